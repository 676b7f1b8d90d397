package readstate_test

import (
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
)

// pier is a handbook with a path of seven days, and its first text in some version.
func pier(t *testing.T, version string) *handbook.Handbook {
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

// However the last text came to be read, and whatever becomes of the program after
// that, a new MAJOR has all its days.
func TestADonePathBeginsAnew(t *testing.T) {
	for name, last := range map[string]func(d *desk, e *handbook.Entry) error{
		"read":   func(d *desk, e *handbook.Entry) error { d.StartPaths(e); return d.MarkRead(e)() },
		"marked": func(d *desk, e *handbook.Entry) error { return d.MarkReadByHand(e)() },
		"taken back": func(d *desk, e *handbook.Entry) error {
			d.MarkReadByHand(e)
			d.UndoMark(e)
			return d.MarkReadByHand(e)()
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := sit(t, dir, "2026-11-24", pier(t, "1.0"))
			d.StartPaths(d.Handbook.Entry("crane"))
			d.MarkRead(d.Handbook.Entry("crane"))
			d.due(t, "due 1 December")
			if err := last(d, d.Handbook.Entry("bell")); err != nil { // and the program is killed
				t.Fatal(err)
			}
			d = sit(t, dir, "2027-01-05", pier(t, "2.0"))
			d.due(t, "7 days to finish")
			d.StartPaths(d.Handbook.Entry("bell"))
			d.due(t, "due 12 January")
		})
	}
}

// A mark that is taken back has ended nothing, but what was begun since then stays.
func TestATakenBackMarkGoesOnFromItsDay(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", pier(t, "1.0"))
	bell, crane := d.Handbook.Entry("bell"), d.Handbook.Entry("crane")
	d.MarkReadByHand(bell)
	d.day = "2026-11-26"
	d.MarkReadByHand(crane)
	d.due(t, "")
	d.UndoMark(crane)
	d.due(t, "due 1 December")

	d.MarkReadByHand(crane)
	d.day = "2026-12-20"
	d.Use(pier(t, "2.0"))
	bell, crane = d.Handbook.Entry("bell"), d.Handbook.Entry("crane")
	d.StartPaths(bell)
	d.UndoMark(crane)
	d.due(t, "due 27 December")
}

// Neither does a path go on from a day when it is done without the mark, nor from one
// that was over when the text was read.
func TestADayThatIsOverStaysOver(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", harbour(t, "Lit with a brass key."))
	log := d.Handbook.Entry("log")
	d.sign(log, d.Hash(log))
	d.MarkRead(d.Handbook.Entry("lamp"))
	d.MarkRead(log)
	d.Use(harbour(t, "Lit with a steel key."))
	lamp, mast := d.Handbook.Entry("lamp"), d.Handbook.Entry("mast")
	d.MarkReadByHand(lamp)
	d.StartPaths(mast)
	d.MarkRead(mast)
	d.UndoMark(lamp)
	if begun := d.Store.PathStart("keeper"); d.Status(lamp) != readstate.Changed || begun != "" {
		t.Errorf("begun %q, and nothing is left to do", begun)
	}

	d = sit(t, t.TempDir(), "2026-11-24", pier(t, "1.0"))
	d.MarkRead(d.Handbook.Entry("crane"))
	d.MarkReadByHand(d.Handbook.Entry("bell"))
	d.day = "2027-01-05"
	d.Use(pier(t, "2.0"))
	bell := d.Handbook.Entry("bell")
	d.StartPaths(bell)
	d.MarkRead(bell)
	d.UndoMark(bell)
	d.due(t, "7 days to finish")
}

// A path that waits for a receipt alone is done with it.
func TestAReceiptEndsAPath(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", harbour(t, "Lit with a brass key."))
	for _, e := range d.Handbook.Entries {
		d.MarkReadByHand(e)
	}
	d.due(t, "due 1 December")
	log := d.Handbook.Entry("log")
	if d.MarkAcknowledged(d.sign(log, d.Hash(log))); d.Store.PathStart("keeper") != "" {
		t.Error("it is all done, and its days go on")
	}
}

// quay is a handbook with a path for hands, one for pilots and one for all; the text of
// the last is in some version.
func quay(t *testing.T, version string) *handbook.Handbook {
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

// wantDays wants on which day each path was begun, and by when it is due.
func (d *desk) wantDays(t *testing.T, want map[string][2]string) {
	t.Helper()
	for _, p := range d.Handbook.Paths {
		due, _ := d.Due(p)
		if got := [2]string{d.Store.PathStart(p.ID), due}; got != want[p.ID] {
			t.Errorf("%s: begun and due %q, want %q", p.ID, got, want[p.ID])
		}
	}
}

// A path for others asks nothing of a reader, whatever of it they open, and one that a
// text is not on is not begun with it.
func TestOnlyWhatIsAskedOfTheReaderIsDue(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", quay(t, "1.0"))
	d.Roles = handbook.ParseRoles("hand")
	d.StartPaths(d.Handbook.Entry("bell"))
	d.wantDays(t, map[string][2]string{"hand": {"2026-11-24", "due 1 December"}, "all": {"", "7 days to finish"}})
}

// A mark that is taken back changes nothing of paths that its text is not on.
func TestAMarkIsOfItsOwnPaths(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", quay(t, "1.0"))
	d.Roles = handbook.ParseRoles("hand")
	d.StartPaths(d.Handbook.Entry("crane"))
	d.MarkReadByHand(d.Handbook.Entry("bell"))
	d.MarkRead(d.Handbook.Entry("crane"))
	d.day = "2027-01-05"
	d.Use(quay(t, "2.0"))
	d.UndoMark(d.Handbook.Entry("bell"))
	d.wantDays(t, map[string][2]string{"hand": {"2026-11-24", "was due 1 December 2026"}, "all": {"", "7 days to finish"}})
}
