package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

var screenSizes = [][2]int{{120, 36}, {80, 24}, {40, 15}}

func TestTypingShowsTheAnswerWithoutAnotherKey(t *testing.T) {
	for _, size := range screenSizes {
		p := start(t, size[0], size[1]).typed("mfa")
		joined := strings.Join(strings.Fields(p.screen()), " ")
		for _, want := range []string{"MFA for production administration", "Yes"} {
			if !strings.Contains(joined, want) {
				t.Errorf("%v: %q is missing:\n%s", size, want, p.screen())
			}
		}
		if hit := p.selectedHit(); hit == nil || hit.Entry.ID != "mfa-production-admin" {
			t.Errorf("%v: the first hit is %v", size, p.selected())
		}
	}
}

func TestEnterReadsAndEscGoesBackStepByStep(t *testing.T) {
	for _, size := range screenSizes {
		p := start(t, size[0], size[1])
		p.press("tab")
		p.typed("sovereignty")
		p.press("enter")
		if p.openID() != "digital-sovereignty" {
			t.Fatalf("%v: enter did not open the hit:\n%s", size, p.screen())
		}
		p.shows("esc back")
		p.press("esc")
		if p.open() != nil || p.query() != "sovereignty" {
			t.Fatalf("%v: the first esc must close the reader and nothing else", size)
		}
		p.press("esc")
		if p.query() != "" || p.tabIndex() != 1 {
			t.Fatalf("%v: the second esc must clear the search and nothing else", size)
		}
		p.press("esc")
		if p.tabIndex() != 0 {
			t.Fatalf("%v: the third esc must leave the category", size)
		}
		p.press("esc")
		p.shows("^C or ^Q quits")
		if p.open() != nil || p.query() != "" || p.tabIndex() != 0 {
			t.Fatalf("%v: one more esc must only say how to quit:\n%s", size, p.screen())
		}
	}
}

func TestTabsWrapAroundAndCountHits(t *testing.T) {
	p := start(t, 120, 36)
	p.shows("All 18", "Start here 0/18", "Why trust us 6", "Access & authorization 12", "Glossary 1")
	var seen []string
	for range 6 {
		seen = append(seen, p.activeTab().ID)
		p.press("tab")
	}
	if want := []string{"", "*path:start", "why", "access-authorization", "*saved", "glossary"}; !slices.Equal(seen, want) || p.tabIndex() != 0 {
		t.Errorf("tabs %q, then %d", seen, p.tabIndex())
	}
	p.press("shift+tab")
	if p.tabIndex() != 5 {
		t.Error("shift+tab must go to the last tab")
	}
	p.press("tab")
	p.typed("vpn")
	total := 0
	for _, tab := range p.tabs()[2:] {
		total += tab.Count
	}
	if inGlossary := p.tabs()[5].Count; p.tabs()[1].Count != p.tabs()[0].Count-inGlossary || inGlossary == 0 || p.tabs()[0].Count != len(p.hits()) || total != len(p.hits()) {
		t.Errorf("counts %+v for %d hits", p.tabs(), len(p.hits()))
	}
}

func TestTheSelectionSurvivesTabsAndResizes(t *testing.T) {
	p := start(t, 120, 36)
	p.press("tab", "down", "down")
	chosen := p.selected()
	p.resize(80, 24)
	p.resize(40, 15)
	p.press("shift+tab")
	p.resize(120, 36)
	if got := p.selected(); got != chosen {
		t.Errorf("selected %s, was %s", got.ID, chosen.ID)
	}
	p.shows(chosen.Title)
}

func TestACutFootEndsInAnEllipsis(t *testing.T) {
	p := start(t, 100, 30).typed("#nis2 2fa administrators")
	foot := p.previewFoot()
	if len(foot) == 0 || !strings.HasSuffix(foot[len(foot)-1], "…") {
		t.Errorf("the foot ends %q", foot)
	}
}

func TestAnEmptyTabSaysWhyAndWhatToDo(t *testing.T) {
	for _, size := range screenSizes {
		p := start(t, size[0], size[1])
		p.press("shift+tab", "shift+tab")
		p.shows("Nothing is saved yet")
		p.typed("mfa")
		p.shows("No match among saved entries.", "has 4")
		p.press("esc", "tab", "tab", "tab", "tab")
		p.typed("mfa")
		p.shows("No match in this category.", "has 4")
		p.lacks("enter read")
		p.press("enter", "ctrl+y")
		p.shows("nothing to copy")
	}
}

func TestNoResultsOfferSuggestions(t *testing.T) {
	p := start(t, 120, 36).typed("price list")
	p.shows("nothing found", "No entry here answers that.", "On a call")
	if near := p.previewed(); near != nil && near.Summary != "" && strings.Contains(p.screen(), near.Summary) {
		t.Error("a near text must not stand in the place of an answer")
	}
	if p.answer() != nil {
		t.Error("there is no answer to copy")
	}
	p.press("ctrl+y")
	p.shows("nothing to copy")
	p.press("esc")
	p.shows("All 18")
}

func TestAnEarlyQueryIsAnsweredOnceIndexed(t *testing.T) {
	h, ix := shipped()
	p := startOn(t, h, nil, 120, 36, dark).typed("mfa")
	p.shows("All 18", "About the Trust Center")
	p.press("enter", "ctrl+y")
	p.shows("nothing to copy")
	if p.open() != nil {
		t.Fatal("a text that does not answer was opened")
	}
	p.send(indexedMsg{index: ix})
	if p.openID() != "mfa-production-admin" {
		t.Fatal("enter must open the answer once there is one")
	}
	p.press("esc")
	p.shows("strong match")
	if p.selected().ID != "mfa-production-admin" {
		t.Errorf("the first hit is %s", p.selected().ID)
	}
	if p.indexCmd() != nil {
		t.Error("it would be made twice")
	}
}

// A weak match looks weak when it is opened too: the entry shows a warning, and no verdict until the search is over.
func TestAWeakMatchLooksWeakWhenOpened(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
		p := start(t, size[0], size[1]).typed("two factor for customers")
		p.press("enter")
		if said := strings.Join(strings.Fields(strings.ReplaceAll(p.screen(), "▐", "")), " "); !strings.Contains(said, "Caution: this entry does not mention: customers.") {
			t.Errorf("%v: no warning:\n%s", size, p.screen())
		}
		p.lacks(" Yes ")
		p.press("esc", "esc")
		p.typed("mfa admin")
		p.press("enter")
		p.shows(" Yes ")
		p.lacks("Caution:")
	}
}

// The verdict of an entry is neither shown nor copied if the query asks the opposite question.
func TestATurnedQuestionHasNoVerdict(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}} {
		p := start(t, size[0], size[1]).typed("can production be administered without mfa")
		p.lacks(" Yes ")
		if text := p.sentence(p.m.browse.Selected()).Text; strings.HasPrefix(text, "Yes") {
			t.Errorf("copied: %q", text)
		}
		p.press("ctrl+x")
		p.press("enter")
		p.lacks(" Yes ")
		if said := strings.Join(strings.Fields(strings.ReplaceAll(p.screen(), "▐", "")), " "); !strings.Contains(said, "Caution: this entry answers a different question: the difference is “without”.") {
			t.Errorf("%v: no warning:\n%s", size, p.screen())
		}
	}
}

func TestAPasteCannotActOnTheTerminal(t *testing.T) {
	p := start(t, 80, 24)
	p.send(tea.PasteMsg{Content: "mfa\x1b]52;c;eA==\a\r\n\u202eadmin\u200b"})
	if got := p.query(); got != "mfa]52;c;eA== admin" {
		t.Errorf("query %q", got)
	}
	if strings.ContainsAny(p.screen(), "\a\r\u202e\u200b") {
		t.Error("control characters on the screen")
	}
}

func TestTheCursorIsWhereTextIsTyped(t *testing.T) {
	p := start(t, 120, 36).typed("mfa")
	c := p.cursor()
	if c == nil || c.X != layout.TextColumn+3 || c.Y != p.searchRow() {
		t.Errorf("cursor %+v", c)
	}
	p.press("down")
	c = p.cursor()
	if row := []rune(p.rows()[c.Y]); !strings.HasPrefix(string(row[c.X:]), p.selected().Title) {
		t.Errorf("the cursor is not on the chosen title: %q", string(row))
	}
	p.typed("x")
	if c = p.cursor(); c.Y != p.searchRow() {
		t.Error("typing must bring the cursor back to the search line")
	}
	p.press("backspace", "ctrl+g")
	p.typed("ab")
	c = p.cursor()
	if row := []rune(p.rows()[c.Y]); string(row[c.X-2:c.X]) != "ab" {
		t.Errorf("the cursor at %d,%d does not follow the filter: %q", c.X, c.Y, string(row))
	}
}

func TestTheReaderScrollsAndStepsThroughEntries(t *testing.T) {
	p := start(t, 60, 14)
	p.press("enter")
	for _, step := range []struct {
		key  string
		want func(before, after int) bool
	}{
		{"j", func(b, a int) bool { return a == b+1 }},
		{"k", func(b, a int) bool { return a == b-1 }},
		{"space", func(b, a int) bool { return a > b+1 }},
		{"b", func(b, a int) bool { return a < b }},
		{"d", func(b, a int) bool { return a > b }},
		{"u", func(b, a int) bool { return a < b }},
		{"G", func(b, a int) bool { return a > b }},
		{"g", func(b, a int) bool { return a == 0 }},
	} {
		before := p.readerTop()
		p.press(step.key)
		if after := p.readerTop(); !step.want(before, after) {
			t.Errorf("%s went from row %d to %d", step.key, before, after)
		}
	}
	first := p.open()
	p.press("]")
	if p.open() == first {
		t.Error("] must go to the next text")
	}
	p.press("[")
	if p.open() != first {
		t.Error("[ must go back")
	}
	p.press("[")
	p.shows("no more")
}

func TestTheTerminalsBackgroundPicksTheTheme(t *testing.T) {
	h, ix := shipped()
	p := startOn(t, h, ix, 120, 36, theme.Options{Name: theme.Auto, Depth: theme.TrueColour})
	unknown := p.themeKey()
	p.send(tea.BackgroundColorMsg{Color: ansi.BasicColor(0)})
	dark := p.themeKey()
	p.send(tea.BackgroundColorMsg{Color: ansi.BasicColor(15)})
	light := p.themeKey()
	if unknown == dark || dark == light || unknown == light {
		t.Errorf("themes %q, %q, %q must differ", unknown, dark, light)
	}
	p.press("ctrl+t")
	p.shows("light theme")
	p = startOn(t, h, ix, 120, 36, theme.Options{Name: theme.Auto, Depth: theme.NoColour})
	p.press("ctrl+t")
	p.shows("no colours are in use here, so all themes look the same")
}
