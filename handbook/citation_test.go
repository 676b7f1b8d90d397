package handbook

import "testing"

func TestShortAnswer(t *testing.T) {
	for _, tt := range []struct {
		answer        Verdict
		summary, want string
	}{
		{NoVerdict, "", ""},
		{NoVerdict, "A sentence.", "A sentence."},
		{No, "", "No."},
		{Partly, "It depends.", "Partly. It depends."},
		{NA, "", "Not applicable."},
	} {
		e := &Entry{Answer: tt.answer, Summary: tt.summary}
		if got := e.ShortAnswer(); got != tt.want {
			t.Errorf("the short answer of %q %q = %q, want %q", tt.answer, tt.summary, got, tt.want)
		}
		if got := e.WithVerdict("Another sentence."); got != "Another sentence." {
			t.Errorf("another sentence with its verdict = %q", got)
		}
		if got := e.WithVerdict(tt.summary); got != tt.want {
			t.Errorf("the summary with its verdict = %q, want %q", got, tt.want)
		}
	}
}
