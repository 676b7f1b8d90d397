package markdown

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// find returns the spans of words in a text, in order.
func find(text string, words ...string) []Span {
	var spans []Span
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			spans = append(spans, Span{at + i, at + i + len(w)})
			at += i + len(w)
		}
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.Start - b.Start })
	return spans
}

func plainRows(rows []string) string { return ansi.Strip(strings.Join(rows, "\n")) }

// markedPart returns the text of a row with brackets around the cells for which test is true.
func markedPart(row string, test func(uv.Style) bool) string {
	var b strings.Builder
	in := false
	for _, c := range decodeRow(row) {
		if on := test(c.attrs.style); on != in {
			b.WriteString(map[bool]string{true: "[", false: "]"}[on])
			in = on
		}
		b.WriteString(c.text)
	}
	if in {
		b.WriteByte(']')
	}
	return b.String()
}

func underlined(s uv.Style) bool { return s.Underline != uv.UnderlineNone }
func bold(s uv.Style) bool       { return s.Attrs&uv.AttrBold != 0 }
func filled(s uv.Style) bool     { return s.Bg != nil }

func TestMarkCoversCells(t *testing.T) {
	for _, c := range []struct {
		name  string
		rows  []string
		spans []Span
		want  []string
	}{
		{"a word", []string{"one two three"}, []Span{{4, 7}}, []string{"one [two] three"}},
		{"from the first cell", []string{"one two"}, []Span{{0, 3}}, []string{"[one] two"}},
		{"to the last cell", []string{"one two"}, []Span{{4, 7}}, []string{"one [two]"}},
		{"the second row", []string{"one", "two"}, []Span{{4, 7}}, []string{"one", "[two]"}},
		{"over two rows, not the margin", []string{"one two", "  three four"}, []Span{{4, 15}}, []string{"one [two]", "  [three] four"}},
		{"over a blank row", []string{"one", "", "two"}, []Span{{0, 6}}, []string{"[one]", "", "[t]wo"}},
		{"wide characters", []string{"a日本b"}, []Span{{1, 4}}, []string{"a[日]本b"}},
		{"part of a cluster is all of it", []string{"cafe\u0301s"}, []Span{{3, 4}}, []string{"caf[e\u0301]s"}},
		{"an emoji of many runes", []string{"x👨‍👩‍👧y"}, []Span{{1, 5}}, []string{"x[👨‍👩‍👧]y"}},
		{"two that touch", []string{"abcd"}, []Span{{0, 1}, {1, 3}}, []string{"[abc]d"}},
		{"none", []string{"abcd"}, nil, []string{"abcd"}},
		{"empty", []string{"abcd"}, []Span{{2, 2}}, []string{"abcd"}},
		{"beyond the end", []string{"abcd"}, []Span{{3, 99}}, []string{"abc[d]"}},
		{"no-break space", []string{"a\u00a0b c"}, []Span{{3, 4}}, []string{"a\u00a0[b] c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mark(c.rows, darkTheme.Match, c.spans)
			for i := range got {
				if m := markedPart(got[i], underlined); m != c.want[i] {
					t.Errorf("row %d is %q, want %q", i, m, c.want[i])
				}
			}
		})
	}
}

func TestMarkKeepsUnsetAttributes(t *testing.T) {
	row := darkTheme.Strong.Render("bold word") + " " + darkTheme.Code.Render("code word") + " plain word"
	got := mark([]string{row}, darkTheme.Match, find(ansi.Strip(row), "word"))[0]
	for name, c := range map[string]struct {
		test func(uv.Style) bool
		want string
	}{
		"underline": {underlined, "bold [word] code [word] plain [word]"},
		"weight":    {bold, "[bold word] code word plain word"},
		"fill":      {filled, "bold word [code word] plain word"},
	} {
		if m := markedPart(got, c.test); m != c.want {
			t.Errorf("%s: %q, want %q", name, m, c.want)
		}
	}
}

func TestMarkKeepsLinks(t *testing.T) {
	d := New(darkTheme, 60).Render("a [link to a text](https://example.org) here")
	got := mark(d.Rows, darkTheme.Match, find(d.Text(), "to a"))[0]
	var linked strings.Builder
	for _, c := range decodeRow(got) {
		if c.attrs.link.URL == "https://example.org" {
			linked.WriteString(c.text)
		}
	}
	if linked.String() != "link to a text" {
		t.Errorf("the link is on %q", linked.String())
	}
}

// The current match replaces the match below it, with a fill and without underline.
func TestLastMarkingWins(t *testing.T) {
	row := darkTheme.Link.Render("one") + " two one"
	spans := find(ansi.Strip(row), "one")
	got := markAll([]string{row}, Highlight{darkTheme.Match, spans}, Highlight{darkTheme.Hit, spans[:1]})[0]
	if m := markedPart(got, filled); m != "[one] two one" {
		t.Errorf("filled: %q", m)
	}
	if m := markedPart(got, underlined); m != "one two [one]" {
		t.Errorf("underlined: %q", m)
	}
	got = markAll([]string{"one"}, Highlight{monoTheme.Match, spans[:1]}, Highlight{monoTheme.Hit, spans[:1]})[0]
	if got != "\x1b[7mone\x1b[m" {
		t.Errorf("without colour the hit is %q", got)
	}
}

func TestMarkedIsAWindowOfMark(t *testing.T) {
	d := New(darkTheme, 40).Render(torture)
	spans := find(d.Text(), "a", "the", "page")
	all := mark(d.Rows, darkTheme.Match, spans)
	for first := range d.Rows {
		end := min(first+7, len(d.Rows))
		if got := d.HighlightedRows(first, end, Highlight{darkTheme.Match, spans}); plainRows(got) != plainRows(all[first:end]) || !slices.EqualFunc(got, all[first:end], sameLooks) {
			t.Fatalf("rows %d to %d differ:\n%q\n%q", first, end, got, all[first:end])
		}
	}
	for _, w := range [][2]int{{-3, 2}, {0, 9999}, {5, 5}, {9, 3}, {9999, 10000}} {
		if got, want := len(d.HighlightedRows(w[0], w[1])), max(min(w[1], len(d.Rows))-max(w[0], 0), 0); got != want {
			t.Errorf("window %v has %d rows, want %d", w, got, want)
		}
	}
}

func sameLooks(a, b string) bool {
	x, y := decodeRow(a), decodeRow(b)
	return slices.EqualFunc(x, y, func(c, d cell) bool { return c.text == d.text && *c.attrs == *d.attrs })
}

func TestBarIsNotText(t *testing.T) {
	d := New(darkTheme, 20).Render("> a quote of several rows that are marked all over")
	got := d.HighlightedRows(0, len(d.Rows), Highlight{darkTheme.Match, []Span{{0, len(d.Text())}}})
	for i, row := range got[1:] {
		if m := markedPart(row, underlined); !strings.HasPrefix(m, "▐ [") {
			t.Errorf("row %d is %q", i+1, m)
		}
	}
}

func FuzzMarkKeepsTheText(f *testing.F) {
	f.Add("plain **bold** `code` 日本 [l](https://e.org)", uint(3), uint(9), uint(12), uint(14))
	f.Add("👨‍👩‍👧 e\u0301 \u00a0 क्षि", uint(1), uint(2), uint(5), uint(30))
	f.Fuzz(func(t *testing.T, source string, a, b, c, d uint) {
		doc := New(darkTheme, 30).Render(source)
		n := uint(len(doc.Text()) + 2)
		at := []int{int(a % n), int(b % n), int(c % n), int(d % n)}
		slices.Sort(at)
		spans := []Span{{at[0], at[1]}, {at[2], at[3]}}
		for _, style := range []lipgloss.Style{darkTheme.Match, darkTheme.Hit, monoTheme.Hit} {
			if got := plainRows(mark(doc.Rows, style, spans)); got != doc.Text() {
				t.Fatalf("%q became %q", doc.Text(), got)
			}
		}
		// Rows made elsewhere can contain anything except control characters, unlike the rows of a Doc.
		rows := strings.Split(strings.Map(dropControls, strings.ToValidUTF8(source, "")), "\n")
		if got, want := plainRows(mark(rows, darkTheme.Match, spans)), plainRows(rows); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func dropControls(r rune) rune {
	if r != '\n' && unicode.IsControl(r) {
		return -1
	}
	return r
}

// mark overlays spans of rows with a style. Spans are byte ranges of the plain rows, joined by line breaks. They are in
// order and do not overlap. A cell is marked if any of its bytes is in a span. Spaces at the start of a row are never
// marked, so that a span across rows does not mark their margin.
func mark(rows []string, style lipgloss.Style, spans []Span) []string {
	return markAll(rows, Highlight{Style: style, Spans: spans})
}

// markAll overlays rows with several markings. Where they overlap, the last one wins.
func markAll(rows []string, markings ...Highlight) []string {
	m := newMarker(markings)
	marked := make([]string, len(rows))
	at := 0
	for i, s := range rows {
		marked[i], at = m.markRow(s, at, 0)
	}
	return marked
}
