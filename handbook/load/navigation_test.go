package load

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/exp/golden"
	"golang.org/x/tools/txtar"

	"trustbook/handbook"
)

// TestNavigation loads handbooks with the navigation of site generators, one case per file in
// testdata/navigation, and compares categories, groups, titles and problems.
func TestNavigation(t *testing.T) {
	cases, err := filepath.Glob("testdata/navigation/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := fstest.MapFS{}
			for _, f := range archive.Files {
				files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			h, err := Handbook(files)
			if err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, outlineOf(h))
		})
	}
}

// outlineOf returns the title, categories, groups and entries of a handbook as text.
func outlineOf(h *handbook.Handbook) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", h.Title)
	for _, c := range h.Categories {
		fmt.Fprintf(&b, "%s\n", strings.TrimSuffix(fmt.Sprintf("%s (%s): %s", c.Title, c.ID, c.Description), ": "))
		var before *handbook.Entry
		for _, e := range h.EntriesIn(c.ID) {
			for _, g := range e.GroupsAfter(before) {
				fmt.Fprintf(&b, "%s%s\n", strings.Repeat("  ", g.Depth()), strings.TrimSuffix(fmt.Sprintf("%s (%s): %s", g.Title, g.ID, g.Description), ": "))
			}
			before = e
			fmt.Fprintf(&b, "%s- %s (%s, %s)", strings.Repeat("  ", 1+e.Group.Depth()), e.Title, e.ID, e.Path)
			if m := e.Metadata; m.Owner != "" || m.Approver != "" || len(e.Related) > 0 {
				fmt.Fprintf(&b, " by %s, %s; related: %s", m.Owner, m.Approver, e.Related)
			}
			b.WriteByte('\n')
		}
	}
	for _, p := range h.Problems {
		fmt.Fprintf(&b, "%s: %s [%s]\n", p.Severity, p, p.Code)
	}
	return b.String()
}

func TestPagesOfTheSameWeightAreInTheOrderOfTheirTitles(t *testing.T) {
	h := loadFiles(t, map[string]string{
		"a/_index.md": "---\ntitle: Part\n---\n",
		"a/one.md":    "---\ntitle: Zebra\nweight: 2\n---\nWords.\n",
		"a/three.md":  "---\ntitle: Apple\nweight: 2\n---\nWords.\n",
		"a/two.md":    "---\ntitle: Middle\nweight: 1\n---\nWords.\n",
	})
	var got []string
	for _, e := range h.Entries {
		got = append(got, e.Title)
	}
	if want := []string{"Middle", "Apple", "Zebra"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
