package session_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

// testdata/rehash holds a state folder and receipts from the time when hashes covered the rewritten body, for pages
// with HTML, a callout and a table. It also holds the edition that was read, and a later one in which "unread" is
// reworded. An earlier version of "stale" was read.
func rehashed(t *testing.T, dir, edition string) *session.Session {
	t.Helper()
	h, err := load.Handbook(os.DirFS(filepath.Join("testdata/rehash", edition)))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 29, 9, 30, 0, 0, time.UTC) }
	s := session.New(session.Options{Store: readstate.Open(dir, now), Ledger: receipts.Open(dir, now), Now: now})
	s.SetHandbook(h)
	if _, stale := s.SetReceipts(s.ReadReceipts()()); stale {
		t.Fatal("the receipts are stale")
	}
	return s
}

// storedBefore returns a writable copy of the folder.
func storedBefore(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "state")
	if err := os.CopyFS(dir, os.DirFS("testdata/rehash/state")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// start performs the program's startup steps and stores the result.
func start(t *testing.T, s *session.Session) (news string) {
	t.Helper()
	if compare := s.Progress.CompareWithLast(); compare != nil {
		news = s.TakeNews(compare())
	}
	if err := s.Progress.SaveFunc()(); err != nil {
		t.Fatal(err)
	}
	return news
}

func wantStatus(t *testing.T, s *session.Session, want map[string]readstate.Status) {
	t.Helper()
	for id, status := range want {
		if got := s.Progress.Status(s.Handbook.Entry(id)); got != status {
			t.Errorf("%s has status %d, want %d", id, got, status)
		}
	}
}

var readBefore = map[string]readstate.Status{
	"callout": readstate.StatusRead, "plain": readstate.StatusRead, "table": readstate.StatusRead, "versioned": readstate.StatusRead,
	"stale": readstate.StatusChanged, "unread": readstate.StatusUnread,
}

func wantAcks(t *testing.T, s *session.Session, want map[string]session.AckStatus) {
	t.Helper()
	for id, status := range want {
		if got, _ := s.AckStatus(s.Handbook.Entry(id)); got != status {
			t.Errorf("%s has acknowledgement %d, want %d", id, got, status)
		}
	}
}

var acknowledgedBefore = map[string]session.AckStatus{"callout": session.AckDone, "plain": session.AckDone, "table": session.AckPending}

// Changed hashes never make readers read or acknowledge an entry again.
func TestEarlierHashesCountAndAreRewritten(t *testing.T) {
	dir := storedBefore(t)
	s := rehashed(t, dir, "2026")
	wantStatus(t, s, readBefore)
	wantAcks(t, s, acknowledgedBefore)
	if news := start(t, s); news != "" {
		t.Errorf("news: %s", news)
	}

	s = rehashed(t, dir, "2027") // rewritten, so they also count for the next edition
	wantStatus(t, s, readBefore)
	wantAcks(t, s, acknowledgedBefore)
	if news := start(t, s); news != "1 updated entry since earlier today" {
		t.Errorf("news: %s", news)
	}
	for _, id := range []string{"callout", "versioned"} {
		if text, err := s.Store.Copy(s.Store.Record(id).Hash); err != nil || text == "" {
			t.Errorf("%s: the copy of what was read: %q, %v", id, text, err)
		}
	}
}

// In an edition other than the one that was read, earlier hashes count for entries that are not rewritten. The others
// count as changed, because their changes are unknown, but they are not news.
func TestEarlierHashesInALaterEdition(t *testing.T) {
	dir := storedBefore(t)
	s := rehashed(t, dir, "2027")
	wantStatus(t, s, map[string]readstate.Status{"plain": readstate.StatusRead, "callout": readstate.StatusChanged, "table": readstate.StatusChanged})
	wantAcks(t, s, map[string]session.AckStatus{"plain": session.AckDone, "callout": session.AckOutdated})
	if news := start(t, s); news != "" {
		t.Errorf("news: %s", news)
	}
}

// A new receipt names the version of its hash.
func TestReceiptsNameTheVersionOfTheirHash(t *testing.T) {
	s := rehashed(t, storedBefore(t), "2026")
	if r, _ := s.NewReceipt(s.Handbook.Entry("table")); r.HashVersion != handbook.HashVersion || r.TextHash != s.Handbook.Entry("table").Hash() {
		t.Errorf("%+v", r)
	}
}
