package ui

import (
	"testing"

	"trustbook/ui/gaps"
)

// A search that ends without an answer is recorded, unless one of its entries is opened. An entry opened after
// rewording the search is recorded with the first wording.
func TestQuestionsWithoutAnAnswer(t *testing.T) {
	p := start(t, 100, 30)
	p.m.session.Gaps = gaps.NewRecorder("screen")
	p.typed("zebra stripes").press("ctrl+u")
	p.typed("mfa for admins").press("ctrl+u")
	p.typed("giraffe necks").press("ctrl+u")
	p.typed("mfa").press("enter")
	got := p.m.session.Gaps.Questions()
	if len(got) != 2 || got[0].Text != "zebra stripes" || got[0].Opened != nil || got[1].Text != "giraffe necks" || got[1].Opened[p.openID()] != 1 {
		t.Errorf("%+v", got)
	}
}
