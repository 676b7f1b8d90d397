package list

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/phrases"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

func entries(n int) []*handbook.Entry {
	var out []*handbook.Entry
	for i := range n {
		out = append(out, &handbook.Entry{ID: fmt.Sprint("e", i), Title: fmt.Sprint("Title ", i), Summary: fmt.Sprint("Summary ", i, ".")})
	}
	return out
}

func items(all []*handbook.Entry) []Item {
	var out []Item
	for _, e := range all {
		out = append(out, Item{Entry: e})
	}
	return out
}

// The items are those of the head and the tail, without the omitted ones.
func TestItems(t *testing.T) {
	e := entries(8)
	for _, c := range []struct {
		head, tail int
		omit       []int
		want       string
	}{
		{0, 0, nil, ""},
		{2, 0, nil, "0 1"},
		{0, 3, nil, "0 1 2"},
		{2, 2, nil, "0 1 2 3"},
		{0, 4, []int{0}, "1 2 3"},
		{0, 4, []int{3}, "0 1 2"},
		{0, 4, []int{0, 1}, "2 3"},
		{0, 4, []int{1, 2}, "0 3"},
		{1, 5, []int{0, 2, 4}, "0 2 4"},
		{0, 2, []int{0, 1}, ""},
	} {
		x := Items{Head: items(e[:c.head]), Tail: items(e[c.head : c.head+c.tail]), Omit: c.omit}
		var got []string
		for i := range x.Len() {
			got = append(got, x.At(i).Entry.ID[1:])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%+v: %s", c, s)
		}
		for i := range x.Len() {
			if at := x.Find(x.At(i).Entry, 0); at != i {
				t.Errorf("%+v: %s is at %d, want %d", c, x.At(i).Entry.ID, at, i)
			}
		}
	}
	twice := Items{Head: items([]*handbook.Entry{e[0], e[1], e[0]})}
	if a, b, none := twice.Find(e[0], 0), twice.Find(e[0], 2), twice.Find(e[7], 9); a != 0 || b != 2 || none != -1 {
		t.Errorf("%d, %d, %d", a, b, none)
	}
}

// An entry in a closed folder is found at the folder, and one in an open folder at its own row.
func TestFolders(t *testing.T) {
	outer := &handbook.Group{ID: "a/b", Title: "Outer"}
	inner := &handbook.Group{ID: "a/b/c", Title: "Inner", Parent: outer}
	e := &handbook.Entry{ID: "e", Title: "E", Group: inner}
	closed, open := &Folder{Group: outer}, &Folder{Group: outer, Open: true}
	for name, c := range map[string]struct {
		x    Items
		want int
	}{
		"closed":          {Items{Head: []Item{{Entry: &handbook.Entry{}}, {Folder: closed}}}, 1},
		"open":            {Items{Head: []Item{{Folder: open}, {Entry: e}}}, 1},
		"inner closed":    {Items{Head: []Item{{Folder: open}, {Folder: &Folder{Group: inner}}}}, 1},
		"another's":       {Items{Head: []Item{{Folder: &Folder{Group: &handbook.Group{ID: "x"}}}}}, -1},
		"found elsewhere": {Items{Head: []Item{{Folder: closed}, {Entry: e}}}, 1},
	} {
		if got := c.x.Find(e, 0); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
	var m Model
	m.SetItems(Items{Head: []Item{{Entry: e}, {Folder: closed}}}, nil)
	m.Select(1)
	if m.SetItems(Items{Head: []Item{{Folder: open}, {Entry: e}}}, nil); m.Selected() != 0 {
		t.Errorf("the folder does not stay selected: %d", m.Selected())
	}
}

func TestSelection(t *testing.T) {
	e := entries(5)
	var m Model
	if m.Current() != (Item{}) || m.Len() != 0 {
		t.Errorf("%+v", m.Current())
	}
	m.Select(3)
	m.SetItems(Items{Tail: items(e)}, e[2])
	m.Arrange(ShapeDouble, false, 4, nil)
	if m.Selected() != 2 || m.Current().Entry != e[2] || m.Height() != 4 {
		t.Errorf("%d", m.Selected())
	}
	for _, c := range []struct{ to, want int }{{0, 0}, {-1, 0}, {4, 4}, {5, 4}, {99, 4}, {2, 2}} {
		if m.Select(c.to); m.Selected() != c.want {
			t.Errorf("%d: %d, want %d", c.to, m.Selected(), c.want)
		}
		if y := m.SelectedRow(); y < 0 || y >= m.Height() {
			t.Errorf("item %d is on row %d, which is not visible", c.want, y)
		}
	}
	if m.SelectEntry(e[4]); m.Selected() != 4 {
		t.Errorf("%d", m.Selected())
	}
	if m.SelectEntry(&handbook.Entry{}); m.Selected() != 4 {
		t.Errorf("an entry that is not in the list is selected: %d", m.Selected())
	}
	if m.SetItems(Items{Tail: items(e[:2])}, e[4]); m.Selected() != 0 {
		t.Errorf("%d", m.Selected())
	}
}

// RowsNeeded returns the number of rows of the whole list.
func TestNeed(t *testing.T) {
	x := items(entries(3))
	x[0].Group, x[2].Group = "A", "B"
	for _, c := range []struct {
		shape  ItemLayout
		labels bool
		want   int
	}{{ShapeDense, false, 3}, {ShapeSingle, false, 3}, {ShapeDouble, false, 6}, {ShapeSpaced, false, 8}, {ShapeDense, true, 6}, {ShapeDouble, true, 9}, {ShapeSpaced, true, 10}} {
		var m Model
		m.SetItems(Items{Tail: x}, nil)
		if got := m.RowsNeeded(c.shape, c.labels, 99); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
		if m.Arrange(c.shape, c.labels, 99, nil); m.Rows() != c.want {
			t.Errorf("%+v: %d rows", c, m.Rows())
		}
		if got := m.RowsNeeded(c.shape, c.labels, 2); got != 2 {
			t.Errorf("%+v: %d, more than the limit", c, got)
		}
	}
}

func TestHiddenTitles(t *testing.T) {
	var m Model
	if above, below := m.HiddenTitles(); above+below != 0 {
		t.Error(above, below)
	}
	m.SetItems(Items{Tail: items(entries(10))}, nil)
	for height, want := range map[int]int{1: 9, 4: 6, 9: 1, 10: 0, 20: 0} {
		m.Arrange(ShapeDense, false, height, nil)
		if above, below := m.HiddenTitles(); above != 0 || below != want {
			t.Errorf("%d rows: %d above, %d below, want %d below", height, above, below, want)
		}
	}
	m.Arrange(ShapeDense, false, 4, nil)
	for selected, want := range map[int][2]int{9: {6, 0}, 5: {3, 3}, 0: {0, 6}} {
		m.Select(0)
		m.Select(selected)
		if above, below := m.HiddenTitles(); [2]int{above, below} != want {
			t.Errorf("at %d: %d above, %d below, want %v", selected, above, below, want)
		}
	}
}

// A weak match shows no verdict, nor does one that lacks a word of the query.
func TestVerdicts(t *testing.T) {
	e := &handbook.Entry{Answer: handbook.No}
	for name, c := range map[string]struct {
		hit  *search.Hit
		want handbook.Verdict
	}{
		"no search": {nil, handbook.No},
		"weak":      {&search.Hit{Entry: e, Confidence: search.Low}, handbook.NoVerdict},
		"strong":    {&search.Hit{Entry: e, Confidence: search.High}, handbook.No},
		"lacking":   {&search.Hit{Entry: e, Confidence: search.Medium, Missing: []string{"moon"}}, handbook.NoVerdict},
		"suggested": {&search.Hit{Entry: e, Confidence: search.High, Suggestion: true}, (&search.Hit{Entry: e, Suggestion: true}).Verdict()},
	} {
		if got := (Item{Entry: e, Hit: c.hit}).Verdict(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A note about a pending task stays beside a long title, even in a narrow list, and the title gets half of the row.
func TestAnImportantNoteStaysBesideALongTitle(t *testing.T) {
	n := titleNote{text: phrases.StatusToAcknowledge, important: true}
	for width := 32; width < 80; width++ {
		if title := n.titleWidth(width); title+2+len(n.text) != width || title < width/2 {
			t.Errorf("%d of %d cells for the title", title, width)
		}
	}
}

// Every row has the given width, whatever its content, and shows the content.
func TestRowsHaveTheirWidth(t *testing.T) {
	long := strings.Repeat("long words ", 30)
	all := map[string]Item{
		"Title 0": {Entry: entries(1)[0], Group: "A group"},
		"long":    {Entry: &handbook.Entry{ID: "l", Title: long, Summary: long, Answer: handbook.Yes}, Group: long, Depth: 9},
		"漢字":      {Entry: &handbook.Entry{ID: "w", Title: strings.Repeat("漢字", 50), Summary: strings.Repeat("😀", 99)}},
		"Draft 1": {Entry: &handbook.Entry{ID: "d", Title: "Draft 1", Metadata: handbook.Metadata{Status: "draft"}, Number: "SEC-1"}},
		"Folder":  {Folder: &Folder{Group: &handbook.Group{Title: "Folder " + long}, Entries: entries(12)}, Depth: 2},
		"zebra":   {Word: search.SuggestedWord{Word: "zebra", Count: 7}},
		"found":   {Entry: &handbook.Entry{ID: "f", Title: "found"}, Hit: &search.Hit{Passage: long, TitleMarks: []search.Span{{Start: 0, End: 2}}}},
	}
	reader := session.New(session.Options{})
	reader.SetHandbook(handbook.New(handbook.Parts{Title: "H"}))
	for _, width := range []int{24, 40, 80} {
		for shape := ShapeDense; shape <= ShapeSpaced; shape++ {
			for name, it := range all {
				if it.Hit != nil {
					it.Hit.Entry = it.Entry
				}
				var m Model
				m.SetItems(Items{Head: []Item{it}}, nil)
				m.Arrange(shape, true, 9, nil)
				p := Painter{Theme: theme.New(theme.Options{Name: theme.Mono}), Width: width, Single: shape == ShapeSingle && width > layout.TitleWidth, Session: reader, Matches: func(string) []search.Span { return nil }}
				rows := p.Render(&m)
				for _, row := range rows {
					if w := layout.Width(ansi.Strip(row)); w != layout.TextColumn+width+1 {
						t.Errorf("%s in shape %d, %d wide: %d cells: %q", name, shape, width, w, row)
					}
				}
				if text := ansi.Strip(strings.Join(rows, "\n")); !strings.Contains(text, name) {
					t.Errorf("%s in shape %d, %d wide: %q", name, shape, width, text)
				}
			}
		}
	}
}
