package body_test

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

func always(string) bool { return true }

func TestParse(t *testing.T) {
	const text = "# Title\n\nIntro with [a link](b.md#c).\n\n<p>One</p>\n\n## Part {#own}\n\n- first\n- second\n\n*[API]: an interface\n"
	b := body.Parse("a.md", text, 5, always)
	if b.Title != "Title" || b.Anchor != "title" || b.Plain != "" || strings.Contains(b.Markdown, "Title") || strings.Contains(b.Markdown, "<p>") {
		t.Errorf("%+v", b)
	}
	if len(b.Sections) != 2 || b.Sections[0].Text != "Intro with a link.\nOne" || b.Sections[1].Anchor != "own" || b.Sections[1].Line != 11 || b.Sections[1].Text != "first\nsecond" {
		t.Errorf("sections %+v", b.Sections)
	}
	if want := []handbook.Link{{Text: "a link", Target: "b.md#c", Line: 7}}; !slices.Equal(b.Links, want) {
		t.Errorf("links %+v", b.Links)
	}
	if want := []handbook.Acronym{{Short: "API", Long: "an interface"}}; !slices.Equal(b.Acronyms, want) {
		t.Errorf("acronyms %+v", b.Acronyms)
	}
}

// A page that exceeds a limit is plain text, and says why.
func TestCostlyPagesArePlainText(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat("a", 17<<10):                  "a line of more than 16 KiB",
		strings.Repeat("a b\n", 5<<10):               "a block of more than 16 KiB",
		strings.Repeat("> ", 33) + "x":               "nests more than 32 levels",
		strings.Repeat("|", 65):                      "a table of more than 64 columns",
		strings.Repeat("|a|b|c|\n", 2600):            "more than 10000 table cells",
		strings.Repeat("<div></div>\n\n", 2100):      "more than 2000 blocks of HTML",
		"| a | b |\n|---|---|\n| c | d |\n\n> quote": "",
	} {
		b := body.Parse("a.md", text, 1, always)
		if !strings.Contains(b.Plain, want) || (b.Plain == "") != (want == "") {
			t.Errorf("%.20q: plain because %q, want %q", text, b.Plain, want)
		}
		if b.Plain != "" && b.Markdown != text {
			t.Errorf("%.20q was changed", text)
		}
	}
}

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{`a \* b &amp; c`: "a * b & c", `\&amp;`: "&amp;", "&#x1b;": "\x1b", `\q`: `\q`, "": ""} {
		if got := body.Unescape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAnchorsAreUnique(t *testing.T) {
	a := body.Anchors{}
	var got []string
	for _, heading := range []string{"One Part", "One part", "One part-1", "Räksmörgås?", ""} {
		got = append(got, a.Of(heading))
	}
	if want := []string{"one-part", "one-part-1", "one-part-1-1", "räksmörgås", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
