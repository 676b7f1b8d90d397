package ui

import (
	"strings"
	"testing"
	"time"

	"trustbook/handbook/quote"
)

// A document may be thousands of characters long, too much to paste into a chat.
func TestAnEntryWithoutASummaryIsNotCopiedWhole(t *testing.T) {
	h, ix := longTexts(t)
	p := startOn(t, h, ix, 120, 36, dark)
	for _, c := range []struct{ query, id, want, what string }{
		{"parental leave", "benefits", "Benefits\n\nFamily\n\nA family grows. All parental leave must be taken within the first year. Ask early.\n\nSource: " + h.Citation(h.Entry("benefits")) + "\n", "the paragraph that answers and its source"},
		{"parental leave", "talk", "Meetings\n\nTell everybody.\n\nSource: " + h.Citation(h.Entry("talk")) + "\n", "the first paragraph and its source"},
		{"", "benefits", "Benefits\n\nWhat you get. Some leave too.\n\nSource: " + h.Citation(h.Entry("benefits")) + "\n", "the first paragraph and its source"},
	} {
		p.press("esc", "esc")
		p.typed(c.query)
		if got, what := p.excerpt(h.Entry(c.id)); got != c.want || what != c.what {
			t.Errorf("%q, %s: %s:\n%s\nwant %s:\n%s", c.query, c.id, what, got, c.what, c.want)
		}
	}
	p.typed("parental leave").press("ctrl+y")
	p.shows("the paragraph that answers and its source")
	p.press("enter", "Y")
	p.shows("The paragraph that answers and its source", "The entry and its source", "The id")
}

func TestAnEntryWithASummaryIsCopiedWhole(t *testing.T) {
	h, ix := fixture(t)
	p := startOn(t, h, ix, 120, 36, dark).typed("museum")
	e := h.Entry("mfa")
	if got, what := p.excerpt(e); got != quote.Text(h, e, time.Now()) || what != "the answer and its source" {
		t.Errorf("%s:\n%s", what, got)
	}
	p.press("enter", "Y")
	p.shows("The answer and its source")
	if strings.Contains(p.screen(), "The entry and its source") {
		t.Error("the same is offered twice")
	}
}
