package dialect_test

import (
	"strings"
	"testing"

	"trustbook/handbook/body"
	"trustbook/handbook/dialect"
)

// rewritten returns a page as CommonMark.
func rewritten(text string, variables map[string]string) string {
	return body.Parse(text, body.Options{Line: 1, IsTitle: func(string, bool) bool { return false }, Variables: variables}).Markdown
}

// A page without constructs of other tools is not parsed.
func TestOrdinaryPagesAreNotRead(t *testing.T) {
	for _, text := range []string{"# Title\n\nWords, [a link](b.md) and `code`.\n\n| a |\n|---|\n", "10:30:45, https://example.org/a:b", "<b>x</b>", ""} {
		if p := dialect.Read(text, dialect.Options{}); p != nil {
			t.Errorf("%q is read: %+v", text, p.Edits)
		}
	}
}

// The rows of a large table are parsed one by one. A large table therefore does not make a page plain text, unlike
// other large blocks.
func TestLargeTablesAreRead(t *testing.T) {
	row := "| A row with :tada: and `a|b` and so on, and more words than fit on a screen. | x |\n"
	table := "| Above | All |\n|---|---|\n" + strings.Repeat(row, 300)
	for text, costly := range map[string]bool{table: false, "Words.\n" + table + "More\n": false, strings.ReplaceAll(table, "---", "==="): true} {
		p := dialect.Read(text, dialect.Options{})
		if p == nil || (p.Costly != "") != costly || !costly && len(p.Edits) != 2*300 {
			t.Errorf("%.40q: %+v", text, p)
		}
	}
}

// Text that only looks like a construct is unchanged.
func TestProseAndCodeStay(t *testing.T) {
	for _, text := range []string{
		"Write {:d} for numbers, {x} and {#x y} here.",
		"    print(\"{:>10} {:d}\".format(a, b))",
		"```\n!!! note\n    {% include x %} :tada: {: .x }\n```",
		"`{{ name }}` and `:tada:` and `{: .x }`.",
		"A ratio of 1:2:3, ::, x:tada:y and a:b.",
		"Really?! Yes!!! And ??? what.",
		"import keys from the old system\n\nexport them",
		"Title\n=====\n\n* list\n* [x]: no\n",
		"List<String> and <Your Name> and a < b > c.",
		"- 50 %\n- %% of it",
		"// a comment\n\n/// three slashes and words",
	} {
		if got := strings.ReplaceAll(rewritten(text, nil), `\<`, "<"); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestVariables(t *testing.T) {
	variables := map[string]string{"company": "Example AB", "site.email": "a@example.org"}
	for in, want := range map[string]string{
		"{{ company }}, {{company}} and {{- company -}}":        "Example AB, Example AB and Example AB",
		"{{< param company >}} and {% $company %}":              "Example AB and Example AB",
		"`{{ company }}` and {{ other }}":                       "`{{ company }}` and {{ other }}",
		"[mail](mailto:{{ site.email }})":                       "[mail](mailto:a@example.org)",
		"# {{ company }}":                                       "# Example AB",
		"| {{ company }} |\n|---|":                              "| Example AB |\n|---|",
		"<p>{{ company }}</p>":                                  "Example AB",
		"{% raw %}\n{{ company }}\n{% endraw %}\n{{ company }}": "\n{{ company }}\n\nExample AB",
		"{% for p in site.pages %}\n- [{{ p.title }}]({{ p.url }}), {{ q }}\n{% endfor %}\n<b>{{ p }}</b>": "\n- …, {{ q }}\n\n**…**",
	} {
		if got := rewritten(in, variables); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
	if got := dialect.FillVariables("About {{ company }} and {{ x }}", variables); got != "About Example AB and {{ x }}" {
		t.Errorf("%q", got)
	}
}

func TestShortCodes(t *testing.T) {
	for in, want := range map[string]string{
		":tada: done":                       "🎉 done",
		"(:white_check_mark:)":              "(✅)",
		":unknown_thing: stays":             ":unknown_thing: stays",
		"x :material-lock:{ .big } y":       "x  y",
		"> [!NOTE] :warning: Mind\n> Text.": "> **Note: ⚠️ Mind**  \n> Text.",
	} {
		if got := rewritten(in, nil); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

// The number of footnotes is limited, because their cost grows with the square of their number.
func TestFootnotesWithinSentencesAreLimited(t *testing.T) {
	p := dialect.Read(strings.Repeat(strings.Repeat("w^[abc] ", 200)+"\n\n", 150), dialect.Options{})
	notes := 0
	for _, e := range p.Edits {
		if strings.HasPrefix(e.Text, "\n\n[^note-") {
			notes++
		}
	}
	if notes < 100 || notes > 500 {
		t.Errorf("%d footnotes", notes)
	}
}

// FuzzRead reads arbitrary pages. Edits are within the page, and each line of the rewritten page is mapped to its line
// of the file.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"!!! note \"a\"\n    b\n\n    c\nd", ":::note[a]\n::::b\nc\n:::", "{% a %}{% b %}x{% endb %}\n{% enda %}", "{{< x >}}\n> {{% y %}}\n- {{< /x >}}",
		"</Aa>\n\n<Aa b={c}>\n  d\n</Aa>", "```{note}\n:a: b\n\n---\n```", "- > [!NOTE] x\n  > y\n\n\tz", "[a]({{b}}) ![c]({% link d %})\n\n[e]: {{f}}", "# a {: #b }\n{: .c }\n=== \"d\"\n\te",
		"%%\na\n%%\n(b)=\n{doc}`c`\n{::comment}\nd\n{:/}", "<div markdown>\n*a*\n</div>\n/// b | c\n    d: e\n///",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4<<10 || strings.ContainsAny(text, "\r\x00") {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		p := dialect.Read(text, dialect.Options{MDX: len(text)%2 == 0, Variables: map[string]string{"b": "c"}})
		if p == nil {
			return
		}
		for _, e := range p.Edits {
			if e.Start < 0 || e.Start > e.Stop || e.Stop > len(text) {
				t.Fatalf("%+v of %d bytes", e, len(text))
			}
		}
		b := body.Parse(text, body.Options{Line: 1, IsTitle: func(string, bool) bool { return false }})
		if b.LineMap != nil && len(b.LineMap) != 1+strings.Count(b.Markdown, "\n") {
			t.Fatalf("%d lines, %d numbers", 1+strings.Count(b.Markdown, "\n"), len(b.LineMap))
		}
	})
}

// The word that warns the reader is never lost, whatever the syntax of the tool.
func TestCalloutsKeepTheirKind(t *testing.T) {
	for in, want := range map[string]string{
		"??? \"Only a title\"\n    Text.":                              "> **Only a title**  \n> Text.",
		"???- warning \"Folded\"\n    Text.":                           "> **Warning: Folded**  \n> Text.",
		"{: .warning }\n> Text.\n> More.":                              "> **Warning:**\n>\n> Text.\n> More.",
		"- a\n\n  {: .danger }\n  > Text.":                             "- a\n\n  > **Danger:**\n  >\n  > Text.",
		"> Text.\n> More.\n{: .prompt-warning }":                       "> **Warning:** Text.\n> More.\n",
		"Text.\nMore.\n{: .notice--danger}\n\nNext.":                   "> **Danger:** Text.\nMore.\n\n\nNext.",
		"- a\n\n  Text.\n  {: .important }":                            "- a\n\n  > **Important:** Text.\n  ",
		"> [!NOTE]\n> Text.\n{: .warning }":                            "> **Note:**\n> Text.\n",
		"<div class=\"warning\">\n\nText.\n\n</div>":                   "\n**Warning:**\n\n\nText.",
		"<div class=\"alert alert-danger\">Text.</div>":                "\n**Danger:**\n\nText.",
		"<div class=\"warning\">\n\n**Warning:** Text.\n\n</div>":      "\n\n**Warning:** Text.",
		"<div class=\"note-list wide\">Text.</div>":                    "\nText.",
		"{% include warning.html content=\"Text.\" %}":                 "> **Warning:** Text.",
		"{% include callout.html type=\"danger\" content=\"Text.\" %}": "> **Danger:** Text.",
		"A <Badge text=\"Text\" /> b.":                                 "A Text b.",
		"| a | b |\n|---|---|\n{: .warning }":                          "| a | b |\n|---|---|\n",
		"{:.note.wide}\nText.":                                         "> **Note:**\n> Text.",
		"[Text](a.md)\n{: .btn .btn-primary }":                         "[Text](a.md)\n",
		"::: package.module\n    options:\n      a: b\n\nText.":        "::: package.module\n    options:\n      a: b\n\nText.",
		"::: mermaid\ngraph TD;\n  A-->B;\n:::":                        "```mermaid\ngraph TD;\n  A-->B;\n```",
		"```{code-block} sh\n:linenos:\n:name: x\nls\n```":             "```sh\nls\n```",
		":::{note}\n:class: x\nText.\n:::":                             "> **Note:**\n> Text.\n",
		"> :::{note}\n> :class: x\n> Text.\n> :::":                     "> > **Note:**\n> > Text.\n> ",
	} {
		if got := rewritten(in, nil); strings.TrimRight(got, "\n ") != strings.TrimRight(want, "\n ") {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
