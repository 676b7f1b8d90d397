package linear_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/linear"
)

var offered = regexp.MustCompile(`(?m)^(r?\d+)\. (.+)$`)

// In every kind of reply, each number opens the entry that it labels.
func TestEveryNumberLeadsToItsLabel(t *testing.T) {
	wide := linear.Options{Width: 400}
	before := [][]string{{"access"}, {"access", "m"}, {"access", "m", "b"}, {"l"}, {"t 1"}, {"t 2"}, {"xyzzy"}}
	for i := range shipped().book.Entries {
		before = append(before, []string{"l", fmt.Sprint(i + 1)}, []string{"l", fmt.Sprint(i + 1), "o"})
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

// On a call, answer 2 must stay the same entry after reading answer 1.
func TestNumbersStayValidWhileReading(t *testing.T) {
	h := shipped().book
	first := h.Entry(mfa)
	second := shipped().index.Search("mfa admin", search.Options{Limit: 2}).Hits[1].Entry
	beside := h.Related(first)
	for _, c := range []struct {
		lines []string
		want  *handbook.Entry
	}{
		{[]string{"mfa admin", "1", "c 1"}, first},
		{[]string{"mfa admin", "1", "c 2"}, second},
		{[]string{"mfa admin", "1", "r1", "c 1"}, first},
		{[]string{"mfa admin", "1", "c r1"}, beside[0]},
		{[]string{"mfa admin", "1", "r1", "c"}, beside[0]},
		{[]string{"mfa admin", "1", "R2", "c"}, beside[1]},
	} {
		if reply := shipped().lastReply(t, c.lines...); !strings.Contains(reply, "Source: "+c.want.Title) {
			t.Errorf("%q does not copy %s:\n%s", c.lines, c.want.Title, reply)
		}
	}
	if got, want := shipped().lastReply(t, "mfa admin", "1", "2"), shipped().lastReply(t, "mfa admin", "2"); got != want {
		t.Errorf("after reading the first, 2 leads to\n%s", got)
	}
	has(t, shipped().lastReply(t, "mfa admin", "1", "c r99"), "No related entry has the number r99.")
	has(t, shipped().lastReply(t, "mfa admin", "1", "l", "c r1"), "No entry is open.")
	has(t, shipped().lastReply(t, "access", "1", "m", "c r99"), "No related entry has the number r99.")
}

var linked = regexp.MustCompile(`\(see r(\d+)\)`)

func TestLinksShowTheNumberOfTheirEntry(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"a.md": {Data: []byte("# A\n\nSee [*bold* words](b.md), [c][], [c], [text][c], [`code`](b.md#b), [out](https://example.org/x), " +
			"[me](#a) and [![sign](s.png)](c.md).\n\n| t |\n|---|\n| [cell](b.md) |\n\n[c]: c.md\n")},
		"b.md": {Data: []byte("# B\n")},
		"c.md": {Data: []byte("# C\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := fixture{h, search.New(h)}
	reply := s.ask(t, linear.Options{Width: 400}, "l", "1")
	for _, want := range []string{
		"bold words (see r1),", "c (see r2), c (see r2), text (see r2),", "out (https://example.org/x)", "me and [image: sign, s.png] (see r2).", "cell (see r1)", "code (see r1)",
	} {
		if !strings.Contains(reply, want) {
			t.Errorf("%q is missing in\n%s", want, reply)
		}
	}
	has(t, reply, "Related:", "r1. B", "r2. C")
	if got := len(linked.FindAllString(reply, -1)); got != 7 {
		t.Errorf("%d links have a number, want 7:\n%s", got, reply)
	}
}

// A long list is paged, and its numbers continue across pages.
func TestAListHasMore(t *testing.T) {
	files := fstest.MapFS{}
	for i := range 45 {
		files[fmt.Sprintf("e%02d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Entry %02d\n", i)}
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	s := fixture{h, search.New(h)}
	has(t, s.lastReply(t, "l"), "20. Entry 19", "m for more: 25 left.")
	has(t, s.lastReply(t, "l", "m"), "21. Entry 20", "40. Entry 39", "m for more: 5 left.")
	has(t, s.lastReply(t, "l", "m", "1", "m"), "41. Entry 40", "45. Entry 44")
	has(t, s.lastReply(t, "l", "m", "m", "m"), "There is nothing more to list.")
	has(t, s.lastReply(t, "l", "m", "21"), "Entry 20")
	has(t, s.lastReply(t, "l", "m", "b"), "1. Entry 00", "m for more: 25 left.")
}
