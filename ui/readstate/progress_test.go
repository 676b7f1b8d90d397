package readstate_test

import (
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
)

// harbour is a handbook whose log asks to be acknowledged; lamp is its first text.
func harbour(t *testing.T, lamp string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The harbour\nreading_paths:\n  - {id: keeper, title: For keepers, due_days: 7}\n")},
		"lamp.md":       {Data: []byte("# The lamp\n\n" + lamp + "\n")},
		"log.md":        {Data: []byte("---\nack: required\n---\n# The log\n\nEvery hour has its line.\n")},
		"mast.md":       {Data: []byte("# The mast\n\nIt is of oak.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// desk is where somebody reads: what they keep, and what they have acknowledged.
type desk struct {
	*readstate.Progress
	day   string
	acks  receipts.Index
	known bool
}

func sit(t *testing.T, dir, day string, h *handbook.Handbook) *desk {
	t.Helper()
	d := &desk{day: day, acks: receipts.Index{}, known: true}
	now := func() time.Time {
		at, err := time.Parse(time.DateOnly, d.day)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	d.Progress = &readstate.Progress{
		Store: readstate.Open(dir, now), Now: now,
		Receipts: func() (receipts.Index, bool) { return d.acks, d.known },
	}
	d.Use(h)
	d.Store.SaveSnapshot(readstate.TakeSnapshot(h, now()), readstate.Changes{}, nil)
	d.FinishPaths()
	return d
}

func (d *desk) leave(t *testing.T) {
	t.Helper()
	d.FinishPaths()
	if err := d.Store.Flush(); err != nil {
		t.Fatal(err)
	}
}

// sign keeps a receipt for a text that says something.
func (d *desk) sign(e *handbook.Entry, hash string) *receipts.Receipt {
	r := receipts.New(d.Handbook, e)
	r.TextHash = hash
	d.acks[e.ID] = append(d.acks[e.ID], &r)
	d.ResetCounts()
	return &r
}

func (d *desk) next(t *testing.T, after *handbook.Entry, want string) {
	t.Helper()
	got := ""
	if e := d.Next(d.Handbook.Paths[0], after); e != nil {
		got = e.ID
	}
	if got != want {
		t.Errorf("next is %q, want %q", got, want)
	}
}

func (d *desk) due(t *testing.T, want string) {
	t.Helper()
	if got, _ := d.Due(d.Handbook.Paths[0]); got != want {
		t.Errorf("%s: due %q, want %q", d.day, got, want)
	}
}

func TestAPathGoesOnToWhatIsLeft(t *testing.T) {
	dir := t.TempDir()
	d := sit(t, dir, "2026-11-24", harbour(t, "Lit with a brass key."))
	lamp, log, mast := d.Handbook.Entries[0], d.Handbook.Entries[1], d.Handbook.Entries[2]
	d.next(t, nil, "lamp")
	d.next(t, lamp, "log")
	d.next(t, mast, "lamp")
	for _, e := range d.Handbook.Entries {
		d.MarkRead(e)
	}
	d.next(t, mast, "log") // to acknowledge it
	if d.PathDone(d.Handbook.Paths[0]) {
		t.Error("all is done, and the log is not acknowledged")
	}
	d.sign(log, d.Hash(log))
	d.next(t, nil, "")
	d.leave(t)

	d = sit(t, dir, "2026-11-25", harbour(t, "Lit with a steel key."))
	log = d.Handbook.Entries[1]
	d.sign(log, d.Hash(log))
	if is := d.PathProgress(d.Handbook.Paths[0]); is.Read != 3 || is.Changed != 1 || !d.PathDone(d.Handbook.Paths[0]) {
		t.Errorf("%+v", is)
	}
	d.next(t, log, "lamp") // which has changed
}

// What nobody knows yet is not owed, and nothing is done for it.
func TestReceiptsThatAreNotReadYet(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", harbour(t, "Lit with a brass key."))
	d.known = false
	for _, e := range d.Handbook.Entries {
		d.MarkRead(e)
	}
	if log := d.Handbook.Entries[1]; d.AckPending(log) || d.PathDone(d.Handbook.Paths[0]) {
		t.Errorf("owed %t, done %t", d.AckPending(log), d.PathDone(d.Handbook.Paths[0]))
	}
	d.Receipts = nil // where nothing can be kept
	if d.ResetCounts(); !d.PathDone(d.Handbook.Paths[0]) {
		t.Error("it waits for receipts that nobody can give")
	}
}

func TestAReceiptMarksWhatItIsFor(t *testing.T) {
	d := sit(t, t.TempDir(), "2026-11-24", harbour(t, "Lit with a brass key."))
	log := d.Handbook.Entries[1]
	if d.MarkAcknowledged(d.sign(log, "0123456789abcdef0123456789abcdef")) != nil || d.Status(log) != readstate.Unread {
		t.Error("a receipt for other words marks the text as read")
	}
	if d.MarkAcknowledged(d.sign(log, d.Hash(log))) == nil || d.Status(log) != readstate.Read {
		t.Error("the text was acknowledged, and is to read")
	}
	if d.MarkAcknowledged(d.sign(log, d.Hash(log))) != nil {
		t.Error("it is marked twice")
	}
	if before := d.UndoMark(log); before || d.Status(log) != readstate.Unread {
		t.Error("the mark stays")
	}
}

// A clock that is wrong at one start begins nothing that a right one cannot mend.
func TestDeadlinesOutliveAWrongClock(t *testing.T) {
	for name, wrong := range map[string]string{"lost": "1970-01-01", "set back": "2026-06-01", "ahead": "2031-01-01"} {
		for _, first := range []bool{true, false} { // whether the path is begun by that clock
			dir, h := t.TempDir(), harbour(t, "Lit with a brass key.")
			start := func(day string, read bool) *desk {
				d := sit(t, dir, day, h)
				if read {
					d.Store.Visit("lamp")
					d.StartPaths(h.Entries[0])
				}
				return d
			}
			start("2026-11-24", !first).leave(t)
			start(wrong, true).leave(t)
			start("2026-11-25", true).leave(t)
			d := start("2026-11-26", true)
			want := map[bool]map[string]string{
				true:  {"lost": "due 2 December", "set back": "due 2 December", "ahead": "due 3 December"},
				false: {"lost": "due 1 December", "set back": "due 1 December", "ahead": "due 1 December"},
			}[first][name]
			t.Run(name, func(t *testing.T) { d.due(t, want) })
		}
	}
}

// The very first start may have the wrong clock too.
func TestAPathIsNotBegunBeforeThisProgram(t *testing.T) {
	dir, h := t.TempDir(), harbour(t, "Lit with a brass key.")
	for _, day := range []string{"1970-01-01", "2026-11-24"} {
		d := sit(t, dir, day, h)
		d.due(t, "7 days to finish")
		d.Store.Visit("lamp")
		d.StartPaths(h.Entries[0])
		if begun := d.Store.PathStart("keeper"); (begun != "") != (day == "2026-11-24") {
			t.Errorf("%s: begun %q", day, begun)
		}
		d.leave(t)
	}
	sit(t, dir, "2026-11-26", h).due(t, "due 1 December")
}
