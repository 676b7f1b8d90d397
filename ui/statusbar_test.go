package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/layout"
)

func stripped(s string) string { return ansi.Strip(s) }

// A long message is shown completely at every size, a blank row separates it from the page, and the trust mark stays in
// its position.
func TestMessagesAreShownWhole(t *testing.T) {
	const long = ": the folder cannot be written, and what was there was kept beside it under another name"
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}, {layout.MinWidth, layout.MinHeight}} {
		p := start(t, size[0], size[1])
		p.say("not saved", long, true)
		rows := p.rows()
		first := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, "   not saved: ") })
		if first < 1 || strings.TrimSpace(rows[first-1]) != "" {
			t.Fatalf("%v: no blank above what is said:\n%s", size, strings.Join(rows, "\n"))
		}
		said := strings.Join(strings.Fields(strings.Join(rows[first:], " ")), " ")
		if whole := "not saved" + long; size[0] > layout.MinWidth && said != whole || !strings.HasPrefix(said, whole[:80]) {
			t.Errorf("%v: %q", size, said)
		}
	}
}

func TestALongMessageLeavesTheScreenVisible(t *testing.T) {
	p := start(t, layout.MinWidth, layout.MinHeight)
	p.setTrustMark("unsigned")
	p.say("not saved", ": "+strings.Repeat("more and ", 100)+"more", true)
	rows := p.rows()
	if len(rows) != layout.MinHeight || !strings.HasSuffix(strings.TrimRight(rows[layout.MinHeight-1], " "), "unsigned") {
		t.Errorf("%q", rows)
	}
	if !strings.Contains(rows[0], "Search") {
		t.Errorf("the search line is gone: %q", rows[0])
	}
}
