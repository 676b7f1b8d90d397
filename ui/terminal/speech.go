package terminal

import (
	"io"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// choosableRows is a model in which the user chooses a row by moving the cursor.
type choosableRows interface {
	// Chosen reports whether the user, not the program, moved the cursor to its current row.
	Chosen() bool
}

// speechOutput is the output of a program whose screen is read aloud. Speech programs such as yasr read everything that
// is written to the terminal, in that order. When another row is chosen, they would read the row that was left, if it
// changes, and then only the changed part of the chosen row. So the model draws both rows alike, and speechOutput
// writes the chosen row once more after its frame.
type speechOutput struct {
	io.Writer

	mu     sync.Mutex
	chosen string // text of the chosen row, without spaces at its ends; "" for none
	again  string // output that writes the chosen row again; "" for nothing
}

// prepareRow prepares the output for the chosen row of a view, unless the same row was chosen before.
func (s *speechOutput) prepareRow(m tea.Model, v tea.View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := m.(choosableRows)
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

// Write writes a frame and the chosen row after it in a single write. Otherwise a speech program could see the cursor
// move before the row arrives, and read out another row.
func (s *speechOutput) Write(frame []byte) (int, error) {
	s.mu.Lock()
	again := s.again
	s.again = ""
	s.mu.Unlock()
	n, err := s.Writer.Write(slices.Concat(frame, []byte(again)))
	return min(n, len(frame)), err
}
