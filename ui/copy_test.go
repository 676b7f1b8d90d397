package ui

import (
	"strings"
	"testing"
	"time"

	"trustbook/handbook/quote"
	"trustbook/ui/terminal"
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
	p := startOn(t, h, ix, 120, 36, dark).typed("second factor servers")
	e := h.Entry("mfa")
	if got, what := p.excerpt(e); got != (quote.Found{}).Text(h, e, time.Now()) || what != "the answer and its source" {
		t.Errorf("%s:\n%s", what, got)
	}
	p.press("enter", "Y")
	p.shows("The answer and its source")
	if strings.Contains(p.screen(), "The entry and its source") {
		t.Error("the same is offered twice")
	}
}

// One sentence is copied, on one line for a chat, by ^X in the list and x in the reader.
func TestOneSentenceIsCopiedForAChat(t *testing.T) {
	h, ix := fixture(t)
	e := h.Entry("mfa")
	p := startOn(t, h, ix, 120, 36, dark).typed("museum")
	for query, c := range map[string][2]string{
		"museum": {"Caution: this entry answers a different question: the difference is “MFA”. There is one: the museum's server, which nobody reaches.", "the sentence found and its source"},
		"":       {e.ShortAnswer(), "one sentence and its source"},
	} {
		p.press("esc", "esc")
		p.typed(query)
		text, what := p.sentence(e)
		if want := c[0] + " Source: " + h.Citation(e); text != want || what != c[1] {
			t.Errorf("%q: %s: %q, want %q", query, what, text, want)
		}
	}
	p.typed("museum")
	for _, keys := range [][]string{{"ctrl+x"}, {"enter", "x"}} {
		if cmd := p.press(keys...); cmd == nil {
			t.Fatalf("%v sends nothing", keys)
		}
		p.shows("copied the sentence found and its source")
	}
	long, lix := longTexts(t)
	p = startOn(t, long, lix, 120, 36, dark).typed("parental leave")
	if text, _ := p.sentence(long.Entry("benefits")); strings.Contains(text, "\n") || !strings.Contains(text, "parental leave must be taken within") {
		t.Errorf("the sentence is %q", text)
	}
}

// The first copy, and no later one, explains what is uncertain about copies, and what a multiplexer needs to pass them
// on.
func TestACopyNamesWhatTheMultiplexerNeeds(t *testing.T) {
	h, ix := fixture(t)
	for m, want := range map[terminal.Multiplexer]string{
		terminal.NoMultiplexer: "(the terminal gives no confirmation)", terminal.Tmux: "(tmux may need: set -g set-clipboard on)",
		terminal.GNUScreenInTmux: "(tmux may need: set -g set-clipboard on)", terminal.GNUScreen: "(through Screen, without confirmation)",
	} {
		p := startOn(t, h, ix, 120, 36, dark)
		p.setMultiplexer(m)
		p.press("ctrl+y")
		p.shows("copied the answer and its source " + want)
		p.press("ctrl+y")
		p.shows("copied the answer and its source")
		p.lacks("confirmation)", "set-clipboard")
		p = startOn(t, h, ix, 80, 24, dark)
		p.setMultiplexer(m)
		p.press("ctrl+x")
		p.shows("copied one sentence and its source " + want) // on one row
	}
}
