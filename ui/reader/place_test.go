package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/layout"
)

// The sentence at the top stays there at any width, and returning to a width restores the row.
func TestAnotherWidthKeepsThePlace(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.press("space", "space", "space")
	for !strings.HasPrefix(r.topText(), "Ship number") {
		r.press("j")
	}
	top := r.Scroll.Top()
	for _, width := range []int{40, 59, 60, 100, 130} {
		number := shipAt(r)
		r.SetSize(layout.New(width, 24, layout.Content{}))
		if r.pages.IsPending(r.Entry, r.TextWidth()) {
			r.pages.Store(r.pages.RenderLater(r.TextWidth(), func(*handbook.Handbook) *handbook.Entry { return r.Entry })(r.session.Handbook))
			r.layOut()
		}
		if got := shipAt(r); got != number {
			t.Errorf("at width %d the top row is about ship %s, it was about %s", width, got, number)
		}
	}
	r.SetSize(layout.New(80, 24, layout.Content{}))
	if r.Scroll.Top() != top {
		t.Errorf("back at 80 the top row is %d, it was %d", r.Scroll.Top(), top)
	}
}

// shipAt returns the number of the last ship named down to the top row.
func shipAt(r *room) string {
	above := r.Doc.Text()[:r.Doc.OffsetOf(r.Scroll.Top()+1)]
	number, _, _ := strings.Cut(above[strings.LastIndex(above, "number ")+len("number "):], " ")
	return number
}

func TestAPlaceIsFoundInAnotherEntry(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.GoToSection("departure")
	p := r.PortablePosition()
	if p.Section == 0 || p.Part != 0 {
		t.Errorf("the place of a heading is %+v", p)
	}
	r.press("g")
	r.GoToPortablePosition(p)
	if r.topText() != "Departure" {
		t.Errorf("the place leads to %q", r.topText())
	}
	r.GoToSection("nowhere")
	if r.topText() != "Departure" {
		t.Error("a section that does not exist moves the text")
	}
	r.GoToPortablePosition(PortablePosition{Section: 99, Part: 1}) // of an entry with more sections
	if !r.Scroll.AtEnd() {
		t.Error("a place beyond the last section is not the end")
	}
}

func TestAReloadKeepsTheTextOfTheTopRow(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.GoToSection("departure")
	h := harbour(t, "ships.md", "# Ships\n\nA new paragraph.\n\nAnother one.\n\n## Arrival\n\nShorter.\n\n## Departure\n\nThey leave.\n\n"+strings.Repeat("More.\n\n", 40))
	r.Replace(h.Entry("ships"), search.Result{}, nil)
	r.pages.Store(r.pages.RenderLater(r.TextWidth(), func(*handbook.Handbook) *handbook.Entry { return r.Entry })(h))
	r.layOut()
	if r.topText() != "Departure" {
		t.Errorf("after a reload the top row is %q", r.topText())
	}
}

func TestLocationsAreRestored(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.press("/", "t", "i", "d", "e", "enter")
	at := r.Location()
	if at.Query != "tide" {
		t.Fatalf("the query is %q", at.Query)
	}
	top := r.Scroll.Top()
	r.press("esc", "g")
	r.Restore(at)
	if r.Scroll.Top() != top || r.Find.Query() != "tide" {
		t.Errorf("row %d with %q, want row %d with tide", r.Scroll.Top(), r.Find.Query(), top)
	}
}

func TestTheHeaderSaysWhereInTheEntry(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	if head := ansi.Strip(r.headerRow()); !strings.Contains(head, "Ships") || !strings.Contains(head, fmt.Sprintf("1-%d of %d", r.Scroll.End(), len(r.Doc.Rows))) {
		t.Errorf("the header is %q", head)
	}
	r.press("G")
	if head := ansi.Strip(r.headerRow()); !strings.Contains(head, fmt.Sprintf("-%d of %d", len(r.Doc.Rows), len(r.Doc.Rows))) {
		t.Errorf("at the end the header is %q", head)
	}
	if head := ansi.Strip(openRoom(t, "pilots", 80, 40, nil).headerRow()); strings.Contains(head, " of ") {
		t.Errorf("an entry that fits has the header %q", head)
	}
	narrow := openRoom(t, "ships", 40, 15, nil)
	narrow.press("G")
	if head := ansi.Strip(narrow.headerRow()); !strings.Contains(head, "100%") {
		t.Errorf("the narrow header is %q", head)
	}
}

// On a reading path the header gives the entry's place, in a few words if there is no room for more.
func TestTheHeaderSaysWhereOnThePath(t *testing.T) {
	r := openRoom(t, "pilots", 80, 40, nil)
	h := r.progress.Handbook
	p := &handbook.Path{ID: "first", Title: "First week", Entries: []*handbook.Entry{h.Entry("ships"), r.Entry}}
	h.Paths = append(h.Paths, p)
	number := "2 of 2"
	for path, want := range map[string]string{p.ID: p.Title + " " + number + " › Pilots", "": " › Pilots"} {
		if r.path = path; !strings.Contains(ansi.Strip(r.headerRow()), want) {
			t.Errorf("%q, want %q", ansi.Strip(r.headerRow()), want)
		}
	}
	r.path, r.size.Width = p.ID, layout.TextColumn+layout.Width(number+" › Pilots")+12
	if got := strings.TrimSpace(ansi.Strip(r.headerRow())); !strings.HasPrefix(got, number+" › Pilots") {
		t.Errorf("with little room %q", got)
	}
}

func TestAWideScreenShowsTheContentsBesideTheText(t *testing.T) {
	wide, narrow := openRoom(t, "ships", 120, 30, nil), openRoom(t, "ships", 80, 30, nil)
	if !strings.Contains(wide.text(), "Contents") || strings.Contains(narrow.text(), "Contents") {
		t.Errorf("it is beside the text at 80, or not at 120:\n%s", wide.text())
	}
	r := openRoom(t, "pilots", 120, 30, nil)
	if strings.Contains(r.text(), "Contents") {
		t.Error("an entry without headings has contents")
	}
}

func TestAnAcknowledgementIsAskedForBelowTheText(t *testing.T) {
	ack := &Ack{Word: "Please acknowledge", Text: "this entry: a.", Pending: true, Coverage: new(Coverage)}
	r := openRoom(t, "pilots", 80, 40, ack)
	if !strings.Contains(r.text(), "this entry: a.") {
		t.Errorf("it is not asked for:\n%s", r.text())
	}
	names := handbook.MapSlice(r.Keys(), func(k key.Binding) string { return k.Help().Desc })
	if slices.Contains(names, "acknowledge") || !slices.Contains(names, "page") {
		t.Errorf("before the end the hints are %q", names)
	}
	ack.Coverage.AtEnd = true
	names = handbook.MapSlice(r.Keys(), func(k key.Binding) string { return k.Help().Desc })
	if !slices.Contains(names, "acknowledge") {
		t.Errorf("the hints are %q", names)
	}
	r.SetAck(&Ack{Text: "Acknowledged on 31 January 2026, by Ada"})
	r.SetSize(layout.New(80, 40, layout.Content{}))
	if text := r.text(); strings.Contains(text, "Please") || !strings.Contains(text, "by Ada") {
		t.Errorf("afterwards it shows\n%s", text)
	}
}

func TestEveryStateOfTheReaderFits(t *testing.T) {
	states := map[string][]string{
		"open": nil, "end": {"G"}, "link": {"tab"}, "finding": {"/", "s", "h", "i", "p"}, "found": {"/", "s", "h", "i", "p", "enter"}, "plain": {"v"},
	}
	for _, size := range [][2]int{{30, 8}, {40, 15}, {60, 20}, {80, 24}, {110, 30}, {200, 50}} {
		for name, keys := range states {
			for _, id := range []string{"signals", "ships"} {
				r := openRoom(t, id, size[0], size[1], nil)
				r.press(keys...)
				rows := r.Render()
				if len(rows) > size[1]-1 {
					t.Errorf("%s, %s at %v: %d rows", id, name, size, len(rows))
				}
				for i, row := range rows {
					if layout.Width(row) > size[0] {
						t.Errorf("%s, %s at %v: row %d is too wide: %q", id, name, size, i, ansi.Strip(row))
					}
				}
				if c := r.Cursor(); c != nil && (c.X >= size[0] || c.Y >= size[1]) {
					t.Errorf("%s, %s at %v: the cursor is at %d, %d", id, name, size, c.X, c.Y)
				}
			}
		}
	}
}

// Plain text begins with the text at the top of the screen, and closing it returns to the place before, also for the
// position that is stored.
func TestPlainTextKeepsThePlace(t *testing.T) {
	r := openRoom(t, "ships", 80, 24, nil)
	r.press("space", "space", "space")
	for !strings.HasPrefix(r.topText(), "Ship number") {
		r.press("j")
	}
	top, location, number := r.Scroll.Top(), r.Location(), shipAt(r)
	r.press("v")
	if got := shipAt(r); !r.IsPlain() || got != number || r.Location() != location {
		t.Errorf("plain text begins with ship %s, want %s", got, number)
	}
	r.press("G", "esc")
	if r.IsPlain() || r.Scroll.Top() != top {
		t.Errorf("afterwards the top row is %d, it was %d", r.Scroll.Top(), top)
	}
	r.press("g", "v")
	if r.Scroll.Top() != 0 {
		t.Errorf("from the beginning, plain text begins with row %d", r.Scroll.Top())
	}
}
