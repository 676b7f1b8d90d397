package readstate_test

import (
	"testing"

	"trustbook/ui/readstate"
)

// Each mark is undone separately, in any order.
func TestMarksAreUndoneOneByOne(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", harbourHandbook(t, "Lit with a brass key."))
	d.MarkRead(d.Handbook.Entry("lamp"))
	was := d.Store.Record("lamp")
	d.UseHandbook(harbourHandbook(t, "Lit with a steel key."))
	lamp, mast := d.Handbook.Entry("lamp"), d.Handbook.Entry("mast")
	d.MarkReadByHand(lamp)
	d.MarkReadByHand(mast)
	if !d.UndoMark(lamp) || d.Status(lamp) != readstate.StatusChanged || d.Store.Record("lamp").Hash != was.Hash {
		t.Errorf("the status of the lamp is %d: %+v, was %+v", d.Status(lamp), d.Store.Record("lamp"), was)
	}
	if d.UndoMark(mast) || d.Status(mast) != readstate.StatusUnread {
		t.Errorf("the status of the mast is %d", d.Status(mast))
	}
}
