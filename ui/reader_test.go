package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/search"
)

// reading opens an entry of the fixture by its id.
func reading(t *testing.T, id string, width, height int) *program {
	t.Helper()
	h, ix := fixture(t)
	p := startOn(t, h, ix, width, height, dark)
	p.readCmd(id)
	return p
}

func TestFindIsLiveAndSmartAboutCase(t *testing.T) {
	p := reading(t, "mfa", 80, 24)
	p.press("/")
	p.typed("tok")
	p.shows("/ tok", "1 of 3")
	if got := strings.Join(p.markedWords(), " "); got != "tok tok tok" {
		t.Errorf("marked %q", got)
	}
	p.press("enter", "n")
	p.shows("2 of 3", "esc back to reading")
	p.press("n", "n")
	p.shows("1 of 3")
	p.press("N")
	p.shows("3 of 3")
	p.press("/")
	p.typed("Token")
	p.press("enter")
	p.shows("none", "esc back to reading")
	p.lacks("n N next")
	p.press("esc")
	if p.open() == nil || p.findQuery() != "" {
		t.Fatal("esc must end the find and nothing else")
	}
	p.press("esc")
	if p.open() != nil {
		t.Error("the next esc must go back to the list")
	}
}

func TestFindSurvivesAResizeAndReachesOverRows(t *testing.T) {
	p := reading(t, "mfa", 80, 24)
	p.press("/")
	p.typed("museum's server, which nobody")
	p.press("enter")
	for _, width := range []int{80, 34, 61, 120} {
		p.resize(width, 12)
		if n := len(p.markedWords()); n != 1 {
			t.Fatalf("width %d: %d found", width, n)
		}
		if p.findIndex() != 0 {
			t.Errorf("width %d: the reader is on %d", width, p.findIndex())
		}
	}
}

func TestAFindQueryIsNoPattern(t *testing.T) {
	p := reading(t, "mfa", 80, 24)
	p.press("/")
	p.typed("(.*[")
	p.shows("none")
}

func TestAnEntryOpensAtTheWordsOfTheSearch(t *testing.T) {
	h, ix := fixture(t)
	p := startOn(t, h, ix, 60, 10, dark)
	p.typed("museum")
	p.press("enter")
	p.shows("museum")
	if got := p.markedWords(); len(got) != 1 || got[0] != "museum's" {
		t.Errorf("marked %q", got)
	}
	p.press("n")
	p.shows("1 of 1")
}

// Doubts whether an entry answers the search do not follow the reader along a link.
func TestALinkLeavesTheDoubtBehind(t *testing.T) {
	p := start(t, 80, 24).typed("mfa")
	at := slices.IndexFunc(p.hits(), func(h search.Hit) bool { return h.Entry.ID == "privileged-access" })
	p.choose(at)
	p.press("enter")
	p.shows("Caution: this is only a weak match.")
	p.press("esc")
	p.choose(0)
	p.press("enter")
	p.press("tab", "enter")
	p.shows("Privileged (administrative) permissions")
	p.lacks("Caution:")
	if c := p.excerpt(p.answer()); strings.Contains(c.Text, "Caution") {
		t.Errorf("copied: %q", c.Text)
	}
}

// A search shows its answer, and any doubt about it, wherever the reader left the entry.
func TestASearchOpensAnEntryAtTheAnswer(t *testing.T) {
	h, ix := longTexts(t)
	p := startOn(t, h, ix, 80, 10, dark)
	p.read("talk")
	p.press("space", "space", "esc")
	p.typed("meetings").press("enter")
	if p.openID() != "talk" || p.readerTop() != 0 {
		t.Errorf("%s opens at row %d", p.openID(), p.readerTop())
	}
}

func TestLinksAreSelectedAndFollowed(t *testing.T) {
	p := reading(t, "mfa", 80, 24)
	p.press("tab")
	p.shows("enter open Who may administer")
	c := p.cursor()
	if c == nil || !strings.HasPrefix(string([]rune(p.rows()[c.Y])[c.X:]), "who may administer") {
		t.Errorf("the cursor is at %+v", c)
	}
	p.press("enter")
	if p.openID() != "admin" {
		t.Fatalf("the link opened %s", p.openID())
	}
	p.press("shift+tab", "enter")
	if p.openID() != "mfa" {
		t.Fatalf("the last link, to a neighbour, opened %s", p.openID())
	}
	p.press("left", "left")
	if p.openID() != "mfa" {
		t.Fatal("going back twice must lead to where it began")
	}
	p.press("right")
	if p.openID() != "admin" {
		t.Error("going forward must undo going back")
	}
	p.press("left", "left")
	if p.open() != nil {
		t.Error("from the first text, back leads to the list")
	}
}

func TestTheHistoryRestoresPositionAndFind(t *testing.T) {
	p := reading(t, "mfa", 50, 12)
	p.press("/")
	p.typed("token")
	p.press("enter", "n", "n")
	p.press("esc", "/")
	p.typed("code")
	p.press("enter")
	place, query := p.readerTop(), p.findQuery()
	p.press("]", "left")
	if p.readerTop() != place || p.findQuery() != query {
		t.Errorf("back at row %d finding %q, was %d and %q", p.readerTop(), p.findQuery(), place, query)
	}
}

func TestALinkToTheWebIsCopiedNotOpened(t *testing.T) {
	p := reading(t, "mfa", 100, 24)
	p.setLink("https://example.org/a")
	p.press("tab")
	p.shows("enter copy https://example.org/a")
	if cmd := p.press("enter"); cmd == nil {
		t.Fatal("nothing was sent")
	}
	p.shows("copied https://example.org/a")
	if p.openID() != "mfa" {
		t.Error("the text must stay open")
	}
}

func TestContentsJump(t *testing.T) {
	h, ix := largeBook(t)
	p := startOn(t, h, ix, 80, 24, dark)
	p.read(h.Entries[0].ID)
	p.press("c")
	p.shows("Contents", "1401 parts")
	p.press("down", "down", "down", "enter")
	if p.dialogOpen() || p.readerPart() != 3 {
		t.Errorf("the text is at part %d", p.readerPart())
	}
	p.resize(120, 24)
	p.shows("Contents", "A part")
	p.requireFits(120, 24)
}

func TestRelatedEntriesEndAnEntry(t *testing.T) {
	p := reading(t, "admin", 80, 24)
	p.shows("Related", "MFA for servers")
}

func TestAPasteGoesToTheCursor(t *testing.T) {
	p := reading(t, "mfa", 100, 36)
	p.send(tea.PasteMsg{Content: "token"})
	if p.query() != "" || p.findQuery() != "" {
		t.Error("a paste while reading must change nothing")
	}
	p.press("/")
	p.send(tea.PasteMsg{Content: "token"})
	if p.findQuery() != "token" {
		t.Errorf("the find is %q", p.findQuery())
	}
}

func TestPlainTextHasNothingButTheText(t *testing.T) {
	p := reading(t, "mfa", 60, 14)
	p.press("v")
	if p.mouseMode() != tea.MouseModeNone {
		t.Error("the mouse must be the terminal's")
	}
	rows := p.rows()
	if rows[0] != "Do servers ask for a second factor?" || strings.Contains(p.content()[:60], "\x1b") {
		t.Errorf("the first row is %q", rows[0])
	}
	p.press("j", "G")
	p.shows("Source: MFA for servers (mfa), Example handbook, edition 1.2")
	p.press("esc")
	if p.open() == nil || p.isPlain() {
		t.Error("esc must go back to the text as it was")
	}
}

func TestTheMouseCanBeLeftToTheTerminal(t *testing.T) {
	p := start(t, 80, 24)
	p.send(tea.KeyPressMsg{Code: tea.KeyF2})
	p.shows("mouse off")
	if p.mouseMode() != tea.MouseModeNone {
		t.Error("the terminal is still asked for the mouse")
	}
	p.send(tea.KeyPressMsg{Code: tea.KeyF2})
	if p.mouseMode() != tea.MouseModeCellMotion {
		t.Error("the mouse is not back")
	}
}

func TestSettingsChangeKeysSplitAndStart(t *testing.T) {
	h, ix := fixture(t)
	p := &program{t: t, m: New(Options{
		Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36, Split: 60, Tab: "access", NoMouse: true,
		Keys: map[string]map[string][]string{"browse": {"next-tab": {"f5"}}},
	})}
	if p.activeTab().ID != "access" || p.layout().ListWidth != 60 || p.mouseMode() != tea.MouseModeNone {
		t.Errorf("tab %q, list %d", p.activeTab().ID, p.layout().ListWidth)
	}
	p.shows("f5 category")
	p.press("tab")
	if p.activeTab().ID != "access" {
		t.Error("the old key still works")
	}
	p.send(tea.KeyPressMsg{Code: tea.KeyF5})
	if p.activeTab().ID != "*saved" {
		t.Error("the new key does not work")
	}
}

func TestActionsNameEveryBinding(t *testing.T) {
	n := 0
	for context, actions := range Actions() {
		for _, a := range actions {
			n++
			if a.Name == "" || len(a.Keys) == 0 || strings.ToLower(a.Name) != a.Name {
				t.Errorf("%s: %+v", context, a)
			}
		}
	}
	if n < 45 {
		t.Errorf("%d actions only", n)
	}
}
