package readstate_test

import (
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
)

// pierHandbook has a path with a deadline of seven days, whose first entry has the given version.
func pierHandbook(t *testing.T, version string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The pier\nreading_paths:\n  - {id: hand, title: For hands, due_days: 7}\n")},
		"bell.md":       {Data: []byte("---\nversion: \"" + version + "\"\n---\n# The bell\n\nIt is rung twice.\n")},
		"crane.md":      {Data: []byte("# The crane\n\nIt lifts four tons.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// However the last entry was read, and even if the program is killed right after that, a new MAJOR version gets the
// full number of days.
func TestDonePathStartsAgain(t *testing.T) {
	for name, last := range map[string]func(d *reading, e *handbook.Entry) error{
		"read":   func(d *reading, e *handbook.Entry) error { d.StartPaths(e); return d.MarkRead(e)() },
		"marked": func(d *reading, e *handbook.Entry) error { return d.MarkReadByHand(e)() },
		"taken back": func(d *reading, e *handbook.Entry) error {
			d.MarkReadByHand(e)
			d.UndoMark(e)
			return d.MarkReadByHand(e)()
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := startReading(t, dir, "2026-11-24", pierHandbook(t, "1.0"))
			d.StartPaths(d.Handbook.Entry("crane"))
			d.MarkRead(d.Handbook.Entry("crane"))
			d.wantDue(t, "due 1 December")
			if err := last(d, d.Handbook.Entry("bell")); err != nil { // then the program is killed
				t.Fatal(err)
			}
			d = startReading(t, dir, "2027-01-05", pierHandbook(t, "2.0"))
			d.wantDue(t, "7 days to finish")
			d.StartPaths(d.Handbook.Entry("bell"))
			d.wantDue(t, "due 12 January")
		})
	}
}

// Undoing a mark makes its paths unfinished again, but paths that were started in the meantime stay started.
func TestUndoingAMarkResumesItsPath(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", pierHandbook(t, "1.0"))
	bell, crane := d.Handbook.Entry("bell"), d.Handbook.Entry("crane")
	d.MarkReadByHand(bell)
	d.day = "2026-11-26"
	d.MarkReadByHand(crane)
	d.wantDue(t, "")
	d.UndoMark(crane)
	d.wantDue(t, "due 1 December")

	d.MarkReadByHand(crane)
	d.day = "2026-12-20"
	d.UseHandbook(pierHandbook(t, "2.0"))
	bell, crane = d.Handbook.Entry("bell"), d.Handbook.Entry("crane")
	d.StartPaths(bell)
	d.UndoMark(crane)
	d.wantDue(t, "due 27 December")
}

// A path that is done without the mark does not resume when the mark is undone, nor does a path that was done when the
// entry was read.
func TestUndoingAMarkRestartsNoDonePath(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", harbourHandbook(t, "Lit with a brass key."))
	log := d.Handbook.Entry("log")
	d.acknowledge(log, d.Hash(log))
	d.MarkRead(d.Handbook.Entry("lamp"))
	d.MarkRead(log)
	d.UseHandbook(harbourHandbook(t, "Lit with a steel key."))
	lamp, mast := d.Handbook.Entry("lamp"), d.Handbook.Entry("mast")
	d.MarkReadByHand(lamp)
	d.StartPaths(mast)
	d.MarkRead(mast)
	d.UndoMark(lamp)
	if begun := d.Store.PathStart("keeper"); d.Status(lamp) != readstate.StatusChanged || begun != "" {
		t.Errorf("begun %q, and nothing is left to do", begun)
	}

	d = startReading(t, t.TempDir(), "2026-11-24", pierHandbook(t, "1.0"))
	d.MarkRead(d.Handbook.Entry("crane"))
	d.MarkReadByHand(d.Handbook.Entry("bell"))
	d.day = "2027-01-05"
	d.UseHandbook(pierHandbook(t, "2.0"))
	bell := d.Handbook.Entry("bell")
	d.StartPaths(bell)
	d.MarkRead(bell)
	d.UndoMark(bell)
	d.wantDue(t, "7 days to finish")
}

// A receipt completes a path that only lacks the receipt.
func TestReceiptFinishesAPath(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", harbourHandbook(t, "Lit with a brass key."))
	for _, e := range d.Handbook.Entries {
		d.MarkReadByHand(e)
	}
	d.wantDue(t, "due 1 December")
	log := d.Handbook.Entry("log")
	if d.MarkAcknowledged(d.acknowledge(log, d.Hash(log))); d.Store.PathStart("keeper") != "" {
		t.Error("it is all done, and its days go on")
	}
}

// quayHandbook has a path for hands, one for pilots and one for everyone. The entry of the last path has the given
// version.
func quayHandbook(t *testing.T, version string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The quay\nreading_paths:\n  - {id: hand, roles: [hand], entries: [bell], due_days: 7}\n  - {id: pilot, roles: [pilot], entries: [bell], due_days: 7}\n  - {id: all, entries: [crane], due_days: 7}\n")},
		"bell.md":       {Data: []byte("# The bell\n\nIt is rung twice.\n")},
		"crane.md":      {Data: []byte("---\nversion: \"" + version + "\"\n---\n# The crane\n\nIt lifts four tons.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// wantStarts fails unless each path was started, and is due, on the given day.
func (d *reading) wantStarts(t *testing.T, want map[string][2]string) {
	t.Helper()
	for _, p := range d.Handbook.Paths {
		due, _ := d.DueDate(p)
		if got := [2]string{d.Store.PathStart(p.ID), due}; got != want[p.ID] {
			t.Errorf("%s: begun and due %q, want %q", p.ID, got, want[p.ID])
		}
	}
}

// A path for other roles is never started, and a path is not started by an entry that is not on it.
func TestPathsForOthersAreNotDue(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", quayHandbook(t, "1.0"))
	d.Roles = handbook.ParseRoles("hand")
	d.StartPaths(d.Handbook.Entry("bell"))
	d.wantStarts(t, map[string][2]string{"hand": {"2026-11-24", "due 1 December"}, "all": {"", "7 days to finish"}})
}

func TestUndoingAMarkTouchesItsOwnPathsOnly(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", quayHandbook(t, "1.0"))
	d.Roles = handbook.ParseRoles("hand")
	d.StartPaths(d.Handbook.Entry("crane"))
	d.MarkReadByHand(d.Handbook.Entry("bell"))
	d.MarkRead(d.Handbook.Entry("crane"))
	d.day = "2027-01-05"
	d.UseHandbook(quayHandbook(t, "2.0"))
	d.UndoMark(d.Handbook.Entry("bell"))
	d.wantStarts(t, map[string][2]string{"hand": {"2026-11-24", "was due 1 December 2026"}, "all": {"", "7 days to finish"}})
}
