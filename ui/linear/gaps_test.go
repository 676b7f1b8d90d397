package linear_test

import (
	"testing"

	"trustbook/ui/gaps"
	"trustbook/ui/linear"
	"trustbook/ui/session"
)

func TestQuestionsWithoutAnAnswer(t *testing.T) {
	r := gaps.NewRecorder("linear")
	shipped().ask(t, linear.Options{Session: session.Options{Gaps: r}}, "zebra stripes", "mfa for admins", "giraffe necks", "mfa", "1")
	got := r.Questions()
	if len(got) != 2 || got[0].Text != "zebra stripes" || got[1].Text != "giraffe necks" || got[1].Opened[mfa] != 1 {
		t.Errorf("%+v", got)
	}
}
