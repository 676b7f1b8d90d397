package ui

import (
	"errors"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/message"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
)

// startProgram starts the program with the state in dir.
func startProgram(t *testing.T, dir string, h *handbook.Handbook, ix *search.Index, width, height int) *program {
	t.Helper()
	m := New(Options{Handbook: h, Index: ix, Theme: dark, Width: width, Height: height, Session: session.Options{Store: readstate.Open(dir, time.Now)}})
	return &program{t: t, m: m}
}

func TestReadingContinuesAtTheSameLine(t *testing.T) {
	h, ix := fixture(t)
	dir := t.TempDir()
	p := startProgram(t, dir, h, ix, 50, 12)
	p.press("down", "down", "enter", "j", "j", "j")
	read, place := p.open(), p.readerPos(p.readerTop())
	if place == 0 {
		t.Fatal("the text must be longer than the screen")
	}
	p.close()

	p = startProgram(t, dir, h, ix, 80, 12)
	if got := p.selected(); got != read {
		t.Fatalf("the first text is %s, want %s, read last", got.ID, read.ID)
	}
	p.press("enter")
	top := p.readerTop()
	low, high := p.readerPos(top), p.readerPos(top+1)
	if p.open() != read || place < low || place > high {
		t.Errorf("%s opens at %d to %d, was left at %d", p.openID(), low, high, place)
	}
}

// Without labels, a second row for an entry would look like a mistake.
func TestARecentEntryIsListedTwiceOnlyUnderLabels(t *testing.T) {
	h, ix := fixture(t)
	dir := t.TempDir()
	p := startProgram(t, dir, h, ix, 120, 36)
	p.press("down", "down", "enter", "esc")
	title := p.selected().Title
	p.close()
	for _, size := range screenSizes {
		p := startProgram(t, dir, h, ix, size[0], size[1])
		if p.listLen() == len(h.Entries) == p.groupsLabelled() || p.selected().Title != title {
			t.Errorf("%v: %d rows for %d texts, the first is %s", size, p.listLen(), len(h.Entries), p.selected().ID)
		}
		seen := map[*handbook.Entry]bool{}
		for i := range p.listLen() {
			seen[p.listEntry(i)] = true
		}
		if len(seen) != len(h.Entries) {
			t.Errorf("%v: %d of %d texts are there", size, len(seen), len(h.Entries))
		}
		p.press("down", "down")
		on := p.selected()
		p.resize(120, 36)
		p.shows("Recently read", title)
		p.resize(80, 24)
		if p.listLen() != len(h.Entries) || p.selected() != on {
			t.Errorf("%v: after another size there are %d rows, and the cursor is on %s", size, p.listLen(), p.selected().ID)
		}
	}
}

// If nothing is stored, the messages do not claim that it is.
func TestWhatIsNotStoredLastsUntilYouQuit(t *testing.T) {
	h, ix := fixture(t)
	p := startOn(t, h, ix, 120, 36, dark)
	p.typed("sharing").press("ctrl+s")
	p.shows("saved Sharing accounts until you quit")
	p.press("ctrl+o")
	p.shows("marked as read until you quit; ^O undoes it")
}

// News that counts what is left to read is outdated once something has been read.
func TestNewsEndsWithTheNextMark(t *testing.T) {
	h, ix := fixture(t)
	p := startOn(t, h, ix, 120, 36, dark)
	p.typed("sharing").press("enter")
	p.m.status.SetNews("2 to acknowledge")
	p.press("ctrl+o", "esc")
	p.lacks("2 to acknowledge")
}

func TestSavedEntriesHaveATab(t *testing.T) {
	h, ix := fixture(t)
	dir := t.TempDir()
	p := startProgram(t, dir, h, ix, 120, 36)
	p.shows("Saved 0")
	p.typed("sharing").press("ctrl+s")
	p.shows("saved Sharing accounts", "✶", "Saved 1")
	p.press("enter", "ctrl+s")
	p.shows("no longer saved")
	p.press("ctrl+s", "esc", "esc", "shift+tab")
	p.shows("Sharing accounts")
	p.lacks("MFA for servers")
	p.close()

	p = startProgram(t, dir, h, ix, 120, 36)
	p.shows("Saved 1")
	p.typed("is:saved")
	if len(p.hits()) != 1 {
		t.Errorf("is:saved finds %d texts", len(p.hits()))
	}
	p.press("esc")
	p.typed("is:unread")
	if len(p.hits()) != len(h.Entries) {
		t.Errorf("is:unread finds %d texts, and none was read, only opened", len(p.hits()))
	}
	p.press("enter", "ctrl+o", "esc")
	if len(p.hits()) != len(h.Entries) {
		t.Errorf("the hits change below the cursor: %d", len(p.hits()))
	}
	p.typed(" ")
	p.press("backspace")
	if p.searchAgain(); len(p.hits()) != len(h.Entries)-1 {
		t.Errorf("is:unread finds %d texts", len(p.hits()))
	}
}

func TestAKeyOpensRecentEntries(t *testing.T) {
	h, ix := fixture(t)
	p := startProgram(t, "", h, ix, 80, 24)
	p.press("ctrl+r")
	p.shows("nothing read yet")
	for _, q := range []string{"sharing", "leaves"} {
		p.typed(q).press("enter")
		p.press("esc", "esc")
	}
	p.press("ctrl+r")
	p.shows("Recently read", "2 entries")
	p.press("down", "enter")
	if p.openID() != "shared" {
		t.Error("the second of the texts read lately must open")
	}
}

func TestAnUnwritableStateFolderIsReported(t *testing.T) {
	h, ix := fixture(t)
	p := startProgram(t, "", h, ix, 120, 36)
	p.takeWarnings() // the warnings shown at startup
	p.typed("sharing").press("ctrl+s")
	p.send(message.StateSaved{Err: errors.New("read-only")})
	p.shows("saved until you quit")
	if !p.isSaved("shared") {
		t.Error("it must hold for this run")
	}
	p.press("down")
	p.send(message.StateSaved{Err: errors.New("read-only")}) // from saving a position, which the user has not asked for
	p.lacks("until you quit")
}

func TestWarningsAboutTheStateAreShownAtTheStart(t *testing.T) {
	h, ix := fixture(t)
	m := New(Options{Load: reads(h, nil), Index: ix, Theme: dark, Width: 120, Height: 36, Session: session.Options{Store: readstate.Open("", time.Now)}})
	p := &program{t: t, m: m}
	p.send(loadedMsg{task: p.loading(), handbook: h})
	p.shows("not saved: ")
}

func TestNoticesAreShownAtTheStart(t *testing.T) {
	h, ix := fixture(t)
	for want, o := range map[string]Options{
		"caution: configuration: a mistake":       {Notice: "configuration: a mistake", Tab: "nowhere"},
		"caution: no category has the id nowhere": {Tab: "nowhere"},
	} {
		o.Load, o.Index, o.Theme, o.Width, o.Height = reads(h, nil), ix, dark, 120, 36
		p := &program{t: t, m: New(o)}
		p.send(loadedMsg{task: p.loading(), handbook: h})
		p.shows(want)
	}
}

func TestNothingIsSavedWithoutAnAnswer(t *testing.T) {
	p := start(t, 120, 36)
	p.typed("price list").press("ctrl+s")
	p.shows("nothing to save")
}

var _ tea.Model = (*Model)(nil)

func TestASavedEntryIsFoundByItsFormerID(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{"a.md": {Data: []byte("---\nid: present\nformer_ids: [past]\n---\n# A\n")}})
	if err != nil {
		t.Fatal(err)
	}
	s := &readstate.Store{}
	s.UseTitle(h.Title)
	s.Save("past")
	m := New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 80, Height: 24, Session: session.Options{Store: s}})
	p := &program{t: t, m: m}
	p.shows("Saved 1")
}
