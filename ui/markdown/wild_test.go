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

// TestRealHandbooks renders every entry of real handbooks at several widths. TRUSTBOOK_HANDBOOKS is a folder with one
// folder per handbook.
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

// renders checks that an entry has a title, fits every width, and contains no characters that a terminal acts on.
func renders(t *testing.T, e *handbook.Entry) {
	t.Helper()
	if e.Title == "" {
		t.Errorf("%s has no title", e.Path)
	}
	for _, width := range []int{40, 80, 120, 200} {
		d := New(monoTheme, width).Render(e.Markdown)
		if e.Plain != "" {
			d = RenderPlain(e.Markdown, monoTheme, width)
		}
		for _, row := range d.Plain {
			if ansi.StringWidth(row) > width+gutterCells || strings.ContainsFunc(row, unicode.IsControl) {
				t.Errorf("%s at %d cells: %q", e.Path, width, row)
			}
		}
	}
}
