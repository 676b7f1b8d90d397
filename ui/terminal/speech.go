package terminal

import (
	"io"
	"slices"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// chooser is a model in which something is chosen by moving the cursor from row to row.
type chooser interface {
	// Chosen reports whether the cursor is on the row that was chosen.
	Chosen() bool
}

// speech is the output of a program that is read aloud. Programs that do so, such as yasr, say what
// is written to the terminal, in its order: the row that was left, if it changes, before the row that
// was chosen, and of that no more than what changes. So the model draws both alike, and the chosen row
// is written once more after its frame.
type speech struct {
	io.Writer

	mu     sync.Mutex
	chosen string // the chosen row, without blanks at its ends; "" for none
	again  string // what writes it once more; "" for nothing
}

// see prepares to write the chosen row of a view, if it is another one than before.
func (s *speech) see(m tea.Model, v tea.View) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := m.(chooser)
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

// Write writes a frame and the chosen row after it, at once: a speech reader that sees the cursor move
// before the row arrives may read out another row meanwhile.
func (s *speech) Write(frame []byte) (int, error) {
	s.mu.Lock()
	again := s.again
	s.again = ""
	s.mu.Unlock()
	n, err := s.Writer.Write(slices.Concat(frame, []byte(again)))
	return min(n, len(frame)), err
}
