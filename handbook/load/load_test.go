package load

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/pack"
)

func mapFS(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func loadFiles(t *testing.T, files map[string]string) *handbook.Handbook {
	t.Helper()
	h, err := Handbook(mapFS(files))
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return h
}

func problemLines(h *handbook.Handbook) []string {
	var out []string
	for _, p := range h.Problems {
		out = append(out, p.String())
	}
	return out
}

const exampleManifest = `title: Example handbook
organisation: Example
languages: [en]
frameworks: [NIS2]
categories:
  - {id: people, title: People, description: Who works here, order: 2}
  - {id: access, title: Access & more, order: 1}
control_sets:
  - {id: iso, title: ISO 27002, pattern: '^[5-8]\.\d{1,2}$', names: {"8.5": Secure authentication}}
synonyms:
  - [mfa, 2fa]
  - {from: [jump host], to: [secured path]}
acronyms: {MFA: multi-factor authentication}
`

func TestLoad(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": exampleManifest,
		"people/checks.md": `---
id: checks
kind: faq
title: Background checks
question: Are staff checked?
answer: yes
summary: Every candidate is checked.
order: 1
frameworks: [NIS2]
controls: ["iso:6.1"]
keywords: screening, vetting
former_ids: [old-checks]
related: [access-mfa]
owner: People team
reviewed: 2026-01-31
---

Read [about MFA](../access/mfa.md#how).
`,
		"access/mfa.md": "# MFA\n\nIt is *required*.\n\n## How\n\nWith a `token`.\n",
	})
	if got := problemLines(h); len(got) > 0 {
		t.Fatalf("problems in a clean handbook: %q", got)
	}
	if h.Title != "Example handbook" || h.Organisation != "Example" || h.Acronyms["MFA"] == "" {
		t.Errorf("manifest not read: %+v", h)
	}
	if got := []string{h.Entries[0].ID, h.Entries[1].ID}; !slices.Equal(got, []string{"access-mfa", "checks"}) {
		t.Errorf("reading order = %q, want the category with the lower order first", got)
	}
	e := h.Entry("old-checks")
	if e == nil || e.ID != "checks" || e.Answer != handbook.Yes || e.Kind != handbook.FAQ || e.Metadata.Owner != "People team" {
		t.Fatalf("entry by its former id = %+v", e)
	}
	if !slices.Equal(e.Keywords, []string{"screening", "vetting"}) || e.Controls[0] != (handbook.Control{Set: "iso", Ref: "6.1"}) {
		t.Errorf("keywords %q controls %v", e.Keywords, e.Controls)
	}
	if l := e.Links[0]; l.Entry != "access-mfa" || l.Anchor != "how" || l.Line != 18 {
		t.Errorf("link = %+v, want access-mfa#how on line 18", l)
	}
	if y, m, d := e.Metadata.Reviewed.Date(); y != 2026 || m != 1 || d != 31 {
		t.Errorf("reviewed = %v", e.Metadata.Reviewed)
	}
	if len(h.Synonyms) != 2 || len(h.Synonyms[0].From) != 0 || h.Synonyms[1].From[0] != "jump host" {
		t.Errorf("synonyms = %+v", h.Synonyms)
	}
}

func TestLoadWithoutManifest(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"README.md":              "Welcome.\n",
		"on-call/index.md":       "On call\n=======\n\nWho answers.\n",
		"on-call/phone rota.md":  "No heading here.\n",
		"on-call/.hidden.md":     "# Hidden\n",
		".git/notes.md":          "# Not a text\n",
		"on-call/picture.png":    "not text",
		"second_part/deep/a.md":  "## Only a second level\n\nText.\n",
		"second_part/deep/bb.md": "",
	})
	var got []string
	for _, e := range h.Entries {
		got = append(got, e.Category+"|"+e.ID+"|"+e.Title)
	}
	want := []string{
		"general|readme|README",
		"on-call|on-call|On call",
		"on-call|on-call-phone-rota|Phone rota",
		"second-part|second-part-deep-a|Only a second level",
		"second-part|second-part-deep-bb|BB",
	}
	if !slices.Equal(got, want) {
		t.Errorf("entries:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(h.Problems) > 0 {
		t.Errorf("problems: %q", problemLines(h))
	}
}

func TestLoadFromAFolderOnDisk(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if err := root.WriteFile("a.md", []byte("# A\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := root.Symlink("/etc/hostname", "b.md"); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	h, err := Handbook(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Entries) != 1 || len(h.Problems) != 1 || h.Problems[0].Code != "not-a-file" {
		t.Errorf("%d entries, problems %q; want the link left out and reported", len(h.Entries), problemLines(h))
	}
}

func TestLoadReportsMistakesByFileAndLine(t *testing.T) {
	page := func(front string) map[string]string {
		return map[string]string{"handbook.yaml": exampleManifest, "access/a.md": "---\n" + front + "---\n# A\n\nText.\n"}
	}
	tests := []struct{ name, front, want string }{
		{"syntax", "id: a\nkind: [\n", "access/a.md:"},
		{"unknown key", "id: a\ncolour: red\n", `access/a.md:3: "colour" is not a known field`},
		{"wrong type", "id: a\norder: first\n", `access/a.md:3: order: expected a whole number, found "first"`},
		{"bad id", "id: Not An Id\n", "access/a.md:2: id: expected lower-case letters"},
		{"bad kind", "kind: essay\n", "access/a.md:2: kind: expected faq, policy or principle"},
		{"bad answer", "answer: maybe\n", "access/a.md:2: answer: expected yes, no, partly or na"},
		{"bad date", "reviewed: 2026-02-30\n", "access/a.md:2: reviewed: expected a date"},
		{"twice", "id: a\nid: b\n", `access/a.md:3: "id" occurs twice`},
		{"alias", "id: &x a\ntitle: *x\n", "access/a.md:3: title: YAML aliases"},
		{"list in list", "keywords: [a, [b]]\n", "access/a.md:2: keywords: expected a single value"},
		{"not a mapping", "- a\n- b\n", "access/a.md:2: expected `key: value` lines"},
		{"category", "category: nowhere\n", `access/a.md:2: category: "nowhere" is not in handbook.yaml`},
		{"control set", "controls: [\"soc:1\"]\n", `access/a.md:2: controls: no control set has the id "soc"`},
		{"control", "controls: [\"iso:99\"]\n", `access/a.md:2: controls: "99" is not a reference in ISO 27002`},
		{"control form", "controls: [iso]\n", "access/a.md:2: controls: expected `set:reference`"},
		{"related", "related: [ghost]\n", `access/a.md:2: related: no entry has the id "ghost"`},
		{"escape in a message", "kind: \"\\e[2Jx\"\n", `access/a.md:2: kind: expected faq, policy or principle, found "[2Jx"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := loadFiles(t, page(tt.front))
			if len(h.Entries) != 1 || h.Entries[0].Title == "" {
				t.Fatal("the page must stay readable")
			}
			got := problemLines(h)
			if len(got) != 1 || !strings.HasPrefix(got[0], tt.want) {
				t.Errorf("problems = %q, want one that begins %q", got, tt.want)
			}
		})
	}
}

func TestLoadReportsManifestMistakes(t *testing.T) {
	tests := []struct{ name, manifest, want string }{
		{"syntax", "title: [\n", "handbook.yaml:"},
		{"category without id", "categories:\n  - {title: A}\n", "handbook.yaml:2: categories: a category needs an id"},
		{"category twice", "categories:\n  - {id: a}\n  - {id: a}\n", `handbook.yaml:3: categories: the category "a" occurs twice`},
		{"pattern", "control_sets:\n  - {id: a, pattern: '('}\n", "handbook.yaml:2: control_sets: pattern:"},
		{"one phrase", "synonyms:\n  - [a]\n", "handbook.yaml:2: synonyms: a group of synonyms needs two phrases"},
		{"one-way", "synonyms:\n  - {from: [a]}\n", "handbook.yaml:2: synonyms: a one-way synonym needs both"},
		{"nested unknown key", "categories:\n  - {id: a, icon: b}\n", `handbook.yaml:2: categories: "icon" is not a known field`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := loadFiles(t, map[string]string{"handbook.yaml": tt.manifest, "a.md": "# A\n"})
			got := problemLines(h)
			if len(got) != 1 || !strings.HasPrefix(got[0], tt.want) {
				t.Errorf("problems = %q, want one that begins %q", got, tt.want)
			}
		})
	}
}

func TestLoadReportsSeveralProblemsAtOnce(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"b.md": "---\nid: same\nkind: essay\n---\n# B\n\n[x](gone.md) [y](a.md#nothing)\n",
		"a.md": "---\nid: same\ntitel: A\n---\n# A\n",
	})
	want := []string{
		`a.md:3: "titel" is not a known field, so it is ignored; did you mean "title"?`,
		`b.md:2: the id "same" is already used by a.md; this entry gets "same-2"`,
		`b.md:3: kind: expected faq, policy or principle, found "essay"`,
		`b.md:7: the link to "gone.md" leads to no entry of this handbook`,
		`b.md:7: the link to "a.md#nothing" does not match any heading of a.md`,
	}
	if got := problemLines(h); !slices.Equal(got, want) {
		t.Errorf("problems:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if h.Entry("same").Path != "a.md" || h.Entry("same-2").Path != "b.md" {
		t.Error("both texts must stay reachable")
	}
}

func TestLoadReportsThatThereIsNothingToOpen(t *testing.T) {
	if _, err := Handbook(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "Markdown") {
		t.Errorf("empty folder: %v", err)
	}
	_, err := Handbook(mapFS(map[string]string{"a\x1b[2J.md": "# A\n"}))
	if err == nil || strings.Contains(err.Error(), "\x1b") || !strings.Contains(err.Error(), "control characters") {
		t.Errorf("only a refused file: %v", err)
	}
	if _, err := Handbook(os.DirFS("testdata/no-such-folder")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
}

// wideFS is a file system whose folders all contain the same files.
type wideFS struct {
	fstest.MapFS
	folders, files []fs.DirEntry
}

func (w wideFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "." {
		return w.folders, nil
	}
	return w.files, nil
}

// manyFiles returns a file system with at least n files.
func manyFiles(t *testing.T, n int) fs.FS {
	t.Helper()
	var w wideFS
	some := fstest.MapFS{}
	for i := 0; i*i < n; i++ {
		some["files/"+strconv.Itoa(i)] = &fstest.MapFile{}
		some["folders/"+strconv.Itoa(i)+"/x"] = &fstest.MapFile{}
	}
	var err, err2 error
	w.folders, err = fs.ReadDir(some, "folders")
	w.files, err2 = fs.ReadDir(some, "files")
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	return w
}

func TestLoadRefusesAHandbookOverALimit(t *testing.T) {
	many := manyFiles(t, pack.MaxFiles+1)
	if _, err := Handbook(many); !errors.Is(err, pack.ErrRefused) || !strings.Contains(err.Error(), strconv.Itoa(pack.MaxFiles)) {
		t.Errorf("too many files: %v", err)
	}
}

// countingFS counts the files that are opened.
type countingFS struct {
	fstest.MapFS
	opened int
}

func (c *countingFS) Open(name string) (fs.File, error) {
	if path.Ext(name) == ".md" {
		c.opened++
	}
	return c.MapFS.Open(name)
}

func TestLoadRefusesTooMuchTextBeforeReadingIt(t *testing.T) {
	large := &fstest.MapFile{Data: make([]byte, maxPageBytes)}
	files := countingFS{MapFS: fstest.MapFS{}}
	for i := range maxTotalBytes/maxPageBytes + 1 {
		files.MapFS[strconv.Itoa(i)+".md"] = large
	}
	if _, err := Handbook(&files); !errors.Is(err, pack.ErrRefused) || !strings.Contains(err.Error(), "64 MiB") || files.opened > 0 {
		t.Errorf("%v after %d files were opened", err, files.opened)
	}
}

func TestCancelledLoadDoesNotWaitForThePageInWork(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 2000 {
		files[strconv.Itoa(i)+".md"] = &fstest.MapFile{Data: []byte("# T\n\n" + strings.Repeat("Words. ", 1000))}
	}
	ctx, cancel := context.WithCancel(t.Context())
	release := make(chan struct{})
	defer close(release)
	_, err := new(Loader).Load(ctx, files, func(_, total int) {
		if total > 0 { // a page is being parsed
			cancel()
			<-release
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestLoadKeepsOtherPagesWhenOneIsUnusable(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"a.md":   "# A\n",
		"big.md": strings.Repeat("word ", maxPageBytes/5+1),
		strings.Repeat("d/", maxFolderDepth+1) + "e.md": "# deep\n",
		strings.Repeat("n", 253) + ".md":                "# long name\n",
		"wide.md":                                       "# Wide\n\na\n" + strings.Repeat("-|", 64+1) + "\n",
		"sub/colon:name.md":                             "# colon\n",
		"two\nlines.md":                                 "# two lines\n",
		"front.md":                                      "---\ntitle: " + strings.Repeat("x", maxFrontMatterBytes) + "\n---\nText\n",
		"open.md":                                       "---\ntitle: never closed\n\nText\n",
		"closing.md":                                    "title: Closing only\norder: 3\n---\n\nText\n",
		"setext.md":                                     "Note: this is a heading\n---\n\nText\n",
		"controls-characters-in-text.md":                "# C\n\nred \x1b[31m, \u202e turned, \u009b, zero\u200bwidth\n",
		"emoji.md":                                      "# E\n\n👩‍💻 and La\u200dtin\n",
		"entities.md":                                   "# Entities\n\n&#x1b;]52;c;eA==&#7; `&#27;[2J` &amp; \\* done\n",
		"windows.md":                                    "\ufeff# W\r\n\r\nline one\r\nline two\r\n",
		"nul.md":                                        "# N\n\nbefore\x00after\n",
		"invalid.md":                                    "# I\n\n\xff\xfe broken\n",
		"html.md":                                       "# H\n\n<script>alert(1)</script>\n\nText <b>bold</b> text<br>more\n",
		"code.md":                                       "# Code\n\n```\nrun this\n```\n\n    and this\n",
		"table.md":                                      "# T\n\n| a | b |\n|---|---|\n| c | d |\n",
		"nested.md":                                     "# L\n\n- one\n  - two\n    1. three\n\n> quoted\n",
		"dotdot.md":                                     "# D\n\n[up](../../../etc/passwd) [root](/a.md) [bare](a) [html](a.html)\n",
	})
	if h.Entry("a") == nil {
		t.Fatal("the good page is gone")
	}
	codes := map[string]int{}
	for _, p := range h.Problems {
		codes[p.Code]++
	}
	for code, least := range map[string]int{"unreadable": 1, "file-name": 4, "plain-text": 1, "front-matter": 2, "control-character": 3, "encoding": 1, "broken-link": 1} {
		if codes[code] < least {
			t.Errorf("%d problems of %s, want at least %d\n%s", codes[code], code, least, strings.Join(problemLines(h), "\n"))
		}
	}
	texts := map[string]string{
		"controls-characters-in-text": "red [31m, turned, , zerowidth",
		"emoji":                       "👩‍💻 and Latin",
		"entities":                    "]52;c;eA== &#27;[2J & * done",
		"windows":                     "line one line two",
		"nul":                         "beforeafter",
		"html":                        "Text bold text more",
		"code":                        "run this\nand this",
		"table":                       "a: b\nc: d",
		"nested":                      "one\ntwo\nthree\nquoted",
	}
	for id, want := range texts {
		if got := h.Entry(id).Text(); got != want {
			t.Errorf("%s: text %q, want %q", id, got, want)
		}
	}
	if h.Entry("wide").Plain == "" {
		t.Error("wide: a costly page must be marked as plain text")
	}
	if got := h.Entry("closing"); got.Title != "Closing only" || got.Text() != "Text" {
		t.Errorf("front matter with only a closing line: %q %q", got.Title, got.Text())
	}
	if got := h.Entry("setext").Title; got != "Note: this is a heading" {
		t.Errorf("an underlined heading was taken for front matter: %q", got)
	}
	for _, l := range h.Entry("dotdot").Links[1:] {
		if l.Entry != "a" {
			t.Errorf("link %q leads to %q, want a", l.Target, l.Entry)
		}
	}
}

func TestSectionLines(t *testing.T) {
	h := loadFiles(t, map[string]string{"a.md": "---\ntitle: A\n---\n\nIntro.\n\n## One\n\nFirst.\n\n### Deeper\n\nSecond.\n\n## One\n\nThird.\n"})
	want := []handbook.Section{
		{Line: 4, Text: "Intro."},
		{Heading: "One", Level: 2, Anchor: "one", Text: "First.", Line: 7},
		{Heading: "Deeper", Level: 3, Anchor: "deeper", Text: "Second.", Line: 11},
		{Heading: "One", Level: 2, Anchor: "one-1", Text: "Third.", Line: 15},
	}
	if got := h.Entries[0].Sections; !slices.Equal(got, want) {
		t.Errorf("sections:\n%+v\nwant:\n%+v", got, want)
	}
}

func TestTitleHeadingIsRemovedFromTheBody(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"same.md":  "---\ntitle: The title\n---\n# The Title\n\nBody.\n",
		"other.md": "---\ntitle: The title\n---\n# Another heading\n\nBody.\n",
		"under.md": "Underlined\n==========\n\nBody.\n",
		"alone.md": "# Alone",
	})
	for id, want := range map[string]string{
		"same": "Body.\n", "other": "# Another heading\n\nBody.\n", "under": "Body.\n", "alone": "",
	} {
		if got := strings.TrimLeft(h.Entry(id).Markdown, "\n"); got != want {
			t.Errorf("%s: body %q, want %q", id, got, want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	files := map[string]string{"handbook.yaml": exampleManifest}
	for id := range strings.FieldsSeq("a b c d e f g h i j k l m n o p q r") {
		files["access/"+id+".md"] = "---\nid: " + id + "\nkind: faq\nsummary: One sentence.\n---\n" +
			strings.Repeat("## Heading\n\nSome words about [access](a.md) and keys.\n\n- one\n- two\n\n", 6)
	}
	fsys := mapFS(files)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Handbook(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

// Data that readers stored under an id must belong to exactly one entry.
func TestAFormerIDLeadsToOneEntry(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"a.md": "---\nid: a\nformer_ids: [b, old]\naliases: [c]\n---\n# A\n",
		"b.md": "---\nid: b\nformer_ids: [old, older]\n---\n# B\n",
		"c.md": "---\nid: c\n---\n# C\n",
	})
	for id, want := range map[string]string{"a": "old", "b": "older", "c": ""} {
		if got := strings.Join(h.Entry(id).FormerIDs, " "); got != want {
			t.Errorf("%s was %q, want %q", id, got, want)
		}
	}
}

// Readers see the values of variables, so a different value changes the text.
func TestHashCoversVariables(t *testing.T) {
	hashOf := func(days string) string {
		h := loadFiles(t, map[string]string{
			"handbook.yaml": "variables:\n  days: " + days + "\n  other: " + days + "\n",
			"a.md":          "# A\n\nKept for {{ days }} days.\n",
			"b.md":          "# B\n\nText.\n",
		})
		if h.Entry("a").Source.Values != "days="+days+"\n" || h.Entry("b").Source.Values != "" {
			t.Errorf("%+v", h.Entry("a").Source)
		}
		return h.Entry("a").Hash()
	}
	if hashOf("30") == hashOf("90") {
		t.Error("the hash is the same with another value")
	}
}

// Other tools treat a description as Markdown. Here, summary and question become plain text, but the hash covers what
// the author wrote.
func TestSummaryAndQuestionArePlainWords(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"a.md": "---\ndescription: Kept ~~30~~ **90** days, see [this](b.md).\nquestion: AES &amp; *TLS*?\n---\n# A\n\nText.\n",
		"b.md": "---\nquestion: AES & TLS?\n---\nText.\n",
	})
	e := h.Entry("a")
	if b := h.Entry("b"); e.Question != b.Question || e.Source.Question != "AES &amp; *TLS*?" || b.Source.Question != "" {
		t.Errorf("%q and %q, written %q", e.Question, b.Question, e.Source.Question)
	}
	shown := e.Hash()
	if e.Question = "another way to show it"; e.Hash() != shown {
		t.Error("the hash depends on how the question is shown")
	}
	if e.Summary != "Kept 90 days, see this." || e.Source.Summary != "Kept ~~30~~ **90** days, see [this](b.md)." {
		t.Errorf("%q, written %q", e.Summary, e.Source.Summary)
	}
}

// Some tools store the Slack channel of the owner. Some authors close a manifest like front matter.
func TestOwnerSlackAndAClosedManifest(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"handbook.yaml": "title: T\ndefaults:\n  owner: Ada\n---\n\n",
		"a.md":          "---\nowner_slack: '#security'\n---\n# A\n\nText.\n",
		"b.md":          "---\nowner_slack: '#security'\nowner: Eve\n---\n# B\n\nText.\n",
		"c.md":          "# C\n\nText.\n",
	})
	for id, want := range map[string]string{"a": "#security", "b": "Eve", "c": "Ada"} {
		if got := h.Entry(id).Metadata.Owner; got != want {
			t.Errorf("%s: owner %q, want %q", id, got, want)
		}
	}
	if h.Title != "T" || len(h.Problems) != 1 || h.Problems[0].Line != 4 || h.Problems[0].Severity != handbook.SeverityWarning {
		t.Errorf("%q, problems %v", h.Title, h.Problems)
	}
}

// A heading that repeats the title is left out of the body, whatever punctuation ends it.
func TestTitleIsNotRepeated(t *testing.T) {
	for heading, want := range map[string]string{
		"# Access policy.": "", "# ACCESS  policy": "", "Access policy:\n===": "", "# [Access policy](https://example.com)": "",
		"# Access policy?": "# Access policy?\n\n", "# Access": "# Access\n\n", "## Access policy": "## Access policy\n\n",
	} {
		h := loadFiles(t, map[string]string{"a.md": "---\ntitle: Access policy\n---\n" + heading + "\n\nText.\n"})
		if got := h.Entries[0].Markdown; got != want+"Text.\n" {
			t.Errorf("after %q the body is %q, want %q", heading, got, want+"Text.\n")
		}
	}
}

// Readers should not see errors about values that were meant for another program.
func TestValuesOfAnotherProgramAreWarnings(t *testing.T) {
	page := "---\nkind: article\ntags: {a: b}\norder: first\n---\n# A\n\nText.\n"
	for manifest, want := range map[string][]handbook.Severity{
		"":                {handbook.SeverityWarning, handbook.SeverityWarning, handbook.SeverityError},
		"title: Handbook": {handbook.SeverityError, handbook.SeverityError, handbook.SeverityError},
	} {
		files := map[string]string{"a.md": page}
		if manifest != "" {
			files["handbook.yaml"] = manifest
		}
		var got []handbook.Severity
		for _, p := range loadFiles(t, files).Problems {
			got = append(got, p.Severity)
		}
		if !slices.Equal(got, want) {
			t.Errorf("with the manifest %q: %v, want %v", manifest, got, want)
		}
	}
}
