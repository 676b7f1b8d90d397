package body_test

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// HTML in Markdown becomes the text that a browser would show: as words for search, with one line per block, and as
// text for users, with marks and addresses.
func TestHTMLBecomesItsVisibleText(t *testing.T) {
	for _, c := range []struct {
		html  string
		words string
		shown []string // "" is the same as words
	}{
		// struck-out text no longer applies, in any block
		{"<del>\n\nKept for 30 days.\n\n</del>\n\nKept for 90 days.", "Kept for 90 days.", []string{"~~Kept for 30 days.~~", "Kept for 90 days."}},
		{"<DEL>\n\nOld.\n\n</DEL>\n\nNew.", "New.", []string{"~~Old.~~", "New."}},
		{"<strike>\n\nOld.\n\n</strike>\n\nNew.", "New.", []string{"~~Old.~~", "New."}},
		{"<del>one\n\n- two\n- three\n\nfour</del> five", "five", []string{"~~one~~", "~~two~~", "~~three~~", "~~four~~ five"}},
		{"<s>Old</s> and new.", "and new.", []string{"~~Old~~ and new."}},
		{"<del>never closed\n\nStill here.", "Still here.", []string{"~~never closed~~", "Still here."}},

		// blocks
		{"<details>\n<summary>More</summary>\n\nInside *it*.\n\n</details>", "More\nInside it.", nil},
		{"<details><summary>One</summary>Inside</details>", "One\nInside", nil},
		{"<table><tr><th>Plan</th><th>Answer</th></tr><tr><td>Gold</td><td>1 h</td></tr></table>", "Plan: Answer\nGold: 1 h", []string{"Plan: Answer", "Plan: Gold | Answer: 1 h"}},
		{"<table><tr><th>Plan</th><th>Answer</th></tr><tr><td>a | b <code>c|d</code></td><td>1 h</td></tr></table>", "Plan: Answer\na | b c|d: 1 h", []string{"Plan: Answer", "Plan: a | b c|d | Answer: 1 h"}},
		{"<TABLE><TR><TH>Plan</TH><TH>Answer</TH></TR><TR><TD>Gold</TD><TD>1 h</TD></TR></TABLE>", "Plan: Answer\nGold: 1 h", []string{"Plan: Answer", "Plan: Gold | Answer: 1 h"}},
		{"<ul><li>one</li><li>two<ol><li>a</li></ol></li></ul>", "one\ntwo\na", nil},
		{"<blockquote><p>quoted</p></blockquote>", "quoted", nil},
		{"<pre><code>a  b\n  c</code></pre>", "a b\nc", []string{"a  b\n  c"}},
		{"<dl><dt>RPO</dt><dd>24 h</dd></dl>", "RPO\n24 h", nil},
		{"<p>one</p><p>two</p>", "one\ntwo", nil},
		{"<center>Text</center>", "Text", nil},
		{"<hr>\n\nText", "Text", nil},
		{"<p>He said <q>no</q></p>", "He said “no”", nil},
		{"<p><kbd><img src=\"a.png\" alt=\"plan\"></kbd></p>", "plan", []string{"[image: plan, a.png]"}},

		{"<table><tr><th>Plan</th></tr><tr><td><ol><li>one</li></ol></td></tr></table>", "Plan\n1. one", []string{"Plan", "Plan: 1. one"}},

		// blocks with Markdown between blank lines
		{
			"<table>\n<tr><th>Plan<th>Text\n\n<tr><td>Gold<td>\n\nIt *is* [said][s][^n] on `line`.\n\n  <tr>\n\n      <td>Iron</td><td>None</td>\n</table>\n\n[s]: https://example.org\n[^n]: A note.",
			"Plan: Text\nGold: It is said on line.\nIron: None\nA note.",
			[]string{"Plan: Text", "Plan: Gold | Text: It is said (https://example.org)[1] on line.", "Plan: Iron | Text: None", "A note."},
		},
		{"<figure>\n\n```d2 sketch\na: {\n  b\n```\n\n<figcaption>Words.</figcaption></figure>", "a: {\nb\nWords.", []string{"a: {\n  b", "Words."}},

		// within a line
		{"H<sub>2</sub>O, E=mc<sup>2</sup>", "H₂O, E=mc²", nil},
		{"<kbd>Ctrl</kbd>+<kbd>C</kbd>", "Ctrl+C", nil},
		{"he said <q>no</q>.", "he said “no”.", nil},
		{"<strong>bold</strong>ly <em>said</em>", "boldly said", nil},
		{"the <span>`a`</span><span>`b`</span>, <span>**c**</span><span>**d**</span>, <b>e</b><b>f</b>, <code>g</code><code>h</code>, <i>j</i>*k*", "the a b, c d, e f, g h, j k", nil},
		{"<i>**l**</i>, **<i>m</i>**, `n`<wbr>`o`, a <b>p</b><i>q</i> and <list :of=\"all\" type=\"x\"></list><Icon name=\"y\" /> <your name>", "l, m, n o, a p q and <your name>", nil},
		{"<abbr title=\"recovery point\">RPO</abbr> is 24 h", "RPO is 24 h", nil},
		{"<font color=red>red</font> words", "red words", nil},
		{"<b></b>\n    One", "One", nil},
		{"One\n    ```\n<b>two</b>", "One ``` two", nil},
		{"<a href=\"https://example.org\"><img alt=\"Sign\" src=\"s.png\"></a><br>Next", "Sign Next", []string{"[image: Sign, s.png] (https://example.org)\nNext"}},
		{"<br>One<br/>two", "One two", []string{"One\ntwo"}},
		{"<p>5 &lt; 6 &amp; 7</p>", "5 < 6 & 7", nil},
		{"<p>*not* emphasised `code` [x](y)</p>", "*not* emphasised `code` [x](y)", nil},
		{"Write to <your name> at <name@example.org>.", "Write to <your name> at name@example.org.", nil},

		{"| a | b |\n|---|---|\n| <code>&#124;&#124;</code> | <code>c \\| d</code>, <kbd>e</kbd> |", "a: b\n||: c | d, e", []string{"a: b", "a: || | b: c | d, e"}},

		// links
		{"<a href=\"https://example.org\">words</a>", "words", []string{"words (https://example.org)"}},
		{"<a name=\"here\"></a>Text", "Text", nil},
		{"<iframe src=\"https://example.org/film\" title=\"A film\"></iframe>", "A film", []string{"A film (https://example.org/film)"}},
		{"<video controls><source src=\"film.mp4\"></video>", "film.mp4", nil},
		{"<img src=\"a.png\" alt=\"A plan\">", "A plan", []string{"[image: A plan, a.png]"}},

		// invisible parts
		{"<!-- a note -->Text", "Text", nil},
		{"<!--\n\nA long note\n\n-->\n\nText", "Text", nil},
		{"<script>alert(1)</script>Text", "Text", nil},
		{"<style>p{}</style>\n\nText", "Text", nil},
		{"<svg><text>drawn</text></svg>Text", "Text", nil},
	} {
		b := body.Parse(c.html, body.Options{Line: 1})
		if len(b.Sections) != 1 || b.Sections[0].Text != c.words {
			t.Errorf("%q has the words %+v, want %q", c.html, b.Sections, c.words)
		}
		var shown []string
		for _, p := range body.Paragraphs(&handbook.Entry{Markdown: b.Markdown, Line: 1, Sections: b.Sections, Links: b.Links}) {
			shown = append(shown, p.Text)
		}
		if want := c.shown; want == nil && !slices.Equal(shown, strings.Split(c.words, "\n")) || want != nil && !slices.Equal(shown, want) {
			t.Errorf("%q is shown as %q", c.html, shown)
		}
		if strings.Contains(strings.NewReplacer("<br>", "", "<br/>", "", "<name@example.org>", "", `\<`, "").Replace(b.Markdown), "<") {
			t.Errorf("%q leaves tags: %q", c.html, b.Markdown)
		}
	}
}

// Headings in HTML divide an entry as headings in Markdown do.
func TestHeadingsInHTMLAreHeadings(t *testing.T) {
	for text, want := range map[string][]string{
		"<h2 id=\"own\">Heading</h2>\n<p>Text</p>":                               {"", "Heading: Text"},
		"<div align=\"center\">\n\n## Heading\n\nText\n\n</div>":                 {"", "Heading: Text"},
		"One\n\n<h2>Two</h2>\n\nThree\n\n<h3>Four</h3>\n\nFive":                  {": One", "Two: Three", "Four: Five"},
		"<section>\n<h2>A &amp; B</h2>\n<p>Text</p>\n</section>\n\n## C\n\nLast": {"", "A & B: Text", "C: Last"},
	} {
		var got []string
		for _, s := range body.Parse(text, body.Options{Line: 1}).Sections {
			got = append(got, strings.TrimSuffix(s.Heading+": "+s.Text, ": "))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the sections %q, want %q", text, got, want)
		}
	}
}

func TestParagraphsKnowTheirSection(t *testing.T) {
	const text = "Intro.\n\n## One\n\n- first\n- second\n\n| a | b |\n|---|---|\n| c | d |\n\n## Two\n\n```\ncode  here\n```\n\n> quoted\n> words\n"
	b := body.Parse(text, body.Options{Line: 1})
	var got []string
	for _, p := range body.Paragraphs(&handbook.Entry{Markdown: b.Markdown, Line: 1, Sections: b.Sections}) {
		got = append(got, strings.Repeat("#", p.Section)+" "+p.Text)
	}
	if want := []string{" Intro.", "# first", "# second", "# a: b", "# a: c | b: d", "## code  here", "## quoted words"}; !slices.Equal(got, want) {
		t.Errorf("the paragraphs are %q", got)
	}
}

func TestAnUnparsedPageHasAParagraphForEachLine(t *testing.T) {
	text := "first\n\nsecond " + strings.Repeat("a", 17<<10)
	b := body.Parse(text, body.Options{Line: 1})
	got := body.Paragraphs(&handbook.Entry{Markdown: b.Markdown, Plain: b.Plain, Line: 1})
	if len(got) < 2 || got[0].Text != "first" || !strings.HasPrefix(got[len(got)-1].Text, "second a") {
		t.Errorf("%d paragraphs, the first is %q", len(got), got[0].Text)
	}
}
