package questionnaire

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func texts(q *Questionnaire) []string {
	var out []string
	for _, x := range q.Questions {
		out = append(out, x.Text)
	}
	return out
}

// vendorJSON has the structure of the Vendor Security Assessment Questionnaire.
const vendorJSON = `// Copyright somebody
{
  "questionnaire": [ /* one block */
    {"type": "block", "text": "Do you see this heading?", "items": [
      {"type": "line", "text": "The name of the <b>application</b>:", "id": "name"},
      {"type": "info", "text": "Which standards &amp; norms do you apply?"},
      {"type": "checkgroup", "choices": [{"iso": "ISO // 27001"}, {"soc": "SOC 2"}]},
      {"type": "radiogroup", "text": "Do you " +
 "accept reports?", "id": "reports", "choices": [{"reports_yes": "Yes, there is an address."}, {"reports_no": "No, we do not."}]},
      {"type": "yesno", "text": "Is \"access\" logged?", "id": "logged", "yes": "Yes", "no": "No"},
      {"type": "tip", "text": "Why do we ask?"}
    ]}
  ]
}`

func TestReadsJSON(t *testing.T) {
	q := mustOpen(t, []byte(vendorJSON), "q.json")
	want := []string{"The name of the application :", "Which standards & norms do you apply?", "Do you accept reports?", `Is "access" logged?`}
	if got := texts(q); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	if c := q.Questions[2].Answer.Choices; len(c) != 2 || q.Questions[2].VerdictValue("yes", nil) != "Yes, there is an address." || q.Questions[2].ID != "reports" {
		t.Errorf("%q", c)
	}
	for _, c := range []struct {
		data string
		want []string
	}{
		{`["Do you encrypt data?", "no question"]`, []string{"Do you encrypt data?"}},
		{`{"questions": [{"id": 7, "question": "Encryption of data", "answer": "Yes"}]}`, []string{"Encryption of data"}},
	} {
		if got := texts(mustOpen(t, []byte(c.data), "")); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.data, got)
		}
	}
	if _, err := Open([]byte(`{"questions": [`), "q.json", SheetChoice{}); err == nil || !strings.Contains(err.Error(), "not valid JSON") {
		t.Error(err)
	}
}

// An existing answer in JSON can have any type.
func TestFindsAnswersInJSON(t *testing.T) {
	for value, want := range map[string]string{`true`: "true", `false`: "false", `["No"]`: `["No"]`, `"No"`: "No", `0`: "0", `null`: "", `""`: "", `[]`: "", `{}`: ""} {
		q := mustOpen(t, []byte(`[{"question": "Do you log?", "answer": `+value+`}]`), "q.json").Questions[0]
		if q.Answer.Value != want {
			t.Errorf("%s: %q, want %q", value, q.Answer.Value, want)
		}
	}
}

// The copy is the file with answers added to the objects that contain the questions.
func TestWritesJSON(t *testing.T) {
	q := mustOpen(t, []byte(vendorJSON), "q.json")
	cells := slices.Concat(q.Questions[3].Fill(3, "yes", "All of it."), q.Questions[2].Fill(2, "Yes, there is an address.", ""))
	var out bytes.Buffer
	if err := q.Write(&out, cells); err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(
		`"no": "No"}`, `"no": "No", "answer": "yes", "comment": "All of it."}`,
		`"No, we do not."}]}`, `"No, we do not."}], "answer": "Yes, there is an address."}`).Replace(vendorJSON)
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
	again := mustOpen(t, out.Bytes(), "q.json")
	if a := again.Questions[3]; a.Answer.Value != "yes" || a.Note.Value != "All of it." || again.Questions[0].IsAnswered() {
		t.Errorf("%+v", a)
	}
}

// Wherever the answers are in JSON, everything else is unchanged.
func TestJSONCopies(t *testing.T) {
	for text, want := range map[string]string{
		`{"question": "Q one"}`:                               `{"question": "Q one", "answer": "A \"b\"", "comment": "C"}`,
		`{"question": "Q one", "answer": "", "notes": null }`: `{"question": "Q one", "answer": "A \"b\"", "notes": "C" }`,
		`{"question_text": "Q one", "Response": []}`:          `{"question_text": "Q one", "Response": "A \"b\"", "comment": "C"}`,
		`{"question": "Q one", "answer": "" + ""}`:            `{"question": "Q one", "answer": "A \"b\"", "comment": "C"}`,
		`{"question": "Q " + "one" /* ! */}`:                  `{"question": "Q " + "one", "answer": "A \"b\"", "comment": "C" /* ! */}`,
		"{\n\t\"question\": \"Q one\"\n}":                     "{\n\t\"question\": \"Q one\",\n\t\"answer\": \"A \\\"b\\\"\",\n\t\"comment\": \"C\"\n}",
		`["Do you " + "log?", 1]`:                             `[{"question": "Do you " + "log?", "answer": "A \"b\"", "comment": "C"}, 1]`,
	} {
		q := mustOpen(t, []byte(text), "q.json")
		var out bytes.Buffer
		if err := q.Write(&out, []CellText{{Question: 0, Note: false, Text: `A "b"`}, {Question: 0, Note: true, Text: "C"}}); err != nil || out.String() != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", text, err, out.String(), want)
		}
	}
}

const markdownQuestions = `# Questions to suppliers

Please answer all of them.

1. Do you encrypt data,
   at rest too?
2. **Is access logged?**

   Yes, since 2020.
- [ ] Q3: Are accounts reviewed?
* no question

| ID | Question | Answer | Comment |
|----|----------|--------|---------|
| A-1 | Do you use \| MFA? |  |  |
| A-2 | Are backups tested? | Yes |  |

` + "```\nIs this code?\n```\n\nHow do you delete data?\n"

func TestReadsMarkdown(t *testing.T) {
	q := mustOpen(t, []byte(markdownQuestions), "q.md")
	want := []string{"Do you encrypt data, at rest too?", "Is access logged?", "Are accounts reviewed?", `Do you use \| MFA?`, "Are backups tested?", "How do you delete data?"}
	if got := texts(q); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	for i, answered := range []bool{false, true, false, false, true, false} {
		if q.Questions[i].IsAnswered() != answered {
			t.Errorf("%s: %q", q.Questions[i].Text, q.Questions[i].Answer.Value)
		}
	}
	if q.Questions[3].ID != "A-1" || q.Questions[2].ID != "Q3" || q.Questions[0].Where != "line 5" {
		t.Errorf("%+v", q.Questions)
	}
}

// An answer below a question is found in any form, and other text there is not an answer.
func TestFindsAnswersInMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"## 1. Do you log?\n\nNo, we do not.\n":              "No, we do not.",
		"Do you log?\nNo\n":                                  "No",
		"Do you log?\n\nNo\n":                                "No",
		"Q1: Do you log?\nA: No\n":                           "A: No",
		"Q1: Do you log?\nA:\n":                              "",
		"1. Do you log?\n   Answer: No\n":                    "Answer: No",
		"1. Do you log?\n   **Answer:**\n":                   "",
		"1. Do you log?\n   **Answer:**\n   Never.\n":        "Never.",
		"1. Do you log?\n\n   No.\n":                         "No.",
		"1. Do you log?\n\nNo.\n\n2. Do you test?\n\nA.\n":   "No.",
		"1. Do you log?\n   - [ ] Yes\n   - [x] No\n":        "No",
		"1. Do you log?\n   - [ ] Yes\n   - [ ] No\n":        "",
		"1. Do you log?\n   - Yes\n   - No\n":                "",
		"1. Do you log?\n   - No\n":                          "No",
		"- Do you log?\n- Access\n":                          "",
		"Do you log?\n\nAccess control\nDo you test?\n":      "",
		"Do you log?\n\n## Access control\n":                 "",
		"Do you log?\n\n---\n\nSome text.\n":                 "",
		"- Do you log?\n\nAnswer these too:\n":               "",
		"Do you log?\n\n> No.\n":                             "No.",
		"*Do you log?* No, never.\n":                         "No, never.",
		"**Do you log?**\n\nNo.\n":                           "No.",
		"### Q: Do you log?\n**A:** Yes, by part:\n- All.\n": "A:** Yes, by part:",
		"## Do you log?\n\n**Answer:**\n\n- Never.\n":        "Never.",
		"## Do you log?\n**Answer:**\n\n| Log | Kept |\n":    "| Log | Kept |",
		"1. Do you log?\n**Answer:**\n2. Access control\n":   "",
	} {
		q := mustOpen(t, []byte(text), "q.md").Questions[0]
		if q.Text != "Do you log?" || q.Answer.Value != want {
			t.Errorf("%q: %q is answered with %q, want %q", text, q.Text, q.Answer.Value, want)
		}
	}
}

// Below a header for questions, each table row is a question, however short, unless it is bold.
func TestShortRowsOfMarkdownTables(t *testing.T) {
	const table = "| Question | Response | Evidence |\n|---|---|---|\n| **Company** | | |\n| Year founded | | |\n| Do you log access? | [ ] Yes [ ] No | Policy list |\n"
	q := mustOpen(t, []byte(table), "q.md")
	if got := texts(q); !slices.Equal(got, []string{"Year founded", "Do you log access?"}) {
		t.Fatalf("%q", got)
	}
	if x := q.Questions[1]; x.IsAnswered() || x.Note.Name != "" { // the customer describes the evidence to provide
		t.Errorf("%+v", x)
	}
	if got := texts(mustOpen(t, []byte(strings.Replace(table, "Question", "Item", 1)), "q.md")); !slices.Equal(got, []string{"Do you log access?"}) {
		t.Errorf("%q", got)
	}
}

func TestWritesMarkdown(t *testing.T) {
	q := mustOpen(t, []byte(markdownQuestions), "q.md")
	cells := slices.Concat(q.Questions[5].Fill(5, "", "After a year."), q.Questions[3].Fill(3, "Yes", "a | b"), q.Questions[0].Fill(0, "Yes", "All."))
	var out bytes.Buffer
	if err := q.Write(&out, cells); err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(
		"   at rest too?\n", "   at rest too?\n\n   Yes. All.\n\n",
		`| MFA? |  |  |`, `| MFA? | Yes | a \| b |`,
		"How do you delete data?\n", "How do you delete data?\n\nAfter a year.\n",
	).Replace(markdownQuestions)
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}

func TestReadsLinesOfText(t *testing.T) {
	q := mustOpen(t, []byte("Do you encrypt data?\r\nIs access logged?"), "")
	if got := texts(q); !slices.Equal(got, []string{"Do you encrypt data?", "Is access logged?"}) {
		t.Errorf("%q", got)
	}
	var out bytes.Buffer
	if err := q.Write(&out, slices.Concat(q.Questions[0].Fill(0, "Yes", ""), q.Questions[1].Fill(1, "No", ""))); err != nil || out.String() != "Do you encrypt data?\n\nYes.\n\r\nIs access logged?\n\nNo." {
		t.Errorf("%q", out.String())
	}
	if _, err := Open([]byte("nothing is asked here"), "", SheetChoice{}); !errors.Is(err, ErrNoQuestions) {
		t.Error(err)
	}
}

// The kind of a text file depends on its contents if its name does not determine it.
func TestTellsCSVFromText(t *testing.T) {
	if q := mustOpen(t, []byte("id;question;answer\n1;Do you log?;\n"), ""); len(q.Sheets) != 1 {
		t.Error("it was not read as CSV")
	}
	if q := mustOpen(t, []byte("Do you log, and how?\n"), ""); len(q.Sheets) != 0 {
		t.Error("it was read as CSV")
	}
}

// Any file that can be read can be written, and text goes only into its slots.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(vendorJSON), ".json")
	f.Add([]byte(markdownQuestions), ".md")
	f.Add([]byte("id,question\n1,\"Do you, or\nnot?\"\n"), ".csv")
	f.Fuzz(func(t *testing.T, data []byte, extension string) {
		q, err := Open(data, "q"+extension, SheetChoice{})
		if err != nil {
			return
		}
		var cells []CellText
		for i := range q.Questions {
			cells = append(cells, q.Questions[i].Fill(i, q.Questions[i].VerdictValue("yes", nil), "A text.")...)
		}
		var out bytes.Buffer
		if err := q.Write(&out, cells); err != nil {
			t.Fatal(err)
		}
		for _, c := range cells {
			if slot := q.Questions[c.Question].Slot(c); slot.Name == "" || slot.HasList && !slices.Contains(slot.Choices, c.Text) {
				t.Errorf("%q went into %+v", c.Text, slot)
			}
		}
	})
}

// A question about two things gets the sentences about both.
func TestTextAnswersBothHalves(t *testing.T) {
	h := handbookOf(t, "id: pumps\ntitle: Pumps\nquestion: Are pumps painted and tested?\nsummary: Pumps are painted red.\n---\n\nEngineers in Oslo test each pump. Spare parts are stored.\n")
	p := proposerOf(h)
	got := p.Propose(&Question{Text: "Are pumps painted and tested?", Answer: Slot{Name: "C2"}})
	if len(got.Offers) == 0 || !strings.HasPrefix(got.Offers[0].Text, "Pumps are painted red. Engineers in Oslo test each pump. [") {
		t.Errorf("%+v", got)
	}
}

// A paragraph below a list closes it, unless other items are answered by one too.
func TestClosingWordsAreNoAnswer(t *testing.T) {
	const list = "- Do you log?\n- Do you patch?\n- Do you test?\n"
	for text, want := range map[string]string{
		list + "\nThank you!\n":                                        "",
		list + "\n  Every day.\n":                                      "Every day.",
		"- Do you log?\n\nYes.\n\n" + list + "\nDaily.\n":              "Daily.",
		"- Do you log?\n- Do you test?\n\nEvery day.\n":                "Every day.", // too short a list to tell
		"Do you log?\n\nDo you patch?\n\nDo you test?\n\nEvery day.\n": "Every day.",
	} {
		q := fromMarkdown([]byte(text))
		if got := q.Questions[len(q.Questions)-1].Answer.Value; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
