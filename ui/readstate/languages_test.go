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

// inTwoLanguages returns a handbook with an entry whose texts are given.
func inTwoLanguages(t *testing.T, english, swedish string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nlanguages: [en, sv]\ntranslations: {sv: {title: Regler}}\nreading_paths: [{id: start, title: Start, acknowledge: true}]\n")},
		"a.md":          {Data: []byte("---\nid: a\nsummary: " + english + "\n---\nText.")},
		"a.sv.md":       {Data: []byte("---\ntitle: A\nsummary: " + swedish + "\n---\nText.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// An entry read in one language counts as read in all. After a change in that language it must be read again, but not
// after a change in another.
func TestChangeAsksOnlyTheReadersOfItsLanguage(t *testing.T) {
	dir := t.TempDir()
	h := inTwoLanguages(t, "One.", "Ett.")
	d := startReading(t, dir, "2026-03-02", h.ForLanguage("sv"))
	if err := d.MarkRead(d.Handbook.Entry("a"))(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		english, swedish string
		want             readstate.Status
	}{{"One.", "Ett.", readstate.StatusRead}, {"Two.", "Ett.", readstate.StatusRead}, {"One.", "Två.", readstate.StatusChanged}} {
		h := inTwoLanguages(t, test.english, test.swedish)
		for _, lang := range []string{"en", "sv"} {
			d := startReading(t, dir, "2026-03-03", h.ForLanguage(lang))
			if got := d.Status(d.Handbook.Entry("a")); got != test.want {
				t.Errorf("%q and %q, listed in %s: %v, want %v", test.english, test.swedish, lang, got, test.want)
			}
		}
	}
}

// The seen parts of an entry belong to one language.
func TestPartsAreOfOneLanguage(t *testing.T) {
	h := inTwoLanguages(t, "One.", "Ett.")
	d := startReading(t, t.TempDir(), "2026-03-02", h)
	a := h.Entry("a")
	d.RecordSeen(a, 100, readstate.Intervals{{0, 50}})
	if _, total := d.SeenIntervals(a.InLanguage("sv")); total != 0 || d.CarryOver(a.InLanguage("sv")) != nil {
		t.Errorf("%d letters are seen in Swedish", total)
	}
	d.RecordSeen(a.InLanguage("sv"), 100, readstate.Intervals{{0, 30}})
	if r := d.Store.Record("a"); r.Partial.Lang != "sv" || r.Lang != "" {
		t.Errorf("%+v", r)
	}
}

func TestReceiptIsForOneLanguage(t *testing.T) {
	h := inTwoLanguages(t, "One.", "Ett.")
	d := startReading(t, t.TempDir(), "2026-03-02", h.ForLanguage("sv"))
	r := receipts.NewReceipt(d.Handbook, d.Handbook.Entry("a"))
	if r.Language != "sv" || r.Handbook != "Rules" || r.Path != "start" {
		t.Errorf("%+v", r)
	}
	for _, test := range []struct {
		english, swedish string
		pending          bool
	}{{"One.", "Ett.", false}, {"Two.", "Ett.", false}, {"One.", "Två.", true}} {
		h := inTwoLanguages(t, test.english, test.swedish)
		for _, lang := range []string{"en", "sv"} {
			d := startReading(t, t.TempDir(), "2026-03-03", h.ForLanguage(lang))
			d.acks["a"] = []*receipts.Receipt{&r}
			if got := d.AckPending(d.Handbook.Entry("a")); got != test.pending {
				t.Errorf("%q and %q, listed in %s: pending %t", test.english, test.swedish, lang, got)
			}
		}
	}
}

// A handbook that gets its first translations still reports changes in its first language.
func TestFirstTranslationsHideNoChange(t *testing.T) {
	before, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\n")},
		"a.md":          {Data: []byte("---\nid: a\nsummary: One.\n---\nText.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	last := readstate.TakeSnapshot(before, day)
	for english, want := range map[string]int{"One.": 0, "Two.": 1} {
		h := inTwoLanguages(t, english, "Ett.")
		if c := last.Compare(h, readstate.TakeSnapshot(h, day)); len(c.Changed) != want {
			t.Errorf("%s: %d changes, want %d", english, len(c.Changed), want)
		}
		if c := last.Compare(h.ForLanguage("sv"), readstate.TakeSnapshot(h.ForLanguage("sv"), day)); len(c.Changed) != 0 {
			t.Errorf("%s: %d changes in Swedish", english, len(c.Changed))
		}
	}
}

// After a start in another language, changes in that language are reported.
func TestNewsFollowsTheLanguage(t *testing.T) {
	dir := t.TempDir()
	start := func(day int, swedish, lang string) readstate.Changes {
		now := func() time.Time { return time.Date(2026, 3, day, 12, 0, 0, 0, time.UTC) }
		h := inTwoLanguages(t, "One.", swedish)
		h.Digest = swedish
		p := &readstate.Progress{Store: readstate.Open(dir, now), Now: now}
		p.UseHandbook(h.ForLanguage(lang))
		compare := p.CompareWithLast()
		if compare == nil {
			return readstate.Changes{}
		}
		n := compare()
		p.SaveSnapshot(n)
		if err := p.Store.Flush(); err != nil {
			t.Fatal(err)
		}
		return n.Changes
	}
	start(2, "Ett.", "en")
	for _, again := range []int{2, 3} {
		if c := start(again, "Ett.", "sv"); len(c.Changed) != 0 {
			t.Errorf("the other language counts as %d changes", len(c.Changed))
		}
	}
	if c := start(4, "Två.", "sv"); len(c.Changed) != 1 {
		t.Errorf("%d changes are reported, want 1", len(c.Changed))
	}
}

// When readers change the language, the entries do not count as changed.
func TestAnotherLanguageIsNoNews(t *testing.T) {
	before, after := inTwoLanguages(t, "One.", "Ett."), inTwoLanguages(t, "Two.", "Ett.")
	d := startReading(t, t.TempDir(), "2026-03-02", before)
	last, _ := d.Store.Snapshot()
	for lang, want := range map[string]int{"en": 1, "sv": 0} {
		h := after.ForLanguage(lang)
		if c := last.Compare(h, readstate.TakeSnapshot(h, d.Now())); len(c.Changed) != want || len(c.New) != 0 || c.Gone != 0 {
			t.Errorf("%s: %+v", lang, c)
		}
	}
}

// State stored under the title of the handbook is found in every language.
func TestStateIsStoredUnderOneTitle(t *testing.T) {
	dir, h := t.TempDir(), inTwoLanguages(t, "One.", "Ett.")
	d := startReading(t, dir, "2026-03-02", h.ForLanguage("sv"))
	d.Store.Save("a")
	d.quit(t)
	if d := startReading(t, dir, "2026-03-03", h); !d.Store.IsSaved("a") {
		t.Error("not saved in English")
	}
}

// The text of the original is stored in the record while no translation is outdated, and moves with its id.
func TestSourceIsStored(t *testing.T) {
	dir := t.TempDir()
	versioned := func(version, source string) *handbook.Handbook {
		h, err := load.Handbook(fstest.MapFS{
			"handbook.yaml": {Data: []byte("title: Rules\nlanguages: [en, sv]\n")},
			"a.md":          {Data: []byte("---\nid: a\nversion: " + version + "\n---\nVersion " + version)},
			"a.sv.md":       {Data: []byte("---\ntitle: A\nsource_version: " + source + "\n---\nText.")},
		})
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	read := func(h *handbook.Handbook, lang string) (*reading, readstate.OriginalText) {
		d := startReading(t, dir, "2026-03-02", h.ForLanguage(lang))
		if err := d.MarkRead(d.Handbook.Entry("a"))(); err != nil {
			t.Fatal(err)
		}
		stored := readstate.Open(dir, d.Now)
		stored.UseTitle("Rules")
		return d, stored.Record("a").Source
	}
	_, first := read(versioned("1.2", "1.2"), "sv")
	if len(first.Hash("1.2")) != readstate.FingerprintDigits || first.Hash("1.3") != "" {
		t.Fatalf("after reading version 1.2: %q", first)
	}
	for _, lang := range []string{"sv", "en"} {
		if _, got := read(versioned("1.3", "1.2"), lang); got != first {
			t.Errorf("while the translation is behind, reading in %s stores %q", lang, got)
		}
	}
	d, second := read(versioned("1.3", "1.3"), "en")
	if second.Hash("1.3") == "" {
		t.Errorf("after reading version 1.3: %q", second)
	}
	d.Store.Rename("a", "b")
	if got := d.Store.Record("b").Source; got != second {
		t.Errorf("under another id %q", got)
	}
}
