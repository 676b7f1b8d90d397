package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// TestRealHandbooks renders every page of real handbooks at several widths. The
// folders that hold one each stand in a folder that TRUSTBOOK_HANDBOOKS names.
func TestRealHandbooks(t *testing.T) {
	folders, _ := filepath.Glob(filepath.Join(os.Getenv("TRUSTBOOK_HANDBOOKS"), "*"))
	if os.Getenv("TRUSTBOOK_HANDBOOKS") == "" || len(folders) == 0 {
		t.Skip("TRUSTBOOK_HANDBOOKS names no folder of handbooks")
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			h, err := load.Handbook(os.DirFS(folder))
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range h.Entries {
				renders(t, e)
			}
		})
	}
}

// renders says whether a text has a title and fits its width at all of them,
// without a character that could act on the terminal.
func renders(t *testing.T, e *handbook.Entry) {
	t.Helper()
	if e.Title == "" {
		t.Errorf("%s has no title", e.Path)
	}
	for _, width := range []int{40, 80, 120, 200} {
		d := New(monoTheme, width).Render(e.Markdown)
		if e.Plain != "" {
			d = Plain(e.Markdown, monoTheme, width)
		}
		for _, row := range d.Plain {
			if ansi.StringWidth(row) > width+gutterCells || strings.ContainsFunc(row, unicode.IsControl) {
				t.Errorf("%s at %d cells: %q", e.Path, width, row)
			}
		}
	}
}
