package markdown

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	"trustbook/ui/theme"
)

// attrsOfWord returns the attributes of a word.
func attrsOfWord(t *testing.T, th *theme.Theme, source, word string) uv.Style {
	t.Helper()
	for _, row := range New(th, 76).Render(source).Rows {
		l := decodeRow(row)
		if at := strings.Index(l.plainText(), word); at >= 0 {
			return l[len([]rune(l.plainText()[:at]))].attrs.style
		}
	}
	t.Fatalf("%q does not show %q", source, word)
	return uv.Style{}
}

func TestWordsHaveTheStylesOfTheTheme(t *testing.T) {
	forEachTheme(t, func(t *testing.T, th *theme.Theme) {
		text, code, link := styleAttrs(th.Text).style, styleAttrs(th.Code).style, styleAttrs(th.Link).style
		bold, italic, struck := text, text, text
		bold.Attrs |= uv.AttrBold
		italic.Attrs |= uv.AttrItalic
		struck.Attrs |= uv.AttrStrikethrough
		for source, want := range map[string]uv.Style{
			"word":              text,
			"**word**":          bold,
			"*word*":            italic,
			"~~word~~":          struck,
			"`word`":            code,
			"[word](a.md)":      link,
			"# word":            bold,
			"## word":           bold,
			"### word":          styleAttrs(th.Quiet).style,
			"###### word":       styleAttrs(th.Quiet).style,
			"![word](a.png)":    text,
			"a <b>word</b>":     text,
			"<u@example.org>":   link,
			"- a\n- b [word][]": text, // an undefined reference
		} {
			shown := "word"
			if strings.HasPrefix(source, "<u") {
				shown = "u@example.org"
			}
			if got := attrsOfWord(t, th, source, shown); got != want {
				t.Errorf("%q is drawn %+v, want %+v", source, got, want)
			}
		}
		if got := New(th, 76).Render("`a`").Text(); (got == "  `a`") != th.Backquotes || (code.Bg == nil) != th.Backquotes {
			t.Errorf("code is shown as %q on %v: it has a fill or backquotes, never both or none", got, code.Bg)
		}
	})
}

// Text with two styles is drawn with both. The exceptions are code and links in emphasis, where Glamour draws only the
// inner style, and struck-out text; see findings/glamour-struck-links-lose-their-address.sh.
func TestNestedStylesAddUp(t *testing.T) {
	link, code := styleAttrs(darkTheme.Link).style, styleAttrs(darkTheme.Code).style
	with := func(s uv.Style, marks uint8) uv.Style {
		s.Attrs |= marks
		return s
	}
	codeInLink := code
	codeInLink.Underline = link.Underline
	for source, want := range map[string]uv.Style{
		"***word***":             with(uv.Style{}, uv.AttrBold|uv.AttrItalic),
		"# a `word`":             with(code, uv.AttrBold),
		"[a **word**](b.md)":     with(link, uv.AttrBold),
		"[a `word`](b.md)":       codeInLink,
		"**a** word":             {},
		"[a](b.md) word":         {},
		"[a](https://x.se) word": {},
	} {
		if got := attrsOfWord(t, darkTheme, source, "word"); got != want {
			t.Errorf("%q is drawn %+v, want %+v", source, got, want)
		}
	}
}

// Characters combine across nodes, and no style is lost between nodes.
func TestWordsAreResolvedOnce(t *testing.T) {
	for source, want := range map[string]string{
		`a \* \\ \_ b`:               `a * \ _ b`,
		"&amp;amp; &lt; &copy;":      "&amp; < ©",
		"`&amp; \\* a`":              "&amp; \\* a",
		"[`a\\b`](c.md)":             `a\b`,
		"a&#x301;b":                  "a\u0301b",
		"one\ntwo":                   "one two",
		"one  \ntwo":                 "one\ntwo",
		"one<br>two":                 "one\ntwo",
		"a <i>b</i> c":               "a b c",
		"~~a `b` [c](d.md)~~":        "~~a b c~~",
		"![a *b*](c.png)":            "[image: a b, c.png]",
		"a[^1]\n\n[^1]: b":           "a[1]\n\n[1] b",
		"- [ ] a\n- [x] b":           darkTheme.Glyph.ToRead + " a\n" + darkTheme.Glyph.Read + " b",
		"&#x1f468;&#x200d;&#x1f469;": "\U0001f468\u200d\U0001f469",
	} {
		got := New(darkTheme, 76).Render(source).Text()
		if got = strings.ReplaceAll(strings.TrimSpace(got), "\n  ", "\n"); got != want {
			t.Errorf("%q shows %q, want %q", source, got, want)
		}
	}
}

// A struck-out link can still be followed.
func TestStruckLinkKeepsItsAddress(t *testing.T) {
	const source = "~~a [word](https://example.org/x)~~"
	for _, row := range New(darkTheme, 76).Render(source).Rows {
		l := decodeRow(row)
		if at := strings.Index(l.plainText(), "word"); at >= 0 {
			if got := l[len([]rune(l.plainText()[:at]))].attrs.link.URL; got != "https://example.org/x" {
				t.Errorf("it leads to %q", got)
			}
			return
		}
	}
	t.Errorf("%q does not show the word", source)
}
