package body_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/body"
)

// entryOf parses a page.
func entryOf(text string) *handbook.Entry {
	b := body.Parse(text, body.Options{Line: 1, IsTitle: func(string, bool) bool { return false }})
	for i, l := range b.Links {
		if id, ok := strings.CutSuffix(l.Target, ".md"); ok {
			b.Links[i].Entry = id
		}
	}
	return &handbook.Entry{Markdown: b.Markdown, Sections: b.Sections, Links: b.Links, Plain: b.Plain}
}

func TestPlainTextIsForPeople(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"struck":  {"Kept for ~~30 days~~ 90 days.", "Kept for ~~30 days~~ 90 days."},
		"deleted": {"Kept for <del>30 days </del>90 days.", "Kept for ~~30 days~~ 90 days."},
		"tasks":   {"- [x] included\n- [ ] not included\n", "- [x] included\n- [ ] not included"},
		"a link to X": { // see findings/goldmark-link-named-x-becomes-a-checkbox.sh
			"- [X](https://x.com/acme)\n- [x][1]\n- [x]\n\n[1]: https://example.org/x\n",
			"- X (https://x.com/acme)\n- x (https://example.org/x)\n- [x]",
		},
		"addresses in HTML": { // see findings/html-to-markdown-and-goldmark-cut-addresses-short.sh
			"<p>See https://example.org/a_b_c?d=_e&amp;f=1, (www.example.org/A_b), 「https://example.org/~d」 and <code>https://example.org/e_f</code>. Not a_b.</p>",
			"See https://example.org/a_b_c?d=_e&f=1, (www.example.org/A_b), 「https://example.org/~d」 and https://example.org/e_f. Not a_b.",
		},
		"entities in HTML": { // see findings/html-to-markdown-loses-written-entities.sh
			"<p>Write &amp;lt; for &lt;, &amp;#35; for # and <code>&amp;gt;</code> for &gt;. AT&amp;T;<b>&amp;copy;</b></p>",
			"Write &lt; for <, &#35; for # and &gt; for >. AT&T;&copy;",
		},
		"numbers of items": { // see findings/html-to-markdown-renumbers-lists.sh
			"<ol><li value=3>a</li><li>b</li><li value=9>c</li>\n<li value=10>d</li><li value=2>e</li></ol>",
			"3. a\n4. b\n\n9. c\n10. d\n\n2. e",
		},
		"emphasis beside letters": {
			"<p><b>Note:</b>always a<b>(b)</b>c, <i>d</i>e, <b> f.</b>g <em>h.</em></p>",
			"Note: always a (b) c, de, f. g h.",
		},
		"addresses in text": { // see findings/goldmark-ends-addresses-at-foreign-letters.sh
			"See https://example.org/a*b*c, (https://example.org/På_(kort)).",
			"See https://example.org/a*b*c, (https://example.org/På_(kort)).",
		},
		"code":     {"Set:\n\n```yaml\nlogs:\n  keep:   90d\n\n\tdays: 3\n```\n\nDone.", "Set:\n\nlogs:\n  keep:   90d\n\n\tdays: 3\n\nDone."},
		"indented": {"    a  b\n      c\n", "a  b\n  c"},
		"code in an item": {
			"1. Run:\n\n   ```\n   a  b\n     c\n   ```\n\n   Then wait.\n2. End.\n",
			"1. Run:\n   a  b\n     c\n   Then wait.\n2. End.",
		},
		"code span":          {"Type `a  b` and `|`.", "Type a  b and |."},
		"link":               {"See [our page](https://example.org/a) and [them](b.md).", "See our page (https://example.org/a) and them."},
		"the address twice":  {"www.example.org, <https://example.org>, [example.org](https://example.org/), <a@example.org>", "www.example.org, https://example.org, example.org, a@example.org"},
		"a list in a cell":   {"| A | B |\n|---|---|\n| x | One:<ul><li>`a`</li><li>b</li></ul> |", "A: B\nx: One: - a - b"},
		"adjacent links":     {"[](https://example.org/a)[words](https://example.org/b)[more](c.md)", "https://example.org/a words (https://example.org/b) more"},
		"a link of no words": {"[](https://example.org/a)", "https://example.org/a"},
		"two columns":        {"| Level | Hours |\n|---|---|\n| Gold | 24/7 |\n| None | |\n", "Level: Hours\nGold: 24/7\nNone:"},
		"three columns": {
			"| Level | Weekend | Hours |\n|---|---|---|\n| Gold | | 24/7 |\n| ~~Tin~~ | no | [8](https://example.org) |\n",
			"Level: Gold | Weekend: | Hours: 24/7\nLevel: ~~Tin~~ | Weekend: no | Hours: 8 (https://example.org)",
		},
		"a list goes on below a table": { // see findings/goldmark-tables-swallow-a-list-that-goes-on.sh
			"1. One\n\n| a | b |\n|---|---|\n| c | d |\n2. **Two**\n   more\n3. Three\n\nEnd.",
			"1. One\n\na: b\nc: d\n\n2. Two more\n3. Three\n\nEnd.",
		},
		"a list below no table": {"a | b | c\n---|---\n2. two", "a | b | c ---|--- 2. two"},
		"a table in a quote":    {"> Text\n> | a | b |\n> |---|---|\n> 2) two\n", "> Text\n>\n> a: b\n>\n> 2. two"},
		"no headings":           {"| | | |\n|---|---|---|\n| Gold | | 24/7 |\n", "Gold | | 24/7"},
		"lone heading":          {"| a | b | c |\n|---|---|---|\n", "a | b | c"},
		"quote":                 {"> One\n> two.\n>\n> - three\n\nFour.", "> One two.\n>\n> - three\n\nFour."},
		"nested":                {"- one\n  > two\n\n  three\n  - four\n", "- one\n  > two\n  three\n  - four"},
		"hard breaks":           {"One  \ntwo\\\nthree<br>four\nfive", "One\ntwo\nthree\nfour five"},
		"footnote":              {"A claim[^n].\n\n[^n]: The note.\n\n    More.", "A claim[1].\n\n[1] The note.\n    More."},
		"a footnote of other case": { // see findings/goldmark-footnotes-vanish-for-a-capital.sh
			"A claim[^Étape], [^none].\n\n[^étape]: The note.",
			"A claim[1], [^none].\n\n[1] The note.",
		},
		"definitions": {"Term\n: Its meaning\n", "Term\n  Its meaning"},
		"image":       {"![plan](plan.png)", "[image: plan, plan.png]"},
		"marks":       {"**bold** *loose* &amp; \\*plain\\* 10<sup>9</sup>", "bold loose & *plain* 10⁹"},
		"hidden":      {"a\u200bb &#x202e;c", "ab c"},
	} {
		if got := body.PlainText(entryOf(c.in)); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, c.want)
		}
	}
}

func TestComparableTextRepeatsNothing(t *testing.T) {
	const in = "[a](https://example.org)\n\n| Level | Weekend | Hours |\n|---|---|---|\n| Gold | | 24/7 |\n"
	if got, want := body.ComparableText(entryOf(in)), "a\n\nLevel | Weekend | Hours\nGold | | 24/7"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPlainEntryKeepsItsText(t *testing.T) {
	text := "  first\n\tsecond  \n" + strings.Repeat("> ", 40) + "x"
	e := entryOf(text)
	if e.Plain == "" {
		t.Fatal("the page is parsed")
	}
	if got := body.PlainText(e); got != strings.TrimSpace(text) {
		t.Errorf("%q", got)
	}
}

func TestAddressesAreWhole(t *testing.T) {
	const text = "See https://example.org/åtgärder/alla, www.example.org/é; http://10.20.0.5/a or http://intranet:8080/b\". " +
		"Of lodash@4.17.20, (left-pad@1.3.0-beta.1), ISO@27001 and NIST-CSF@2.0: a@example.org, b@10.example.\n\n" +
		"| HTTPS://EXAMPLE.ORG/C | “https://example.org/d” | https://example.org/e” |\n|---|---|---|\n| https://example.org/*f*g | https:// | |"
	wantTargets(t, text, "https://example.org/åtgärder/alla", "http://www.example.org/é", "http://10.20.0.5/a", "http://intranet:8080/b",
		"mailto:a@example.org", "mailto:b@10.example", "HTTPS://EXAMPLE.ORG/C", "https://example.org/e", "https://example.org/*f*g")
	wantTargets(t, "<p>See https://example.org/a_b_c?d=_e&amp;f=1, (www.example.org/A_(b)_c), 「https://example.org/~d」 and https://example.org/_e_.</p>",
		"https://example.org/a_b_c?d=_e&f=1", "http://www.example.org/A_(b)_c", "https://example.org/~d", "https://example.org/_e")
}

func wantTargets(t *testing.T, text string, want ...string) {
	t.Helper()
	var got []string
	for _, l := range entryOf(text).Links {
		target, err := url.PathUnescape(l.Target)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, target)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
