package ui

import (
	"fmt"
	"testing"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/readstate"
)

// begins starts the program, checks for news, and ends the program.
func begins(t *testing.T, dir string, h *handbook.Handbook, c *clock) *program {
	t.Helper()
	p := study(t, dir, h, c, 80, 24)
	p.checkForNews()
	p.close()
	return p
}

func (p *program) checkForNews() {
	if cmd := p.checkNews(); cmd != nil {
		p.send(cmd())
	}
}

func TestNewsSinceTheLastStart(t *testing.T) {
	for name, test := range map[string]struct {
		texts map[string]string
		want  string
	}{
		"nothing":       {nil, ""},
		"another owner": {map[string]string{"b.md": "---\nid: second\nversion: \"1.0\"\nowner: Ada\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n"}, ""},
		"one changed":   {map[string]string{"b.md": minorEdit}, "1 updated entry since 3 October; type is:new to see it"},
		"one new":       {map[string]string{"d.md": "# D\n\nNew.\n"}, "1 new entry since 3 October; type is:new to see it"},
		"several": {
			map[string]string{"b.md": minorEdit, "c.md": "---\nid: third\n---\n# C\n\nOther.\n", "d.md": "# D\n\nNew.\n", "e.md": "# E\n\nNew.\n"},
			"2 new entries, 2 updated since 3 October; type is:new to see them",
		},
		"gone":         {map[string]string{"b.md": ""}, "1 removed entry since 3 October"},
		"gone and new": {map[string]string{"b.md": "", "d.md": "# D\n\nNew.\n"}, "1 new entry, 1 removed since 3 October; type is:new to see those that exist"},
		"a new major":  {map[string]string{"b.md": "---\nid: second\nversion: \"2.0\"\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n"}, "1 updated entry since 3 October; type is:new to see it"},
		"another id":   {map[string]string{"b.md": "---\nid: another\nformer_ids: [second]\nversion: \"1.0\"\n---\n# The second\n\nEvery key is turned twice. The door is shut.\n"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir, c := t.TempDir(), newClock()
			if p := begins(t, dir, course(t, nil), c); p.news() != "" {
				t.Errorf("at the first start: %q", p.news())
			}
			c.days(3)
			p := begins(t, dir, course(t, test.texts), c)
			if p.news() != test.want {
				t.Errorf("%q, want %q", p.news(), test.want)
			}
			if test.want != "" {
				p.shows(test.want)
				p.press("down")
				p.lacks(test.want)
				p.shows("enter read")
				if name == "one new" {
					p.shows("D                                      new ")
					p.press("down", "down", "enter", "esc")
					p.lacks("  new ")
				}
			}
			if p = begins(t, dir, p.book(), c); p.news() != "" || p.checkNews() != nil {
				t.Errorf("once more: %q", p.news())
			}
		})
	}
}

// News stays marked until the entry is opened, even after many starts. An error that is reported first does not remove
// it.
func TestNewsStayUntilTheEntryIsOpened(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	begins(t, dir, course(t, nil), c)
	h := course(t, map[string]string{"b.md": minorEdit, "d.md": "# D\n\nNew.\n"})
	c.days(1)
	p := begins(t, dir, h, c)
	p.say("1 error", " in these texts", true)
	p.lacks("type is:new to see them")
	p.press("down")
	p.shows("1 new entry, 1 updated since 3 October; type is:new to see them", "  updated ", "  new ")
	p.press("down")
	p.lacks("type is:new to see them")
	c.days(1)
	p = begins(t, dir, h, c)
	p.lacks("type is:new to see them")
	p.shows("The second                         updated ", "D                                      new ")
	p.typed("is:new")
	p.shows("All 2")
	p.press("esc")
	p.typed("is:changed")
	p.shows("All 1", "The second")
	p.press("enter", "esc", "esc")
	p.lacks("  updated ")
	p.close()
	c.days(1)
	p = begins(t, dir, h, c)
	p.lacks("  updated ")
	p.shows("  new ")
	p.press("tab")
	p.shows("  new ")
}

// An entry that is opened before the news is known, such as the first entry, is not news.
func TestAnOpenEntryIsNotNew(t *testing.T) {
	for name, read := range map[string]func(p *program){
		"before": func(p *program) { p.read("second"); p.checkForNews() },
		"meanwhile": func(p *program) {
			msg := p.checkNews()()
			p.read("second")
			p.send(msg)
		},
	} {
		dir, c := t.TempDir(), newClock()
		begins(t, dir, course(t, nil), c)
		c.days(1)
		p := study(t, dir, course(t, map[string]string{"b.md": minorEdit, "d.md": "# D\n\nNew.\n"}), c, 80, 24)
		read(p)
		p.press("esc")
		if p.isNews("second") || !p.isNews("d") {
			t.Errorf("%s: second is news: %t, d is: %t", name, p.isNews("second"), p.isNews("d"))
		}
	}
}

// An entry that was changed or added by a reload and then opened is not news at the next start. One that was not opened
// is.
func TestAnEntryOpenedAfterAReloadIsNotNew(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	p := begins(t, dir, course(t, nil), c)
	edited := course(t, map[string]string{"b.md": minorEdit, "c.md": "---\nid: third\n---\n# C\n\nOther.\n", "d.md": "# D\n\nNew.\n", "e.md": "# E\n\nNew.\n"})
	p.send(reloadedMsg{task: p.loading(), handbook: edited, index: search.New(edited)})
	for _, id := range []string{"second", "d"} {
		p.read(id)
		p.press("esc")
	}
	p.close()
	p = begins(t, dir, course(t, map[string]string{"b.md": minorEdit, "c.md": "---\nid: third\n---\n# C\n\nOther.\n", "d.md": "# D\n\nNew.\n", "e.md": "# E\n\nNew.\n"}), c)
	if want := "1 new entry, 1 updated since earlier today; type is:new to see them"; p.news() != want || p.isNews("second") || p.isNews("d") {
		t.Errorf("%q, want %q; second is news: %t, d is: %t", p.news(), want, p.isNews("second"), p.isNews("d"))
	}
}

// The date is that of the last start, even if nothing was new then.
func TestNewsAreSinceTheLastDay(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	begins(t, dir, course(t, nil), c)
	c.days(400)
	begins(t, dir, course(t, nil), c)
	c.days(400)
	if p := begins(t, dir, course(t, map[string]string{"b.md": minorEdit}), c); p.news() != "1 updated entry since 7 November 2027; type is:new to see it" {
		t.Error(p.news())
	}
}

// A very large handbook has no news, because no snapshot of it is stored.
func TestALargeHandbookHasNoNews(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	h := course(t, nil)
	h.Digest = "h1:large"
	for i := range readstate.MaxNewsEntries {
		h.Entries = append(h.Entries, &handbook.Entry{ID: fmt.Sprint("t", i), Title: "T"})
	}
	p := begins(t, dir, h, c)
	if met, ok := p.snapshot(); !ok || len(met.Marks) > 0 {
		t.Errorf("%v, %d bytes are kept of it", ok, len(met.Marks))
	}
	c.days(1)
	if p := begins(t, dir, course(t, nil), c); p.news() != "" {
		t.Error(p.news())
	}
	met, ok := study(t, dir, h, c, 80, 24).m.session.Store.Snapshot()
	if !ok || len(met.Marks) != 8*3 {
		t.Errorf("%d bytes", len(met.Marks))
	}
}

// A caution and news are shown together if there is space. The caution always takes precedence.
func TestNewsAndCautionsAreShownTogether(t *testing.T) {
	for life, brief := range map[string]string{"status: draft": "draft", "reviewed: 2020-01-01\nreview_in: 6 months": "review overdue"} {
		for _, width := range []int{120, 80, 40} {
			text := "---\nid: second\n" + life + "\n---\n# The second\n\nWords %d.\n"
			dir, c := t.TempDir(), newClock()
			begins(t, dir, course(t, map[string]string{"b.md": fmt.Sprintf(text, 1)}), c)
			c.days(1)
			p := begins(t, dir, course(t, map[string]string{"b.md": fmt.Sprintf(text, 2)}), c)
			p.resize(width, 24)
			if p.shows("  " + brief); brief == "draft" && width > 40 {
				p.shows("draft, updated")
			}
		}
	}
}
