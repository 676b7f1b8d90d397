package body_test

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

func always(string, bool) bool { return true }

func TestParse(t *testing.T) {
	const text = "# Title\n\nIntro with [a link](b.md#c).\n\n<p>One</p>\n\n## Part {#own}\n\n- first\n- second\n\n*[API]: an interface\n"
	b := body.Parse(text, body.Options{Line: 5, IsTitle: always})
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

// A page that exceeds a limit is shown as plain text, with the reason.
func TestCostlyPagesArePlainText(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat("a", 17<<10):                                                               "a line of more than 16 KiB",
		strings.Repeat("a b\n", 5<<10):                                                            "a block of more than 16 KiB",
		strings.Repeat("> ", 33) + "x":                                                            "is nested more than 32 levels",
		"a|b\n" + strings.Repeat("-|", 65):                                                        "a table of more than 64 columns",
		"|a|b|c|\n|-|-|-|\n" + strings.Repeat("|a|b|c|\n", 3400):                                  "more than 10000 table cells",
		strings.Repeat("<div></div>\n\n", 2100):                                                   "more than 2000 blocks of HTML",
		"| a | b |\n|---|---|\n| c | d |\n\n> quote":                                              "",
		"<!-- all -->\n<table>\n" + strings.Repeat("<tr><td>a</td></tr>\n", 1<<10) + "</table>\n": "",
	} {
		b := body.Parse(text, body.Options{Line: 1, IsTitle: always})
		if !strings.Contains(b.Plain, want) || (b.Plain == "") != (want == "") {
			t.Errorf("%.20q: plain because %q, want %q", text, b.Plain, want)
		}
		if b.Plain != "" && b.Markdown != text {
			t.Errorf("%.20q was changed", text)
		}
	}
}

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{`a \* b &amp; c`: "a * b & c", `\&amp;`: "&amp;", "&#x1b;": "\x1b", `\q`: `\q`, "": "", "?a&section=b&copy=c &sect;": "?a&section=b&copy=c §"} {
		if got := body.Unescape(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAnchorsAreUnique(t *testing.T) {
	a := body.Anchors{}
	var got []string
	for _, heading := range []string{"One Part", "One part", "One part-1", "Räksmörgås?", "O\u0308verblick", "नीति के नियम", "⚠️ Mind 4️⃣", ""} {
		got = append(got, a.FragmentFor(heading))
	}
	if want := []string{"one-part", "one-part-1", "one-part-1-1", "räksmörgås", "överblick", "नीति-के-नियम", "-mind-4", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// wordsOf returns the words of a page for searching.
func wordsOf(text string) string {
	b := body.Parse(text, body.Options{Line: 1, IsTitle: always})
	var out []string
	for _, s := range b.Sections {
		out = append(out, s.Heading, s.Text)
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// Struck-out words no longer apply, so they are neither found by searches nor part of passages.
func TestStruckWordsAreOmitted(t *testing.T) {
	for in, want := range map[string]string{
		"Kept for ~~30 days~~ 90 days.":                          "Kept for 90 days.",
		"Kept ~~for ever~~. Then deleted.":                       "Kept. Then deleted.",
		"Kept for <del>30 days</del> <s>60</s> 90 days.":         "Kept for 90 days.",
		"Kept for <strike> 30 days </strike>90 days.":            "Kept for 90 days.",
		"ver<del>(1)</del>sion":                                  "ver sion",
		"<p>Kept for <del>30 days</del> 90 days.</p>":            "Kept for 90 days.",
		"Kept for ~30 days~ 90 days.":                            "Kept for 90 days.",
		"Open 9~17, phones 8~16.":                                "Open 9~17, phones 8~16.",
		"| a | b |\n|---|---|\n| ~~old~~ | new |":                "a: b\n: new",
		"## The ~~old~~ new rule\n\nText.":                       "The new rule\nText.",
		"See ~~[the old page](old.md)~~ [the new one](new.md).":  "See the new one.",
		"Kept <del>for **30** days, `code` too</del>for 90 days": "Kept for 90 days",
	} {
		if got := wordsOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	b := body.Parse("## The ~~old~~ new rule\n\nSee ~~[old](old.md)~~.", body.Options{Line: 1, IsTitle: always})
	if b.Sections[1].Anchor != "the-old-new-rule" || len(b.Links) != 1 {
		t.Errorf("anchor %q, links %+v", b.Sections[1].Anchor, b.Links)
	}
}

func TestRaisedAndLowered(t *testing.T) {
	for in, want := range map[string]string{
		"10<sup>9</sup> and 10<sup>-6</sup> of 5 m<sup>2</sup>": "10⁹ and 10⁻⁶ of 5 m²",
		"a note<sup>2</sup>, 10<sup>x+1</sup>, 2<sup>n</sup>":   "a note², 10^(x+1), 2ⁿ",
		"the 4<sup>th</sup> of May, Acme<sup>TM</sup>":          "the 4th of May, AcmeTM",
		"H<sub>2</sub>O and v<sub>max</sub>":                    "H₂O and v_(max)",
		"<p>10<sup>9</sup>, H<sub>2</sub>O</p>":                 "10⁹, H₂O",
		`see<sup><a href="#fn1">1</a></sup>`:                    "see^(1)",
		"<tt>&#96;</tt> and <tt>&lt;</tt>":                      "` and <",
		"none<sup></sup>":                                       "none",
		"<sub>In small print</sub> or <sup>so</sup>":            "In small print or so",
		"a 5 m <sup>2</sup>":                                    "a 5 m ²",
		"<p>Name<br /><sub><b>Small words</b></sub></p>":        "Name Small words",
		"<p>the value <b>v</b><sub>max</sub></p>":               "the value v_(max)",
	} {
		if got := wordsOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// In scripts without spaces, a line break is not a space either.
func TestLineBreaksBetweenWideCharacters(t *testing.T) {
	for in, want := range map[string]string{
		"多要素\n認証を":          "多要素認証を",
		"手続、\n**認証**。\n終わり": "手続、認証。終わり",
		"한국어\n문장":           "한국어 문장",
		"認証\nMFA":           "認証 MFA",
		"one\ntwo":          "one two",
	} {
		if got := wordsOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestNamesAddress(t *testing.T) {
	for _, c := range []struct {
		words, target string
		want          bool
	}{
		{"www.example.org", "http://www.example.org", true},
		{"https://example.org", "https://example.org/", true},
		{"a@example.org", "mailto:a@example.org", true},
		{"https://example.org/å", "https://example.org/%C3%A5", true},
		{"our page", "https://example.org", false},
		{"example.org", "https://example.org/b", false},
	} {
		if got := body.LabelShowsTarget(c.words, c.target); got != c.want {
			t.Errorf("%q, %q: %t", c.words, c.target, got)
		}
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"All *access* is **logged** in `auth.log`.":               "All access is logged in auth.log.",
		"See [our page](https://example.org) &amp; <em>ask</em>.": "See our page & ask.",
		"1. First":                          "1. First",
		"# Not a heading, snake_case":       "# Not a heading, snake_case",
		"Kept ~~30 days~~ 90 days.":         "Kept 90 days.",
		"<p>One<br>two, 10<sup>9</sup></p>": "One two, 10⁹",
		"a < b and c > d":                   "a < b and c > d",
		"plain":                             "plain",
	} {
		if got := body.PlainLine(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A drawing may contain blank lines and lines that look like code.
func TestDrawingsAreLeftOut(t *testing.T) {
	const drawing = "Before.\n\n<svg width=\"10\"\n  height=\"10\">\n\n    <g><text>drawn</text></g>\n\n</svg>\n\nAfter.\n"
	if got := wordsOf(drawing); got != "Before.\nAfter." {
		t.Errorf("%q", got)
	}
}

// A row of an HTML table that begins with a row heading is not a table header, and a caption comes above the table.
func TestRowsOfHTMLTables(t *testing.T) {
	const table = "<table><caption>Both</caption><tr><th>One</th><td>a</td><td></td></tr><tr><th>Two</th><td>b</td><td>c</td></tr></table>"
	if got := wordsOf(table); got != "Both\nOne | a |\nTwo | b | c" {
		t.Errorf("%q", got)
	}
}

func TestLanguageTag(t *testing.T) {
	for in, want := range map[string]string{"sv": "sv", "sv_SE": "sv-SE", "en-UK": "en-GB", "EN-us": "en-US", "zh-Hans": "zh-Hans", "Swedish": "", "": ""} {
		if got, ok := body.LanguageTag(in); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %t", in, got, ok)
		}
	}
}

// A long block of HTML is cheap. Words in text that only looks like a block, or after its end, are not part of it.
func TestWordsAreNotTakenForHTML(t *testing.T) {
	row, words := "<tr><td>x</td></tr>\n", strings.Repeat("*a_ ", 100)+"\n"
	table := "<table>\n" + strings.Repeat(row, 1_500) + "</table>\n"
	for _, before := range []string{"", "Words:\n", "```\n<div>\n```\n", "<table>\n" + strings.Repeat(row, 1_000) + "<!-- more -->\n"} {
		if b := body.Parse(before+table, body.Options{Line: 1}); b.Plain != "" {
			t.Errorf("%q before a table: plain because %s", before, b.Plain)
		}
	}
	for _, before := range []string{
		"<div-x>\n", "</div!\n", "```\n<div>\n```\n", "~~~\n\n<div>\n~~~\n", "<!--\n<div>\n-->\n", "<!--\n<div> -->\n", "<pre>\n<div>\n</pre>\n",
		"<script>\n<div>\n</SCRIPT>\n", "<?x\n<div>\n?>\n", "<![CDATA[\n<div>\n]]>\n", "<!X\n<div>\n", "- a\n  <div>\n", "<!-- x -->\n", "<div>\n\n", "<div>\n",
	} {
		if b := body.Parse("x\n"+before+strings.Repeat(words, 50), body.Options{Line: 1}); !strings.Contains(b.Plain, "more than 16 KiB") {
			t.Errorf("%q before words: plain because %q", before, b.Plain)
		}
	}
}

// Comments keep their marks and their lines, so nothing else changes.
func TestEmptyComments(t *testing.T) {
	for text, want := range map[string]string{
		"a <!-- note --> b\n":                         "a <!-- --> b\n",
		"a <!-- one\ntwo --> b\n":                     "a <!-- \n--> b\n",
		"1. a\n\n<!-- note -->\n\n1. b\n":             "1. a\n\n<!-- -->\n\n1. b\n",
		"> - a\n>   <!-- x\n>\n>   y\n>   -->\n> b\n": "> - a\n>   <!-- \n>\n>   \n>   -->\n> b\n",
		"<div>\n<!-- x\n\ny -->\n</div>\n":            "<div>\n<!-- \n\n-->\n</div>\n",
		"<!-- a --> <b>x</b> <!-- c -->\n":            "<!-- --> <b>x</b> <!-- -->\n",
		"`<!-- code -->` and \\<!-- text -->\n":       "`<!-- code -->` and \\<!-- text -->\n",
		"```\n<!-- code -->\n```\n":                   "```\n<!-- code -->\n```\n",
		"<!-- open\n\ntext\n":                         "<!-- open\n\ntext\n",
		"a {/* note */} b\n":                          "a  b\n",
		"{/* one\n\ntwo */}\n\na\n":                   "\n\n\n\na\n",
		"%%\nnote\n%%\n\na\n\n%% note %%\n":           "\n\n\n\na\n\n\n",
		"```\n{/* code */}\n```\n\n`{/* code */}`\n":  "```\n{/* code */}\n```\n\n`{/* code */}`\n",
		"{/* open\n\ntext\n":                          "{/* open\n\ntext\n",
		"50 %% of %% it\n":                            "50 %% of %% it\n",
	} {
		got := body.EmptyComments(text, false)
		if got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
		if before, after := body.Parse(text, body.Options{Line: 1}), body.Parse(got, body.Options{Line: 1}); before.Markdown != after.Markdown {
			t.Errorf("%q is shown as %q, and with empty comments as %q", text, before.Markdown, after.Markdown)
		}
	}
}
