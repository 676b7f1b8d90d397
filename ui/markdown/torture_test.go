package markdown

import (
	_ "embed"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"trustbook/ui/theme"
)

// torture has every kind of block, next to those that are hard to combine with it.
//
//go:embed testdata/torture.md
var torture string

var (
	darkTheme  = theme.New(theme.Options{Name: theme.Dark, Depth: theme.TrueColour})
	monoTheme  = theme.New(theme.Options{Name: theme.Mono})
	asciiTheme = theme.New(theme.Options{Name: theme.Mono, ASCII: true})
	sixteen    = theme.New(theme.Options{Depth: theme.Colours16})
	contrast   = theme.New(theme.Options{Name: theme.Contrast, Depth: theme.TrueColour, Background: theme.LightBackground})
)

func TestGolden(t *testing.T) {
	for name, th := range map[string]*theme.Theme{"dark": darkTheme, "mono": monoTheme} {
		for _, width := range []int{40, 76, 120} {
			t.Run(fmt.Sprintf("%s-%d", name, width), func(t *testing.T) {
				d := New(th, width).Render(torture)
				golden.RequireEqual(t, strings.Join(d.Rows, "\n"))
			})
		}
	}
}

// checkDoc checks the guarantees of a Doc about its rows.
func checkDoc(t *testing.T, d Doc, width int) {
	t.Helper()
	if len(d.Rows) != len(d.Plain) {
		t.Fatalf("%d rows but %d plain rows", len(d.Rows), len(d.Plain))
	}
	for i, row := range d.Rows {
		switch plain := ansi.Strip(row); {
		case plain != d.Plain[i]:
			t.Fatalf("row %d is %q, its plain row %q", i, plain, d.Plain[i])
		case ansi.StringWidth(row) > width+2:
			t.Fatalf("row %d is %d cells at width %d: %q", i, ansi.StringWidth(row), width, plain)
		case strings.TrimRight(plain, " ") != plain:
			t.Fatalf("row %d is padded: %q", i, plain)
		case row != SanitizeStyled(row):
			t.Fatalf("row %d holds what is not allowed: %q", i, row)
		}
	}
	for i, h := range d.Headings {
		if h.Row < 0 || h.Row >= len(d.Rows) || i > 0 && h.Row <= d.Headings[i-1].Row {
			t.Fatalf("heading %+v is not in the rows, in order", h)
		}
	}
}

// widths returns all widths from 1 to 250 if TRUSTBOOK_FULL is set, as in CI. Otherwise it returns the narrow ones,
// where lines break in odd places, and some of the others.
func widths() iter.Seq[int] {
	return func(yield func(int) bool) {
		for width := 1; width <= 250; width++ {
			if narrow := width <= 30; (full || narrow || width%7 == 0) && !yield(width) {
				return
			}
		}
	}
}

var full = os.Getenv("TRUSTBOOK_FULL") != ""

func TestEveryWidth(t *testing.T) {
	for width := range widths() {
		th := []*theme.Theme{darkTheme, monoTheme, asciiTheme}[width%3]
		checkDoc(t, New(th, width).Render(torture), width)
		checkDoc(t, RenderPlain(torture, th, width), width)
	}
	checkDoc(t, New(darkTheme, 0).Render(torture), 1)
	checkDoc(t, New(darkTheme, -5).Render(torture), 1)
}

// letters returns the letters and digits of a text in order.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && !strings.ContainsRune("▐∙◦✓─…", r) {
			return r
		}
		return -1
	}, s)
}

// Narrow pages have the same text. Only the order in tables changes, and code continues in the next row.
func TestNothingIsLostInNarrowPages(t *testing.T) {
	source, _, _ := strings.Cut(torture, "<!-- tables and code from here -->")
	want := letters(New(monoTheme, 500).Render(source).Text())
	for width := range widths() {
		if width == 1 {
			continue
		}
		if got := letters(New(monoTheme, width).Render(source).Text()); got != want {
			t.Fatalf("width %d says\n%s\nwant\n%s", width, got, want)
		}
	}
}

func TestRendererIsReusable(t *testing.T) {
	r := New(darkTheme, 60)
	first := r.Render(torture)
	r.Render("*other*")
	if again := r.Render(torture); again.Text() != first.Text() || strings.Join(again.Rows, "") != strings.Join(first.Rows, "") {
		t.Error("the same text renders differently the second time")
	}
}

func TestEveryThemeHasTheSameText(t *testing.T) {
	withoutQuotes := func(th *theme.Theme) string {
		return strings.ReplaceAll(letters(New(th, 500).Render(torture).Text()), "`", "")
	}
	want := withoutQuotes(darkTheme)
	for _, th := range []*theme.Theme{monoTheme, sixteen, contrast} {
		if got := withoutQuotes(th); got != want {
			t.Errorf("%s says\n%s\nwant\n%s", th.CacheKey(), got, want)
		}
	}
}

func FuzzRender(f *testing.F) {
	for block := range strings.SplitSeq(torture, "\n\n") {
		f.Add(block, 20)
	}
	f.Add("&#x1b;]52;c;aGk=&#7;", 3)
	for _, place := range places {
		f.Add(strings.ReplaceAll(place, "%s", "&#x1b;[2J\u202e"), 40)
	}
	f.Add("*a **b ~~c `d [e](f) ![g](h)~~***[^1]\n\n[^1]: *x*[^1]", 7)
	f.Fuzz(func(t *testing.T, source string, width int) {
		width = width%80 + 1
		checkDoc(t, New(darkTheme, width).Render(source), max(width, 1))
		checkDoc(t, RenderPlain(source, monoTheme, width), max(width, 1))
	})
}
