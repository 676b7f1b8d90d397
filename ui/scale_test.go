package ui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	uv "github.com/charmbracelet/ultraviolet"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
)

// crowd is a handbook of n small texts in hundreds of categories. A few words
// stand in most of them, most words in a few.
func crowd(t testing.TB, n, categories int) (*handbook.Handbook, *search.Index) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		return fmt.Sprintf("%c%c%s", 'a'+r.IntN(26), 'a'+r.IntN(26), []string{"ring", "led", "tation", "k"}[r.IntN(4)])
	}
	words := func(k int) string {
		out := make([]string, k)
		for i := range out {
			if out[i] = word(); r.IntN(3) == 0 {
				out[i] = []string{"access", "keys", "the", "of"}[r.IntN(4)]
			}
		}
		return strings.Join(out, " ")
	}
	files := fstest.MapFS{}
	for i := range n {
		text := fmt.Sprintf("---\nsummary: %s.\n---\n# %s %d\n\n%s.\n", words(9), words(4), i, words(40))
		files[fmt.Sprintf("group %03d/text-%06d.md", i%categories, i)] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h, search.New(h)
}

// TestMoreHitsComeAsSomebodyGoesOn: the list begins with a screenful of hits and
// ends with the last.
func TestMoreHitsComeAsSomebodyGoesOn(t *testing.T) {
	h, ix := crowd(t, 400, 5)
	p := startOn(t, h, ix, 120, 36, dark)
	p.typed("access")
	all := ix.Search("access", search.Options{}).Hits
	if len(all) < 200 || p.listLen() >= len(all) {
		t.Fatalf("%d of %d hits are in the list", p.listLen(), len(all))
	}
	p.shows(fmt.Sprintf("%d of 400", len(all)), fmt.Sprintf("All %d", len(all)))
	for i := range 150 {
		if got := p.selected(); got != all[i].Entry {
			t.Fatalf("hit %d is %s, want %s", i, got.ID, all[i].Entry.ID)
		}
		p.press("down")
	}
	p.press("enter", "]")
	if p.open() != all[151].Entry {
		t.Error("the next text is not the next hit")
	}
	p.press("esc", "ctrl+end")
	if got := p.selected(); got != all[len(all)-1].Entry || p.listLen() != len(all) {
		t.Errorf("the last of %d is %s", p.listLen(), got.ID)
	}
	p.press("down")
	if p.selectedIndex() != len(all)-1 {
		t.Error("it goes beyond the last")
	}
}

// TestATallScreenIsFilled whatever size it had when the query was typed.
func TestATallScreenIsFilled(t *testing.T) {
	h, ix := crowd(t, 400, 5)
	p := startOn(t, h, ix, 80, 12, dark)
	p.typed("access")
	p.resize(80, 250)
	if rows := p.listRows(); p.listLen() < rows {
		t.Errorf("%d hits on %d rows", p.listLen(), rows)
	}
}

// TestTabsOfALargeHandbook: each category shows its own hits, and the counts add up.
func TestTabsOfALargeHandbook(t *testing.T) {
	h, ix := crowd(t, 600, 40)
	p := startOn(t, h, ix, 120, 36, dark)
	p.saveEntry(h.Entries[7].ID)
	p.typed("keys")
	sum := 0
	for i, tab := range p.tabs() {
		p.switchTab(i)
		p.press("ctrl+end")
		if n := p.listLen(); n != p.tabs()[i].count {
			t.Errorf("%q holds %d hits and says %d", tab.label, n, p.tabs()[i].count)
		}
		if tab.id != "" && tab.id != savedTab {
			sum += p.tabs()[i].count
		}
		for j := range p.listLen() {
			if e := p.listEntry(j); tab.id != "" && tab.id != savedTab && e.Category != tab.id {
				t.Fatalf("%q shows %s", tab.label, e.Path)
			}
		}
	}
	if sum == 0 || sum != p.tabs()[0].count {
		t.Errorf("the categories have %d hits, all of them %d", sum, p.tabs()[0].count)
	}
}

// TestRowsAreThoseOfTheWholeList: what is made for the screen is draw.Cut out of what
// the whole list would be.
func TestRowsAreThoseOfTheWholeList(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var x items
		for range r.IntN(12) {
			it := item{entry: &handbook.Entry{}}
			if r.IntN(4) == 0 {
				it.group = "group"
			}
			if r.IntN(6) == 0 {
				it.entry = nil
			}
			if r.IntN(3) == 0 {
				x.head = append(x.head, it)
			} else {
				x.tail = append(x.tail, it)
			}
		}
		var l list
		l.set(x, nil)
		s, labels, height := shape(r.IntN(4)), r.IntN(2) == 0, r.IntN(9)
		var expanded []string
		if r.IntN(2) == 0 {
			expanded = []string{"one", "two", "three"}
		}
		l.arrange(s, labels, height, expanded)
		l.choose(r.IntN(12))
		whole := wholeList(x, s, labels, expanded)
		got, want := l.visible(), whole[min(l.offset, len(whole)):min(len(whole), l.offset+height)]
		if !slices.Equal(got, want) {
			t.Fatalf("%+v, shape %d, labels %t, rows %d from %d:\ngot  %+v\nwant %+v", x, s, labels, height, l.offset, got, want)
		}
		if y := l.screenRow(); y >= 0 && (got[y].part != title || got[y].item != l.selected) {
			t.Fatalf("the cursor is on row %d of %+v", y, got)
		}
	}
}

// wholeList are all rows of a list, one after the other; the first item is expanded.
func wholeList(x items, s shape, labels bool, expanded []string) []listRow {
	var out []listRow
	add := func(i int, p part, text string) { out = append(out, listRow{i, p, text}) }
	for i := range x.len() {
		it := x.at(i)
		if labels && it.group != "" {
			if i > 0 && s != spaced {
				add(i, blank, "")
			}
			add(i, label, it.group)
		}
		add(i, title, "")
		switch {
		case s == double && i == 0 && len(expanded) > 0:
			for _, text := range expanded {
				add(i, about, text)
			}
		case (s == double || s == spaced) && it.entry != nil:
			add(i, about, "")
		}
		if s == spaced && i+1 < x.len() {
			add(i, blank, "")
		}
	}
	return out
}

// BenchmarkCrowd is what a key costs among 100,000 texts in 300 categories, at
// rest and while a query stands that most of them answer.
func BenchmarkCrowd(b *testing.B) {
	n := 100_000
	if testing.Short() {
		n = 10_000
	}
	h, ix := crowd(b, n, 300)
	for _, bb := range []struct{ name, query, keys string }{
		{"rest/down", "", "down"},
		{"rest/tab", "", "tab"},
		{"rest/all and back", "", "tab shift+tab"},
		{"rest/open and close", "", "enter esc"},
		{"query/type", "", "a c c e s s space k e y s backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace"},
		{"query/down", "access", "down"},
		{"query/tab", "access", "tab"},
		{"query/open and close", "access", "enter esc"},
		{"resize", "", "resize"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			p := startOn(b, h, ix, 120, 36, dark)
			p.typed(bb.query)
			keys := strings.Fields(bb.keys)
			screen := uv.NewScreenBuffer(120, 36)
			i := 0
			for b.Loop() {
				if key := keys[i%len(keys)]; key == "resize" {
					p.resize(119+i%2, 36)
				} else {
					p.press(key)
				}
				uv.NewStyledString(p.content()).Draw(screen, screen.Bounds())
				i++
			}
		})
	}
}
