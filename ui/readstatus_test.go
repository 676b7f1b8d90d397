package ui

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/readstate"
)

func TestAnEntryIsMarkedReadByHand(t *testing.T) {
	c := newClock()
	p := study(t, t.TempDir(), course(t, nil), c, 80, 24)
	p.press("down", "enter", "ctrl+o")
	p.shows("marked as read; ] opens The third; ^O undoes it", "✓ read")
	p.requireStatus("second", readstate.StatusRead)
	p.press("ctrl+o")
	p.shows("marked as unread; ^O marks it read again")
	p.requireStatus("second", readstate.StatusUnread)
	p.passTime(time.Minute)
	p.press("j")
	p.requireStatus("second", readstate.StatusRead) // it was on the screen long enough
	if p.record("second").ByHand {
		t.Error("it was not by hand")
	}
	p.press("ctrl+o")
	p.requireStatus("second", readstate.StatusUnread)
	p.press("j")
	p.requireStatus("second", readstate.StatusUnread)
}

func TestUndoingAMarkRestoresTheStatus(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 24)
	p.press("down", "enter", "ctrl+o")
	p.close()
	was := p.record("second")
	c.days(1)
	p = study(t, dir, course(t, map[string]string{"b.md": "---\nid: second\n---\n# The second\n\nTurn it once.\n"}), c, 80, 24)
	p.read("second")
	p.requireStatus("second", readstate.StatusChanged)
	p.press("ctrl+o")
	p.requireStatus("second", readstate.StatusRead)
	p.press("ctrl+o")
	p.shows("no longer marked as read")
	p.requireStatus("second", readstate.StatusChanged)
	if got := p.record("second"); got.Hash != was.Hash || got.Day != was.Day || got.Version != was.Version {
		t.Errorf("%+v, was %+v", got, was)
	}
}

// A new major version has to be read completely, even if its text is unchanged.
func TestAnUnchangedNewMajorVersionIsReadAgain(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	second := "---\nid: second\nversion: \"%s\"\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n"
	p := study(t, dir, course(t, nil), c, 80, 24)
	p.openSecond()
	p.readToEnd(time.Minute)
	p.requireStatus("second", readstate.StatusRead)
	p.close()
	p = study(t, dir, course(t, map[string]string{"b.md": fmt.Sprintf(second, "2.0")}), c, 80, 24)
	p.openSecond()
	p.press("j", "esc")
	p.requireStatus("second", readstate.StatusOutdated)
	p.read("second")
	p.readToEnd(time.Minute)
	p.requireStatus("second", readstate.StatusRead)

	p.read("second")
	h := course(t, map[string]string{"b.md": fmt.Sprintf(second, "3.0")})
	p.send(reloadedMsg{handbook: h, index: search.New(h)})
	p.shows("Read again: version 3.0 requires it")
	p.press("j", "esc")
	p.requireStatus("second", readstate.StatusOutdated)
}

// Undoing a mark restores what had been seen before, whether the mark was set in the reader or in the list.
func TestUndoingAMarkKeepsWhatWasSeen(t *testing.T) {
	for name, keys := range map[string][]string{"in the text": {"ctrl+o", "ctrl+o", "esc"}, "in the list": {"esc", "ctrl+o", "ctrl+o"}, "in both": {"esc", "ctrl+o", "enter", "ctrl+o", "esc"}} {
		t.Run(name, func(t *testing.T) {
			p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 14)
			p.press("enter")
			for range 2 {
				p.passTime(15 * time.Second)
				p.press("space")
			}
			p.saveSeen()
			seen := p.percentSeenOfFirst()
			if p.press(keys...); seen < 20 || p.percentSeenOfFirst() != seen {
				t.Errorf("%d %% were seen, and now %d %%", seen, p.percentSeenOfFirst())
			}
			p.requireStatus("first", readstate.StatusUnread)
			p.press("enter")
			p.passTime(time.Second)
			p.readToEnd(40 * time.Second)
			p.requireStatus("first", readstate.StatusRead)
		})
	}
}

// Undoing does not restore what had been seen of an earlier major version.
func TestUndoingAMarkRestoresNoEarlierMajorVersion(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	of := func(version string) *handbook.Handbook {
		return course(t, map[string]string{"a.md": "---\nid: first\nversion: \"" + version + "\"\n---\n# The first\n\n" + words(200)})
	}
	p := study(t, dir, of("1.0"), c, 80, 14)
	p.press("enter")
	p.passTime(15 * time.Second)
	p.press("space")
	p.close()
	if p.percentSeenOfFirst() < 10 {
		t.Fatal("nothing was seen of it")
	}
	p = study(t, dir, of("2.0"), c, 80, 14)
	p.press("tab")
	p.lacks(" %")
	p.press("enter", "ctrl+o", "ctrl+o")
	if seen := p.readerSeen(); len(seen) > 0 {
		t.Errorf("seen: %v", seen)
	}
}

// An entry that was marked by hand can still be read in parts over several days.
func TestAMarkedEntryIsStillReadInParts(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 14)
	p.press("enter", "ctrl+o")
	for day := 0; p.record("first").ByHand; day++ {
		if day > 8 {
			t.Fatal("it is never read to its end")
		}
		p.passTime(15 * time.Second)
		p.press("space", "esc")
		p.requireStatus("first", readstate.StatusRead)
		p.close()
		c.days(1)
		p = study(t, dir, course(t, nil), c, 80, 14)
		p.read("first")
	}
	if p.record("first").Day == "2026-10-03" {
		t.Error("it was read within a day")
	}
}

func TestWhichChangesAskToReadAgain(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want readstate.Status
	}{
		"nothing":           {"---\nid: second\nversion: \"1.0\"\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n", readstate.StatusRead},
		"another owner":     {"---\nid: second\nversion: \"1.0\"\nowner: Ada\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n", readstate.StatusRead},
		"a minor version":   {"---\nid: second\nversion: \"1.1\"\n---\n# The second\n\nEvery key is turned once. The door is shut.\n", readstate.StatusChanged},
		"no version":        {"---\nid: second\n---\n# The second\n\nEvery key is turned once. The door is shut.\n", readstate.StatusChanged},
		"a word as version": {"---\nid: second\nversion: final\n---\n# The second\n\nEvery key is turned once.\n", readstate.StatusChanged},
		"a major version":   {"---\nid: second\nversion: \"2.0\"\n---\n# The second\n\nEvery key is turned once. The door is shut.\n", readstate.StatusOutdated},
		"the same words":    {"---\nid: second\nversion: \"2.0\"\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n", readstate.StatusOutdated},
	} {
		t.Run(name, func(t *testing.T) {
			dir, c := t.TempDir(), newClock()
			p := study(t, dir, course(t, nil), c, 80, 24)
			p.press("down", "enter", "ctrl+o")
			p.close()
			p = study(t, dir, course(t, map[string]string{"b.md": test.text}), c, 80, 24)
			p.requireStatus("second", test.want)
			p.typed("is:unread")
			found := slices.ContainsFunc(p.hits(), func(hit search.Hit) bool { return hit.Entry.ID == "second" })
			if found != (test.want == readstate.StatusOutdated) {
				t.Errorf("is:unread finds it: %v", found)
			}
		})
	}
}

// The key that marks an entry may also be the one that completes reading it.
func TestMarkingAnEntryThatWasJustReadSaysSo(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 24)
	p.openSecond()
	p.passTime(time.Minute)
	p.press("ctrl+o")
	p.shows("already counted as read")
	p.requireStatus("second", readstate.StatusRead)
	if r := p.record("second"); r.ByHand {
		t.Errorf("%+v", r)
	}
}

// A mark that was undone by mistake can be restored.
func TestAMarkUndoneByMistakeComesBack(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 24)
	p.openSecond()
	p.passTime(time.Minute)
	p.press("j", "ctrl+o")
	p.requireStatus("second", readstate.StatusUnread)
	p.press("ctrl+o")
	p.shows("marked as read, as before")
	p.requireStatus("second", readstate.StatusRead)
	if r := p.record("second"); r.ByHand {
		t.Errorf("%+v", r)
	}
}

// A new major version opens at its top, regardless of where the entry was left.
func TestANewMajorVersionOpensAtItsTop(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	long := "---\nid: first\nversion: \"%s\"\n---\n# The first\n\n" + words(300)
	p := study(t, dir, course(t, map[string]string{"a.md": fmt.Sprintf(long, "1.0")}), c, 80, 16)
	p.press("enter", "ctrl+o", "space", "space", "esc")
	p.close()
	p = study(t, dir, course(t, map[string]string{"a.md": fmt.Sprintf(long, "2.0")}), c, 80, 16)
	p.press("enter")
	p.shows("Read again: version 2.0 requires it", "w0000")
	p.passTime(time.Minute)
	p.press("space", "esc")
	p.close()
	p = study(t, dir, course(t, map[string]string{"a.md": fmt.Sprintf(long, "2.0")}), c, 80, 16)
	p.press("enter")
	p.lacks("w0000") // it is still being rendered
}

// A partly read entry that has changed reports the change and can be compared.
func TestAPartlyReadEntryIsCompared(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	long := "---\nid: first\n---\n# The first\n\nThe key is %s.\n\n" + words(300)
	p := study(t, dir, course(t, map[string]string{"a.md": fmt.Sprintf(long, "turned")}), c, 80, 16)
	p.press("enter")
	p.passTime(time.Minute)
	p.press("space", "esc")
	if err := p.keep(); err != nil {
		t.Fatal(err)
	}
	p.close()
	p = study(t, dir, course(t, map[string]string{"a.md": fmt.Sprintf(long, "turned")}), c, 80, 16)
	p.press("enter", "D")
	p.shows("no changes since you began to read it")
	p.close()
	p = study(t, dir, course(t, map[string]string{"a.md": fmt.Sprintf(long, "broken")}), c, 80, 16)
	p.press("enter")
	p.shows("changed since you began to read it; D shows what")
	p.openDiff()
	p.shows("[-turned.-] {+broken.+}")
}
