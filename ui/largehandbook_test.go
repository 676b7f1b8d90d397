package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	uv "github.com/charmbracelet/ultraviolet"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
)

// crowd returns a handbook of n small entries in hundreds of categories. A few words occur in most entries, and most
// words in only a few.
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

// The list starts with a screenful of hits and ends with the last hit.
func TestMoreHitsAreLoadedOnTheWayDown(t *testing.T) {
	h, ix := crowd(t, 400, 5)
	p := startOn(t, h, ix, 120, 36, dark)
	p.typed("access")
	all := ix.Search("access", search.Options{}).Hits
	if len(all) < 200 || p.listLen() >= len(all) {
		t.Fatalf("%d of %d hits are in the list", p.listLen(), len(all))
	}
	p.shows(fmt.Sprintf("All %d", len(all)))
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

// A tall screen is filled even if it was small when the query was typed.
func TestATallScreenIsFilled(t *testing.T) {
	h, ix := crowd(t, 400, 5)
	p := startOn(t, h, ix, 80, 12, dark)
	p.typed("access")
	p.resize(80, 250)
	if rows := p.listRows(); p.listLen() < rows {
		t.Errorf("%d hits on %d rows", p.listLen(), rows)
	}
}

// Each category lists its own hits, and the counts add up.
func TestTabsOfALargeHandbookListAllTheirHits(t *testing.T) {
	h, ix := crowd(t, 600, 40)
	p := startOn(t, h, ix, 120, 36, dark)
	p.saveEntry(h.Entries[7].ID)
	p.typed("keys")
	sum := 0
	for i, tab := range p.tabs() {
		p.switchTab(i)
		p.press("ctrl+end")
		if n := p.listLen(); n != p.tabs()[i].Count {
			t.Errorf("%q holds %d hits and says %d", tab.Label, n, p.tabs()[i].Count)
		}
		if tab.ID != "" && tab.ID != "*saved" {
			sum += p.tabs()[i].Count
		}
		for j := range p.listLen() {
			if e := p.listEntry(j); tab.ID != "" && tab.ID != "*saved" && e.Category != tab.ID {
				t.Fatalf("%q shows %s", tab.Label, e.Path)
			}
		}
	}
	if sum == 0 || sum != p.tabs()[0].Count {
		t.Errorf("the categories have %d hits, all of them %d", sum, p.tabs()[0].Count)
	}
}

// BenchmarkLargeHandbook measures keys with 100,000 entries in 300 categories, without a query and with one that most
// entries match.
func BenchmarkLargeHandbook(b *testing.B) {
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
