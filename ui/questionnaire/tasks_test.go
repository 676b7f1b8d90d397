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
- Who approves accounts?
  - [ ] The owner of the system
  - [ ] Somebody else who is named
`

// In a checklist, each statement with a box is a question: a yes ticks it, and a no stays in the comment.
func TestStatementsToTick(t *testing.T) {
	q := mustOpen(t, []byte(checklist), "q.md")
	want := []string{"MFA is used by administrators", "Orphaned accounts are reviewed monthly", "Who approves accounts?"}
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

// Where more is asked than is to be ticked, the boxes are what has to be done.
func TestTasksBesideQuestions(t *testing.T) {
	q := mustOpen(t, []byte("- Is MFA used?\n- Are accounts reviewed?\n\nThen:\n\n- [ ] Return the file to us\n"), "q.md")
	if got := texts(q); len(got) != 2 {
		t.Errorf("%q", got)
	}
}
