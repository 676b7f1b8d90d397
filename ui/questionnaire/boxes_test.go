package questionnaire

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// The box of the verdict is ticked in place, the text goes into the comment, and all other bytes are unchanged.
func TestTicksTheBoxOfTheVerdict(t *testing.T) {
	for name, c := range map[string]struct{ file, before, after string }{
		"a column for each answer": {
			"q.md",
			"| # | Question | Yes | No | N/A | Evidence |\n|---|---|---|---|---|---|\n| 1 | Do you log? | ☐ | ☐ | ☐ | |\n| 2 | Do you test? | ☐ | ☐ | ☐ | |\n",
			"| # | Question | Yes | No | N/A | Evidence |\n|---|---|---|---|---|---|\n| 1 | Do you log? | ☐ | ☒ | ☐ | A text. |\n| 2 | Do you test? | ☐ | ☐ | ☐ | |\n",
		},
		"columns without boxes": {
			"q.csv",
			"Question,Yes,No,Comments\nDo you log?,,,\nDo you test?,,,\n",
			"Question,Yes,No,Comments\nDo you log?,,\"X\",\"A text.\"\nDo you test?,,,\n",
		},
		"a header in two rows": {
			"q.csv",
			"#,Question,Answer,,,Comments\n,,Yes,No,N/A,\n1,Do you log?,,,,\n2,Do you test?,,,,\n",
			"#,Question,Answer,,,Comments\n,,Yes,No,N/A,\n1,Do you log?,,\"X\",,\"A text.\"\n2,Do you test?,,,,\n",
		},
		"answers divided above the header": {
			"q.csv",
			",,Answer,,,Comments\n#,Question,Yes,No,N/A,\n1,Do you log?,,,,\n2,Do you test?,,,,\n",
			",,Answer,,,Comments\n#,Question,Yes,No,N/A,\n1,Do you log?,,\"X\",,\"A text.\"\n2,Do you test?,,,,\n",
		},
		"answers divided into what has no meaning here": {
			"q.csv",
			"#,Question,Answer,,,Comments\n,,C,NC,OFI,\n1,Do you log?,,,,\n2,Do you test?,,,,\n",
			"#,Question,Answer,,,Comments\n,,C,NC,OFI,\n1,Do you log?,,,,\"No. A text.\"\n2,Do you test?,,,,\n",
		},
		"answers listed in the header": {
			"q.csv",
			"#,Question,Compliant / Partially / Not compliant,Remarks\n1,Do you log?,,\n2,Do you test?,,\n",
			"#,Question,Compliant / Partially / Not compliant,Remarks\n1,Do you log?,\"Not compliant\",\"A text.\"\n2,Do you test?,,\n",
		},
		"answers listed in the second row of a header": {
			"q.csv",
			"#,Question,Response,\n,,Ja / Nein / Teilweise,Bemerkung\n1,Do you log?,,\n2,Do you test?,,\n",
			"#,Question,Response,\n,,Ja / Nein / Teilweise,Bemerkung\n1,Do you log?,\"Nein\",\"A text.\"\n2,Do you test?,,\n",
		},
		"items below": {
			"q.md",
			"**2.1** Do you log?\n- ☐ Yes — attach the policy\n- ☐ No\n- ☐ In development\n\n**2.2** Do you test?\n- ☐ Yes\n- ☐ No\n",
			"**2.1** Do you log?\n- ☐ Yes — attach the policy\n- ☒ No\n- ☐ In development\n\nA text.\n\n**2.2** Do you test?\n- ☐ Yes\n- ☐ No\n",
		},
		"tasks below an item": {
			"q.md",
			"1. Do you log?\n   - [ ] Yes\n   - [ ] No\n2. Do you test?\n",
			"1. Do you log?\n   - [ ] Yes\n   - [x] No\n\n   A text.\n\n2. Do you test?\n",
		},
		"items with blank lines between": {
			"q.md",
			"1. Do you log?\n\n   - [ ] Yes\n\n   - [ ] No\n\n2. Do you test?\n",
			"1. Do you log?\n\n   - [ ] Yes\n\n   - [x] No\n\n   A text.\n\n2. Do you test?\n",
		},
		"in one cell, below words that ask for an answer": {
			"q.md",
			"| # | Question | Response | Notes |\n| :-- | :-- | :-- | :-- |\n| **1** | **Logs:** Do you `log`? | [ ] Yes [ ] No | `[Enter text]` |\n",
			"| # | Question | Response | Notes |\n| :-- | :-- | :-- | :-- |\n| **1** | **Logs:** Do you `log`? | [ ] Yes [x] No | A text. |\n",
		},
		"no place for a comment": {
			"q.md",
			"| Question | Yes | No |\n|---|---|---|\n| Do you log? | | |\n| Do you test? | | |\n",
			"| Question | Yes | No |\n|---|---|---|\n| Do you log? | | X |\n| Do you test? | | |\n",
		},
	} {
		q := mustOpen(t, []byte(c.before), c.file)
		first := &q.Questions[0]
		var out strings.Builder
		err := q.Write(&out, first.Fill(0, first.VerdictValue(handbook.No, nil), "A text."))
		if err != nil || out.String() != c.after {
			t.Errorf("%s: %v\n%s", name, err, out.String())
		}
		if !strings.HasSuffix(first.Text, "Do you log?") || strings.Contains(first.Text+first.ID, "*") || first.IsAnswered() {
			t.Errorf("%s: %+v", name, first)
		}
		again := mustOpen(t, []byte(out.String()), c.file)
		if s := again.Questions[0]; !s.IsAnswered() || s.Answer.Value == "Yes" || len(again.Questions) != len(q.Questions) {
			t.Errorf("%s: the copy says %+v", name, s)
		}
	}
}

// When an answer is replaced, only one box stays marked.
func TestReplacesTheMark(t *testing.T) {
	for file, c := range map[string]struct{ before, after string }{
		"items.md":   {"Do you log?\n- [x] Yes\n- [ ] No\n", "Do you log?\n- [ ] Yes\n- [x] No\n"},
		"signs.md":   {"Do you log?\n- ☑ Yes\n- ☐ No\n", "Do you log?\n- ☐ Yes\n- ☒ No\n"},
		"squares.md": {"Do you log?\n- ■ Yes\n- □ No\n", "Do you log?\n- □ Yes\n- ☒ No\n"},
		"there.md":   {"Do you log?\n- [ ] Yes\n- [*] No\n", "Do you log?\n- [ ] Yes\n- [*] No\n"},
		"columns.csv": {
			"Question,Yes,No,Comments\nDo you log?,X,,\nDo you test?,,,\n",
			"Question,Yes,No,Comments\nDo you log?,,\"X\",\nDo you test?,,,\n",
		},
	} {
		q := mustOpen(t, []byte(c.before), file)
		first := &q.Questions[0]
		var out strings.Builder
		err := q.Write(&out, first.Fill(0, first.VerdictValue(handbook.No, nil), ""))
		if err != nil || out.String() != c.after || !first.IsAnswered() {
			t.Errorf("%s: %v %+v\n%s", file, err, first, out.String())
		}
	}
}

// Text without a verdict ticks no box, whatever its first words.
func TestATextTicksNoBox(t *testing.T) {
	q := mustOpen(t, []byte("| Question | Answer |\n|---|---|\n| Do you log? | [ ] Yes [ ] No |\n"), "q.md")
	var out strings.Builder
	if err := q.Write(&out, q.Questions[0].Fill(0, "", "Yes. We log.")); err != nil || !strings.Contains(out.String(), "| [ ] Yes [ ] No Yes. We log. |") {
		t.Errorf("%v %s", err, out.String())
	}
}

// Unknown marks are answers too.
func TestOtherMarksAreAnswers(t *testing.T) {
	for _, cell := range []string{"□ Yes ■ No □ N/A", "[ ] Yes [*] No [ ] N/A", "☐ Yes ☐ No ✗ N/A", "[ ] Yes [ x ] No [ ] N/A", "☐ Yes √ No ☐ N/A"} {
		for file, text := range map[string]string{
			"cell.md":  "| Question | Answer |\n|---|---|\n| Do you log? | " + cell + " |\n",
			"items.md": "Do you log?\n" + strings.NewReplacer("□ Y", "- □ Y", " ■", "\n- ■", " □", "\n- □", " [", "\n- [", " ☐", "\n- ☐", " ✗", "\n- ✗", " √", "\n- √").Replace(cell) + "\n",
		} {
			if q := mustOpen(t, []byte(text), file); !q.Questions[0].IsAnswered() {
				t.Errorf("%s: %s: %+v", file, text, q.Questions[0])
			}
		}
	}
	q := mustOpen(t, []byte("| Question | Answer |\n|---|---|\n| Do you log? | ☐ Yes ☐ No [please explain] |\n"), "q.md")
	if q.Questions[0].IsAnswered() {
		t.Errorf("%+v", q.Questions[0])
	}
}

// Placeholders such as "enter your answer" are overwritten. Answers are not, not even in parentheses.
func TestTellsPlaceholdersFromAnswers(t *testing.T) {
	for text, want := range map[string]bool{
		"[Enter text]": true, "(your answer here)": true, "<insert>": true, "[Type your response]": true, "Please": false, "{Describe the controls}": true, "____": true, "Answer:": true,
		"Yes / No (explain)": true, "Yes / No + summary": true, "Yes (explained below)": false, "Yes / No, see below": false,
		"[Answer]": true, "(Please provide evidence)": true, "Click or tap here to enter text.": true, "[Select an option]": true,
		"(Type II report available)": false, "[Answer: No]": false, "(add-on module)": false, "(Provided on request)": false, "[Response times are monitored]": false, "Answer: no": false, "(select: Yes)": false,
	} {
		if _, got := formOf(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// An empty box beside a question is for the answer, and so is a label such as "Algorithm:", which is kept.
func TestFillsTheBoxBesideAQuestion(t *testing.T) {
	const table = "| Control | Implemented | Details |\n|---|---|---|\n| Encryption at rest | [ ] | Algorithm: |\n| Access reviews | ☐ | (If so, attach the last one) |\n"
	q := mustOpen(t, []byte(table), "q.md")
	if len(q.Questions) != 2 || q.Questions[0].IsAnswered() || q.Questions[1].IsAnswered() {
		t.Fatalf("%+v", q.Questions)
	}
	var cells []CellText
	for i := range q.Questions {
		cells = append(cells, q.Questions[i].Fill(i, "Yes", "A text.")...)
	}
	var out strings.Builder
	if err := q.Write(&out, cells); err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{"| Encryption at rest | Yes | Algorithm: A text. |", "| Access reviews | Yes. A text. | (If so, attach the last one) |"} {
		if !strings.Contains(out.String(), row) {
			t.Errorf("%s lacks %s", out.String(), row)
		}
	}
}

// A list of standards is not a list of verdicts, so the answer goes below the question, as if there were no boxes.
func TestOtherBoxesAreNoVerdicts(t *testing.T) {
	q := mustOpen(t, []byte("Which standards do you hold?\n- ☐ ISO 27001\n- ☐ None of the above\n"), "q.md")
	if s := q.Questions[0]; s.Answer.HasList || s.Answer.Name != "the paragraph below" || s.IsAnswered() {
		t.Errorf("%+v", s)
	}
}

// A table that contains only questions gets a column once something is written into it. A table that explains terms
// does not.
func TestATableOfQuestionsGetsAColumn(t *testing.T) {
	const table = "| ID | Question |\n|---|---|\n| Q-1 | Do you log? |\n| Q-2 | Do you test? |\n\n| Question | Why |\n|:--|:--\n| Do you back up? | Law |\n"
	q := mustOpen(t, []byte(table), "q.md")
	var out strings.Builder
	if err := q.Write(&out, nil); err != nil || out.String() != table || len(q.Questions) != 3 {
		t.Fatalf("%v %s", err, out.String())
	}
	if err := q.Write(&out, append(q.Questions[1].Fill(1, "Yes", "A | B."), q.Questions[2].Fill(2, "", "C.")...)); err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("| ID | Question |\n|---|---|", "| ID | Question | Answer |\n|---|---| --- |", "| Do you test? |", `| Do you test? | Yes. A \| B. |`,
		"| Question | Why |\n|:--|:--\n", "| Question | Why | Answer |\n|:--|:-- | ---\n", "| Law |", "| Law | C. |").Replace(table)
	if got := strings.TrimPrefix(out.String(), table); got != want {
		t.Errorf("%s", got)
	}
	const ragged = "| ID | Question | Why |\n|---|---|---|\n| Q-1 | Do you log? |\n| Q-2 | Do you test? | Law |\n\n| Question | |\n|---|---|\n| Do you scan? | |\n"
	q, out = mustOpen(t, []byte(ragged), "q.md"), strings.Builder{}
	if err := q.Write(&out, slices.Concat(q.Questions[0].Fill(0, "", "A."), q.Questions[1].Fill(1, "", "B."))); err != nil {
		t.Fatal(err)
	}
	want = strings.NewReplacer("| Why |\n|---|---|---|", "| Why | Answer |\n|---|---|---| --- |", "| Law |", "| Law | A. |", "| Question | |\n|---|---|", "| Question | | Answer |\n|---|---| --- |", "| Do you scan? | |", "| Do you scan? | | B. |").Replace(ragged)
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
	if _, err := Open([]byte("| Requirement | Meaning |\n|---|---|\n| The mission shall be established | A |\n"), "q.md", SheetChoice{}); err == nil {
		t.Error("statements without a place for answers are questions")
	}
}
