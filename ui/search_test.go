package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
)

// longTexts returns a handbook whose entries have no summaries and are longer than a screen. The last one is so long
// that a command renders it.
func longTexts(t *testing.T) (*handbook.Handbook, *search.Index) {
	t.Helper()
	talk := strings.Repeat("We write down what we decide for those who were not there.\n\n", 40)
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"benefits":  "# Benefits\n\nWhat you get. Some leave too.\n\n" + talk + "## Family\n\nA family grows. All `parental` leave must be taken\nwithin the first year. Ask early.\n\n" + talk,
		"states":    "# State leave provisions\n\nLeave a note.\n\n" + talk,
		"sickness":  "# Perks\n\nPerks are many.\n\n" + talk + "## Paid sick time\n\nDo not work then.\n\n" + talk,
		"talk":      "# Meetings\n\nTell everybody.\n\n" + talk,
		"volunteer": "# Volunteers\n\nWho helps.\n\n" + strings.Repeat(talk, 5) + "## Days\n\nA volunteer gets three days off.\n\n" + talk,
	} {
		files[name+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h, search.New(h)
}

func TestAHitOpensAtTheSentenceThatAnswers(t *testing.T) {
	h, ix := longTexts(t)
	for _, size := range screenSizes {
		for query, want := range map[string][]string{
			"parental leave": {"must be taken"}, "who do I tell when I am sick": {"Paid sick time", "does not say"}, // with its caution
		} {
			p := startOn(t, h, ix, size[0], size[1], dark).typed(query)
			p.press("enter")
			if p.open() == nil {
				t.Fatalf("%v: %s does not open", size, query)
			}
			p.shows(want...)
		}
	}
}

func TestALargeHitOpensAtItsAnswerOnceRendered(t *testing.T) {
	h, ix := longTexts(t)
	p := startOn(t, h, ix, 80, 24, dark).typed("volunteer days")
	cmd := p.readCmd("volunteer")
	p.lacks("three days off")
	width := p.readerWidth()
	if cmd == nil || !p.isRendering("volunteer", width) {
		t.Fatal("the text is not rendered in a command")
	}
	page := p.renderedPage("volunteer", width)
	p.send(page)
	p.shows("three days off")

	p = startOn(t, h, ix, 80, 24, dark).typed("volunteer days")
	p.readCmd("volunteer")
	p.press("j")
	p.send(page)
	p.lacks("three days off") // the reader has scrolled away
}

func TestARelatedEntryOpensAtTheRelatedPassage(t *testing.T) {
	h, ix := longTexts(t)
	p := startOn(t, h, ix, 80, 24, dark).typed("nobody has ever asked about family pets of colleagues")
	if !p.foundNothing() {
		t.Fatalf("it is answered: %v", p.result().Confidence)
	}
	p.readCmd("benefits")
	p.shows("A family grows.")
}

func TestNoSuggestionsAreReported(t *testing.T) {
	h, ix := longTexts(t)
	for _, size := range screenSizes {
		p := startOn(t, h, ix, size[0], size[1], dark).typed("xyzzyq")
		p.shows("No entry here answers that", "esc clear")
		if said := strings.Join(strings.Fields(p.screen()), " "); !strings.Contains(said, "mentions “xyzzyq”") {
			t.Errorf("%v: the word is not named:\n%s", size, p.screen())
		}
		p.lacks("Did you mean", "Benefits", "enter")
		if !p.isNarrow() {
			p.shows("There are no")
			p.lacks("No related entries.")
		}
		p.press("enter", "down", "tab", "pgdown", "ctrl+y")
		p.shows("nothing to copy")
	}
}

// manyParts returns a handbook of many categories, of which every third has an entry about tokens.
func manyParts(t *testing.T) (*handbook.Handbook, *search.Index) {
	t.Helper()
	files := fstest.MapFS{}
	for i := range 30 {
		about := "doors"
		if i%3 == 1 {
			about = "tokens"
		}
		for n := range 1 + i%7 {
			name := fmt.Sprintf("part-of-a-very-long-name-%02d/text-%d.md", i, n)
			files[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Text %d of %d\n\nThis is about %s.\n", n, i, about)}
		}
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h, search.New(h)
}

func TestAnEmptyTabNamesThoseWithMostHits(t *testing.T) {
	h, ix := manyParts(t)
	for _, size := range screenSizes {
		p := startOn(t, h, ix, size[0], size[1], dark)
		p.press("tab")
		p.typed("tokens")
		said := strings.Join(strings.Fields(p.screen()), " ")
		for _, want := range []string{"No match in this category.", "has 7", "and 7 more; tab goes there."} {
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q is not said:\n%s", size, want, p.screen())
			}
		}
	}
}

func TestTabGoesToTheNextTabWithHits(t *testing.T) {
	h, ix := manyParts(t)
	p := startOn(t, h, ix, 120, 36, dark)
	p.press("tab")
	if p.tabIndex() != 1 {
		t.Errorf("at rest tab goes to %d", p.tabIndex())
	}
	p.press("shift+tab", "shift+tab")
	if p.activeTab().ID != "*saved" {
		t.Errorf("at rest shift+tab goes to %q", p.activeTab().ID)
	}
	p.press("tab")
	p.typed("tokens")
	for range 12 {
		p.press("tab")
		if p.activeTab().Count == 0 {
			t.Fatalf("tab goes to %q, which has no hits", p.activeTab().Label)
		}
	}
	at := p.tabIndex()
	p.press("shift+tab", "tab")
	if p.tabIndex() != at {
		t.Errorf("there and back leads from %d to %d", at, p.tabIndex())
	}
	for i, tab := range p.tabs() {
		if x, shown := p.tabColumn(i); shown && tab.Count == 0 {
			p.send(tea.MouseClickMsg{X: x, Y: p.tabsRow(), Button: tea.MouseLeft})
			if p.tabIndex() != i {
				t.Error("a click does not reach a tab without hits")
			}
			return
		}
	}
}

func TestTheBottomRowAlwaysShowsTheHelpKey(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and there is one goroutine")
	}
	for _, lead := range [][]string{{}, {"m", "f", "a"}, {"enter"}, {"enter", "c"}} {
		p := start(t, 120, 24)
		p.press(lead...)
		for _, width := range columns(t) {
			p.resize(width, 24)
			last := p.rows()[23]
			if strings.Contains(last, "…") {
				t.Fatalf("%d columns, %v: the last row is torn: %q", width, lead, last)
			}
			if len(lead) < 2 && !strings.HasSuffix(strings.TrimSpace(last), "help") {
				t.Fatalf("%d columns, %v: the last row lacks the help: %q", width, lead, last)
			}
		}
	}
}

func TestALinkShowsItsTargetAtAnySize(t *testing.T) {
	for _, size := range [][2]int{{40, 15}, {60, 15}, {80, 24}, {120, 36}} {
		p := reading(t, "mfa", size[0], size[1])
		p.press("tab")
		p.shows("enter open Who may administer")
		p.requireFits(size[0], size[1])
	}
}

// The preview shows the answering sentence, wherever it is in the entry, and stays where the user has scrolled.
func TestThePreviewShowsTheSentenceThatAnswers(t *testing.T) {
	h, ix := longTexts(t)
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		p := startOn(t, h, ix, size[0], size[1], dark).typed("parental leave")
		p.shows("parental leave must be taken")
		p.press("pgdown")
		p.lacks("parental leave must be taken")
		p.resize(size[0]+10, size[1])
		p.lacks("parental leave must be taken")
	}
}

// A filter is not a question that an entry could answer.
func TestAFilterWithoutMatchesIsNoFailedSearch(t *testing.T) {
	for _, size := range screenSizes {
		p := start(t, size[0], size[1]).typed("is:saved")
		p.shows("No entry matches", "esc")
		p.lacks("answers that", "On a call", "strong match", "elated")
		p.press("esc")
		p.typed("kind:policy")
		p.lacks("strong match", "No entry")
	}
}

// The cursor follows wide characters in the search line, in a dialog and in find.
func TestTheCursorFollowsWideCharacters(t *testing.T) {
	for typed, cells := range map[string]int{"abc": 3, "日本": 4, "e\u0301x": 2, "🔐a": 3} {
		p := start(t, 120, 36)
		at := p.cursor().X
		p.typed(typed)
		if got := p.cursor().X - at; got != cells {
			t.Errorf("%q: the cursor moved %d cells, want %d", typed, got, cells)
		}
		p.press("left")
		if got := p.cursor().X - at; got >= cells {
			t.Errorf("%q: after left it is %d cells in", typed, got)
		}
		for range 5 {
			p.press("backspace", "delete")
		}
		p.press("ctrl+g")
		box := p.cursor().X
		p.typed(typed)
		if got := p.cursor().X - box; got != cells {
			t.Errorf("%q: in a box it moved %d cells, want %d", typed, got, cells)
		}
		p.press("esc", "enter", "/")
		find := p.cursor().X
		p.typed(typed)
		if got := p.cursor().X - find; got != cells {
			t.Errorf("%q: in find it moved %d cells, want %d", typed, got, cells)
		}
	}
}

// The number of hidden rows is shown both above and below the answer, because a long entry may be shown from its
// middle.
func TestAnAnswerSaysWhatIsOutOfView(t *testing.T) {
	long, ix := longTexts(t)
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		p := startOn(t, long, ix, size[0], size[1], dark).typed("benefits")
		p.shows("more lines; pgdown scrolls")
		p.lacks("above")
		p.press("pgdown")
		p.shows(" above, ", " below; pgdown scrolls")
		for range 99 {
			p.press("pgdown")
		}
		p.shows(" lines above; pgup scrolls")
		p.lacks("below", "more line")
	}
}

// If there are several questions, each answer names the one it answers, and the first answer also names those without
// one.
func TestAnAnswerSaysWhichQuestionItIsFor(t *testing.T) {
	for _, size := range screenSizes[:2] {
		p := start(t, size[0], size[1]).typed("Is data stored in Sweden? Do you have cyber insurance? Is MFA enforced for administrators?")
		p.shows("For “Is data stored in Sweden?”", "Caution: no entry answers “Do you have cyber insurance?”")
		p.press("down")
		p.shows("For “Is MFA enforced for administrators?”")
		p.lacks("cyber insurance?”")
	}
}

// A narrow list with one match shows as much of the entry as fits.
func TestOneMatchFillsANarrowScreen(t *testing.T) {
	start(t, 40, 15).typed("background checks").shows("repeated every year.", "The checks are made in cooperation")
	start(t, 40, 15).typed("mfa admin").lacks("hardware-based MFA is mandatory")
}
