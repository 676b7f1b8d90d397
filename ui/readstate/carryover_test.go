package readstate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
)

// lampHandbook returns a handbook with one entry of the given version.
func lampHandbook(t *testing.T, version, body string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The harbour\n")},
		"lamp.md":       {Data: []byte("---\nversion: \"" + version + "\"\n---\n# The lamp\n\n" + body + "\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// paragraphs returns n paragraphs of 50 letters each, without repeated words.
func paragraphs(n int) string {
	var b strings.Builder
	for i := range 10 * n {
		fmt.Fprintf(&b, "w%04d ", i)
		if i%10 == 9 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

func TestSeenTextIsCarriedOverAnEdit(t *testing.T) {
	text := paragraphs(8) // the first three and the sixth have been seen
	for name, test := range map[string]struct {
		after, version string
		lost           bool // the copy is lost
		want           string
	}{
		"a word":               {strings.Replace(text, "w0004", "steel", 1), "1.1", false, "0-20,25-150,250-300"},
		"a word not seen":      {strings.Replace(text, "w0034", "steel", 1), "1.1", false, "0-150,250-300"},
		"a paragraph first":    {"Quite new words.\n\n" + text, "1.1", false, "13-163,263-313"},
		"a paragraph gone":     {text[strings.Index(text, "w0010"):], "1.1", false, "0-100,200-250"},
		"all of it":            {strings.ReplaceAll(text, "w", "v"), "1.1", false, ""},
		"only how it is laid":  {strings.ReplaceAll(text, "\n\n", "\n"), "1.1", false, "0-150,250-300"},
		"a new MAJOR":          {strings.Replace(text, "w0004", "steel", 1), "2.0", false, "none"},
		"a word, no copy":      {strings.Replace(text, "w0004", "steels", 1), "1.1", true, "0-150,251-301"},
		"a paragraph, no copy": {"Quite a lot of new words.\n\n" + text, "1.1", true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			d := startReading(t, dir, "2026-11-24", lampHandbook(t, "1.0", text))
			lamp := d.Handbook.Entries[0]
			d.RecordSeen(lamp, handbook.CountLetters(readstate.BodyText(lamp)), readstate.Intervals{{0, 150}, {250, 300}})
			if err := d.SaveFunc()(); err != nil || d.CarryOver(lamp) != nil {
				t.Fatal(err)
			}
			if copies, _ := filepath.Glob(filepath.Join(dir, "part-*")); len(copies) != 1 {
				t.Fatal(copies)
			} else if test.lost {
				_ = os.Remove(copies[0])
			}

			d = startReading(t, dir, "2026-11-25", lampHandbook(t, test.version, test.after))
			lamp = d.Handbook.Entries[0]
			got := "none"
			if find := d.CarryOver(lamp); find != nil {
				c := find()
				got = c.Seen.String()
				if c.Hash != d.Fingerprint(lamp) || c.Letters != handbook.CountLetters(readstate.BodyText(lamp)) {
					t.Errorf("%+v is of another wording", c)
				}
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// An entry can be edited right after it was closed.
func TestCarryOverStoresTheCopyFirst(t *testing.T) {
	dir, text := t.TempDir(), paragraphs(2)
	d := startReading(t, dir, "2026-11-24", lampHandbook(t, "1.0", text))
	d.RecordSeen(d.Handbook.Entries[0], 100, readstate.Intervals{{0, 50}})
	d.UseHandbook(lampHandbook(t, "1.0", "New at the top.\n\n"+text))
	if got := d.CarryOver(d.Handbook.Entries[0])().Seen.String(); got != "11-61" {
		t.Error(got)
	}
}

// A page with much text that its plain text lacks, such as table labels, cannot be matched with its copy.
func TestPageMayDifferALittleFromItsCopy(t *testing.T) {
	text := paragraphs(8)
	for more, want := range map[int]bool{0: true, 10: true, 12: false, 30: false} {
		d := startReading(t, t.TempDir(), "2026-11-24", lampHandbook(t, "1.0", text))
		letters := handbook.CountLetters(text) * 100 / (100 - more) // more percent of them are not in the plain text
		d.RecordSeen(d.Handbook.Entries[0], letters, readstate.Intervals{{0, letters / 2}})
		d.UseHandbook(lampHandbook(t, "1.1", strings.Repeat("Many new words. ", 30)+"\n\n"+text))
		if got := d.CarryOver(d.Handbook.Entries[0])().Seen; (len(got) > 0) != want {
			t.Errorf("%d of a hundred letters are others: carried %v", more, got)
		}
	}
}

// An entry that has to be read again can also be read in part and then edited.
func TestSeenTextOfANewMajorIsCarriedOver(t *testing.T) {
	text := paragraphs(2)
	d := startReading(t, t.TempDir(), "2026-11-24", lampHandbook(t, "1.0", text))
	d.MarkRead(d.Handbook.Entries[0])
	d.UseHandbook(lampHandbook(t, "2.0", text))
	d.RecordSeen(d.Handbook.Entries[0], 100, readstate.Intervals{{0, 50}})
	d.UseHandbook(lampHandbook(t, "2.1", "New at the top.\n\n"+text))
	lamp := d.Handbook.Entries[0]
	if find := d.CarryOver(lamp); d.Status(lamp) != readstate.StatusOutdated || find == nil || find().Seen.String() != "11-61" {
		t.Errorf("its status is %d, and nothing of it is seen", d.Status(lamp))
	}
}

// An entry that was read or never opened needs no copy, which would displace others.
func TestNothingIsCarriedOverToAReadEntry(t *testing.T) {
	dir, text := t.TempDir(), paragraphs(2)
	d := startReading(t, dir, "2026-11-24", lampHandbook(t, "1.0", text))
	if d.CarryOver(d.Handbook.Entries[0]) != nil {
		t.Error("something is carried over to an entry that was never opened")
	}
	d.RecordSeen(d.Handbook.Entries[0], 100, readstate.Intervals{{0, 50}})
	d.UseHandbook(lampHandbook(t, "1.1", "New at the top.\n\n"+text))
	lamp := d.Handbook.Entries[0]
	d.MarkReadByHand(lamp)
	if was := d.Store.Record(lamp.ID); was.Partial.Hash != "" || d.CarryOver(lamp) != nil {
		t.Errorf("marked, and still read in part: %+v", was)
	}
	_ = d.SaveFunc()()
	d.RecordSeen(lamp, 111, readstate.Intervals{{0, 50}}) // a reader who marked the entry reads it after all
	if err := d.SaveFunc()(); err != nil || d.Store.Record(lamp.ID).Partial.Hash != d.Fingerprint(lamp) {
		t.Errorf("%v: %+v", err, d.Store.Record(lamp.ID))
	}
	if copies, _ := filepath.Glob(filepath.Join(dir, "part-*")); len(copies) != 1 {
		t.Error(copies)
	}
	d.UseHandbook(lampHandbook(t, "1.2", text))
	if lamp = d.Handbook.Entries[0]; d.Status(lamp) != readstate.StatusChanged || d.CarryOver(lamp) != nil {
		t.Errorf("its status is %d", d.Status(lamp))
	}
}

// Seen text counts until a new MAJOR version has to be read again.
func TestNewMajorIsUnseen(t *testing.T) {
	for version, want := range map[string]int{"1.0": 60, "1.1": 60, "2.0": 0} {
		d := startReading(t, t.TempDir(), "2026-11-24", pierHandbook(t, "1.0"))
		d.RecordSeen(d.Handbook.Entry("bell"), 10, readstate.Intervals{{0, 6}})
		d.UseHandbook(pierHandbook(t, version))
		all := startReading(t, t.TempDir(), "2026-11-24", pierHandbook(t, version)).PathProgress(d.Handbook.Paths[0]).CharactersLeft
		seen, left := d.PercentSeen(d.Handbook.Entry("bell")), d.PathProgress(d.Handbook.Paths[0]).CharactersLeft
		if seen != want || (left < all) != (want > 0) {
			t.Errorf("%s: %d %% were seen, and %d letters of %d are left", version, seen, left, all)
		}
	}
}
