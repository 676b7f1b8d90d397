package readstate_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
)

// harbourHandbook requires its log to be acknowledged; lamp is its first entry.
func harbourHandbook(t *testing.T, lamp string) *handbook.Handbook {
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

// reading is a reader with a store, a clock and receipts.
type reading struct {
	*readstate.Progress
	day   string
	acks  receipts.ByEntry
	known bool
}

func startReading(t *testing.T, dir, day string, h *handbook.Handbook) *reading {
	t.Helper()
	d := &reading{day: day, acks: receipts.ByEntry{}, known: true}
	now := func() time.Time {
		at, err := time.Parse(time.DateOnly, d.day)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	d.Progress = &readstate.Progress{
		Store: readstate.Open(dir, now), Now: now,
		Receipts: func() (receipts.ByEntry, bool) { return d.acks, d.known },
	}
	d.UseHandbook(h)
	d.Store.SaveSnapshot(readstate.TakeSnapshot(h, now()), readstate.Changes{}, nil)
	d.FinishPaths()
	return d
}

func (d *reading) quit(t *testing.T) {
	t.Helper()
	d.FinishPaths()
	if err := d.Store.Flush(); err != nil {
		t.Fatal(err)
	}
}

// acknowledge stores a receipt for an entry with the given hash.
func (d *reading) acknowledge(e *handbook.Entry, hash string) *receipts.Receipt {
	r := receipts.NewReceipt(d.Handbook, e)
	r.TextHash = hash
	d.acks[e.ID] = append(d.acks[e.ID], &r)
	d.ResetCounts()
	return &r
}

func (d *reading) wantNext(t *testing.T, after *handbook.Entry, want string) {
	t.Helper()
	got := ""
	if e := d.NextPending(d.Handbook.Paths[0], after); e != nil {
		got = e.ID
	}
	if got != want {
		t.Errorf("next is %q, want %q", got, want)
	}
}

func (d *reading) wantDue(t *testing.T, want string) {
	t.Helper()
	if got, _ := d.DueDate(d.Handbook.Paths[0]); got != want {
		t.Errorf("%s: due %q, want %q", d.day, got, want)
	}
}

func TestNextFindsWhatIsPending(t *testing.T) {
	dir := t.TempDir()
	d := startReading(t, dir, "2026-11-24", harbourHandbook(t, "Lit with a brass key."))
	lamp, log, mast := d.Handbook.Entries[0], d.Handbook.Entries[1], d.Handbook.Entries[2]
	d.wantNext(t, nil, "lamp")
	d.wantNext(t, lamp, "log")
	d.wantNext(t, mast, "lamp")
	for _, e := range d.Handbook.Entries {
		d.MarkRead(e)
	}
	d.wantNext(t, mast, "log") // to be acknowledged
	if d.PathDone(d.Handbook.Paths[0]) {
		t.Error("all is done, and the log is not acknowledged")
	}
	d.acknowledge(log, d.Hash(log))
	d.wantNext(t, nil, "")
	d.quit(t)

	d = startReading(t, dir, "2026-11-25", harbourHandbook(t, "Lit with a steel key."))
	log = d.Handbook.Entries[1]
	d.acknowledge(log, d.Hash(log))
	if is := d.PathProgress(d.Handbook.Paths[0]); is.Read != 3 || is.Changed != 1 || !d.PathDone(d.Handbook.Paths[0]) {
		t.Errorf("%+v", is)
	}
	d.wantNext(t, log, "lamp") // because it has changed
}

// Until the receipts are known nothing is pending, and nothing is done.
func TestUnknownReceipts(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", harbourHandbook(t, "Lit with a brass key."))
	d.known = false
	for _, e := range d.Handbook.Entries {
		d.MarkRead(e)
	}
	if log := d.Handbook.Entries[1]; d.AckPending(log) || d.PathDone(d.Handbook.Paths[0]) {
		t.Errorf("owed %t, done %t", d.AckPending(log), d.PathDone(d.Handbook.Paths[0]))
	}
	d.Receipts = nil // nothing can be stored
	if d.ResetCounts(); !d.PathDone(d.Handbook.Paths[0]) {
		t.Error("it waits for receipts that cannot be given")
	}
}

func TestReceiptMarksItsEntryAsRead(t *testing.T) {
	d := startReading(t, t.TempDir(), "2026-11-24", harbourHandbook(t, "Lit with a brass key."))
	log := d.Handbook.Entries[1]
	if d.MarkAcknowledged(d.acknowledge(log, "0123456789abcdef0123456789abcdef")) != nil || d.Status(log) != readstate.StatusUnread {
		t.Error("a receipt for another wording marks the entry as read")
	}
	if d.MarkAcknowledged(d.acknowledge(log, d.Hash(log))) == nil || d.Status(log) != readstate.StatusRead {
		t.Error("the entry was acknowledged, and is unread")
	}
	if d.MarkAcknowledged(d.acknowledge(log, d.Hash(log))) != nil {
		t.Error("it is marked twice")
	}
	if before := d.UndoMark(log); before || d.Status(log) != readstate.StatusUnread {
		t.Error("the mark stays")
	}
}

// A clock that is wrong at one start does no damage that a correct one cannot repair.
func TestDeadlinesSurviveAWrongClock(t *testing.T) {
	for name, wrong := range map[string]string{"lost": "1970-01-01", "set back": "2026-06-01", "ahead": "2031-01-01"} {
		for _, first := range []bool{true, false} { // whether the path is started with the wrong clock
			dir, h := t.TempDir(), harbourHandbook(t, "Lit with a brass key.")
			start := func(day string, read bool) *reading {
				d := startReading(t, dir, day, h)
				if read {
					d.Store.Visit("lamp")
					d.StartPaths(h.Entries[0])
				}
				return d
			}
			start("2026-11-24", !first).quit(t)
			start(wrong, true).quit(t)
			start("2026-11-25", true).quit(t)
			d := start("2026-11-26", true)
			want := map[bool]map[string]string{
				true:  {"lost": "due 2 December", "set back": "due 2 December", "ahead": "due 3 December"},
				false: {"lost": "due 1 December", "set back": "due 1 December", "ahead": "due 1 December"},
			}[first][name]
			t.Run(name, func(t *testing.T) { d.wantDue(t, want) })
		}
	}
}

// The clock can be wrong at the very first start.
func TestNoPathStartsBeforeMinDate(t *testing.T) {
	dir, h := t.TempDir(), harbourHandbook(t, "Lit with a brass key.")
	for _, day := range []string{"1970-01-01", "2026-11-24"} {
		d := startReading(t, dir, day, h)
		d.wantDue(t, "7 days to finish")
		d.Store.Visit("lamp")
		d.StartPaths(h.Entries[0])
		if begun := d.Store.PathStart("keeper"); (begun != "") != (day == "2026-11-24") {
			t.Errorf("%s: begun %q", day, begun)
		}
		d.quit(t)
	}
	startReading(t, dir, "2026-11-26", h).wantDue(t, "due 1 December")
}

// The estimate depends on the number of characters, not of bytes.
func TestTimeLeftInOtherScripts(t *testing.T) {
	left := func(word string) int {
		h, err := load.Handbook(fstest.MapFS{
			"handbook.yaml": {Data: []byte("reading_paths:\n  - {id: all, title: All}\n")},
			"a.md":          {Data: []byte("# A\n\n" + strings.Repeat(word+" ", 990) + "\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		return readstate.ReadingMinutes(startReading(t, t.TempDir(), "2026-11-24", h).PathProgress(h.Paths[0]).CharactersLeft)
	}
	for word, want := range map[string]int{
		"light": 4, "маяки": 4, "φάρος": 4, "åäöæø": 4,
		"灯台": 5, "ともしび": 9, // 500 a minute, plus the spaces
	} {
		if got := left(word); got != want {
			t.Errorf("990 times %s: %d minutes, want %d", word, got, want)
		}
	}
}
