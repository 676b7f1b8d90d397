package terminal

import (
	"io"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// rowChooser is a model in which the user chooses a row by moving the cursor.
type rowChooser interface {
	// Chosen reports whether the user moved the cursor to the row it is on.
	Chosen() bool
}

// speechOutput is the output of a program whose screen is read aloud. Speech programs such as yasr read what is written
// to the terminal in the order in which it is written: the row that was left, if it changes, before the row that was
// chosen, and of the latter only the part that changes. So the model draws both rows alike, and the chosen row is
// written once more after its frame.
type speechOutput struct {
	io.Writer

	mu     sync.Mutex
	chosen string // text of the chosen row, without spaces at its ends; "" for none
	again  string // output that writes this row again; "" for nothing
}

// prepareRow prepares the output for the chosen row of a view, unless the same row was chosen before.
func (s *speechOutput) prepareRow(m tea.Model, v tea.View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := m.(rowChooser)
	rows := strings.Split(v.Content, "\n")
	if !ok || !c.Chosen() || v.Cursor == nil || v.Cursor.Y >= len(rows) {
		s.chosen, s.again = "", ""
		return
	}
	row := strings.TrimRight(ansi.Strip(rows[v.Cursor.Y]), " ")
	text := strings.TrimLeft(row, " ")
	if text == s.chosen {
		return
	}
	column, end := len(row)-len(text), ansi.StringWidth(row)
	s.chosen = text
	s.again = ansi.SaveCursor + ansi.CursorPosition(column+1, v.Cursor.Y+1) + ansi.Cut(rows[v.Cursor.Y], column, end) + ansi.ResetStyle + ansi.RestoreCursor
}

// Write writes a frame and the chosen row after it in a single write. If a speech program saw the cursor move before
// the row arrived, it might read out another row in the meantime.
func (s *speechOutput) Write(frame []byte) (int, error) {
	s.mu.Lock()
	again := s.again
	s.again = ""
	s.mu.Unlock()
	n, err := s.Writer.Write(slices.Concat(frame, []byte(again)))
	return min(n, len(frame)), err
}
