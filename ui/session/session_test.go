package session_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

// harbourHandbook returns a handbook with a path, an entry to be acknowledged, and the entry lamp with the given body
// and version.
func harbourHandbook(t *testing.T, version, lamp string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: The harbour\nreading_paths:\n  - {id: keeper, title: For keepers, roles: [keeper], entries: [lamp, log], due_days: 7}\n")},
		"lamp.md":       {Data: []byte("---\nversion: \"" + version + "\"\n---\n# The lamp\n\n" + lamp + "\n")},
		"log.md":        {Data: []byte("---\nack: required\n---\n# The log\n\nEvery hour has its line.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func now() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }

// open returns a session that stores its state in dir.
func open(dir string, h *handbook.Handbook) *session.Session {
	s := session.New(session.Options{
		Store: readstate.Open(dir, now), Ledger: receipts.Open(dir, now), User: "ada", Roles: handbook.ParseRoles("keeper"), Now: now,
	})
	s.SetHandbook(h)
	return s
}

// readReceipts reads the receipts and returns the warnings about them.
func readReceipts(t *testing.T, s *session.Session) []string {
	t.Helper()
	warnings, stale := s.SetReceipts(s.ReadReceipts()())
	if stale {
		t.Fatal("nothing was stored meanwhile, and the receipts are stale")
	}
	return warnings
}

func wantAck(t *testing.T, s *session.Session, id string, want session.AckStatus, text string) {
	t.Helper()
	e := s.Handbook.Entry(id)
	status, _ := s.AckStatus(e)
	word, rest := s.AckText(e, "press a")
	if got := strings.TrimSpace(word + " " + rest); status != want || got != text {
		t.Errorf("%s: status %d and %q, want %d and %q", id, status, got, want, text)
	}
	if word, _ := s.WhyNotAcknowledgeable(e); (word != "") != (want != session.AckPending && want != session.AckOutdated) {
		t.Errorf("%s: blocked: %q", id, word)
	}
}

func TestAcknowledge(t *testing.T) {
	dir := t.TempDir()
	s := open(dir, harbourHandbook(t, "1.0", "It is lit."))
	log := s.Handbook.Entry("log")
	wantAck(t, s, "lamp", session.AckNotNeeded, "")
	wantAck(t, s, "log", session.AckUnknown, "This entry has to be acknowledged.")
	if w := readReceipts(t, s); len(w) > 0 {
		t.Error(w)
	}
	wantAck(t, s, "log", session.AckPending, "Please acknowledge this entry: press a.")

	r, name := s.NewReceipt(log)
	if r.Who = name; name != "ada" {
		t.Errorf("the name suggested is %q", name)
	}
	early := s.ReadReceipts() // before the receipt is stored
	before := early()
	store := s.StoreReceipt(r, 100)
	if word, _ := s.WhyNotAcknowledgeable(log); word == "" {
		t.Error("two receipts can be stored at once")
	}
	if again, first := store(), store(); again.Receipt.Hash != first.Receipt.Hash || first.Err != nil {
		t.Error("a receipt was stored twice", first.Err)
	}
	if save := s.Acknowledge(store()); save == nil || save() != nil || s.IsUnread("log") {
		t.Error("acknowledging does not mark the entry as read")
	}
	if _, stale := s.SetReceipts(before); !stale {
		t.Error("receipts read before the last one was stored are not stale")
	}
	wantAck(t, s, "log", session.AckDone, "Acknowledged on 24 November 2026, by ada. "+phrases.HandInReceipts)

	other := open(dir, harbourHandbook(t, "1.0", "It is lit."))
	readReceipts(t, other)
	wantAck(t, other, "log", session.AckDone, "Acknowledged on 24 November 2026, by ada. "+phrases.HandInReceipts)
}

func TestReceiptsThatCannotBeStored(t *testing.T) {
	s := session.New(session.Options{Now: now})
	s.SetHandbook(harbourHandbook(t, "1.0", "It is lit."))
	if s.ReadReceipts() != nil {
		t.Error("there is nowhere to store receipts")
	}
	wantAck(t, s, "log", session.AckNotStored, "This entry has to be acknowledged, but nothing is stored with --no-state or without a terminal.")
	s = open("", harbourHandbook(t, "1.0", "It is lit."))
	wantAck(t, s, "log", session.AckNoFolder, "This entry has to be acknowledged, but there is no folder to store receipts in; set HOME or XDG_STATE_HOME.")
}

// A receipt that could not be stored does not count.
func TestFailedReceiptIsNotCounted(t *testing.T) {
	dir := t.TempDir()
	s := open(dir, harbourHandbook(t, "1.0", "It is lit."))
	readReceipts(t, s)
	if err := os.Mkdir(filepath.Join(dir, receipts.FileName), 0o700); err != nil {
		t.Fatal(err)
	}
	r, name := s.NewReceipt(s.Handbook.Entry("log"))
	r.Who = name
	s.StoreReceipt(r, 100)
	err := s.WaitForReceipts()
	if err == nil {
		t.Fatal("it was stored in a folder")
	}
	if s.Acknowledge(session.StoredReceipt{Err: err}) != nil || s.WaitForReceipts() != nil || !s.IsUnread("log") {
		t.Error("a receipt that was not stored counts")
	}
	wantAck(t, s, "log", session.AckPending, "Please acknowledge this entry: press a.")

	again := session.StoredReceipt{Err: errors.New("not stored"), Notes: []string{"a note"}}
	if got := again.Problem(); got != "not stored; a note" {
		t.Error(got)
	}
	if w := readReceipts(t, s); len(w) != 1 {
		t.Errorf("%d warnings: %q", len(w), w)
	}
	if w := readReceipts(t, s); len(w) > 0 {
		t.Errorf("a warning is repeated: %q", w)
	}
}

func TestToggleRead(t *testing.T) {
	dir := t.TempDir()
	s := open(dir, harbourHandbook(t, "1.0", "It is lit."))
	lamp := s.Handbook.Entry("lamp")
	for _, want := range []session.ToggleResult{session.MarkedRead, session.MarkedUnread, session.MarkedRead} {
		got, save := s.ToggleRead(lamp)
		if got != want || save() != nil || s.IsUnread("lamp") != (want == session.MarkedUnread) {
			t.Errorf("%s, want %s", got, want)
		}
	}
	s.SetHandbook(harbourHandbook(t, "1.1", "It is dark."))
	lamp = s.Handbook.Entry("lamp")
	if !s.IsChanged("lamp") {
		t.Error("the change is not seen")
	}
	for _, want := range []session.ToggleResult{session.MarkedRead, session.MarkUndone} {
		if got, _ := s.ToggleRead(lamp); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if !s.IsChanged("lamp") {
		t.Error("undoing the mark loses the change")
	}
}

func TestChangesAreCompared(t *testing.T) {
	s := open(t.TempDir(), harbourHandbook(t, "1.0", "It is lit."))
	lamp := s.Handbook.Entry("lamp")
	if c := s.Compare(lamp, s.Store.Record("lamp")); c.Hash != "" || !c.Partial {
		t.Errorf("an unread entry has an earlier wording: %+v", c)
	}
	if _, save := s.ToggleRead(lamp); save() != nil {
		t.Fatal("not saved")
	}
	if c := s.Compare(lamp, s.Store.Record("lamp")); !c.IsUnchanged() {
		t.Error("it is the same, and differs")
	}
	for version, want := range map[string]string{
		"1.1": "Changed since you marked it as read today. v shows what changed.",
		"2.0": "Read again: version 2.0 requires it; you marked it as read today in version 1.0. v shows what changed.",
	} {
		s.SetHandbook(harbourHandbook(t, version, "It is dark."))
		lamp = s.Handbook.Entry("lamp")
		was := s.Store.Record("lamp")
		word, text := s.ChangeText(lamp, was, s.Progress.Status(lamp), "v")
		if got := word + " " + text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		c := s.Compare(lamp, was)
		earlier, err := c.EarlierText()
		if err != nil || c.IsUnchanged() || c.Version != "1.0" || !strings.Contains(earlier, "It is lit.") || !strings.Contains(c.CurrentText(), "It is dark.") {
			t.Errorf("%v: %q is compared with %q of %s", err, c.CurrentText(), earlier, c.Version)
		}
	}
	if _, err := s.Compare(lamp, readstate.ReadRecord{Hash: "00"}).EarlierText(); err == nil {
		t.Errorf("a copy that was never stored: %v", err)
	}
}

func TestNews(t *testing.T) {
	dir := t.TempDir()
	start := func(body string) (s *session.Session, news string) {
		s = open(dir, harbourHandbook(t, "1.0", body))
		compare := s.Progress.CompareWithLast()
		if compare == nil {
			t.Fatal("the handbook is not compared")
		}
		news = s.TakeNews(compare())
		if err := s.Progress.SaveFunc()(); err != nil {
			t.Fatal(err)
		}
		return s, news
	}
	if _, news := start("It is lit."); news != "" {
		t.Errorf("at the first start: %s", news)
	}
	s, news := start("It is dark.")
	if news != "1 updated entry since earlier today" || len(s.Unseen()) != 1 || !s.IsNew("lamp") || s.IsNew("log") {
		t.Errorf("%q, unseen %v", news, s.Unseen())
	}
	s.Progress.RecordOpened(s.Handbook.Entry("lamp"))
	if len(s.Unseen()) > 0 || len(s.Recent(5)) != 1 {
		t.Error("it is still unseen after it was opened")
	}
}

func TestPaths(t *testing.T) {
	s := open(t.TempDir(), harbourHandbook(t, "1.0", "It is lit."))
	p := s.Paths()[0]
	if got := s.PathAudience(p); got != "for you" {
		t.Error(got)
	}
	s.ToggleRead(s.Handbook.Entry("lamp"))
	if got := s.DescribePathProgress(p); got != "1 of 2 read" {
		t.Error(got)
	}
	s.Roles = handbook.ParseRoles("cook")
	if got := s.PathAudience(p); got != "for keeper" {
		t.Error(got)
	}
}

func TestUnknownRoles(t *testing.T) {
	h := harbourHandbook(t, "1.0", "It is lit.")
	for _, c := range []struct {
		roles    string
		fromFlag bool
		want     string
	}{
		{"keeper", true, ""},
		{"cook", false, "this handbook has no role cook; its roles are keeper"},
		{"cook, pilot", false, "this handbook has no roles cook, pilot; its roles are keeper"},
	} {
		what, rest := session.UnknownRoles(h, handbook.ParseRoles(c.roles), c.fromFlag)
		if what+rest != c.want {
			t.Errorf("%s: %q, want %q", c.roles, what+rest, c.want)
		}
	}
}

// In another language than the one that was read, the note about a change names the language of the text that changed.
func TestChangeNotesNameTheLanguage(t *testing.T) {
	inTwo := func(lamp string) *handbook.Handbook {
		h, err := load.Handbook(fstest.MapFS{
			"handbook.yaml": {Data: []byte("title: The harbour\nlanguages: [en, sv]\n")},
			"lamp.md":       {Data: []byte("# The lamp\n\n" + lamp + "\n")},
			"lamp.sv.md":    {Data: []byte("---\nlang: sv\n---\n# Lampan\n\nDen är tänd.\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	s := open(t.TempDir(), inTwo("It is lit."))
	if _, save := s.ToggleRead(s.Handbook.Entry("lamp")); save() != nil {
		t.Fatal("not saved")
	}
	s.SetHandbook(inTwo("It is dark."))
	lamp := s.Handbook.Entry("lamp")
	for lang, want := range map[string]string{"en": "Changed since you marked it as read today.", "sv": "Changed since you marked it as read in English today."} {
		e := lamp.InLanguage(lang)
		word, text := s.ChangeText(e, s.Store.Record("lamp"), s.Progress.Status(e), "")
		if got := word + " " + text; got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
