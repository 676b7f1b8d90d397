package browse

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/theme"
)

// The header of a path fits, and a missed due date takes precedence over the reading time left.
func TestPathHeadersFit(t *testing.T) {
	h := pathHeader{progress: "12 of 18 read", left: "about 14 minutes left", audience: "for somebody, somebody else and many more", due: "was due 8 December", late: true}
	th := theme.New(theme.Options{Depth: theme.NoColour})
	for width := 20; width < 130; width++ {
		for count := 1; count <= 2; count++ {
			rows := h.rows(th, width, count)
			for _, row := range rows {
				if ansi.StringWidth(row) > width {
					t.Errorf("width %d: %q", width, row)
				}
			}
			all := ansi.Strip(strings.Join(rows, "\n"))
			room := count == 2 || width > len(h.progress+h.due)
			if !strings.HasPrefix(all, h.progress) || strings.Contains(all, h.due) != room {
				t.Errorf("width %d, %d rows: %q", width, count, all)
			}
		}
	}
}
