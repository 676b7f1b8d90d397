package terminal

import (
	"io"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// RowChooser is a model in which the user selects a row by moving the cursor.
type RowChooser interface {
	// IsCursorChosen reports whether the user, rather than the program, moved the cursor to its current row.
	IsCursorChosen() bool
}

// speechOutput is the output of a program whose screen is read aloud. Screen readers such as yasr read everything
// written to the terminal, in the order of writing. When another row is selected, they would read the previous row if
// it changes, and then only the changed part of the new one. Therefore the model draws both rows alike, and
// speechOutput writes the selected row once more after its frame.
type speechOutput struct {
	io.Writer

	mu     sync.Mutex
	chosen string // text of the selected row, without surrounding spaces; "" for none
	again  string // output that writes the selected row again; "" for nothing
}

// prepareRow prepares the output for the selected row of a view, unless the same row was selected before.
func (s *speechOutput) prepareRow(m tea.Model, v tea.View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := m.(RowChooser)
	rows := strings.Split(v.Content, "\n")
	if !ok || !c.IsCursorChosen() || v.Cursor == nil || v.Cursor.Y >= len(rows) {
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

// Write writes a frame and then the selected row in a single write. Otherwise a screen reader could see the cursor move
// before the row arrives, and read another row.
func (s *speechOutput) Write(frame []byte) (int, error) {
	s.mu.Lock()
	again := s.again
	s.again = ""
	s.mu.Unlock()
	n, err := s.Writer.Write(slices.Concat(frame, []byte(again)))
	return min(n, len(frame)), err
}
