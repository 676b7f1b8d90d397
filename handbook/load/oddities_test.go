package load

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/exp/golden"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"
)

// TestOddities loads oddities of handbooks in the wild, one case per file in testdata/oddities,
// and compares the result.
func TestOddities(t *testing.T) {
	cases, err := filepath.Glob("testdata/oddities/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, describe(t, archive))
		})
	}
}

func describe(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	h, err := Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range h.Entries {
		fmt.Fprintf(&b, "== %s (%s, %s) in %s\n%s\n", e.Title, e.ID, e.Path, strings.Join(h.Breadcrumb(e), " > "), strings.TrimSpace(e.Markdown))
		for _, s := range e.Sections {
			if s.Level > 0 {
				fmt.Fprintf(&b, "-- line %d: %s #%s\n", s.Line, s.Heading, s.Anchor)
			}
		}
		for _, l := range e.Links {
			fmt.Fprintf(&b, "-- line %d: [%s](%s) -> %s#%s\n", l.Line, l.Text, l.Target, l.Entry, l.Anchor)
		}
		fmt.Fprintf(&b, "-- text: %q\n\n", e.Text())
	}
	for _, p := range h.Problems {
		fmt.Fprintf(&b, "%s [%s]\n", p, p.Code)
	}
	return b.String()
}

// macOS stores accents as separate characters, but people type a single character.
func TestLinksFindNamesAndHeadingsInTheOtherForm(t *testing.T) {
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		other := norm.NFD
		if form == norm.NFD {
			other = norm.NFC
		}
		h := loadFiles(t, map[string]string{
			form.String("r\u00e4tt/\u00e5.md"):      form.String("# \u00c5\n\nWords.\n\n## \u00d6verblick\n\nWords.\n"),
			form.String("r\u00e4tt/bild\u00f6.png"): "",
			"b.md":                                  other.String("# B\n\n[a](r\u00e4tt/\u00e5.md#\u00f6verblick) [b](r\u00e4tt/\u00e5#\u00d6verblick) [c](r\u00e4tt/) ![d](r\u00e4tt/bild\u00f6.png)\n"),
		})
		for _, p := range h.Problems {
			t.Errorf("%v: %s", form, p)
		}
		if e := h.Entry("b"); e == nil || e.Links[0].Anchor == "" || e.Links[0].Entry == "" {
			t.Errorf("%v: %+v", form, e.Links)
		}
	}
}
