package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// staff returns a course with paths and entries for certain roles.
func staff(t testing.TB) *handbook.Handbook {
	t.Helper()
	return course(t, map[string]string{
		"handbook.yaml": "title: Course\nreading_paths:\n  - {id: leads, title: Leading, roles: [manager], entries: [first, third], due_days: 3}\n" +
			"  - {id: start, title: Start here, due_days: 14}\n  - {id: ops, title: Operations, roles: [Engineer, on call], entries: [second, third], due_days: 7}\n",
		"a.md": "---\nid: first\naudience: [manager]\n---\n# The first\n\n" + words(200),
		"c.md": "---\nid: third\naudience: [auditor, ENGINEER]\n---\n# The third\n\n" + words(20),
	})
}

// inRole starts the program for a reader with roles.
func inRole(t testing.TB, dir string, h *handbook.Handbook, c *clock, roles string, width, height int) *program {
	t.Helper()
	p := &program{t: t, clock: c, m: New(Options{
		Handbook: h, Index: search.New(h), Theme: dark, Width: width, Height: height,
		Session: session.Options{Store: readstate.Open(dir, c.now), Now: c.now, Roles: handbook.ParseRoles(roles)},
	})}
	p.runFirst()
	return p
}

// order returns the entries in the list and the labels of the tabs.
func (p *program) order() string {
	var texts, tabs []string
	for i := range p.listLen() {
		texts = append(texts, p.listEntry(i).ID)
	}
	for _, t := range p.tabs() {
		tabs = append(tabs, t.Label)
	}
	return strings.Join(texts, " ") + "; " + strings.Join(tabs, ", ")
}

func TestEntriesForARoleComeFirst(t *testing.T) {
	for roles, want := range map[string]string{
		"":                  "first second third; All, Leading, Start here, Operations, General, Saved",
		"engineer":          "third second first; All, Operations, Start here, Leading, General, Saved",
		"manager, engineer": "first third second; All, Leading, Operations, Start here, General, Saved",
		"cook":              "second first third; All, Start here, Leading, Operations, General, Saved",
	} {
		p := inRole(t, t.TempDir(), staff(t), newClock(), roles, 120, 36)
		if got := p.order(); got != want {
			t.Errorf("%q: %s, want %s", roles, got, want)
		}
	}
}

// Roles change neither the order of a path nor the order of hits.
func TestARoleChangesNoPathAndNoSearch(t *testing.T) {
	h := staff(t)
	for _, roles := range []string{"", "engineer", "manager", "cook"} {
		p := inRole(t, t.TempDir(), h, newClock(), roles, 120, 36)
		p.switchTabTo("start")
		if got := p.order(); !strings.HasPrefix(got, "first second third;") {
			t.Errorf("%q: the path is %s", roles, got)
		}
		p.press("esc")
		p.typed("the")
		if got, want := p.order(), inRole(t, t.TempDir(), h, newClock(), "", 120, 36).typed("the").order(); got[:18] != want[:18] {
			t.Errorf("%q: found %s, and %s without a role", roles, got, want)
		}
	}
}

// Without a role, no screen mentions roles. In a handbook without roles, a role changes no screen.
func TestWithoutRolesNoScreenDiffers(t *testing.T) {
	for _, size := range screenSizes {
		p := inRole(t, t.TempDir(), staff(t), newClock(), "", size[0], size[1])
		for range p.tabs() {
			p.lacks("for you", "for manager", "(you)")
			p.press("tab")
		}
		with, without := inRole(t, t.TempDir(), course(t, nil), newClock(), "engineer", size[0], size[1]), study(t, t.TempDir(), course(t, nil), newClock(), size[0], size[1])
		for range with.tabs() {
			if with.content() != without.content() {
				t.Fatalf("%v: %s\nand without a role\n%s", size, with.screen(), without.screen())
			}
			with.press("tab")
			without.press("tab")
		}
	}
}

func TestForYouNeverTakesRoomFromATitle(t *testing.T) {
	h := staff(t)
	h.Entry("third").Title = "A title of thirty-three letters.."
	marked, bare := 0, 0
	p := inRole(t, t.TempDir(), h, newClock(), "engineer", 120, 30)
	p.press("ctrl+s")
	for _, width := range columns(t) {
		p.resize(width, 30)
		row := p.selectedRow()
		switch {
		case strings.Contains(row, phrases.StatusForYou):
			marked++
			if !strings.Contains(row, h.Entry("third").Title+"  ") || !strings.Contains(row, phrases.StatusForYou+" ✶") {
				t.Errorf("width %d: %q", width, row)
			}
		default:
			bare++
		}
		if ansi.StringWidth(row) > width {
			t.Errorf("width %d: %q", width, row)
		}
	}
	if marked == 0 || bare == 0 {
		t.Errorf("%d rows have the mark, %d have not", marked, bare)
	}
}

// On a path for the reader no entry has the mark, because every entry would have it.
func TestAPathShowsItsAudience(t *testing.T) {
	p := inRole(t, t.TempDir(), staff(t), newClock(), "Engineer", 120, 36)
	p.shows("The third                              for you ")
	p.press("tab")
	p.shows("0 of 2 read", "7 days to finish")
	if n := strings.Count(p.screen(), phrases.StatusForYou); n != 1 {
		t.Errorf("%d marks:\n%s", n, p.screen())
	}
	p.press("tab")
	p.shows("0 of 3 read", "14 days to finish", "◦ The third                            for you ")
	p.press("tab")
	p.shows("0 of 2 read ∙ for manager")
	p.lacks("3 days")
}

func TestAnEntryShowsThatItIsForTheReader(t *testing.T) {
	p := inRole(t, t.TempDir(), staff(t), newClock(), "engineer, manager", 120, 36)
	p.read("third")
	p.shows("For       auditor, ENGINEER (you)")
	p = study(t, t.TempDir(), staff(t), newClock(), 120, 36)
	p.read("third")
	p.shows("For       auditor, ENGINEER")
	p.lacks("(you)")
}

func TestAnUnknownRoleIsReportedOnce(t *testing.T) {
	for _, test := range []struct {
		roles  string
		insist bool
		book   *handbook.Handbook
		want   string // "" for nothing
	}{
		{"engineer", true, staff(t), ""},
		{"cook, Engineer", false, staff(t), "this handbook has no role cook; its roles are auditor, Engineer, manager, on call"},
		{"cook, smith", false, staff(t), "this handbook has no roles cook, smith; its roles are"},
		{"cook", false, course(t, nil), ""},
		{"cook", true, course(t, nil), "this handbook has no roles: the entries are the same for everybody"},
	} {
		m := New(Options{Load: reads(test.book, nil), Theme: dark, Width: 120, Height: 36, Session: session.Options{Roles: handbook.ParseRoles(test.roles), RolesFromFlag: test.insist}})
		p := &program{t: t, m: m}
		p.send(loadedMsg{task: p.loading(), handbook: test.book})
		if test.want == "" {
			p.lacks("no role")
			continue
		}
		p.shows(test.want)
		p.press("down")
		p.lacks("no role")
	}
}

// An unknown role does not hide a problem.
func TestAProblemIsReportedBeforeARole(t *testing.T) {
	h := staff(t)
	m := New(Options{Load: reads(h, nil), Theme: dark, Width: 120, Height: 36, Session: session.Options{Roles: handbook.ParseRoles("cook")}, Notice: "configuration: wrong"})
	p := &program{t: t, m: m}
	p.send(loadedMsg{task: p.loading(), handbook: h})
	p.shows("caution: configuration: wrong")
}

func TestRolesGolden(t *testing.T) {
	for look, o := range map[string]theme.Options{"dark": dark, "mono": {Depth: theme.NoColour, ASCII: true}} {
		for _, size := range [][2]int{{100, 30}, {80, 24}, {40, 15}} {
			t.Run(fmt.Sprintf("%s-%dx%d", look, size[0], size[1]), func(t *testing.T) {
				c, dir := newClock(), t.TempDir()
				p := inRole(t, dir, staff(t), c, "engineer", size[0], size[1])
				p.press("tab", "enter", "ctrl+o", "esc")
				p.close()
				c.days(8)
				p = inRole(t, dir, staff(t), c, "engineer", size[0], size[1])
				p.setTheme(o)
				p.press("tab")
				p.shows("1 of 2 read", "was due 10 October")
				golden.RequireEqual(t, p.content())
			})
		}
	}
}
