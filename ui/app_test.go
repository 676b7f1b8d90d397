package ui

import (
	"context"
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
)

// reads returns a Load with a fixed result.
func reads(h *handbook.Handbook, err error) Load {
	return func(context.Context, func(done, total int)) (*handbook.Handbook, error) { return h, err }
}

// The reason is printed in the shell after the program has ended.
func TestAHandbookThatCannotBeLoadedEndsTheProgram(t *testing.T) {
	broken := errors.New("no entries found")
	p := &program{t: t, m: New(Options{Load: reads(nil, broken), Theme: dark, Width: 80, Height: 24})}
	cmd := p.send(loadedMsg{task: p.loading(), err: broken})
	if cmd == nil {
		t.Fatal("the program goes on")
	}
	if _, quits := cmd().(tea.QuitMsg); !quits || !errors.Is(p.loadErr(), broken) {
		t.Errorf("it does not quit with the reason: %v", p.loadErr())
	}
}
