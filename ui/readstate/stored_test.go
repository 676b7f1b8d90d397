package readstate_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
)

var update = flag.Bool("update", false, "update the golden files")

// testdata/stored holds a state folder in format 1 from an early build, the two editions of the handbook, and what that
// build reported about each. Every later build must read such a folder in the same way.
func TestStoredStateIsReadAsBefore(t *testing.T) {
	for _, edition := range []string{"2026", "2027"} {
		t.Run(edition, func(t *testing.T) {
			dir := copyStoredState(t)
			h, err := load.Handbook(os.DirFS(filepath.Join("testdata/stored", edition)))
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, edition+".txt", describe(t, dir, h))
			d := startReading(t, dir, "2026-11-24", h) // this starts the program and writes to disk
			d.quit(t)
			compareGolden(t, edition+".txt", describe(t, dir, h))
			wantUnknownFields(t, dir)
		})
	}
}

// copyStoredState returns a writable copy of the folder.
func copyStoredState(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "state"), os.DirFS("testdata/stored/state")); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "state")
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata/stored", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
	}
}

// describe returns everything known about a handbook on the next morning.
func describe(t *testing.T, dir string, h *handbook.Handbook) string {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 24, 9, 30, 0, 0, time.FixedZone("", 3600)) }
	chain, notes, err := receipts.Open(dir, now).Read()
	if err != nil || chain.Err != nil || len(notes) > 0 {
		t.Fatal(err, chain.Err, notes)
	}
	acks := chain.ByEntry(h.Titles()...)
	r := &readstate.Progress{Store: readstate.Open(dir, now), Now: now, Receipts: func() (receipts.ByEntry, bool) { return acks, true }}
	r.UseHandbook(h)
	var b strings.Builder
	fmt.Fprintf(&b, "saved %q\nrecent %q\nedition %d\n", r.Store.SavedIDs(), r.Store.RecentIDs(), r.Store.Edition("RWkey"))
	for _, e := range h.Entries {
		describeEntry(&b, r, e)
	}
	for _, p := range h.Paths {
		due, late := r.DueDate(p)
		is := r.PathProgress(p)
		fmt.Fprintf(&b, "path %s: begun %q, due %t, late %t, read %d of %d, %d edited, %d owed, %d letters left\n", p.ID, r.Store.PathStart(p.ID), due != "", late, is.Read, is.Entries, is.Changed, is.AcksPending, is.CharactersLeft)
	}
	if notes := r.Store.Warnings(); len(notes) > 0 {
		t.Error(notes)
	}
	return b.String()
}

func describeEntry(b *strings.Builder, r *readstate.Progress, e *handbook.Entry) {
	is := r.Store.Record(e.ID)
	place, _ := r.Store.Position(e.ID)
	fmt.Fprintf(b, "\n%s: standing %d, visited %t, place %d, news %q, owed %t\n", e.ID, r.Status(e), r.Store.WasVisited(e.ID), place, r.NewsLabel(e), r.AckPending(e))
	fmt.Fprintf(b, "  read   %q %q %q %t %t\n", is.Hash, is.Version, is.Day, is.ByHand, is.ByReceipt)
	fmt.Fprintf(b, "  seen   %q %q %d %s, %d %%\n", is.Partial.Hash, is.Partial.Version, is.Partial.Total, is.Partial.Seen, r.PercentSeen(e))
	text, err := r.Store.Copy(is.Hash)
	part, partErr := r.Store.PartlyRead(is.Partial.Hash)
	fmt.Fprintf(b, "  copies %q %t, %q %t\n", text, err == nil, part, partErr == nil)
	if find := r.CarryOver(e); find != nil {
		c := find()
		fmt.Fprintf(b, "  carried %s of %d\n", c.Seen, c.Letters)
	}
	acks, _ := r.Receipts()
	if receipt, counts := acks.Find(e, r.Hash); receipt != nil {
		fmt.Fprintf(b, "  receipt %d of %s, counts %t, %s\n", receipt.Seq, receipt.Who, counts, receipt.Hash)
	}
}

// wantUnknownFields fails unless the fields of another release are preserved.
func wantUnknownFields(t *testing.T, dir string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "shelf.json"))
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(string(data)), "")
	const foreign = `"Begun":"<inanothercase>","goal":{"per_day":3,"since":"2026-11-21"}`
	if n := strings.Count(flat, foreign); n != 2 {
		t.Errorf("%d of 2 books have kept the foreign keys:\n%s", n, data)
	}
}
