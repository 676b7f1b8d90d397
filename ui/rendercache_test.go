package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/page"
	"trustbook/ui/theme"
)

// largeBook returns a handbook with a single entry that is large enough to be rendered in a command.
func largeBook(t testing.TB) (*handbook.Handbook, *search.Index) {
	t.Helper()
	body := strings.Repeat("## A part\n\nSome words with **weight** about keys and doors.\n\n", 1400)
	h, err := load.Handbook(fstest.MapFS{"large.md": {Data: []byte("# Large\n\nThe first words.\n\n" + body + "The last words.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return h, search.New(h)
}

func TestALargeEntryShowsItsTopUntilItIsRendered(t *testing.T) {
	h, ix := largeBook(t)
	p := &program{t: t, m: New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36})}
	p.shows("The first words.")
	e, width := h.Entries[0], p.previewWidth()+1
	if !p.isRendering(e.ID, width-1) {
		t.Fatal("it was rendered while the screen waited")
	}
	p.send(p.prepare(e, width)())
	if p.isRendering(e.ID, width) || p.prepare(e, width) != nil {
		t.Error("what the command rendered was not kept")
	}
}

func TestAPageInAnOlderThemeIsDropped(t *testing.T) {
	h, ix := largeBook(t)
	p := &program{t: t, m: New(Options{Handbook: h, Index: ix, Theme: dark, Width: 120, Height: 36})}
	stale := p.prepare(h.Entries[0], 30)().(page.EntryRendered)
	p.setTheme(theme.Options{Name: theme.Light, Depth: theme.TrueColour})
	p.send(stale)
	if p.prepare(h.Entries[0], 30) == nil {
		t.Error("a page in the old colours was kept")
	}
}

func TestHighlightingNeverChangesTheText(t *testing.T) {
	p := start(t, 100, 30)
	for _, q := range []string{"mfa", "access", "the", "role change", "a", "secret keys", "multi-factor authentication"} {
		p.press("esc", "esc")
		p.typed(q)
		for i := range p.listLen() {
			p.choose(i)
			d := p.previewDoc()
			for first := 0; first < len(d.Rows); first += 7 {
				end := min(first+11, len(d.Rows))
				rows := p.window(d, first, end)
				if len(rows) != end-first {
					t.Fatalf("%q: %d rows for %d to %d", q, len(rows), first, end)
				}
				for j, row := range rows {
					if got := strings.TrimRight(stripped(row), " "); got != strings.TrimRight(d.Plain[first+j], " ") {
						t.Fatalf("%q changed %q to %q", q, d.Plain[first+j], got)
					}
				}
			}
		}
	}
}
