package export

import (
	"bytes"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/web"
)

func loadHandbook(t *testing.T, fsys fs.FS) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// written returns a handbook in the given format.
func written(t *testing.T, h *handbook.Handbook, f Format) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, h, f, time.Now()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hostile returns a handbook that tries to inject markup.
func hostile() fs.FS {
	return fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: '<script>alert(1)</script>'\norganisation: '\"><img src=x onerror=alert(1)>'\nversion: '{{.}}'\n" +
			"languages: ['en\" onclick=\"x']\ncategories:\n  - {id: a, title: '</h2><style>*{display:none}</style>', description: '<b>'}\n")},
		"a/one.md": {Data: []byte("---\nid: one\ntitle: '</title><script>alert(1)</script>'\nkind: faq\nquestion: '<iframe src=\"//evil\">?'\nanswer: yes\n" +
			"summary: '<img src=x onerror=alert(1)>'\nowner: '<a href=\"javascript:alert(1)\">'\nlang: 'sv\" onload=\"alert(1)'\nrelated: [two]\n---\n" + hostileBody)},
		"a/two.md":  {Data: []byte("---\ntitle: Two\nid: two\n---\n# One[^1]\n\n### Three\n\n## One\n\n[^1]: A note.[^1]\n\n> # Quoted\n\n- # In a list\n")},
		"a/wide.md": {Data: []byte("# " + strings.Repeat("x", 20) + "\n\n" + strings.Repeat("<b>&", 8<<10) + "\n")},
	}
}

const hostileBody = `
# Head <script>alert(1)</script>

<script>alert(1)</script>

<style>* { display: none }</style>

<div onclick="alert(1)">Words in a <b>block</b> &lt;script&gt;</div>

Words <span style="color:red" onclick='alert(1)'>in</span> a line.<br>Next.

[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](vbscript:x) [e](//evil.example/x)
[f](&#106;avascript:alert(1)) [g](java&#10;script:alert(1)) [h](file:///etc/passwd) [i](ftp://x.example/y "title")
[j](https://good.example/?a=1&b=2 "on\" onclick=\"alert(1)") [k](mailto:a@b.example) [](https://empty.example/)
[l](two.md) [m](two.md#three) [n](two.md#nowhere) [o](missing.pdf) [p](#head) [q][ref] <https://auto.example> <x@y.example>
<javascript:alert(1)> https://bare.example/path www.bare.example

[ref]: two.md#one "x"

![alt](https://evil.example/pixel.png) ![](pixel.png) [![in](i.png)](https://good.example) ![*x*" onerror="y](a"b)

| left | mid |
|:-----|:---:|
| <img src=x> | ![i](https://evil.example/i.png) |

- [ ] open
- [x] done

Note[^1] and[^1] again[^"><script>].

[^1]: Text <script>alert(1)</script>
[^"><script>]: Other

` + "```\"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```\n"

func TestPageIsSafeAndComplete(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"shipped": embed.FS(), "hostile": hostile()} {
		t.Run(name, func(t *testing.T) {
			h := loadHandbook(t, fsys)
			doc := parsed(t, written(t, h, FormatHTML))
			checkNodes(t, doc)
			checkLinks(t, doc)
			checkHeadings(t, doc)
			for _, e := range h.Entries {
				if !doc.ids[e.ID] {
					t.Errorf("no place has the id of %s", e.ID)
				}
			}
		})
	}
}

// webPage is a page as parsed by a browser.
type webPage struct {
	nodes []*html.Node
	ids   map[string]bool
}

func parsed(t *testing.T, page string) webPage {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := webPage{ids: map[string]bool{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		out.nodes = append(out.nodes, n)
		if id := attribute(n, "id"); id != "" {
			if out.ids[id] {
				t.Errorf("two places have the id %q", id)
			}
			out.ids[id] = true
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// elements and attributes list everything that a page may contain.
var (
	elements = strings.Fields(`html head meta title style body a header h1 h2 h3 h4 h5 h6 p div nav ul ol li main section article
		strong em del code pre blockquote hr br table thead tbody tr th td dl dt dd sup footer span details summary`)
	attributes = strings.Fields("lang dir charset http-equiv content name class href id aria-label aria-labelledby tabindex role scope start title")
)

func checkNodes(t *testing.T, page webPage) {
	t.Helper()
	count := map[string]int{}
	for _, n := range page.nodes {
		count[n.Data]++
		if !slices.Contains(elements, n.Data) {
			t.Errorf("the page has an element %s: %s", n.Data, content(n))
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				t.Errorf("an element %s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "th" && (!slices.Contains([]string{"col", "row"}, attribute(n, "scope")) || content(n) == "") {
			t.Errorf("the heading %q in a table does not say of what", content(n))
		}
		if n.Data == "a" && strings.TrimSpace(content(n)) == "" {
			t.Errorf("the link to %q has no words", attribute(n, "href"))
		}
	}
	for _, once := range []string{"style", "title", "h1", "main", "nav"} {
		if count[once] != 1 {
			t.Errorf("the page has %d %s, want 1", count[once], once)
		}
	}
}

func checkLinks(t *testing.T, page webPage) {
	t.Helper()
	for _, n := range page.nodes {
		to := attribute(n, "href")
		if to == "" {
			continue
		}
		u, err := url.Parse(to)
		switch {
		case err != nil:
			t.Errorf("%q: %v", to, err)
		case strings.HasPrefix(to, "#"):
			if !page.ids[u.Fragment] {
				t.Errorf("a link leads to %q, which is not in the page", to)
			}
		case !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme):
			t.Errorf("a link leads to %q", to)
		}
	}
}

// No heading level is skipped.
func checkHeadings(t *testing.T, page webPage) {
	t.Helper()
	last := 0
	for _, n := range page.nodes {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data == "hr" {
			continue
		}
		level := int(n.Data[1] - '0')
		if level > last+1 {
			t.Errorf("the heading %q of level %d stands below one of level %d", content(n), level, last)
		}
		last = level
	}
}

// Disallowed links and images become text.
func TestPageKeepsAllWords(t *testing.T) {
	page := written(t, loadHandbook(t, hostile()), FormatHTML)
	for _, want := range []string{
		"Words in a <strong>block</strong> &lt;script&gt;", "o (missing.pdf)", "h (file:///etc/passwd)", "alt (https://evil.example/pixel.png)",
		`<a href="#two">l</a>`, `<a href="#two.three">m</a>`, `<a href="#two">n</a>`,
		`<a href="#two.one">q</a>`, `<a href="https://good.example/?a=1&amp;b=2">j</a>`, `<a href="mailto:a@b.example">k</a>`,
		`class="bare">https://auto.example</a>`, "a line.<br>Next.", `<li class="task"><span role="img" aria-label="open">☐</span> open`, `<span role="img" aria-label="done">☑</span> done`, `<th class="center" scope="col">mid</th>`,
		`<h3 id="two" dir="auto"><a class="self" href="#two">Two</a></h3>`, `<h5 id="two.three"><a class="self" href="#two.three">Three</a></h5>`,
		`<h4 id="two.one">One<sup`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s", want)
		}
	}
}

func TestTables(t *testing.T) {
	files := fstest.MapFS{"a.md": {Data: []byte("# A\n\n| | Read | Write |\n|---|:---:|---|\n| Staff | yes | |\n| | no | no |\n\n" +
		"| Incomprehensibilities | Counterrevolutionaries | |\n|---|---|---|\n| a | b | c |\n")}}
	page := written(t, loadHandbook(t, files), FormatHTML)
	for _, want := range []string{
		`<td></td>` + "\n" + `<th class="center" scope="col">Read</th>`, `<th scope="row">Staff</th>` + "\n" + `<td class="center">yes</td>` + "\n" + `<td></td>`,
		`<div class="table" role="group" aria-label="Table, Incomprehensibilities, Counterrevolutionaries" tabindex="0">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s\n%s", want, page[strings.Index(page, "<table"):])
		}
	}
	if n := strings.Count(page, "tabindex=\"0\""); n != 1 {
		t.Errorf("%d tables scroll, want the wide one", n)
	}
}

// Anchors for former ids and document numbers point to the entry.
func TestFormerIDsAreAnchors(t *testing.T) {
	files := fstest.MapFS{
		"a.md": {Data: []byte("---\nid: POL-009\nformer_ids: [old, b]\n---\n# A\n")},
		"b.md": {Data: []byte("---\nid: b\nformer_ids: [older]\nlang: sv\nstatus: draft\n---\n# B\n")},
	}
	page := parsed(t, written(t, loadHandbook(t, files), FormatHTML)) // this also checks that no id occurs twice
	for _, id := range []string{"POL-009", "old", "older", "b"} {
		if !page.ids[id] {
			t.Errorf("the page has no place %s", id)
		}
	}
}

func TestHeadOfAnEntry(t *testing.T) {
	files := fstest.MapFS{"b.md": {Data: []byte("---\nlang: sv\nstatus: draft\nkind: policy\n---\n# B\n\nText.\n")}}
	page := written(t, loadHandbook(t, files), FormatHTML)
	head, _, _ := strings.Cut(page[strings.Index(page, "<article"):], "</header>")
	for _, want := range []string{`<article lang="sv" dir="auto">`, "Policy ∙ in Swedish", `<p class="caution" lang="en"><strong>Draft:</strong> This entry is not finished.`} {
		if !strings.Contains(head, want) {
			t.Errorf("the head of the entry does not have %s\n%s", want, head)
		}
	}
}

// A heading that repeats the title of its entry is omitted, but its anchor works, and the headings below it follow the
// title.
func TestTheTitleIsNotRepeated(t *testing.T) {
	page := written(t, loadHandbook(t, fstest.MapFS{
		"a.md": {Data: []byte("### Access policy\n\nText.\n\n#### Scope\n\nAll.\n")},
		"b.md": {Data: []byte("---\ntitle: Backups\n---\n## Backups\n\n### Daily\n\nText.\n\n## Restore\n\nText.\n\n## Backups\n\nText.\n")},
	}), FormatHTML)
	for _, want := range []string{
		`<div id="a.access-policy"></div>`, `<h4 id="a.scope"`, `<div id="b.backups"></div>`, `<h4 id="b.daily"`, `<h4 id="b.restore"`, `<h4 id="b.backups-1"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not have %s\n%s", want, page[strings.Index(page, "<main"):])
		}
	}
	if n := strings.Count(page, ">Access policy</a></h"); n != 1 {
		t.Errorf("the title is said %d times", n)
	}
}

// The title of the handbook is on every printed sheet and cannot break out of its CSS string.
func TestSheetsSayWhatTheyAre(t *testing.T) {
	h := loadHandbook(t, hostile())
	var style string
	for _, n := range parsed(t, written(t, h, FormatHTML)).nodes {
		if n.Data == "style" {
			style = content(n)
		}
	}
	for _, want := range []string{
		`@top-left{content:"\3c script\3e alert\28 1\29 \3c \2f script\3e "}`, `@top-right{content:"Edition \7b \7b \2e \7d \7d "}`,
		`@bottom-left{content:` + web.CSSString(h.Digest) + `}`, `"Page " counter(page) " of " counter(pages)`,
	} {
		if !strings.Contains(style, want) {
			t.Errorf("the style does not have %s", want)
		}
	}
}

// A link that names another host shows its target, as on the screen.
func TestSpoofedLinksShowTheirTargetOnThePage(t *testing.T) {
	for source, want := range map[string]string{
		"[bank.example](https://evil.example/)":            `<a href="https://evil.example/" class="bare">bank.example</a> (https://evil.example/)`,
		"[**bank**.example](https://evil.example/)":        `<strong>bank</strong>.example</a> (https://evil.example/)`,
		"[a page](https://bank.example@evil.example/)":     `<p>a page (https://bank.example@evil.example/)</p>`,
		"<https://bank.example@evil.example/>":             `<p>https://bank.example@evil.example/</p>`,
		"[a page](https://good.example/)":                  `<a href="https://good.example/">a page</a></p>`,
		"[good.example](https://good.example/)":            `<a href="https://good.example/">good.example</a></p>`,
		"[boss@bank.example](mailto:someone@evil.example)": `</a> (mailto:someone@evil.example)`,
	} {
		files := fstest.MapFS{"a.md": {Data: []byte("# A\n\n" + source + "\n")}}
		if got := written(t, loadHandbook(t, files), FormatHTML); !strings.Contains(got, want) {
			t.Errorf("%s: %q is not in the page\n%s", source, want, got[strings.Index(got, "<article"):])
		}
	}
}

// Captions in HTML and in Pandoc's form belong to the table. Other adjacent paragraphs do not.
func TestTableCaptions(t *testing.T) {
	page := written(t, loadHandbook(t, fstest.MapFS{"a.md": {Data: []byte("# A\n\n<table><caption>How <b>long</b> we keep R&amp;D</caption><tr><th>What</th><th>Days</th></tr><tr><td>Disks</td><td>30</td></tr></table>\n\n" +
		"Before.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nTable: The second.\n\nAfter.\n\n| " + strings.Repeat("W", 60) + " | B |\n|---|---|\n| 1 | 2 |\n\nTable 3. Wide.\n")}}), FormatHTML)
	for _, want := range []string{
		"<table><caption dir=\"auto\">How <strong>long</strong> we keep R&amp;D</caption>\n<thead>",
		"<p>Before.</p>\n<div class=\"table\"><table><caption dir=\"auto\">Table: The second.</caption>\n<thead>",
		`aria-label="Table, Table 3. Wide."`,
	} {
		if !strings.Contains(strings.ReplaceAll(page, "<table>\n", "<table>"), want) {
			t.Errorf("the page lacks %s\n%s", want, page[strings.Index(page, "<main"):])
		}
	}
	if n := strings.Count(page, "<caption"); n != 3 || strings.Count(page, "The second.") != 1 {
		t.Errorf("%d captions", n)
	}
}
