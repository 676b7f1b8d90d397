package export

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/body"
)

func TestJSONOfHandbook(t *testing.T) {
	h := loadHandbook(t, embed.FS())
	var got exportJSON
	decoder := json.NewDecoder(strings.NewReader(written(t, h, FormatJSON)))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != 1 || got.Handbook.Title != h.Title || len(got.Entries) != len(h.AllEntries()) {
		t.Fatalf("schema %d, %q, %d entries", got.Schema, got.Handbook.Title, len(got.Entries))
	}
	for i, e := range h.AllEntries() {
		if g := got.Entries[i]; g.Generated != (e == h.Glossary) || len(g.Acronyms) != len(h.AcronymsIn(e)) || g.ID != e.ID || g.Markdown != e.Markdown || g.Text != body.PlainText(e) || len(g.Sections) != len(e.Sections) {
			t.Errorf("entry %d is not %s", i, e.ID)
		}
	}
}

// everyField is an entry with every field of the front matter.
const everyField = `---
id: one
kind: faq
title: T
question: Q?
answer: partly
summary: S.
category: a
order: 3
frameworks: [F]
controls: ["c:1"]
keywords: [k]
also_asked: [A?]
former_ids: [f]
related: [a-two]
owner: O
approver: A
version: "1"
effective: 2026-01-31
reviewed: 2026-02-01
review_in: 12 months
changes: [c]
status: draft
classification: public
audience: [all]
ack: required
lang: en
source_version: "2"
---
Before.

## Head

[two](two.md#h)
`

func TestJSONOfEntryHasEveryField(t *testing.T) {
	h := loadHandbook(t, fstest.MapFS{
		"handbook.yaml": {Data: []byte("categories: [{id: a, title: A}]\nframeworks: [F]\ncontrol_sets: [{id: c, title: C, pattern: '1'}]\n")},
		"a/one.md":      {Data: []byte(everyField)},
		"a/two.md":      {Data: []byte("# Two\n\n## H\n")},
	})
	if len(h.Problems) > 0 {
		t.Fatal(h.Problems)
	}
	var b bytes.Buffer
	if err := WriteEntry(&b, h, h.Entry("one"), time.Date(2027, 2, 2, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	want := `{"schema":1,"id":"one","kind":"faq","title":"T","caution":"Draft: This entry is not finished.","question":"Q?","answer":"partly","summary":"S.","category":"a","order":3,` +
		`"frameworks":["F"],"controls":["c:1"],"keywords":["k"],"also_asked":["A?"],"former_ids":["f"],"related":["a-two"],"owner":"O","approver":"A","version":"1",` +
		`"effective":"2026-01-31","reviewed":"2026-02-01","review_in":"12 months","next_review":"2027-02-01","overdue":true,"changes":["c"],"status":"draft","classification":"public",` +
		`"audience":["all"],"ack":"required","lang":"en","source_version":"2","source":"T (one), Trust handbook","path":"a/one.md","line":30,` +
		`"text":"Before.\n\nHead\n\ntwo","markdown":"Before.\n\n## Head\n\n[two](two.md#h)\n",` +
		`"sections":[{"heading":"","level":0,"anchor":"","text":"Before.","line":30},{"heading":"Head","level":2,"anchor":"head","text":"two","line":32}],` +
		`"links":[{"text":"two","target":"two.md#h","image":false,"entry":"a-two","anchor":"h","line":34}]}`
	var got bytes.Buffer
	if err := json.Compact(&got, b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("it is\n%s\nwant\n%s", got.String(), want)
	}
}

var fieldRow = regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|(.*)$")

// docs/json.md lists every field in order and states which are always present.
func TestDocsNameEveryField(t *testing.T) {
	for title, value := range map[string]any{
		"What is printed": exportJSON{}, "Entry": entry{}, "Section": handbook.Section{}, "Link": link{}, "Handbook": handbookJSON{},
	} {
		_, part, found := strings.Cut(readDoc(t, "json.md"), "\n## "+title+"\n")
		if !found {
			t.Errorf("docs/json.md has no %q", title)
		}
		part, _, _ = strings.Cut(part, "\n## ")
		var documented, coded []string
		for _, row := range fieldRow.FindAllStringSubmatch(part, -1) {
			name := row[1]
			if strings.Contains(row[2], "*always*") {
				name += " always"
			}
			documented = append(documented, name)
		}
		for f := range reflect.TypeOf(value).Fields() {
			name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
			if option != "omitempty" {
				name += " always"
			}
			coded = append(coded, name)
		}
		if !slices.Equal(documented, coded) {
			t.Errorf("%s: docs/json.md has\n%q, the program\n%q", title, documented, coded)
		}
	}
}

// Markdown in JSON is unchanged, and has the line on which it begins.
func TestJSONHasWhatWasWritten(t *testing.T) {
	const written = "One<br>two, 10<sup>9</sup>.\n\n!!! note\n    Mind the <b>gap</b>.\n"
	h := loadHandbook(t, fstest.MapFS{"a.md": {Data: []byte("---\nowner: Ada\n---\n# Title\n\n" + written)}})
	if e := newEntry(h, h.Entries[0], time.Time{}); e.Markdown != written || e.Line != 6 || strings.Contains(e.Text, "<") {
		t.Errorf("line %d: %q, text %q", e.Line, e.Markdown, e.Text)
	}
}
