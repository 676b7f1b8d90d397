package ui

import (
	"strings"
	"testing"
	"time"

	"trustbook/handbook/quote"
	"trustbook/ui/message"
	"trustbook/ui/terminal"
)

// A document may be thousands of characters long, too much to paste into a chat.
func TestAnEntryWithoutASummaryIsNotCopiedWhole(t *testing.T) {
	h, ix := longTexts(t)
	p := startOn(t, h, ix, 120, 36, dark)
	for _, c := range []struct{ query, id, want, what string }{
		{"parental leave", "benefits", "Benefits\n\nFamily\n\nA family grows. All parental leave must be taken within the first year. Ask early.\n\nSource: " + h.Citation(h.Entry("benefits")) + "\n", "the paragraph"},
		{"parental leave", "talk", "Meetings\n\nTell everybody.\n\nSource: " + h.Citation(h.Entry("talk")) + "\n", "a paragraph"},
		{"", "benefits", "Benefits\n\nWhat you get. Some leave too.\n\nSource: " + h.Citation(h.Entry("benefits")) + "\n", "a paragraph"},
	} {
		p.press("esc", "esc")
		p.typed(c.query)
		if got := p.excerpt(h.Entry(c.id)); got != message.NewCopy(c.want, c.what+" with its source") {
			t.Errorf("%q, %s: %+v, want %s:\n%s", c.query, c.id, got, c.what, c.want)
		}
	}
	p.typed("parental leave").press("ctrl+y")
	p.shows("copied the paragraph with its source")
	p.press("enter", "Y")
	p.shows("The paragraph with its source", "The entry with its source", "The id")
}

func TestAnEntryWithASummaryIsCopiedWhole(t *testing.T) {
	h, ix := fixture(t)
	p := startOn(t, h, ix, 120, 36, dark).typed("second factor servers")
	e := h.Entry("mfa")
	if got := p.excerpt(e); got != message.NewCopy((quote.Found{}).Text(h, e, time.Now()), "the answer with its source") {
		t.Errorf("%+v", got)
	}
	p.press("enter", "Y")
	p.shows("The answer with its source")
	if strings.Contains(p.screen(), "The entry with its source") {
		t.Error("the same is offered twice")
	}
}

// One sentence is copied, on one line for a chat, by ^X in the list and x in the reader.
func TestOneSentenceIsCopiedForAChat(t *testing.T) {
	h, ix := fixture(t)
	e := h.Entry("mfa")
	p := startOn(t, h, ix, 120, 36, dark).typed("museum")
	for query, c := range map[string][2]string{
		"museum": {"Caution: this entry answers a different question: the difference is “MFA”. There is one: the museum's server, which nobody reaches.", "There is one: the museum's server, which nobody reaches."},
		"":       {e.ShortAnswer(), e.ShortAnswer()},
	} {
		p.press("esc", "esc")
		p.typed(query)
		got := p.sentence(e)
		if want := c[0] + " Source: " + h.Citation(e); got.Text != want || got.Said.Quote != c[1] {
			t.Errorf("%q: %+v, want %q", query, got, want)
		}
	}
	p.typed("museum")
	for _, keys := range [][]string{{"ctrl+x"}, {"enter", "x"}} {
		if cmd := p.press(keys...); cmd == nil {
			t.Fatalf("%v sends nothing", keys)
		}
		p.shows("copied “There is one: the museum's server, which nobody", "” with a caution")
	}
	long, lix := longTexts(t)
	p = startOn(t, long, lix, 120, 36, dark).typed("parental leave")
	if text := p.sentence(long.Entry("benefits")).Text; strings.Contains(text, "\n") || !strings.Contains(text, "parental leave must be taken within") {
		t.Errorf("the sentence is %q", text)
	}
}

// The first copy, and no later one, explains what is uncertain about copies, and what a multiplexer needs to pass them
// on.
func TestACopyNamesWhatTheMultiplexerNeeds(t *testing.T) {
	h, ix := fixture(t)
	for m, want := range map[terminal.Multiplexer]string{
		terminal.NoMultiplexer: "(the terminal gives no confirmation)", terminal.Tmux: "(tmux may need set -g set-clipboard on)",
		terminal.GNUScreenInTmux: "(tmux may need set -g set-clipboard on)", terminal.GNUScreen: "(through Screen, without confirmation)",
	} {
		p := startOn(t, h, ix, 120, 36, dark)
		p.setMultiplexer(m)
		p.press("ctrl+y")
		p.shows("copied the answer with its source " + want)
		p.press("ctrl+y")
		p.shows("copied the answer with its source")
		p.lacks("confirmation)", "set-clipboard")
		p = startOn(t, h, ix, 80, 24, dark)
		p.setMultiplexer(m)
		p.press("ctrl+x")
		p.shows("copied one sentence with its source " + want) // on one row
		p.press("ctrl+x")
		p.shows("copied “", "…” with its source")
	}
}
