package handbook_test

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// staffed returns a handbook with paths and entries for several roles.
func staffed(t *testing.T) *handbook.Handbook {
	t.Helper()
	h := loadFiles(t, map[string]string{
		"handbook.yaml": `reading_paths:
  - {id: leads, roles: [Manager]}
  - {id: start}
  - {id: ops, roles: "engineer, on call"}
  - {id: staff, roles: [everyone]}
`,
		"one/a.md": "---\naudience: [manager]\n---\n# A\n",
		"one/b.md": "# B\n",
		"one/c.md": "---\naudience: engineer\n---\n# C\n",
		"two/d.md": "---\naudience: [all, Engineer]\n---\n# D\n",
		"two/e.md": "---\naudience: [Everybody]\n---\n# E\n",
		"two/f.md": "---\naudience: [auditor, ENGINEER]\n---\n# F\n",
	})
	if p := h.Problems; len(p) > 0 {
		t.Fatal(p)
	}
	return h
}

func TestSortByRelevance(t *testing.T) {
	h := staffed(t)
	for list, want := range map[string]string{
		"":                    "leads start ops staff | a b c d e f",
		" , ":                 "leads start ops staff | a b c d e f",
		"engineer":            "ops start staff leads | c b a d f e",
		"ENGINEER":            "ops start staff leads | c b a d f e",
		"on call":             "ops start staff leads | b a c d e f",
		"Manager":             "leads start staff ops | a b c d e f",
		"manager,  engineer,": "leads ops start staff | a c b d f e",
		"cook":                "start staff leads ops | b a c d e f",
	} {
		roles := handbook.ParseRoles(list)
		var got []string
		for _, p := range roles.SortPaths(h.Paths) {
			got = append(got, p.ID)
		}
		got = append(append(got, "|"), idsOf(roles.SortEntries(h.Entries))...)
		if s := strings.ReplaceAll(strings.ReplaceAll(strings.Join(got, " "), "one-", ""), "two-", ""); s != want {
			t.Errorf("%q: %s, want %s", list, s, want)
		}
	}
	if got := idsOf(h.Entries); !slices.IsSorted(got) {
		t.Errorf("the handbook itself is in another order: %q", got)
	}
}

func TestRelevanceOfPaths(t *testing.T) {
	h := staffed(t)
	for role, want := range map[string][]handbook.Relevance{
		"":        {handbook.RelevantForAll, handbook.RelevantForAll, handbook.RelevantForAll, handbook.RelevantForAll},
		"manager": {handbook.RelevantForYou, handbook.RelevantForAll, handbook.RelevantForOthers, handbook.RelevantForAll},
		"On Call": {handbook.RelevantForOthers, handbook.RelevantForAll, handbook.RelevantForYou, handbook.RelevantForAll},
	} {
		for i, p := range h.Paths {
			if got := p.RelevanceTo(handbook.ParseRoles(role)); got != want[i] {
				t.Errorf("%s for %q: %d, want %d", p.ID, role, got, want[i])
			}
		}
	}
}

func TestRolesOfAHandbook(t *testing.T) {
	h := staffed(t)
	if got := h.Roles(); !slices.Equal(got, handbook.Roles{"auditor", "engineer", "Manager", "on call"}) {
		t.Errorf("%q", got)
	}
	if got := h.UnknownRoles(handbook.ParseRoles("Engineer, cook, MANAGER, Cook, all!")); !slices.Equal(got, handbook.Roles{"cook", "all!"}) {
		t.Errorf("%q", got)
	}
	if got := loadFiles(t, map[string]string{"a.md": "# A\n"}).Roles(); len(got) != 0 {
		t.Errorf("%q", got)
	}
}
