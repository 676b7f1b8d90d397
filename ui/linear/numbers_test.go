package linear_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/linear"
)

var offered = regexp.MustCompile(`(?m)^(\d+)\. (.+)$`)

// Every number of every kind of reply leads to what it stands beside.
func TestNumbersLeadToWhatTheyStandBeside(t *testing.T) {
	wide := linear.Options{Width: 400}
	before := [][]string{{"access"}, {"access", "m"}, {"access", "m", "b"}, {"l"}, {"t 1"}, {"t 2"}, {"xyzzy"}}
	for i := range shipped().book.Entries {
		before = append(before, []string{"l", fmt.Sprint(i + 1)})
	}
	for _, lines := range before {
		said := shipped().ask(t, wide, lines...)
		start := len(shipped().ask(t, wide, lines[:len(lines)-1]...))
		for _, m := range offered.FindAllStringSubmatch(said[start:], -1) {
			reply := shipped().ask(t, wide, append(slices.Clone(lines), m[1])...)[len(said):]
			if title, _, _ := strings.Cut(reply, "\n"); title != m[2] {
				t.Errorf("%q: %s leads to %q, not %q", lines, m[1], title, m[2])
			}
		}
	}
}

var linked = regexp.MustCompile(`\(see (\d+)\)`)

func TestLinksHaveTheNumbersOfTheirTexts(t *testing.T) {
	h, err := handbook.Load(fstest.MapFS{
		"a.md": {Data: []byte("# A\n\nSee [*bold* words](b.md), [c][], [c], [text][c], [`code`](b.md#b), [out](https://example.org/x), " +
			"[me](#a) and [![sign](s.png)](c.md).\n\n| t |\n|---|\n| [cell](b.md) |\n\n[c]: c.md\n")},
		"b.md": {Data: []byte("# B\n")},
		"c.md": {Data: []byte("# C\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := shelf{h, search.New(h)}
	reply := s.ask(t, linear.Options{Width: 400}, "l", "1")
	for _, want := range []string{
		"bold words (see 1),", "c (see 2), c (see 2), text (see 2),", "out (https://example.org/x)", "me and [image: sign (see 2), s.png].", "cell (see 1)", "code (see 1)",
	} {
		if !strings.Contains(reply, want) {
			t.Errorf("%q is missing in\n%s", want, reply)
		}
	}
	has(t, reply, "Read with this:", "1. B", "2. C")
	if got := len(linked.FindAllString(reply, -1)); got != 7 {
		t.Errorf("%d links have a number, want 7:\n%s", got, reply)
	}
}
