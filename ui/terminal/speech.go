package terminal

import (
	"io"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// rowChooser is a model in which the user chooses by moving the cursor from row to row.
type rowChooser interface {
	// Chosen reports whether the cursor is on the row that was chosen.
	Chosen() bool
}

// speechOutput is the output of a program that is read aloud. Programs such as yasr read out what is written
// to the terminal, in that order: the row that was left, if it changes, before the row that was
// chosen, and only the changed part of the chosen row. So the model draws both rows alike, and the
// chosen row is written again after its frame.
type speechOutput struct {
	io.Writer

	mu     sync.Mutex
	chosen string // text of the chosen row, without blanks at its ends; "" for none
	again  string // output that writes the row again; "" for nothing
}

// prepareRow prepares to write the chosen row of a view, if it is a different row than before.
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

// Write writes a frame and then the chosen row, at once: a speech reader that sees the cursor move
// before the row arrives might read out another row in the meantime.
func (s *speechOutput) Write(frame []byte) (int, error) {
	s.mu.Lock()
	again := s.again
	s.again = ""
	s.mu.Unlock()
	n, err := s.Writer.Write(slices.Concat(frame, []byte(again)))
	return min(n, len(frame)), err
}
