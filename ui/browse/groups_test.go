package browse

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/layout"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
)

// groupedFiles returns a handbook with nested groups and n additional entries in one of them.
func groupedFiles(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for _, name := range []string{"rules/index", "rules/night/lamps", "rules/night/deep/water", "rules/night/deep/wells", "rules/quay", "rules/sea/boats", "keys/a"} {
		files[name+".md"] = &fstest.MapFile{Data: []byte("# Entry " + name + "\n\nWords.\n")}
	}
	for i := range n / 4 { // otherwise rules would be the content folder
		files[fmt.Sprintf("keys/%02d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("# Key %d\n\nWords.\n", i))}
	}
	for i := range n {
		files[fmt.Sprintf("rules/sea/more/%03d.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("# More %d\n\nWords.\n", i))}
	}
	return files
}

// rows returns the rows of the list, indented by depth, with + and - before closed and open groups.
func (m *Model) rows() string {
	var out []string
	for i := range m.List.Len() {
		it := m.List.At(i)
		row := strings.Repeat(" ", it.Depth)
		switch {
		case it.Folder == nil:
			row += it.Entry.ID
		case it.Folder.Open:
			row += fmt.Sprintf("-%s %d", it.Folder.Group.Title, len(it.Folder.Entries))
		default:
			row += fmt.Sprintf("+%s %d", it.Folder.Group.Title, len(it.Folder.Entries))
		}
		out = append(out, row)
	}
	return strings.Join(out, "\n")
}

func (m *Model) enter() { m.Update(tea.KeyPressMsg{Code: tea.KeyEnter}) }

func (m *Model) wantRows(t *testing.T, want ...string) {
	t.Helper()
	if got := m.rows(); got != strings.Join(want, "\n") {
		t.Fatalf("the list has\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// hints fails unless the bottom row describes a key with the given words.
func (m *Model) hints(t *testing.T, want string) {
	t.Helper()
	if !slices.ContainsFunc(m.Keys(), func(k key.Binding) bool { return k.Help().Desc == want }) {
		t.Errorf("no key is shown for %q", want)
	}
}

func TestGroupsOpenAndClose(t *testing.T) {
	m := openFiles(t, new(readstate.Store), 120, 36, groupedFiles(0))
	m.Show("rules")
	m.SetSize(m.size)
	all := []string{"rules", "rules-quay", "-Night 3", " rules-night-lamps", " -Deep 2", "  rules-night-deep-water", "  rules-night-deep-wells", "-Sea 1", " rules-sea-boats"}
	m.wantRows(t, all...)
	m.Select(2)
	m.shows(t, "3 entries", "▾ Night", "  ▾ Deep", "Entry rules/night/deep/wells")
	m.hints(t, "close group")
	m.enter()
	m.wantRows(t, "rules", "rules-quay", "+Night 3", "-Sea 1", " rules-sea-boats")
	m.shows(t, "▸ Night")
	m.hints(t, "open group")
	if m.List.Selected() != 2 || m.Current() != nil {
		t.Errorf("row %d is selected, and %v", m.List.Selected(), m.Current())
	}
	m.SelectEntry(m.session.Handbook.Entry("rules-night-deep-water"))
	if f := m.List.Current().Folder; f == nil || f.Group.Title != "Night" {
		t.Errorf("an entry in a closed group selects %+v", m.List.Current())
	}
	m.Input.SetValue("wells")
	m.search()
	for i := range m.List.Len() {
		if m.List.At(i).Folder != nil {
			t.Error("hits have groups")
		}
	}
	m.Input.Reset()
	m.search()
	m.Select(2)
	m.enter()
	m.wantRows(t, all...)
}

func TestGroupsAreClosedAtFirstInALongTab(t *testing.T) {
	m := openFiles(t, new(readstate.Store), 120, 36, groupedFiles(maxOpenRows))
	m.Show("keys")
	if m.List.Len() != 11 {
		t.Errorf("a tab without groups has\n%s", m.rows())
	}
	m.Show("rules")
	m.wantRows(t, "rules", "rules-quay", "+Night 3", "+Sea 41")
}

// Stepping through entries in either direction skips none and opens groups on the way.
func TestSteppingOpensGroups(t *testing.T) {
	for _, by := range []int{1, -1} {
		m := openFiles(t, new(readstate.Store), 80, 24, groupedFiles(maxOpenRows))
		want := slices.Clone(m.session.Handbook.Entries)
		if by < 0 {
			slices.Reverse(want)
			m.Select(m.List.Len() - 1)
			m.stepIntoFolder(m.List.Selected(), 1)
			m.SetSize(m.size)
			for m.Step(1) != nil {
			}
		}
		got := []*handbook.Entry{m.Selected()}
		for e := m.Step(by); e != nil; e = m.Step(by) {
			got = append(got, e)
		}
		if !slices.Equal(got, want) {
			t.Errorf("by %d: %d entries of %d; the list has\n%s", by, len(got), len(want), m.rows())
		}
	}
}

func TestGroupsAreRemembered(t *testing.T) {
	dir := t.TempDir()
	store := readstate.Open(dir, nil)
	m := openFiles(t, store, 120, 36, groupedFiles(maxOpenRows))
	m.Show("rules")
	m.SetSize(m.size)
	m.Select(2)
	m.enter()
	if err := store.Flush(); err != nil {
		t.Fatal(err)
	}
	again := openFiles(t, readstate.Open(dir, nil), 120, 36, groupedFiles(maxOpenRows))
	again.Show("rules")
	again.wantRows(t, "rules", "rules-quay", "-Night 3", " rules-night-lamps", " +Deep 2", "+Sea 41")
}

// No row is wider than the screen, however deeply groups are nested.
func TestGroupsFitEverySize(t *testing.T) {
	files := groupedFiles(0)
	files["rules/"+strings.Repeat("a long name of a group/", 9)+"x.md"] = &fstest.MapFile{Data: []byte("---\nid: POL-0001\n---\n# A long title of an entry that is deep down\n")}
	m := openFiles(t, new(readstate.Store), 120, 36, files)
	for _, width := range []int{30, 40, 59, 60, 80, 99, 100, 130} {
		for _, height := range []int{8, 15, 24, 36} {
			m.SetSize(layout.New(width, height, layout.Content{}))
			for i := range m.List.Len() {
				m.Select(i)
				for _, row := range m.Render() {
					if w := ansi.StringWidth(row); w > width {
						t.Fatalf("%dx%d: a row has %d cells: %q", width, height, w, ansi.Strip(row))
					}
				}
			}
		}
	}
	m.SetTheme(theme.New(theme.Options{ASCII: true}))
	m.SetSize(layout.New(100, 30, layout.Content{}))
	for _, row := range m.Render() {
		if strings.ContainsAny(row, "▸▾") {
			t.Errorf("not ASCII: %q", row)
		}
	}
}
