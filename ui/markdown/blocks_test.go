package markdown

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/theme"
)

// rowsOf renders Markdown with ASCII glyphs and without the gutter, so that tests are easy to read.
func rowsOf(source string, width int) []string {
	d := New(asciiTheme, width).Render(source)
	rows := make([]string, len(d.Plain))
	for i, s := range d.Plain {
		rows[i] = strings.TrimPrefix(s, "  ")
	}
	return rows
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		name, source string
		width        int
		want         []string
	}{
		{"nothing", "", 20, nil},
		{"blanks", " \n\n\t\n", 20, nil},
		{"a comment", "<!-- x -->", 20, nil},
		{"a link reference", "[a]: https://example.org", 20, nil},
		{"only a heading", "## Heading", 20, []string{"Heading"}},
		{"an empty heading", "##\n\ntext", 20, []string{"text"}},
		{"heading before text", "a\n## H\nb", 20, []string{"a", "", "H", "b"}},
		{"heading before a list", "## H\n- a", 20, []string{"H", "- a"}},
		{"heading before a heading", "## H\n### I\na", 20, []string{"H", "", "I", "a"}},
		{"heading before a table", "## H\n|a|\n|-|\n|b|", 20, []string{"H", "", "a", "-", "b"}},
		{"heading before a callout", "## H\n> **Caution** a", 20, []string{"H", "", "| Caution a"}},
		{"soft breaks", "a\nb\nc", 20, []string{"a b c"}},
		{"hard breaks", "a\\\nb  \nc<br>d", 20, []string{"a", "b", "c", "d"}},
		{"a comment leaves no gap", "a\n\n<!-- x -->\n\nb", 20, []string{"a", "", "b"}},
		{"html", "<p>one</p>\n<p>two <b>bold</b></p>", 20, []string{"one", "two bold"}},
		{"html inline", "a <span>b</span> c", 20, []string{"a b c"}},
		{"an image", "![alt **text**](a.png) b", 40, []string{"[image: alt text, a.png] b"}},
		{"a rule", "a\n\n---\n\nb", 5, []string{"a", "", "-----", "", "b"}},
		{"no-break space", "aaa b\u00a0c", 5, []string{"aaa", "b c"}},
		{"escapes", `\* \& \~ \" &amp;lt;`, 20, []string{`* & ~ " &lt;`}},
		{"code", "`a \\* &lt;`", 20, []string{"`a \\* &lt;`"}},
		{"code with backquotes", "`` a`b ``", 20, []string{"`a`b`"}},

		{"a list", "- a\n\n- b\n\n\n- c", 20, []string{"- a", "- b", "- c"}},
		{"hanging", "- aaa bbb", 6, []string{"- aaa", "  bbb"}},
		{"nested", "- a\n  - b\n    - c\n- d", 20, []string{"- a", "  - b", "    - c", "- d"}},
		{"numbers", "1. a\n2. b\n   - c", 20, []string{"1. a", "2. b", "   - c"}},
		{"numbers line up", "9. a\n10. b", 20, []string{" 9. a", "10. b"}},
		{"numbers go on", "3) a\n3) b", 20, []string{"3. a", "4. b"}},
		{"tasks", "- [ ] a\n- [x] b", 20, []string{"o a", "x b"}},
		{"an empty item", "- a\n-\n- c", 20, []string{"- a", "-", "- c"}},
		{"a paragraph in an item", "- a\n\n  b\n- c", 20, []string{"- a", "", "  b", "- c"}},
		{"code in an item", "- a\n  ```\n  b\n  ```\n- c", 20, []string{"- a", "    b", "- c"}},
		{"a table in an item", "- a\n\n  |b|\n  |-|\n  |c|", 20, []string{"- a", "", "  b", "  -", "  c"}},
		{"no room for a marker", "- abc", 3, []string{"-", "abc"}},

		{"code block", "```go\na\n\n  b\n```", 20, []string{"  a", "", "    b"}},
		{"code goes on", "```\nabcdefgh\n```", 8, []string{"  abcdef", "  .. gh"}},
		{"code is not parsed", "```\n*a* &lt; \\*\n```", 20, []string{"  *a* &lt; \\*"}},
		{"indented code", "    a\n    b", 20, []string{"  a", "  b"}},
		{"tabs in code", "```\na\tb\n\tc\n```", 20, []string{"  a   b", "      c"}},

		{"a quote", "> a\n> b\n>\n> c", 20, []string{"| a b", "|", "| c"}},
		{"a quote in a quote", "> > a\n>\n> b", 20, []string{"| a", "|", "| b"}},
		{"a list in a quote", "> - a\n> - b", 20, []string{"| - a", "| - b"}},
		{"an empty quote", "a\n\n>\n\nb", 20, []string{"a", "", "b"}},
		{"a callout", "> **Note**\n> a", 20, []string{"| Note a"}},
		{"a callout of several words", "> **On a call** a", 20, []string{"| On a call a"}},
		{"a callout alone", "> **Note**\n>\n> a", 20, []string{"| Note", "|", "| a"}},
		{"a quote of code", "> ```\n> a\n> ```", 20, []string{"|   a"}},

		{"a table", "|a|bb|\n|-|-|\n|ccc|d|", 20, []string{"a     bb", "--------", "ccc   d"}},
		{"a table two apart", "|a|bb|\n|-|-|\n|ccc|d|", 7, []string{"a    bb", "-------", "ccc  d"}},
		{"right and centre", "|aaa|bbb|\n|-:|:-:|\n|c|d|", 20, []string{"aaa   bbb", "---------", "  c    d"}},
		{"a line break in a cell", "|a|b|\n|-|-|\n|c<br>d|e|", 20, []string{"a   b", "-----", "c   e", "d"}},
		{"what looks like a list in a cell", "|a|\n|-|\n|1. b|\n|# c|", 20, []string{"a", "----", "1. b", "# c"}},
		{"records", "|aa|b|\n|-|-|\n|one two three|four five six|\n|x|y|", 16, []string{
			"aa  one two", "    three", "b   four five", "    six", "", "aa  x", "b   y",
		}},
		{"records without room", "|aaaaaaa|b|\n|-|-|\n|one two|three four|", 12, []string{
			"aaaaaaa", "  one two", "b", "  three four",
		}},
		{"records skip what is empty", "|aa|b|\n|-|-|\n|one two three four five||", 16, []string{"aa  one two", "    three four", "    five"}},
		{"no header", "| | |\n|-|-|\n|one two three|four|", 20, []string{"one two three   four"}},
		{"records without a header", "| | |\n|-|-|\n|one two three|four five six|\n|x|y|", 16, []string{
			"one two three", "  four five six", "", "x", "  y",
		}},
		{"a table without rows", "|a|b|\n|-|-|", 20, []string{"a   b", "-----"}},

		{"definitions", "a\n: b\n: c\n\nd\n: e", 20, []string{"a", "  b", "  c", "d", "  e"}},
		{"footnotes", "a[^x] b[^y]\n\n[^y]: two\n[^x]: one", 20, []string{"a[1] b[2]", "", "[1] one", "[2] two"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, want := strings.Join(rowsOf(c.source, c.width), "\n"), strings.Join(c.want, "\n"); got != want {
				t.Errorf("%q says\n%s\nwant\n%s", c.source, got, want)
			}
		})
	}
}

func TestHeadings(t *testing.T) {
	d := New(darkTheme, 12).Render("# One\n\ntext\n\n## A title of *several* rows\n\n- item\n  ### In an item\n\n> ## In a quote\n\n##")
	want := []Heading{{0, 1, "One"}, {3, 2, "A title of several rows"}, {7, 3, "In an item"}, {9, 2, "In a quote"}}
	if len(d.Headings) != len(want) {
		t.Fatalf("%+v, want %+v", d.Headings, want)
	}
	for i, h := range d.Headings {
		if h != want[i] {
			t.Errorf("%+v, want %+v", h, want[i])
		}
		if word, _, _ := strings.Cut(h.Title, " "); !strings.Contains(d.Plain[h.Row], word) {
			t.Errorf("row %d of heading %q is %q", h.Row, h.Title, d.Plain[h.Row])
		}
	}
}

func TestPlainIsVerbatim(t *testing.T) {
	d := RenderPlain("# not a heading\n\n  *indented*  text that is wrapped\r\n&amp; <b>\ta\n\n", asciiTheme, 20)
	want := "  # not a heading\n\n    *indented*  text\n  that is wrapped\n  &amp; <b>   a"
	if got := d.Text(); got != want {
		t.Errorf("says\n%s\nwant\n%s", got, want)
	}
	if len(d.Headings) != 0 {
		t.Errorf("headings %v", d.Headings)
	}
}

// looks returns the plain text, with brackets around the cells for which test is true.
func looks(th *theme.Theme, source string, test func(uv.Style) bool) string {
	d := New(th, 60).Render(source)
	rows := make([]string, len(d.Rows))
	for i, row := range d.Rows {
		rows[i] = strings.TrimPrefix(markedPart(row, test), "  ")
	}
	return strings.Join(rows, "|")
}

// hue returns a test for the text colour of a style of the theme.
func hue(th *theme.Theme, pick func(*theme.Theme) string) func(uv.Style) bool {
	want := decodeRow(pick(th))[0].attrs.style.Fg
	return func(s uv.Style) bool { return s.Fg == want }
}

func quietMark(th *theme.Theme) string { return th.Quiet.Render("x") }
func caution(th *theme.Theme) string   { return th.Caution.Render("x") }
func accent(th *theme.Theme) string    { return th.Accent.Render("x") }
func ruled(th *theme.Theme) string     { return th.Rule.Render("x") }

func TestLooks(t *testing.T) {
	italic := func(s uv.Style) bool { return s.Attrs&uv.AttrItalic != 0 }
	for _, c := range []struct {
		name, source string
		test         func(uv.Style) bool
		want         string
	}{
		{"heading 1 and 2 are bold", "# a\n## b\n### c", bold, "[a]||[b]||c"},
		{"heading 3 is quiet", "## b\n### c\n#### d", hue(darkTheme, quietMark), "b||[c]||[d]"},
		{"strong", "a **b** c", bold, "a [b] c"},
		{"emphasis", "a *b* c", italic, "a [b] c"},
		{"emphasis is not underlined", "a *b* c", underlined, "a b c"},
		{"code", "a `b c` d", filled, "a [b c] d"},
		{"code block", "```\na\n```", filled, "  a"},
		{"bullets", "- a\n- [ ] b\n\n1. c", hue(darkTheme, quietMark), "[∙ ]a|[◦ ]b||[1. ]c"},
		{"links", "a [b c](https://example.org) [d](../e.md) f", underlined, "a [b c] [d] f"},
		{"links have the accent", "a [b](https://example.org) [d](#e)", hue(darkTheme, accent), "a [b] [d]"},
		{"code in a link", "[a `b\\*`](https://example.org)", filled, "a [b\\*]"},
		{"table head", "|a|b|\n|-|-|\n|c|d|", hue(darkTheme, quietMark), "[a]   [b]|─────|c   d"},
		{"table rule", "|a|b|\n|-|-|\n|c|d|", hue(darkTheme, ruled), "a   b|[─────]|c   d"},
		{"quote bar", "> a **b**", hue(darkTheme, ruled), "[▐] a b"},
		{"callout", "> **Caution** a **b**\n>\n> c", hue(darkTheme, caution), "[▐ Caution] a b|[▐]|[▐] c"},
		{"callout's word is bold", "> **Note** a", bold, "▐ [Note] a"},
		{"a bold sentence is no label", "> **This sentence is bold throughout.** a", hue(darkTheme, caution), "▐ This sentence is bold throughout. a"},
		{"bold later is no label", "> a **b**", hue(darkTheme, caution), "▐ a b"},
		{"definition", "a\n: b", bold, "[a]|  b"},
	} {
		got := strings.ReplaceAll(looks(darkTheme, c.source, c.test), "▐] [", "▐ ")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// With sixteen colours no word has a hue.
func TestSixteenColoursHaveNoHueOnWords(t *testing.T) {
	for i, row := range New(sixteen, 60).Render(torture).Rows {
		for _, c := range decodeRow(row) {
			if (c.attrs.style.Fg != nil || c.attrs.style.Bg != nil) && c.text != "▐" {
				t.Fatalf("row %d: %q has a hue", i, c.text)
			}
		}
	}
}

func TestMonoUsesNoColour(t *testing.T) {
	for i, row := range New(monoTheme, 60).Render(torture).Rows {
		if strings.Contains(row, "\x1b[3") && strings.Contains(row, "8;") {
			t.Errorf("row %d has a colour: %q", i, row)
		}
	}
}

// In the contrast theme all words have a colour.
func TestContrastColoursEveryWord(t *testing.T) {
	for i, row := range New(contrast, 60).Render("a **b** *c*\n\n## d\n\n- e\n\n```\nf\n```").Rows {
		for _, c := range decodeRow(row) {
			if c.attrs.style.Fg == nil && !c.isBlank() {
				t.Errorf("row %d: %q has no colour", i, c.text)
			}
		}
	}
}

func TestLinksLeadToTheWebOnly(t *testing.T) {
	for source, want := range map[string]string{
		"[a](https://example.org/x?a=1&b=2)": "https://example.org/x?a=1&b=2",
		"[a](https://example.org/%20 'T')":   "https://example.org/%20",
		"[a][r]\n\n[r]: http://example.org":  "http://example.org",
		"<https://example.org>":              "https://example.org",
		"www.example.org":                    "http://www.example.org",
		"a@example.org":                      "mailto:a@example.org",
		"[a](mailto:a@example.org)":          "mailto:a@example.org",
		"[a](../other.md)":                   "",
		"[a](#part)":                         "",
		"[a](javascript:alert(1))":           "",
		"[a](file:///etc/passwd)":            "",
		"![a](https://example.org/a.png)":    "",
	} {
		d := New(darkTheme, 60).Render(source)
		if got := decodeRow(d.Rows[0])[gutterCells].attrs.link.URL; got != want {
			t.Errorf("%s leads to %q, want %q", source, got, want)
		}
		if strings.Contains(d.Text(), "(") {
			t.Errorf("%s prints its address: %q", source, d.Text())
		}
	}
}

func TestPrintAddresses(t *testing.T) {
	r := New(darkTheme, 80)
	r.PrintAddresses(true)
	for source, want := range map[string]string{
		"[a](https://example.org/x) b": "a (https://example.org/x) b",
		"<https://example.org> b":      "https://example.org b",
		"[a](../other.md) b":           "a b",
	} {
		if got := strings.TrimSpace(r.Render(source).Text()); got != want {
			t.Errorf("%s says %q, want %q", source, got, want)
		}
	}
}

// A wrapped link has one id, so that terminals treat its rows as one link.
func TestWrappedLinkHasOneID(t *testing.T) {
	d := New(darkTheme, 6).Render("[aaaa bbbb](https://example.org)")
	first, second := decodeRow(d.Rows[0])[2].attrs.link, decodeRow(d.Rows[1])[2].attrs.link
	if first != second || !strings.HasPrefix(first.Params, "id=") {
		t.Errorf("%+v and %+v", first, second)
	}
	for _, row := range d.Rows {
		if strings.Count(row, ansi.ResetHyperlink()) != 1 {
			t.Errorf("%q leaves its link open", row)
		}
	}
}
