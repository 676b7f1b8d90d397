package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook/quote"
	"trustbook/ui/message"
	"trustbook/ui/terminal"
)

// A document can have thousands of characters, too many to paste into a chat.
func TestAnEntryWithoutASummaryIsNotCopiedWhole(t *testing.T) {
	h, ix := longTexts(t)
	p := startOn(t, h, ix, 120, 36, dark)
	for _, c := range []struct{ query, id, want, what string }{
		{"parental leave", "benefits", "Benefits\n\nFamily\n\nA family grows. All parental leave must be taken within the first year. Ask early.\n\nSource: " + h.Citation(h.Entry("benefits")) + "\n", "the paragraph"},
		{"parental leave", "talk", "Meetings\n\nTell everybody.\n\nSource: " + h.Citation(h.Entry("talk")) + "\n", "the paragraph"},
		{"", "benefits", "Benefits\n\nWhat you get. Some leave too.\n\nSource: " + h.Citation(h.Entry("benefits")) + "\n", "the paragraph"},
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
	if got := p.excerpt(e); got != message.NewCopy((quote.SearchMatch{}).Text(h, e, time.Now()), "the answer with its source") {
		t.Errorf("%+v", got)
	}
	p.press("enter", "Y")
	p.shows("The answer with its source")
	if strings.Contains(p.screen(), "The entry with its source") {
		t.Error("the same is offered twice")
	}
}

// ^X in the list and x in the reader copy one sentence on one line, for a chat.
func TestOneSentenceIsCopiedForAChat(t *testing.T) {
	h, ix := fixture(t)
	e := h.Entry("mfa")
	p := startOn(t, h, ix, 120, 36, dark).typed("museum")
	for query, c := range map[string][2]string{
		"museum": {"Caution: this is only a weak match. There is one: the museum's server, which nobody reaches.", "There is one: the museum's server, which nobody reaches."},
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

// Only the first copy explains what is uncertain about copies, and what a multiplexer needs to pass them on.
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

func TestCopySendsTheAnswerWithItsSource(t *testing.T) {
	p := start(t, 120, 36).typed("mfa")
	e := p.answer()
	for _, want := range []string{e.Question, "Yes. " + e.Summary, "Source: " + e.Title + " (" + e.ID + "), Elastx trust handbook"} {
		if !strings.Contains((quote.SearchMatch{}).Text(p.book(), e, time.Now()), want) {
			t.Errorf("%q is not in what is copied", want)
		}
	}
	if cmd := p.press("ctrl+y"); cmd == nil {
		t.Fatal("nothing was sent")
	}
	p.shows("copied the answer with its source (the terminal")
	p.press("down")
	p.lacks("confirmation")
}

func TestACopyOfAWeakMatchSaysSo(t *testing.T) {
	p := start(t, 120, 36).typed("sovreignty")
	p.press("ctrl+y")
	p.shows("copied the answer with a caution (the")
	p.press("enter", "Y", "down", "enter")
	p.shows("copied “Elastx is under Swedish jurisdiction and free from the U.S. CLOUD Act.” with a caution")
}

func TestCopyMenuOffersTheParts(t *testing.T) {
	p := reading(t, "mfa", 100, 36)
	p.press("Y")
	p.shows("The answer with its source", "The id", "Administrators carry a token.")
	p.typed("museum")
	p.shows("1 part")
	if cmd := p.press("enter"); cmd == nil {
		t.Fatal("nothing was sent")
	}
	p.shows("copied this part")
}

func TestCopiesGoThroughMultiplexers(t *testing.T) {
	for env, want := range map[string]terminal.Multiplexer{"": terminal.NoMultiplexer, "TMUX=/tmp/x,1,0": terminal.Tmux, "STY=1.pts": terminal.GNUScreen} {
		m := (terminal.Terminal{Environ: []string{env}}).Multiplexer()
		if m != want {
			t.Errorf("%q: %v, want %v", env, m, want)
		}
		p := reading(t, "mfa", 100, 36)
		p.setMultiplexer(m)
		var raw []string
		collect(p.toClipboard(strings.Repeat("text", 1000)), &raw)
		sent := strings.Join(raw, "")
		for piece := range strings.SplitSeq(sent, "\x1b\\") {
			if m == terminal.GNUScreen && len(strings.TrimPrefix(piece, "\x1bP")) > 767 {
				t.Errorf("Screen gets %d bytes in one piece", len(piece))
			}
		}
		if wrapped := strings.Contains(sent, "\x1bP"); wrapped != (m != terminal.NoMultiplexer) {
			t.Errorf("%v: sent %q", m, sent)
		}
	}
}

// collect gathers the sequences that a command writes to the terminal.
func collect(cmd tea.Cmd, raw *[]string) {
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			collect(c, raw)
		}
	case tea.RawMsg:
		*raw = append(*raw, fmt.Sprint(msg.Msg))
	}
}

func TestANativeCopyIsConfirmed(t *testing.T) {
	p := reading(t, "mfa", 100, 36)
	msg, ok := copyToSystem(message.NewCopy("text", "this part"))().(copiedMsg)
	if !ok || (msg.err == nil) != terminal.NativeClipboard {
		t.Fatalf("%+v", msg)
	}
	p.send(copiedMsg{said: msg.said})
	p.shows("copied this part")
	p.send(copiedMsg{err: errors.New("locked")})
	p.shows("not copied: locked")
}

func TestTextThatIsTooLongIsNotCopied(t *testing.T) {
	p := reading(t, "mfa", 100, 36)
	p.copyText(strings.Repeat("x", terminal.MaxCopyBytes+1), "all of it")
	p.shows("not copied: too long")
}
