//go:build unix

package e2e

import (
	"strings"
	"testing"
)

// An installer runs ack --ask: the program ends as soon as the entry is acknowledged, and its exit code is 0 only then.
func TestAskEndsOnceAcknowledged(t *testing.T) {
	t.Parallel()
	folder := course(t)
	for name, c := range map[string]struct {
		args  string
		input []string
		code  int
	}{
		"screen":            {"", []string{"a", "\r"}, 0},
		"line by line":      {" --linear", []string{"a\r", "Ada Lovelace\r"}, 0},
		"screen, left":      {"", []string{"\x03"}, 1},
		"line by line, end": {" --linear", []string{"q\r"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMachine(t, folder, "ada")
			if _, _, code := m.runs("ack", "boat"); code != 1 {
				t.Errorf("before: %d", code)
			}
			s := open(t, setup{silent: true, width: 100, height: 24, env: m.env(), shell: `exec "$0" ack boat --ask` + c.args})
			s.shows("Please acknowledge")
			for _, keys := range c.input {
				s.write(keys)
				if keys == "a" {
					s.shows("I have read this and keep to it.")
				}
			}
			if code := s.ends(); code != c.code {
				t.Errorf("the exit code is %d, want %d", code, c.code)
			}
			if c.code == 0 {
				s.shows("The boat: acknowledged on ")
			}
			if _, _, code := m.runs("ack", "boat"); code != c.code {
				t.Errorf("after: %d", code)
			}
			if _, errs, code := m.runs("ack", "boat", "--ask"); code != c.code || strings.Contains(errs, "--ask needs a terminal") == (code == 0) {
				t.Errorf("in a pipe: %d, %s", code, errs)
			}
		})
	}
}
