package importer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/check"
	"trustbook/handbook/load"
	"trustbook/ui/export"
)

const answers = "Our answers,,,\n" +
	"ID,Question,Answer,Comments,Domain\n" +
	"IAM-14,Do you use MFA?,\"Yes, for everybody. Tokens are hardware.\",See https://example.org/a_b.,Access\n" +
	"IAM-15,Who has access?,Administrators.,,Access\n" +
	"3,How are backups kept?,\"As follows:\n- daily\n- weekly\n\nThey are encrypted.\n1. first\n2. second\",,Data\n" +
	"A&A-1,Is it in Sweden?,Ja,,Data\n" +
	"IAM-16,Is it open?,,,Data\n" +
	",Section,,,\n" +
	",,Only an answer.,,\n" +
	"IAM-17,,,,Data\n"

func TestAnswersInATable(t *testing.T) {
	im := importOne(t, "in/answers.csv", []byte(answers), autoOptions())
	want := `access/do-you-use-mfa.md
id: IAM-14
kind: faq
title: Do you use MFA?
question: Do you use MFA?
answer: yes
summary: For everybody.
order: 1
status: draft
source: answers.csv, row 3

Tokens are hardware.

See [https://example.org/a\_b](https://example.org/a_b).
access/who-has-access.md
id: IAM-15
kind: faq
title: Who has access?
question: Who has access?
summary: Administrators.
order: 2
status: draft
source: answers.csv, row 4
data/how-are-backups-kept.md
id: how-are-backups-kept
kind: faq
title: How are backups kept?
question: How are backups kept?
summary: 'As follows:'
order: 3
status: draft
source: answers.csv, row 5

- daily
- weekly

They are encrypted.

1. first
2. second
data/is-it-in-sweden.md
id: is-it-in-sweden
kind: faq
title: Is it in Sweden?
question: Is it in Sweden?
answer: yes
order: 4
status: draft
source: answers.csv, row 6
`
	var got strings.Builder
	for _, e := range im.Entries {
		fmt.Fprintf(&got, "%s\n%s", e.Path, strings.ReplaceAll(e.Markdown(), "---\n", ""))
	}
	if got.String() != want {
		t.Errorf("%s\nwant\n%s", got.String(), want)
	}
	if o := im.Omissions; len(o) != 3 || o[0] != (Omission{"row without an answer", "row 7: Is it open?", ""}) || o[2] != (Omission{"row without a question", "row 9: Only an answer.", ""}) {
		t.Errorf("%+v", o)
	}
}

// Text copied from an email or a PDF is wrapped in the middle of sentences. A summary must not end there.
func TestWrappedText(t *testing.T) {
	im := importOne(t, "in/answers.csv", []byte("Question,Answer\n"+
		"How are keys kept?,\"Keys are kept in the vault of our provider and\nrotated every year by two of the people in the\nsecurity team. Nobody exports them.\"\n"+
		"What is logged?,\"logins\nchanges\nexports\"\n"), autoOptions())
	var got strings.Builder
	for _, e := range im.Entries {
		got.WriteString(e.Markdown())
	}
	for _, want := range []string{"summary: Keys are kept in the vault of our provider and rotated every year by two of the people in the security team.\n", "\nNobody exports them.", "changes  \nexports"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("no %q in:\n%s", want, got.String())
		}
	}
}

// The fields of a row are shifted if a text with commas is not quoted.
func TestSplitTextsAreLeftOut(t *testing.T) {
	im := importOne(t, "a.csv", []byte("question,answer\nIs it encrypted?,Yes, with AES\nIs it in Sweden?,Yes\n"), autoOptions())
	if len(im.Entries) != 1 || len(im.Omissions) != 1 || im.Omissions[0].Sample != "line 2: Is it encrypted?" {
		t.Errorf("%+v", im)
	}
}

// An answered customer questionnaire has no header with our column names.
func TestAnsweredQuestionnaire(t *testing.T) {
	sheet := "Vendor assessment,,\n,,\nRef,Control requirement,Supplier response\n"
	for i, question := range []string{"encrypt data at rest", "test the recovery plan", "log access", "review access", "train employees", "scan for malware"} {
		answer := "Yes. Every day."
		if i == 1 {
			answer = ""
		}
		sheet += fmt.Sprintf("A.%d,Do you %s?,%s\n", i+1, question, answer)
	}
	im := importOne(t, "vendor.csv", []byte(sheet), autoOptions())
	if len(im.Entries) != 5 || im.Entries[0].Question != "Do you encrypt data at rest?" || im.Entries[0].Answer != handbook.Yes || im.Entries[1].Summary != "Every day." || len(im.Omissions) != 1 {
		t.Errorf("%+v", im)
	}
}

// A mark in the column of an answer is that answer, also below a header that begins like ours.
func TestTickedAnswers(t *testing.T) {
	for _, header := range []string{"#,Question,Answer,,,Comments\n,,Yes,No,N/A,\n", "#,Question,Yes,No,N/A,Comments\n"} {
		im := importOne(t, "vendor.csv", []byte(header+"1,Is data encrypted?,X,,,\n2,Are accounts shared?,,x,,See contract.\n3,Do you log access?,,,,\n"), autoOptions())
		if len(im.Entries) != 2 || im.Entries[0].Answer != handbook.Yes || im.Entries[1].Answer != handbook.No || im.Entries[1].Summary != "See contract." || len(im.Omissions) != 1 {
			t.Errorf("%q: %+v", header, im)
		}
	}
}

// A table without answers has no entries, and nothing to link to.
func TestTableWithoutAnswers(t *testing.T) {
	for data, omitted := range map[string]int{"question,answer\n": 0, "question,answer\nWhat?,\n": 1} {
		out := Import([]File{{"a.csv", []byte(data)}, {"b.html", []byte(`<p>See <a href="a.csv">the answers</a>.</p>`)}}, autoOptions())
		if im := out[0]; im.Err != nil || len(im.Entries) != 0 || len(im.Omissions) != omitted {
			t.Errorf("%q: %+v", data, im)
		}
		if e := out[1].Entries; len(e) != 1 || e[0].Body != "See the answers (a.csv)." {
			t.Errorf("%q: %+v", data, e)
		}
	}
}

func TestTableWithoutQuestions(t *testing.T) {
	for _, data := range []string{"", "a,b\n1,2\n", "question\nx\n"} {
		if im := Import([]File{{"a.csv", []byte(data)}}, autoOptions())[0]; im.Err == nil {
			t.Errorf("%q: %+v", data, im.Entries)
		}
	}
}

func TestVerdicts(t *testing.T) {
	for answer, want := range map[string]string{
		"Yes": "yes|", "no.": "no|", "N/A": "na|", "Yes, we do": "yes|We do", "Nej – aldrig": "no|Aldrig", "Partially: some": "partly|Some",
		"Not applicable. No cards.": "na|No cards.", "None, ever": "|None, ever", "Yesterday": "|Yesterday", "": "|",
	} {
		v, rest := splitVerdict(answer)
		if got := string(v) + "|" + rest; got != want {
			t.Errorf("%q: %q, want %q", answer, got, want)
		}
	}
}

// An exported table is imported as the same entries.
func TestExportedTableComesBack(t *testing.T) {
	source := fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: T\nlanguages: [sv, en]\ncontrol_sets: [{id: iso, title: ISO}]\nframeworks: [NIS2]\n")},
		"access/mfa.md": {Data: []byte("---\nid: mfa\nkind: faq\ntitle: MFA\nquestion: \"Do you use MFA?\"\nanswer: yes\nsummary: Everybody does.\nowner: CISO\nversion: 1.10\nreviewed: 2026-01-31\n" +
			"review_in: 12 months\ncontrols: [\"iso:5.1\", \"iso:5.2\"]\nkeywords: [2FA, token]\nframeworks: [NIS2]\naudience: [all]\nlang: sv\n---\nOne.\n\n- a\n- b\n")},
		"access/mfa.en.md": {Data: []byte("---\nkind: faq\ntitle: MFA in English\nquestion: \"Is MFA used?\"\nsummary: By everybody.\n---\nOne.\n")},
		"work/remote.md":   {Data: []byte("---\nid: remote\nkind: policy\ntitle: Remote work\nstatus: draft\nsummary: \"@home, mostly.\"\n---\n- At home.\n- On the way.\n")},
	}
	h, err := load.Handbook(source)
	if err != nil {
		t.Fatal(err)
	}
	var csv bytes.Buffer
	now := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	if err := export.Write(&csv, h, export.FormatCSV, now); err != nil {
		t.Fatal(err)
	}
	back := fstest.MapFS{"handbook.yaml": source["handbook.yaml"]}
	for _, e := range importOne(t, "t.csv", csv.Bytes(), autoOptions()).Entries {
		back[e.Path] = &fstest.MapFile{Data: []byte(e.Markdown())}
	}
	again, err := load.Handbook(back)
	if err != nil || len(again.Problems) > 0 || len(again.Entries) != 2 || len(again.Translations) != 1 || again.Translations[0].Original().ID != "mfa" {
		t.Fatalf("%v %v %d", err, again.Problems, len(again.Entries))
	}
	for _, e := range h.Entries {
		a := again.Entry(e.ID)
		if a == nil {
			t.Fatalf("%s is gone", e.ID)
		}
		a.Metadata.Status, a.Path, a.Line, a.Source, a.LineMap = e.Metadata.Status, e.Path, e.Line, e.Source, e.LineMap
		if a.Order, a.Group = e.Order, e.Group; fmt.Sprintf("%+v", describe(a)) != fmt.Sprintf("%+v", describe(e)) {
			t.Errorf("%+v\nwant\n%+v", describe(a), describe(e))
		}
	}
}

func describe(e *handbook.Entry) []any {
	return []any{e.ID, e.Kind, e.Title, e.Question, e.Answer, e.Summary, e.Category, e.Frameworks, e.Controls, e.Keywords, e.Metadata, e.Text()}
}

// Two hundred answers become two hundred entries that pass check, except for being drafts.
func TestManyAnswers(t *testing.T) {
	var b strings.Builder
	b.WriteString("question;answer;category\r\n")
	for i := range 200 {
		fmt.Fprintf(&b, "Is system %d backed up?;Yes. Copy %d is kept in room %d.;Part %d\r\n", i, i, i, i/20)
	}
	fsys := fstest.MapFS{}
	for _, e := range importOne(t, "answers.csv", []byte(b.String()), autoOptions()).Entries {
		fsys[e.Path] = &fstest.MapFile{Data: []byte(e.Markdown())}
	}
	h, err := load.Handbook(fsys)
	if err != nil || len(h.Entries) != 200 || len(h.Categories) != 10 {
		t.Fatalf("%v: %d entries, %d categories", err, len(h.Entries), len(h.Categories))
	}
	for _, p := range check.Run(h, fsys, check.Options{Ignore: []string{"draft-status"}}) {
		t.Error(p)
	}
}

// Long questions may differ only in the words that are cut from their titles.
func TestTitlesInATableDiffer(t *testing.T) {
	question := "Is there a policy for " + strings.Repeat("very ", 14) + "old "
	im := importOne(t, "a.csv", []byte("Question,Answer\n"+question+"servers?,Yes\n"+question+"laptops?,No\n"), autoOptions())
	want := "very very very very very very… (row "
	if a, b := im.Entries[0], im.Entries[1]; !strings.HasSuffix(a.Title, want+"2)") || !strings.HasSuffix(b.Title, want+"3)") || len([]rune(a.Title)) > maxTitleChars {
		t.Errorf("%q and %q", a.Title, b.Title)
	}
}
