package terminal

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// rows is a model in which a row can be selected. If it is negative, the model has a text field.
type rows struct {
	word
	at int
}

func (r rows) IsCursorChosen() bool { return r.at >= 0 }

// writes stores the output and counts the writes.
type writes struct {
	strings.Builder
	n int
}

func (w *writes) Write(p []byte) (int, error) {
	w.n++
	return w.Builder.Write(p)
}

func TestOnlyAChosenRowIsWrittenAgain(t *testing.T) {
	var out writes
	s := &speechOutput{Writer: &out}
	for _, step := range []struct {
		at   int
		want string
	}{{-1, "."}, {1, ".\x1b7\x1b[2;4H\x1b[1mone\x1b[m two\x1b[m\x1b8"}, {1, "."}, {2, ".\x1b7\x1b[3;1Hthree\x1b[m\x1b8"}, {9, "."}, {-1, "."}, {2, ".\x1b7\x1b[3;1Hthree\x1b[m\x1b8"}} {
		v := tea.NewView("zero\n   \x1b[1mone\x1b[m two  \nthree")
		v.Cursor = tea.NewCursor(3, max(0, step.at))
		s.prepareRow(rows{at: step.at}, v)
		out = writes{}
		if n, err := s.Write([]byte(".")); n != 1 || err != nil || out.String() != step.want || out.n != 1 {
			t.Errorf("row %d: %q in %d writes, %d %v, want %q in one", step.at, out.String(), out.n, n, err, step.want)
		}
	}
}
