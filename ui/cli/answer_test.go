package cli

import (
	"testing"

	"trustbook/ui/questionnaire"
)

// For a sheet that has questions but no answer column, the hint names the flags that select an empty column.
func TestExplainsNoQuestions(t *testing.T) {
	cover := questionnaire.Sheet{Name: "Cover", Problem: "no column has questions"}
	asked := questionnaire.Sheet{Name: "Ada's list", Problem: "no column for answers or comments", Found: 12, Free: 4, Columns: questionnaire.Columns{Question: 2}}
	for _, c := range []struct {
		sheets     []questionnaire.Sheet
		what, hint string
	}{
		{nil, "no questions found", "a question ends in a question mark, or begins like one"},
		{[]questionnaire.Sheet{cover}, "no questions found", "--columns shows what was found in each sheet; --question, --answer and --comment name the columns"},
		{[]questionnaire.Sheet{cover, asked}, `12 questions in the sheet "Ada's list", but no column for answers`, `name an empty one: --sheet 'Ada'\''s list' --question B --answer D`},
	} {
		if what, hint := explainNoQuestions(c.sheets); what != c.what || hint != c.hint {
			t.Errorf("%s\n%s\nwant %s\n%s", what, hint, c.what, c.hint)
		}
	}
}
