package importer

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/ui/importer/word"
)

// The rules and blanks between the parts of a page are not part of the text, and a verdict is cut off, however it is
// marked.
func TestAnswersOfAPage(t *testing.T) {
	for text, want := range map[string]string{
		"<p>Yes, at rest <b>and</b> in transit. More.</p>": "yes|At rest and in transit.|At rest **and** in transit. More.",
		"<p><strong>No.</strong> never, ever.</p>":         "no|Never, ever.|",
		"<p><b>No</b> — never. But.</p>":                   "no|Never.|Never. But.",
		"<p>No <em>customer</em> has it.</p>":              "|No customer has it.|No *customer* has it.",
		"<p><b>N</b>o. Never.</p>":                         "|No.|**N**o. Never.",
		"<p><b>N/A</b></p>\n<p>Why.</p>":                   "na|Why.|",
		"<ul><li>Yes</ul>":                                 "|Yes|- Yes",
	} {
		page := "<body>\n<h2>Is it?</h2>\n" + text + "\n<hr>\n<h2>Who?</h2>\n<p>x</p>\n<h2>Why?</h2>\n<p>y</p>\n"
		e := importOne(t, "a.html", []byte(page), autoOptions()).Entries[0]
		if got := string(e.Answer) + "|" + e.Summary + "|" + e.Body; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestPagesLinkToEachOther(t *testing.T) {
	a := `<html lang="sv"><head><title>x</title></head><body><nav>Home</nav><form><div id="top"><h1>Access</h1><p>See <a href="b.html#log">logs</a>, <a href="#low">below</a>,
<a href="c.html">c</a>, <a href="https://example.org/?a=1&amp;b=2">web</a>, <a href="javascript:x()">js</a>, <a href="mailto:a@example.org">mail</a>, <a href="b.html">b</a>.</p>
<img alt="a map"><div><h2 id="low">Low</h2>loose <b>text</b><ul><li>one<li>two</ul></div></div></form><script>x</script><p hidden>secret</p></body></html>`
	b := `<body><h1>Backups</h1><p>Daily.</p><h1>Logs</h1><p><a name="log"></a>Kept.</p></body>`
	out := Import([]File{{"a.html", []byte(a)}, {"b.HTML", []byte(b)}}, Options{Split: 1})
	if s := outline(out[1].Entries); s != "b/backups.md|Backups\nb/logs.md|Logs\n" {
		t.Error(s)
	}
	want := "See [logs](b/logs.md), [below](#low), c (c.html), [web](https://example.org/?a=1&b=2), js, [mail](mailto:a@example.org), [b](b/backups.md).\n\n" +
		"## Low\n\nloose **text**\n\n- one\n- two"
	if e := out[0].Entries[0]; e.Body != want || e.Title != "Access" || e.Lang != "sv" {
		t.Errorf("%+v\n%s", e, e.Body)
	}
	var left []string
	for _, o := range out[0].Omissions {
		left = append(left, o.What+"|"+o.Sample+"|"+o.Where)
	}
	if s := strings.Join(left, "\n"); s != "navigation|Home|\npicture|a map|Access\nhidden text|secret|Low\nlink, kept as text|c.html|Access\nlink, kept as text|javascript:x()|Access" {
		t.Error(s)
	}
}

func TestWhatPagesLose(t *testing.T) {
	for page, want := range map[string]string{
		`<img src="a.png">`:                              "picture|a.png|",
		`<img alt="A map" src="a.png">`:                  "picture|A map|",
		`<h2>Map</h2><svg><title>t</title></svg>`:        "picture|t|Map",
		`<video src="v.mp4"></video>`:                    "embedded content|v.mp4|",
		`<iframe title="Form"></iframe>`:                 "embedded content|Form|",
		`<nav><a href="/">Home</a></nav>`:                "navigation|Home|",
		`<button>Send</button><input type="submit">`:     "",
		`<input name="city">`:                            "empty form field|city|",
		`<textarea placeholder="Why?"></textarea>`:       "empty form field|Why?|",
		`<p hidden>secret</p>`:                           "hidden text|secret|",
		`<p aria-hidden="true">x</p>`:                    "hidden text|x|",
		`<script>x()</script><style>y</style><!-- z -->`: "",
		`<form><p>text</p></form>`:                       "",
		`<p aria-hidden="false">x</p>`:                   "",
	} {
		var got []string
		for _, o := range importOne(t, "a.html", []byte("<body>"+page+"<p>end</p>"), Options{}).Omissions {
			got = append(got, o.What+"|"+o.Sample+"|"+o.Where)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %q, want %q", page, s, want)
		}
	}
}

// All that a form shows is text, filled in or not.
func TestFieldsOfAForm(t *testing.T) {
	for field, want := range map[string]string{
		`Algorithm: <input value="AES-256">`:                                                    "Algorithm: AES-256",
		`<label><input type="radio" checked> Yes</label><label><input type="radio"> No</label>`: "☒ Yes☐ No",
		`MFA? <select><option></option><option>Yes<option>No</select>`:                          "MFA? Yes / No",
		`MFA? <select><option>Yes<option selected>No</select>`:                                  "MFA? No",
		`<textarea>All of it.</textarea>`:                                                       "All of it.",
		`a<input type="hidden" value="x">`:                                                      "a",
	} {
		im := importOne(t, "a.html", []byte("<form>"+field+"</form>"), Options{})
		if got := im.Entries[0].Body; got != want || len(im.Omissions) > 0 {
			t.Errorf("%s: %q, want %q %+v", field, got, want, im.Omissions)
		}
	}
}

func TestTheMainContentOfAPage(t *testing.T) {
	for page, want := range map[string]string{
		`<body><p>a</p><main><p>b</p></main></body>`:           "b",
		`<body><p>a</p><div role="main"><p>b</p></div></body>`: "b",
		`<body><header>a</header><p>b</p></body>`:              "a\n\nb",
		`<p>no body</p>`:                    "no body",
		`<div><div><p>deep</p></div></div>`: "deep",
		`a<br>b`:                            "a\\\nb",
		`<b>x</b> y<p>z</p>w`:               "**x** y\n\nz\n\nw",
		`<main><script>s</script><p>a</p></main><p>outside</p>`: "a",
	} {
		got := importOne(t, "a.html", []byte(page), Options{}).Entries[0].Body
		if strings.ReplaceAll(got, "  \n", "\\\n") != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

func TestHeadingLevels(t *testing.T) {
	for _, c := range []struct{ before, want string }{{"1 2 3", "2 3 4"}, {"2 3", "2 3"}, {"3 4 6", "2 3 5"}, {"1 6", "2 6"}, {"6", "2"}, {"", ""}} {
		var blocks []*html.Node
		for l := range strings.FieldsSeq(c.before) {
			blocks = append(blocks, word.Element(atom.Lookup([]byte("h"+l))), word.Element(atom.P))
		}
		levelHeadings(blocks)
		var got []string
		for _, n := range blocks {
			if l := headingLevel(n); l > 0 {
				got = append(got, fmt.Sprint(l))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.before, s, c.want)
		}
	}
}
