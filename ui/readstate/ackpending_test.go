package readstate_test

import (
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/receipts/report"
)

// roleHandbook requires different entries from different roles, on a path that everyone reads.
func roleHandbook(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The watch\nreading_paths:\n  - {id: all, due_days: 7}\n" +
			"  - {id: support, roles: [support], acknowledge: true, entries: [lamp, horn]}\n  - {id: keeper, roles: [keeper]}\n")},
		"lamp.md": {Data: []byte("# The lamp\n")},
		"horn.md": {Data: []byte("---\nack: required\naudience: [keeper]\n---\n# The horn\n")},
		"mast.md": {Data: []byte("---\nack: required\naudience: [cook, everybody]\n---\n# The mast\n")},
		"oven.md": {Data: []byte("---\nack: required\naudience: [cook]\n---\n# The oven\n")},
		"rope.md": {Data: []byte("# The rope\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// The entries pending on the screen are exactly those missing in a report of receipts.
func TestAcksRequiredOfOtherRolesAreNotPending(t *testing.T) {
	h := roleHandbook(t)
	for list, want := range map[string]string{
		"":              "horn lamp mast oven ",
		"keeper":        "horn mast ",
		"Support":       "horn lamp mast ",
		"cook":          "mast oven ",
		"cook, support": "horn lamp mast oven ",
	} {
		d := startReading(t, t.TempDir(), "2026-11-24", h)
		d.Roles = handbook.ParseRoles(list)
		owed := ""
		for _, e := range h.Entries {
			if d.AckPending(e) {
				owed += e.ID + " "
			}
		}
		if owed != want {
			t.Errorf("%q owes %s, want %s", list, owed, want)
		}
		missing := map[string]bool{}
		for _, p := range report.Merge(nil, []report.Person{{Name: "Eve", Roles: d.Roles}}, h, d.Now()).Tables {
			for _, row := range p.Rows {
				missing[row.Entry] = true
			}
		}
		for _, e := range h.Entries {
			if missing[e.ID] != d.AckPending(e) {
				t.Errorf("%q: %s is owed: %t, is missing: %t", list, e.ID, d.AckPending(e), missing[e.ID])
			}
		}
	}
}

func TestPathIsDoneWithoutWhatOthersHaveToAcknowledge(t *testing.T) {
	h := roleHandbook(t)
	d := startReading(t, t.TempDir(), "2026-10-01", h)
	d.Roles = handbook.ParseRoles("keeper")
	d.StartPaths(h.Entries[0])
	for _, e := range h.Entries {
		d.MarkRead(e)
	}
	d.day = "2026-11-24"
	d.wantDue(t, "was due 8 October")
	d.acknowledge(h.Entry("horn"), d.Hash(h.Entry("horn")))
	d.acknowledge(h.Entry("mast"), d.Hash(h.Entry("mast")))
	if d.wantDue(t, ""); !d.PathDone(h.Paths[0]) {
		t.Errorf("%+v is left to do", d.PathProgress(h.Paths[0]))
	}
}
