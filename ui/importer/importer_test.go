package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/check"
	"trustbook/handbook/load"
)

// docx returns a Word document with the given blocks. Its styles are H1 to H3 and Title; list 1 has bullets, and
// footnote 1 is "A note."
func docx(t testing.TB, blocks ...string) []byte {
	t.Helper()
	const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	style := func(id, name string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/></w:style>`
	}
	rel := func(kind string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="x/%[1]s" Target="%[1]s.xml"/>`, kind)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"word/document.xml": `<w:document ` + space + `><w:body>` + strings.Join(blocks, "") + `</w:body></w:document>`,
		"word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			rel("styles") + rel("numbering") + rel("footnotes") + `</Relationships>`,
		"word/styles.xml":    `<w:styles ` + space + `>` + style("H1", "heading 1") + style("H2", "heading 2") + style("H3", "heading 3") + style("Title", "Title") + `</w:styles>`,
		"word/numbering.xml": `<w:numbering ` + space + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/footnotes.xml": `<w:footnotes ` + space + `><w:footnote w:id="1">` + p("", "A note.") + p("", "Its second paragraph.") + `</w:footnote></w:footnotes>`,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func p(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func li(text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

const noteRef = `<w:p><w:r><w:t>Noted</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`

// importOne imports one file.
func importOne(t testing.TB, name string, data []byte, o Options) Imported {
	t.Helper()
	out := Import([]File{{name, data}}, o)
	if out[0].Err != nil {
		t.Fatal(out[0].Err)
	}
	return out[0]
}

// outline returns the paths and titles of entries.
func outline(entries []Entry) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%s|%s\n", e.Path, e.Title)
	}
	return b.String()
}

func autoOptions() Options { return Options{Split: SplitAuto} }

func TestOnePolicyIsOneEntry(t *testing.T) {
	im := importOne(t, "in/Access_policy.docx", docx(t, p("Title", "Access policy"), p("H1", "1 Purpose"), p("", "Why."), p("H2", "1.1 Scope"), p("", "All staff."),
		li("a"), li("b"), p("H1", "2 Rules"), noteRef), autoOptions())
	want := `---
id: access-policy
title: Access policy
status: draft
source: Access_policy.docx
---

## 1 Purpose

Why.

### 1.1 Scope

All staff.

- a
- b

## 2 Rules

Noted[^1]

[^1]: A note.

    Its second paragraph.
`
	if len(im.Entries) != 1 || im.Entries[0].Markdown() != want || im.Entries[0].Path != "access-policy.md" || im.Divisible != 1 {
		t.Errorf("%+v\n%s", im, im.Entries[0].Markdown())
	}
}

func TestDocumentsAreDivided(t *testing.T) {
	faq := docx(t, p("H1", "Our FAQ"), p("", "Read this first."), p("H2", "Access"), p("H3", "Do you use MFA?"), p("", "Yes. All of us."), p("H3", "Who has access?"), p("", "Admins."),
		p("H2", "Data"), p("H3", "Where is it?"), p("", "Here."))
	collection := docx(t, p("H1", "Mobile devices"), p("H2", "Rules"), p("", "x"), p("H1", "Remote work"), p("H2", "Rules"), p("", "y"))
	policy := docx(t, p("H1", "Introduction"), p("H2", "Why"), p("", "x"), p("H1", "Rules"), p("H2", "All"), p("", "y"))
	for name, c := range map[string]struct {
		data []byte
		o    Options
		want string
	}{
		"questions":       {faq, autoOptions(), "our-faq/our-faq.md|Our FAQ\nour-faq/access/do-you-use-mfa.md|Do you use MFA?\nour-faq/access/who-has-access.md|Who has access?\nour-faq/data/where-is-it.md|Where is it?\n"},
		"questions whole": {faq, Options{}, "our-faq.md|Our FAQ\n"},
		"collection":      {collection, autoOptions(), "a/mobile-devices.md|Mobile devices\na/remote-work.md|Remote work\n"},
		"same titles":     {collection, Options{Split: 2}, "a/mobile-devices/rules.md|Rules (Mobile devices)\na/remote-work/rules.md|Rules (Remote work)\n"},
		"one policy":      {policy, autoOptions(), "a.md|A\n"},
		"name above":      {docx(t, p("H1", "Ours"), p("H2", "Remote work"), p("H3", "Rules"), p("", "x"), p("H3", "More"), p("", "y")), autoOptions(), "ours-remote-work.md|Ours – Remote work\n"},
		"no headings":     {docx(t, p("", "x")), autoOptions(), "a.md|A\n"},
		"empty":           {docx(t), autoOptions(), "a.md|A\n"},
		"no latin":        {docx(t, p("H1", "方針"), p("H2", "範囲"), p("", "x")), autoOptions(), "entry-1.md|方針\n"},
	} {
		if got := outline(importOne(t, "a.docx", c.data, c.o).Entries); got != c.want {
			t.Errorf("%s:\n%swant\n%s", name, got, c.want)
		}
	}
}

func TestQuestionsBecomeFAQs(t *testing.T) {
	e := importOne(t, "a.docx", docx(t, p("H1", "Do you use MFA?"), p("", "Yes. All of us."), p("H1", "Who?"), p("", "Admins."), p("H1", "Where?"), li("x")), autoOptions()).Entries
	if e[0].Kind != handbook.FAQ || e[0].Question != "Do you use MFA?" || e[0].Answer != handbook.Yes || e[0].Summary != "All of us." || e[0].Body != "" || e[0].Order != 1 {
		t.Errorf("%+v", e[0])
	}
	if e[1].Summary != "Admins." || e[1].Body != "" || e[2].Summary != "x" || e[2].Body != "- x" {
		t.Errorf("%+v %+v", e[1], e[2])
	}
}

func TestNamesDoNotClash(t *testing.T) {
	files := []File{{"x/Policy.docx", docx(t, p("", "one"))}, {"y/Policy.docx", docx(t, p("", "two"))}}
	out := Import(files, Options{Taken: func(id string) bool { return id == "policy" }})
	var got []string
	for _, im := range out {
		got = append(got, im.Entries[0].ID+" "+im.Entries[0].Path+" "+im.Entries[0].Title)
	}
	if s := strings.Join(got, "; "); s != "policy-2 policy.md Policy (Policy.docx); policy-3 policy-2.md Policy (Policy.docx)" {
		t.Error(s)
	}
}

// A page that repeats its title becomes one folder, not two.
func TestARepeatedTitleIsOneFolder(t *testing.T) {
	page := "<title>Guide</title><h1>Guide</h1><p>x</p><h1>Guide</h1><h2>A</h2><p>a</p><h2>B</h2><p>b</p>"
	if s := outline(importOne(t, "guide.html", []byte(page), Options{Split: 2}).Entries); s != "guide/guide.md|Guide\nguide/a.md|A\nguide/b.md|B\n" {
		t.Error(s)
	}
}

func TestLongTitle(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("word ", 30))
	e := importOne(t, "a.docx", docx(t, p("Title", long), p("", "x")), autoOptions()).Entries[0]
	if len([]rune(e.Title)) > maxTitleChars || !strings.HasSuffix(e.Title, "word…") || e.Body != "**"+long+"**\n\nx" || len(e.Path) > maxSlugBytes+3 {
		t.Errorf("%+v", e)
	}
}

func TestFormatsThatAreNotRead(t *testing.T) {
	for name, want := range map[string]string{"a.doc": "save it as .docx", "a.md": "it is Markdown", "a.pdf": "the document that it was made from", "a.txt": "supported formats"} {
		if err := Import([]File{{name, nil}}, autoOptions())[0].Err; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFrontMatterIsYAML(t *testing.T) {
	hard := []string{`yes`, `true`, `it's: "so" # not`, `- dash`, `[x]`, "två\nrader", `!tag`, `&a *b`, `%x`, "`code`", `1.10`, `2026-01-31`, `a: b`, `Ends with:`}
	for _, text := range hard {
		e := Entry{ID: "x", Kind: handbook.FAQ, Title: text, Question: text, Summary: text, Answer: handbook.No, Fields: []Field{{"owner", text}}, Lists: []List{{"keywords", []string{text}}, {"controls", []string{"iso:5.1"}}}}
		h, err := load.Handbook(fstest.MapFS{"x.md": {Data: []byte(e.Markdown())}, "handbook.yaml": {Data: []byte("control_sets: [{id: iso, title: ISO}]")}})
		if err != nil || len(h.Problems) > 0 {
			t.Fatalf("%q: %v %v", text, err, h.Problems)
		}
		want := strings.Join(strings.Fields(text), " ")
		if got := h.Entries[0]; got.Title != want || got.Question != want || got.Summary != want || got.Keywords[0] != want || got.Metadata.Owner != want || got.Answer != handbook.No || got.Controls[0].Ref != "5.1" {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// hostileText contains text that Markdown and its dialects would interpret.
var hostileText = []string{
	"1. not a list", "- nor this", "# nor a heading", "> quote", "a * b * c", "snake_case_name and __init__", "[link](x)", "[^1] and [[wiki]]", "&lt;b&gt;tag&lt;/b&gt;", "a | b",
	"~~not struck~~", "~9 to ~17", "`code`", "\\back\\slash", "https://example.org/_a_", "*", "+ plus", "===", "---", "!!! note", "::: tip", "&amp;amp; &amp;lt;", "    indented", "100%", "$x$", "^up^", "{#id}", "![alt](x.png)", "Line 1.", "1) one",
}

// The rendered entry contains every word of a document.
func TestNoWordIsLost(t *testing.T) {
	var blocks []string
	for _, text := range hostileText {
		blocks = append(blocks, p("", text), li(text), `<w:tbl><w:tr><w:tc>`+p("", text)+`</w:tc><w:tc>`+p("", "x")+`</w:tc></w:tr></w:tbl>`)
	}
	e := importOne(t, "a.docx", docx(t, blocks...), autoOptions()).Entries[0]
	h, err := load.Handbook(fstest.MapFS{"a.md": {Data: []byte(e.Markdown())}})
	if err != nil {
		t.Fatal(err)
	}
	read := body.PlainText(h.Entries[0])
	unescape := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")
	for _, text := range hostileText {
		text = strings.TrimSpace(unescape.Replace(text))
		if n := strings.Count(read, text); n < 3 {
			t.Errorf("%q is there %d times, want 3", text, n)
		}
	}
	if t.Failed() {
		t.Log(e.Body)
	}
}

// Code is unchanged, including its entities.
func TestCodeIsUnchanged(t *testing.T) {
	page := "<p>Use <code>{#id}</code> and <code>&amp;lt;</code>, not &amp;lt;.</p><pre>!!! &amp;copy;</pre>"
	const want = "Use `{#id}` and `&lt;`, not &amp;lt;.\n\n```\n!!! &copy;\n```"
	if got := importOne(t, "a.html", []byte(page), Options{}).Entries[0].Body; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// An imported folder passes check, apart from the drafts.
func TestImportedFolderPassesCheck(t *testing.T) {
	fsys := fstest.MapFS{}
	files := []File{
		{"Access.docx", docx(t, p("Title", "Access policy"), p("H1", "Purpose"), p("", "Why."), noteRef, p("H1", "Rules"), li("One."), li("Two."))},
		{"faq.docx", docx(t, p("H1", "Do you use MFA?"), p("", "Yes, all of us."), p("H1", "Who?"), p("", "Admins."), p("H1", "Where?"), p("", "Here."))},
		{"page.html", []byte("<h1>Remote work</h1><p>At home.</p><table><tr><th>a<th>b<tr><td>1<td>2</table>")},
	}
	for _, im := range Import(files, autoOptions()) {
		for _, e := range im.Entries {
			fsys[e.Path] = &fstest.MapFile{Data: []byte(e.Markdown()), Mode: fs.ModePerm}
		}
	}
	h, err := load.Handbook(fsys)
	if err != nil || len(h.Entries) != 5 {
		t.Fatalf("%v, %d entries", err, len(h.Entries))
	}
	for _, p := range check.Run(h, fsys, check.Options{Now: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}) {
		if p.Code != "draft-status" {
			t.Error(p)
		}
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<h1>a</h1><p>b <a href='#x'>c</a><table><tr><td><ul><li>d</table><h2 id=x>e?</h2>")
	f.Fuzz(func(t *testing.T, page string) {
		for _, e := range Import([]File{{"a.html", []byte(page)}}, autoOptions())[0].Entries {
			if h, err := load.Handbook(fstest.MapFS{"a.md": {Data: []byte(e.Markdown())}}); err != nil || len(h.Entries) != 1 || h.Entries[0].ID != e.ID {
				t.Errorf("%v: %s", err, e.Markdown())
			}
		}
	})
}
