package session_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

func translated(t *testing.T, english, version, source string) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nlanguages: [en, sv]\n")},
		"a.md":          {Data: []byte("---\nid: a\nversion: " + version + "\n---\n" + english)},
		"a.sv.md":       {Data: []byte("---\ntitle: A\n" + source + "\n---\nSvenska.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// A reader of the translated original sees the changes to it.
func TestCompareSource(t *testing.T) {
	dir := t.TempDir()
	store := readstate.Open(dir, time.Now)
	s := session.New(session.Options{Store: store})
	before := translated(t, "Two boats.", "1.2", "source_version: 1.2")
	s.SetHandbook(before)
	if err := s.Progress.MarkRead(before.Entry("a"))(); err != nil {
		t.Fatal(err)
	}
	digest := `source_digest: "` + before.Entry("a").SourceDigest() + `"`
	for name, source := range map[string]string{"by version": "source_version: 1.2", "by digest": digest} {
		after := translated(t, "Three boats.", "1.3", source)
		s.SetHandbook(after.ForLanguage("sv"))
		e := s.Handbook.Entry("a")
		if e.Metadata.Lang != "sv" || !e.IsBehindOriginal() {
			t.Fatalf("%s: %+v", name, e.Metadata)
		}
		c := s.CompareSource(e)
		earlier, err := c.EarlierText()
		if err != nil || !strings.Contains(earlier, "Two boats.") || !strings.Contains(c.CurrentText(), "Three boats.") || c.IsUnchanged() {
			t.Errorf("%s: %q (%v), now %q", name, earlier, err, c.CurrentText())
		}
	}
	after := translated(t, "Three boats.", "1.3", `source_digest: "0123456789abcdef"`)
	s.SetHandbook(after.ForLanguage("sv"))
	if _, err := s.CompareSource(s.Handbook.Entry("a")).EarlierText(); err == nil {
		t.Error("a wording that nobody read is known")
	}
}

// A reader of only the translation sees the changes to the original since then, however the program found out that the
// translation is outdated. Reading the translation again, or the new original, makes no difference.
func TestOriginalIsKeptWithItsTranslation(t *testing.T) {
	digest := `source_digest: "` + translated(t, "Two boats.", "1.2", "").Entry("a").SourceDigest() + `"`
	for name, source := range map[string]string{"by version": "source_version: 1.2", "by digest": digest} {
		dir := t.TempDir()
		s := session.New(session.Options{Store: readstate.Open(dir, time.Now)})
		s.SetHandbook(translated(t, "Two boats.", "1.2", source).ForLanguage("sv"))
		if e := s.Handbook.Entry("a"); e.Metadata.Lang != "sv" || e.IsBehindOriginal() || s.Progress.MarkRead(e)() != nil {
			t.Fatalf("%s: %+v is not read", name, e.Metadata)
		}
		for _, reads := range []string{"nothing", "sv", "en"} {
			s = session.New(session.Options{Store: readstate.Open(dir, time.Now)})
			s.SetHandbook(translated(t, "Three boats.", "1.3", source).ForLanguage("sv"))
			e := s.Handbook.Entry("a")
			if !e.IsBehindOriginal() || reads != "nothing" && s.Progress.MarkRead(e.InLanguage(reads))() != nil {
				t.Fatal(name)
			}
			c := s.CompareSource(e)
			if earlier, err := c.EarlierText(); err != nil || !strings.Contains(earlier, "Two boats.") || c.IsUnchanged() {
				t.Errorf("%s, after reading %s: %q (%v)", name, reads, earlier, err)
			}
		}
	}
}

// If an untranslated version of the original was read, it is not compared with the version that was translated.
func TestAnotherVersionIsNotTheSource(t *testing.T) {
	s := session.New(session.Options{Store: readstate.Open(t.TempDir(), time.Now)})
	s.SetHandbook(translated(t, "Two boats.", "1.2", "source_version: 1.2"))
	if err := s.Progress.MarkRead(s.Handbook.Entry("a"))(); err != nil {
		t.Fatal(err)
	}
	s.SetHandbook(translated(t, "Four boats.", "2.0", "source_version: 1.4").ForLanguage("sv"))
	if c := s.CompareSource(s.Handbook.Entry("a")); c.Hash != "" {
		t.Errorf("version 1.4 has the hash %s", c.Hash)
	}
}
