package ui

import (
	"context"
	"errors"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
)

// reads is a load that brings always the same.
func reads(h *handbook.Handbook, err error) Load {
	return func(context.Context, handbook.Options) (*handbook.Handbook, error) { return h, err }
}

func TestHowItEnded(t *testing.T) {
	other := errors.New("other")
	for _, tt := range []struct{ err, want error }{
		{nil, nil},
		{other, other},
		{tea.ErrInterrupted, ErrInterrupted},
		{fmt.Errorf("%w: %w", tea.ErrProgramKilled, tea.ErrProgramPanic), ErrCrashed},
	} {
		if got := ended(tt.err); !errors.Is(got, tt.want) || (tt.want == nil) != (got == nil) {
			t.Errorf("%v ended as %v, want %v", tt.err, got, tt.want)
		}
	}
}

// TestAHandbookThatCannotBeReadEndsTheProgram: the reason is kept for the shell.
func TestAHandbookThatCannotBeReadEndsTheProgram(t *testing.T) {
	broken := errors.New("no texts here")
	p := &program{t: t, m: New(Options{Load: reads(nil, broken), Theme: dark, Width: 80, Height: 24})}
	cmd := p.send(loadedMsg{task: p.loading(), err: broken})
	if cmd == nil {
		t.Fatal("the program goes on")
	}
	if _, quits := cmd().(tea.QuitMsg); !quits || !errors.Is(p.loadErr(), broken) {
		t.Errorf("it does not quit with the reason: %v", p.loadErr())
	}
}
