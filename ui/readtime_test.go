package ui

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/page"
	"trustbook/ui/reader"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/statusbar"
)

// clock is a clock that the test sets.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2026, 10, 3, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time             { return c.t }
func (c *clock) pass(d time.Duration)       { c.t = c.t.Add(d) }
func (c *clock) days(n int)                 { c.t = c.t.AddDate(0, 0, n) }
func (p *program) passTime(d time.Duration) { p.clock.pass(d) }

// words returns a text of n words of five letters each, in lines of ten words.
func words(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "w%04d", i)
		if i%10 == 9 {
			b.WriteString(".\n\n")
			continue
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// course returns a small handbook with a reading path. Files in texts are added or replaced; an empty one is removed.
func course(t testing.TB, texts map[string]string) *handbook.Handbook {
	t.Helper()
	files := fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Course\nreading_paths:\n  - {id: start, title: Start here}\n")},
		"a.md":          {Data: []byte("---\nid: first\n---\n# The first\n\n" + words(200))},
		"b.md":          {Data: []byte("---\nid: second\nversion: \"1.0\"\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n")},
		"c.md":          {Data: []byte("---\nid: third\n---\n# The third\n\n" + words(20))},
	}
	for name, text := range texts {
		if files[name] = (&fstest.MapFile{Data: []byte(text)}); text == "" {
			delete(files, name)
		}
	}
	h, err := load.Handbook(files)
	if err != nil || len(h.Problems) > 0 {
		t.Fatal(err, h.Problems)
	}
	return h
}

// study starts the program for a reader with a state folder and a clock.
func study(t testing.TB, dir string, h *handbook.Handbook, c *clock, width, height int) *program {
	t.Helper()
	m := New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: width, Height: height, Session: session.Options{Store: readstate.Open(dir, c.now), Now: c.now}})
	p := &program{t: t, m: m, clock: c}
	p.runFirst()
	return p
}

func (p *program) requireStatus(id string, want readstate.Status) {
	p.t.Helper()
	if got := p.readStatus(id); got != want {
		p.t.Fatalf("%s stands at %d, want %d\n%s", id, got, want, p.screen())
	}
}

// readToEnd reads the open entry to its end, spending the same time on each page, and goes back to the list.
func (p *program) readToEnd(page time.Duration) {
	p.t.Helper()
	for range 200 {
		p.passTime(page)
		if p.readerAtBottom() {
			break
		}
		p.press("space")
	}
	p.press("esc")
}

func TestAnEntryIsReadOnceThereWasTimeToReadIt(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 16}, {40, 12}, {30, 8}} {
		for pace, want := range map[time.Duration]readstate.Status{time.Second: readstate.StatusUnread, 70 * time.Second: readstate.StatusRead} {
			p := study(t, t.TempDir(), course(t, nil), newClock(), size[0], size[1])
			p.press("enter")
			if p.readToEnd(pace); p.readStatus("first") != want {
				t.Errorf("%v: read for %v a page, it stands at %d", size, pace, p.readStatus("first"))
			}
		}
	}
}

// 200 words take 48 seconds, regardless of how the reader moves.
func TestReadingTimeDoesNotDependOnMovement(t *testing.T) {
	for name, step := range map[string]func(p *program){
		"line by line": func(p *program) { p.press("j") },
		"to and fro":   func(p *program) { p.press([]string{"j", "space", "k", "b"}[rand.IntN(4)]) },
		"resized":      func(p *program) { p.resize(40+rand.IntN(60), 60); p.press("g") },
	} {
		t.Run(name, func(t *testing.T) {
			p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 60)
			p.press("enter")
			began := p.clock.t
			for p.readStatus("first") != readstate.StatusRead && p.clock.t.Sub(began) < time.Hour {
				p.passTime(time.Duration(rand.IntN(4000)) * time.Millisecond)
				step(p)
			}
			if took := p.clock.t.Sub(began); took < 44*time.Second || took > 75*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestNothingIsReadWhileTheReaderIsAway(t *testing.T) {
	for name, night := range map[string]func(p *program){
		"alone":       func(*program) {},
		"behind help": func(p *program) { p.press("?") },
		"with files that change": func(p *program) {
			for range 300 {
				p.passTime(2 * time.Minute)
				p.send(filesChangedMsg{})
				p.send(statusbar.MessageExpired{})
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 24)
			p.setLoad(reads(p.book(), nil))
			p.press("down", "enter")
			night(p)
			p.passTime(10 * time.Hour)
			p.press("j", "esc", "esc")
			p.requireStatus("second", readstate.StatusUnread)
			p.requireStatus("first", readstate.StatusUnread)
		})
	}
}

func TestAClockThatIsSetBackCreditsNoTime(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 24)
	p.press("down", "enter")
	for _, d := range []time.Duration{-time.Hour, 0, -time.Nanosecond} {
		p.passTime(d)
		p.press("j")
	}
	p.requireStatus("second", readstate.StatusUnread)
}

func TestReadingContinuesOnAnotherDayAndAtAnotherWidth(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 14)
	p.press("enter")
	for range 2 {
		p.passTime(15 * time.Second)
		p.press("space")
	}
	p.lacks("✓ read")
	p.press("esc", "tab")
	p.shows("%")
	p.close()
	p.requireStatus("first", readstate.StatusUnread)

	c.days(1)
	p = study(t, dir, course(t, nil), c, 44, 20)
	p.press("enter")
	p.readToEnd(20 * time.Second)
	p.requireStatus("first", readstate.StatusRead)
	if got := p.record("first"); got.Day != "2026-10-04" || got.ByHand {
		t.Errorf("%+v", got)
	}
	p.close()
	study(t, dir, course(t, nil), c, 80, 24).requireStatus("first", readstate.StatusRead)
}

// carry runs a command that opens an entry, and delivers its page and the progress carried over an edit.
func (p *program) carry(cmd tea.Cmd) {
	for _, msg := range results(cmd) {
		switch msg.(type) {
		case reader.CarryOverResult, page.EntryRendered:
			p.send(msg)
		}
	}
}

// After an edit only the edited line has to be read again, at any width.
func TestASmallEditCostsNoProgress(t *testing.T) {
	edit := func(version string) *handbook.Handbook {
		return course(t, map[string]string{"a.md": "---\nid: first\nversion: \"" + version + "\"\n---\n# The first\n\n" + strings.Replace(words(200), "w0003", "x9993", 1)})
	}
	for name, test := range map[string]struct {
		version string
		kept    bool
	}{"a word": {"1.1", true}, "a new MAJOR": {"2.0", false}} {
		t.Run(name, func(t *testing.T) {
			dir, c := t.TempDir(), newClock()
			p := study(t, dir, course(t, map[string]string{"a.md": "---\nid: first\nversion: \"1.0\"\n---\n# The first\n\n" + words(200)}), c, 80, 14)
			p.press("enter")
			for range 2 {
				p.passTime(15 * time.Second)
				p.press("space")
			}
			p.close()
			seen := p.percentSeenOfFirst()

			p = study(t, dir, edit(test.version), c, 44, 20)
			p.carry(p.press("enter"))
			p.saveSeen()
			if now := p.percentSeenOfFirst(); seen < 20 || test.kept != (now > seen-3) || !test.kept && now > 0 {
				t.Errorf("%d %% were seen, and now %d %%", seen, now)
			}
			if seen := p.readerSeen(); seen.CountIn(15, 20) > 0 || test.kept && seen.CountIn(0, 15)+seen.CountIn(20, 100) < 90 {
				t.Errorf("seen: %v", seen)
			}
			p.press("g")
			p.readToEnd(70 * time.Second)
			p.requireStatus("first", readstate.StatusRead)
		})
	}
}

// Opening an entry again does not make it partly read.
func TestAnEntryThatWasReadStaysRead(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 14)
	p.press("enter")
	p.readToEnd(70 * time.Second)
	p.requireStatus("first", readstate.StatusRead)
	p.close()
	was := p.record("first")
	p = study(t, dir, course(t, nil), c, 80, 14)
	p.read("first")
	p.press("g")
	p.passTime(15 * time.Second)
	p.press("space", "esc")
	p.close()
	if is := p.record("first"); fmt.Sprint(is) != fmt.Sprint(was) || was.Partial.Hash != "" {
		t.Errorf("%+v, was %+v", is, was)
	}
	if copies, _ := filepath.Glob(filepath.Join(dir, "part-*")); len(copies) > 0 {
		t.Error(copies)
	}
}

func TestAReaderWhoSkippedToTheEndIsTakenToTheFirstUnreadLine(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := study(t, dir, course(t, nil), c, 80, 16)
	p.press("enter")
	p.passTime(time.Minute)
	p.press("G")
	p.passTime(time.Minute)
	p.press("esc")
	p.requireStatus("first", readstate.StatusUnread)
	p.close()
	p = study(t, dir, course(t, nil), c, 80, 16)
	p.press("enter")
	p.shows("here is the first line you have not read", "w0070")
	p.lacks("w0000", "w0190")
	p.readToEnd(time.Minute)
	p.requireStatus("first", readstate.StatusRead)
	p.press("enter")
	p.lacks("here is the first line")
}

// Once there was time to read the entry, the ✓ appears and the next entry is named, without a key press.
func TestReadIsSaidWithoutAKey(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 120, 60)
	p.press("tab", "enter")
	p.passTime(5 * time.Second)
	p.send(reader.ReadTimeElapsed{})
	if p.readStatus("first") == readstate.StatusRead {
		t.Error("it is read at once")
	}
	p.passTime(50 * time.Second)
	p.send(reader.ReadTimeElapsed{})
	p.shows("✓ read; ] opens The second")
	p.press("]")
	p.shows("The second")
	p.lacks("✓ read; ]")
}
