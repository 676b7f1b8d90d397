package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/message"
	"trustbook/ui/page"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// harbour returns a handbook whose entries have links to each other, sections and an abbreviation.
func harbour(t *testing.T, change ...string) *handbook.Handbook {
	t.Helper()
	long := ""
	for i := range 40 {
		long += fmt.Sprintf("Ship number %d enters the harbour and its papers are looked at by the harbour master.\n\n", i)
	}
	files := map[string]string{
		"handbook.yaml": "title: The harbour\nacronyms: {VTS: vessel traffic service}\n",
		"signals.md": "# Signals\n\nA light shows [the pilots](pilots.md) the way, and [the book](https://example.org/lights) explains it.\n\n" +
			"## At night\n\nRed is port, says the VTS.\n\n## By day\n\nSee [at night](#at-night).\n",
		"pilots.md": "# Pilots\n\nA pilot steers the ship.\n",
		"tides.md":  "# Tides\n\nThe water rises and falls.\n",
		"ships.md":  "# Ships\n\n## Arrival\n\n" + long + "## Departure\n\nThey leave with the tide.\n\n" + long,
	}
	for i := 0; i < len(change); i += 2 {
		files[change[i]] = change[i+1]
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// room runs the reader without the rest of the program.
type room struct {
	*Model

	t    *testing.T
	out  message.Outbox
	keys KeyMap
}

func openRoom(t *testing.T, id string, width, height int, ack *Ack) *room {
	t.Helper()
	h := harbour(t)
	r := &room{t: t, keys: DefaultKeys()}
	s := session.New(session.Options{Now: func() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) }})
	s.SetHandbook(h)
	th := theme.New(theme.Options{})
	pages := new(page.Cache)
	pages.SetTheme(th)
	r.Model, _ = Open(Dependencies{Session: s, Pages: pages, Outbox: &r.out, Keys: &r.keys}, h.Entry(id), layout.New(width, height, layout.Content{}), th, search.Result{}, ack)
	for pages.IsPending(r.Entry, r.TextWidth()) { // a long entry is rendered in a command
		pages.Store(pages.RenderLater(r.TextWidth(), func(*handbook.Handbook) *handbook.Entry { return r.Entry })(h))
		r.layOut()
	}
	r.posted()
	return r
}

var keyCodes = map[string]tea.KeyPressMsg{
	"tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape},
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "space": {Code: tea.KeySpace, Text: " "},
}

func (r *room) press(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		msg, ok := keyCodes[k]
		if !ok {
			msg = tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		}
		r.Update(msg)
	}
}

// posted returns the messages posted since the last call.
func (r *room) posted() []tea.Msg {
	var out []tea.Msg
	for msg, ok := r.out.Next(); ok; msg, ok = r.out.Next() {
		out = append(out, msg)
	}
	return out
}

// posts fails unless the keys post exactly one message.
func (r *room) posts(want tea.Msg, keys ...string) {
	r.t.Helper()
	r.press(keys...)
	if got := r.posted(); len(got) != 1 || fmt.Sprintf("%#v", got[0]) != fmt.Sprintf("%#v", want) {
		r.t.Errorf("%q post %#v, want %#v", keys, got, want)
	}
}

func (r *room) text() string { return ansi.Strip(strings.Join(r.Render(), "\n")) }

func (r *room) topText() string {
	return strings.Join(strings.Fields(r.Doc.Plain[r.Scroll.Top()]), " ")
}

func TestLinksAreFollowedInOrder(t *testing.T) {
	r := openRoom(t, "signals", 80, 24, nil)
	r.posts(message.OpenEntry{ID: "pilots"}, "tab", "enter")
	r.posts(message.NewCopy("https://example.org/lights", "https://example.org/lights"), "tab", "enter")
	if row, ok := r.BottomRow(80, func([]key.Binding) string { return "hints" }); !ok || !strings.Contains(ansi.Strip(row), "copy https://example.org/lights") {
		t.Errorf("the bottom row is %q", ansi.Strip(row))
	}
	r.posts(message.OpenEntry{ID: "pilots"}, "shift+tab", "enter")
	before := r.link
	r.press("shift+tab")
	if want := len(r.Doc.Links) - 1; before != 0 || r.link != want {
		t.Errorf("before the first link comes %d, want %d", r.link, want)
	}
	r.press("tab")
	if r.link != 0 {
		t.Errorf("after the last link comes %d", r.link)
	}
}

func TestALinkIntoTheSameEntryScrolls(t *testing.T) {
	r := openRoom(t, "signals", 60, 9, nil)
	for range len(r.Doc.Links) {
		if r.press("tab"); r.selectedLink().Anchor == "at-night" {
			break
		}
	}
	r.press("enter")
	if got := r.posted(); len(got) > 0 || !strings.Contains(r.text(), "At night") {
		t.Errorf("it posts %v and shows\n%s", got, r.text())
	}
}

func TestTheFirstLinkIsTheOneOnTheScreen(t *testing.T) {
	r := openRoom(t, "signals", 60, 9, nil)
	r.press("G", "tab")
	if at := r.Doc.RowAt(r.selectedLink().Spans[0].Start); at < r.Scroll.Top() && r.link != 0 {
		t.Errorf("the link is in row %d, above the screen, which begins with row %d", at, r.Scroll.Top())
	}
}

func TestEscLeavesTheInnermostStateFirst(t *testing.T) {
	r := openRoom(t, "signals", 80, 24, nil)
	r.press("tab", "/", "n", "i", "g", "h", "t", "enter")
	if len(r.Find.Spans()) == 0 {
		t.Fatal("nothing is found")
	}
	r.press("esc")
	if r.Find.Query() != "" || len(r.posted()) > 0 {
		t.Error("esc does not end finding")
	}
	r.press("esc")
	if r.link >= 0 || len(r.posted()) > 0 {
		t.Error("esc does not deselect the link")
	}
	r.posts(message.CloseReader{}, "esc")
	r.posts(message.CloseReader{}, "q")
}

func TestPlainTextIsLeftWithTheSameKeys(t *testing.T) {
	for _, leave := range []string{"v", "esc", "q"} {
		r := openRoom(t, "signals", 80, 24, nil)
		r.press("v")
		if !r.IsPlain() || !strings.Contains(r.text(), "Source: Signals (signals), The harbour") {
			t.Fatalf("plain text is\n%s", r.text())
		}
		if _, shown := r.BottomRow(80, nil); shown {
			t.Error("plain text has a row for finding")
		}
		if r.press(leave); r.IsPlain() || len(r.posted()) > 0 {
			t.Errorf("%s leaves more than the plain text", leave)
		}
	}
}

func TestKeysOfTheProgramPostTheirMessages(t *testing.T) {
	r := openRoom(t, "pilots", 80, 24, nil)
	for pressed, want := range map[string]tea.Msg{
		"?": message.OpenHelp{}, "y": message.CopyAnswer{}, "x": message.CopySentence{}, "Y": message.OpenCopyMenu{}, "[": message.StepEntry{By: -1},
		"]": message.StepEntry{By: 1}, "left": message.StepHistory{By: -1}, "right": message.StepHistory{By: 1}, "r": message.Reload{},
		"L": message.SwitchLanguage{}, "a": message.OpenAcknowledgement{}, "ctrl+o": message.MarkRead{ID: "pilots", Key: "^O"},
	} {
		r.posts(want, pressed)
	}
}

func TestKeysWithNothingToDoSaySo(t *testing.T) {
	for pressed, want := range map[string]string{"tab": "no links", "c": "no headings", "s": "no abbreviations", "n": "nothing is highlighted", "w": "w", "m": "m"} {
		r := openRoom(t, "tides", 80, 24, nil)
		r.press(pressed)
		if got := r.posted(); len(got) != 1 || got[0].(message.Say).Word != want {
			t.Errorf("%s posts %v, want %q", pressed, got, want)
		}
	}
}

func TestContentsLeadToTheirParts(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.press("c")
	menu := r.posted()[0].(message.OpenMenu)
	items := menu.Items()
	if labels := handbook.MapSlice(items, func(it message.MenuItem) string { return it.Label }); !slices.Equal(labels, []string{"Answer", "Arrival", "Departure"}) || menu.Selected > 1 {
		t.Fatalf("the contents are %q, and %d is selected", labels, menu.Selected)
	}
	r.Update(items[2].Msg)
	if r.topText() != "Departure" {
		t.Errorf("the top row is %q", r.topText())
	}
	r.press("c")
	if at := r.posted()[0].(message.OpenMenu).Selected; at != 2 {
		t.Errorf("part %d is selected", at)
	}
}

func TestContentsCountTheMatchesOfEachPart(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.press("/", "t", "i", "d", "e", "enter", "c")
	var notes []string
	for _, msg := range r.posted() {
		if menu, ok := msg.(message.OpenMenu); ok {
			notes = handbook.MapSlice(menu.Items(), func(it message.MenuItem) string { return it.Note })
		}
	}
	if !slices.Equal(notes, []string{"", "", "1"}) {
		t.Errorf("the notes are %q", notes)
	}
}

func TestAbbreviationsAreExplainedAndFound(t *testing.T) {
	r := openRoom(t, "signals", 80, 24, nil)
	r.press("s")
	items := r.posted()[0].(message.OpenMenu).Items()
	if len(items) != 1 || items[0].Label != "VTS" || items[0].Explanation != "vessel traffic service" {
		t.Fatalf("the menu has %+v", items)
	}
	r.Update(items[0].Msg)
	if s, ok := r.Find.Current(); !ok || r.Doc.Text()[s.Start:s.End] != "VTS" {
		t.Error("the abbreviation is not found")
	}
	r.Update(message.FindWord{Word: "Harbour"})
	if got := r.posted(); len(got) != 1 || got[0].(message.Say).Detail != " occurs only in the title or question" {
		t.Errorf("for a word outside the text it posts %v", got)
	}
}
