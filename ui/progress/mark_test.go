package progress_test

import (
	"testing"

	"trustbook/ui/progress"
)

// Each mark is taken back by itself, in whatever order.
func TestEachMarkIsTakenBackByItself(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", harbour(t, "Lit with a brass key."))
	d.Finish(d.Book.Entry("lamp"))
	was := d.Shelf.Record("lamp")
	d.Take(harbour(t, "Lit with a steel key."))
	lamp, mast := d.Book.Entry("lamp"), d.Book.Entry("mast")
	d.Mark(lamp)
	d.Mark(mast)
	if !d.Unmark(lamp) || d.Standing(lamp) != progress.Edited || d.Shelf.Record("lamp").Hash != was.Hash {
		t.Errorf("the lamp stands at %d: %+v, was %+v", d.Standing(lamp), d.Shelf.Record("lamp"), was)
	}
	if d.Unmark(mast) || d.Standing(mast) != progress.ToRead {
		t.Errorf("the mast stands at %d", d.Standing(mast))
	}
}
