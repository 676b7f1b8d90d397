package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook/load"
	"trustbook/ui/layout"
)

// The mark is at the right of the bottom row at every size, and no entry is drawn there.
func TestNoEntryCanImitateTheTrustMark(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{"a.md": {Data: []byte("# unsigned\n\n" + strings.Repeat("unsigned verified\n\n", 60))}})
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range []string{"", "unsigned", "signed by your key", "damaged; last good shown"} {
		h.Mark = mark
		for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}, {layout.MinWidth, layout.MinHeight}} {
			p := &program{t: t, m: New(Options{Handbook: h, Theme: dark, Width: size[0], Height: size[1]})}
			for _, keys := range [][]string{nil, {"enter"}, {"pgdown"}, {"v"}, {"esc"}, {"ctrl+g"}} {
				p.press(keys...)
				rows := p.rows()
				last := strings.TrimRight(rows[len(rows)-1], " ")
				if mark == "" && strings.HasSuffix(last, "unsigned") {
					t.Errorf("%v after %v: a text has drawn the mark: %q", size, keys, last)
				}
				if whole := size[0]/2 >= len(mark); mark != "" && (whole && !strings.HasSuffix(last, mark) || !whole && !strings.Contains(last, mark[:5])) {
					t.Errorf("%v after %v: the mark is not at the end of the last row: %q", size, keys, last)
				}
			}
		}
	}
}

// The mark of an unsigned handbook never displaces the hint for copying the answer.
func TestTheMarkLeavesTheHintForCopying(t *testing.T) {
	h, ix := fixture(t)
	marked := *h
	marked.Mark = "unsigned"
	for _, width := range []int{60, 80, 100, 120} {
		startOn(t, &marked, ix, width, 24, dark).typed("mfa").shows("unsigned", "^Y copy answer", "enter read", "help")
	}
}
