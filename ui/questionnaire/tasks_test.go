package questionnaire

import (
	"bytes"
	"slices"
	"testing"

	"trustbook/handbook"
)

const checklist = `# Checklist

- [Are accounts reviewed?](#accounts)

## Accounts

- [ ] MFA is used by administrators
- [x] Orphaned accounts are reviewed monthly
- [ ] Other:
- [ ] Accounts named
- [ ] N/A
- [ ] Keys are rotated (required / optional) — Notes:
- Who approves accounts?
  - [ ] The owner of the system
  - [ ] Somebody else who is named
`

// In a checklist, each statement with a box is a question. A yes ticks the box, and a no goes into the comment.
func TestStatementsToTick(t *testing.T) {
	q := mustOpen(t, []byte(checklist), "q.md")
	want := []string{"MFA is used by administrators", "Orphaned accounts are reviewed monthly", "Accounts named", "Keys are rotated (required / optional)", "Who approves accounts?"}
	if got := texts(q); !slices.Equal(got, want) {
		t.Fatalf("%q", got)
	}
	if q.Questions[0].IsAnswered() || !q.Questions[1].IsAnswered() {
		t.Error("the tick is not seen")
	}
	first := &q.Questions[0]
	for verdict, written := range map[handbook.Verdict]string{
		handbook.Yes: "- [x] MFA is used by administrators\n\n  A text.\n\n- [x] Orphaned",
		handbook.No:  "- [ ] MFA is used by administrators\n\n  A text.\n\n- [x] Orphaned",
	} {
		var out bytes.Buffer
		if err := q.Write(&out, first.Fill(0, first.VerdictValue(verdict, nil), "A text.")); err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(out.Bytes(), []byte(written)) {
			t.Errorf("%s: %s", verdict, out.String())
		}
	}
}

// If a file has more questions than boxes, the boxes are tasks.
func TestTasksBesideQuestions(t *testing.T) {
	q := mustOpen(t, []byte("- Is MFA used?\n- Are accounts reviewed?\n\nThen:\n\n- [ ] Return the file to us\n"), "q.md")
	if got := texts(q); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// A question with a box is a separate question, not an answer to the one before, even if most questions have a box.
func TestQuestionsWithABox(t *testing.T) {
	q := mustOpen(t, []byte("## Data\n\n- [ ] How is data encrypted?\n- [ ] Where is data kept?\n- [ ] Is it backed up?\n\n## Before we sign\n\n- [ ] The agreement is signed\n"), "q.md")
	if got, want := texts(q), []string{"How is data encrypted?", "Where is data kept?", "Is it backed up?", "The agreement is signed"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A request below a section heading is a question, but elsewhere it may be an instruction.
func TestRequestsBelowHeadings(t *testing.T) {
	q := mustOpen(t, []byte("# Questionnaire\n\nDescribe each answer in one sentence.\n\n## 1. Access\n\nDescribe how access is restricted.\n\nExplain exceptions at the end.\n\n## 2. Logs\n\nAre logs kept?\n"), "q.md")
	if got, want := texts(q), []string{"Describe how access is restricted.", "Are logs kept?"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// A reference in bold brackets is the label of a question, but a bold title is not a question.
func TestLabelsInBold(t *testing.T) {
	q := mustOpen(t, []byte("1. **[Law 9 Art. 9]** Do you test backups? If so, attach the last test.\n2. **[Ref 2]** Describe your keys.\n- **Why it matters:** Shows that plans are kept\n- **Frameworks:** Does not meet most of them\n- 1.4: Must be \"Yes\" with details\n\n**Answers:** Where the file is large, we call you.\n"), "q.md")
	if got, want := texts(q), []string{"[Law 9 Art. 9]: Do you test backups? If so, attach the last test.", "[Ref 2]: Describe your keys."}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// The number of a list item is the customer's number for the question.
func TestNumbersOfListItems(t *testing.T) {
	q := mustOpen(t, []byte("3. Do you test backups?\n4) Are logs kept?\n- Is MFA used?\n5. A-7: Are keys rotated?\n"), "q.md")
	var got []string
	for i := range q.Questions {
		got = append(got, q.Questions[i].ID)
	}
	if want := []string{"3", "4", "", "A-7"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
