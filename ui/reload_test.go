package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/layout"
	"trustbook/ui/page"
)

// desk is a folder of entries that an author works on, open in the program.
type desk struct {
	*program
	folder string
}

// newDesk returns a desk with the entries of the fixture.
func newDesk(t *testing.T, width, height int) desk {
	t.Helper()
	d := desk{folder: t.TempDir()}
	if err := os.CopyFS(d.folder, os.DirFS("testdata/handbook")); err != nil {
		t.Fatal(err)
	}
	loader := new(load.Loader)
	reads := func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
		return loader.Load(ctx, os.DirFS(d.folder), progress)
	}
	d.program = &program{t: t, m: New(Options{Load: reads, Reloadable: true, Theme: dark, Width: width, Height: height})}
	d.work(d.loadCmd())
	d.work(d.indexCmd())
	return d
}

// file returns the path of an entry.
func (d desk) file(id string) string {
	d.t.Helper()
	e := d.book().Entry(id)
	if e == nil {
		d.t.Fatalf("no text has the id %s", id)
	}
	return filepath.Join(d.folder, filepath.FromSlash(e.Path))
}

// sharedText returns the content of one of the files.
func (d desk) sharedText() string {
	d.t.Helper()
	data, err := os.ReadFile(d.file("shared"))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// save writes an entry, and reloads the folder.
func (d desk) save(id, text string) {
	d.t.Helper()
	if err := os.WriteFile(d.file(id), []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.work(d.press("f5"))
}

// longBody returns a body that fills many screens, with rows that all differ.
func longBody(lines int) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString("Line " + strings.Repeat("i", i+1) + ".\n\n")
	}
	return b.String()
}

func TestReloadingKeepsThePosition(t *testing.T) {
	d := newDesk(t, 100, 20)
	d.save("shared", d.sharedText()+longBody(30))
	for d.activeTab().ID != d.book().Entry("shared").Category {
		d.press("tab")
	}
	d.typed("sharing")
	d.press("enter", "space", "j")
	if d.readerLines()[d.readerTop()] == "" {
		d.press("j")
	}
	tab, top := d.activeTab().ID, d.readerLines()[d.readerTop()]

	d.save("shared", strings.Replace(d.sharedText(), "Line i.", "More at the top.\n\nAnd more.\n\nLine i.", 1))
	d.shows("reloaded: 1 changed file")
	if e := d.open(); e == nil || e != d.book().Entry("shared") || !strings.Contains(e.Markdown, "And more.") {
		t.Fatal("the open text is not the one that was saved")
	}
	if got := d.readerLines()[d.readerTop()]; got != top {
		t.Errorf("the row at the top is %q, was %q", got, top)
	}
	if d.query() != "sharing" || d.searchLine() != "sharing" || d.activeTab().ID != tab {
		t.Errorf("query %q, tab %q", d.query(), d.activeTab().ID)
	}
	d.press("esc")
	if d.selected() != d.book().Entry("shared") || d.selectedHit() == nil {
		t.Error("the list is not on the text that was read")
	}
}

// The new wording is rendered before it replaces the old one.
func TestALargeEntryStaysOnTheScreenDuringAReload(t *testing.T) {
	d := newDesk(t, 100, 20)
	d.save("shared", d.sharedText()+strings.Repeat(longBody(40), 10))
	d.typed("sharing")
	d.press("enter")
	d.send(d.renderedPage("shared", d.readerWidth()))
	d.press("G")
	top := d.readerLines()[d.readerTop():]
	d.save("shared", d.sharedText()+"The end.\n")
	rows := d.readerLines()[d.readerTop():]
	if rows[0] != top[0] || !strings.Contains(strings.Join(rows, " "), "The end.") {
		t.Errorf("the screen begins %q, was %q", rows[0], top[0])
	}
}

func TestReloadingKeepsTheSelection(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.press("down", "down")
	chosen := d.selected()
	first := d.book().Entries[0]
	if err := os.Remove(d.file(first.ID)); err != nil {
		t.Fatal(err)
	}
	d.work(d.press("f5"))
	if got := d.selected(); got == nil || got.ID != chosen.ID {
		t.Errorf("the cursor is on %v, was on %s", got, chosen.ID)
	}
	d.lacks(first.Title)

	// an entry with another id continues the one in the same file
	d.save(chosen.ID, "---\nid: quite-another\n---\n# Quite another\n")
	if got := d.selected(); got == nil || got.ID != "quite-another" {
		t.Errorf("the cursor is on %v", got)
	}
	d.shows("Quite another")
}

func TestABrokenSaveIsReportedAndHidesNothing(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.typed("sharing").press("enter")
	good := d.sharedText()
	d.save("shared", strings.Replace(good, "---\n", "---\norder: first\nkeywords: {\n", 1))
	d.shows(filepath.ToSlash(strings.TrimPrefix(d.file("shared"), d.folder+string(filepath.Separator)))+":", "not valid YAML", "Sharing accounts")
	if !d.statusIsCaution() {
		t.Error("it is said as if all were well")
	}
	d.press("j")
	d.save("shared", good)
	d.shows("a problem is fixed")
}

func TestARemovedEntryClosesTheReader(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.typed("sharing").press("enter", "Y")
	d.shows("The answer with its source")
	if err := os.Remove(d.file("shared")); err != nil {
		t.Fatal(err)
	}
	d.work(d.press("f5"))
	if d.open() != nil || d.dialogOpen() {
		t.Error("something is open on a text that is not there")
	}
	d.shows("no longer here: Sharing accounts")
}

// The menu copies the current wording.
func TestAnOpenDialogShowsTheReloadedEntry(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.typed("sharing").press("enter", "Y", "down", "down")
	d.save("shared", d.sharedText()+"\nA sentence that is new here.\n")
	d.shows("A sentence that is new here.")
	if d.chosenInDialog() != 2 {
		t.Error("the cursor in the box has moved")
	}
	d.press("esc", "ctrl+g")
	d.save("shared", d.sharedText()+"\nOne more.\n")
	d.shows("Help", "reload")
}

func TestAMissingFolderTakesNothingAway(t *testing.T) {
	d := newDesk(t, 120, 36)
	away := d.folder + "-away"
	if err := os.Rename(d.folder, away); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(away) })
	d.work(d.press("f5"))
	d.shows("not reloaded: ", "All 5")
	if err := os.Rename(away, d.folder); err != nil {
		t.Fatal(err)
	}
	d.work(d.send(filesChangedMsg{}))
	d.shows("no changes")
}

// No change is lost, and at most one load runs at a time.
func TestChangesDuringALoadAreLoadedAfterIt(t *testing.T) {
	d := newDesk(t, 120, 36)
	h, task := d.book(), func() *task { return d.loading() }
	d.send(filesChangedMsg{})
	first := task()
	d.send(filesChangedMsg{})
	d.press("f5")
	if task() != first {
		t.Fatal("two are under way")
	}
	d.send(reloadedMsg{task: first})
	second := task()
	if second == nil || second == first {
		t.Fatal("what has changed meanwhile is not read")
	}
	d.send(reloadedMsg{task: first, handbook: handbook.New(handbook.Parts{}), index: search.New(handbook.New(handbook.Parts{}))})
	if d.book() != h || task() != second {
		t.Error("what comes late was taken")
	}
	d.send(reloadedMsg{task: second})
	if task() != nil {
		t.Error("it is read for ever")
	}
}

func TestAReloadReplacesAnUnfinishedIndex(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.dropIndex()
	_ = d.indexCmd()
	old := d.indexing()
	d.typed("sharing").press("enter")
	d.save("shared", d.sharedText()+"\nMore.\n")
	if old.ctx.Err() == nil || d.indexing() != nil {
		t.Error("the old index is still being made")
	}
	if d.openID() != "shared" {
		t.Error("enter does not open the answer once there is one")
	}
	d.send(indexedMsg{old, search.New(handbook.New(handbook.Parts{}))})
	if d.index() == nil || d.open() == nil {
		t.Error("the late index was taken")
	}
}

func TestAPageRenderedForAnEarlierWordingIsDropped(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.save("shared", d.sharedText()+longBody(400))
	stale := d.prepare(d.book().Entry("shared"), 33)().(page.Rendered)
	d.save("shared", d.sharedText()+"\nMore.\n")
	d.send(stale)
	if d.prepare(d.book().Entry("shared"), 33) == nil {
		t.Error("it was kept")
	}
}

func TestBuiltInEntriesHaveNoKeyToReload(t *testing.T) {
	p := start(t, 120, 36)
	p.press("ctrl+g")
	p.typed("reload")
	p.shows("No key does that.")
	p.press("esc", "esc", "enter")
	if cmd := p.press("r"); cmd != nil || p.loading() != nil {
		t.Error("r does something")
	}
	p.press("esc", "f5")
	if p.loading() != nil {
		t.Error("f5 does something")
	}
	d := newDesk(t, 120, 36)
	d.press("ctrl+g")
	d.typed("reload")
	d.shows("f5", "2 keys")
}

func TestTheEndOfWatchingIsReported(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.send(filesChangedMsg{os.ErrPermission})
	d.shows("changes are no longer watched: ")
	if d.loading() != nil {
		t.Error("and yet it is read again")
	}
}

// When the pack is good again, with the same entries, the banner disappears. Until then no key removes it, and the
// mouse and the cursor are where they appear to be.
func TestReloadingReplacesTheMarkAndTheBanner(t *testing.T) {
	mark, banner := "damaged; last good shown", "h.zip: the signature does not match the file; showing the last good edition, number 7"
	loader := new(load.Loader)
	reads := func(ctx context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
		h, err := loader.Load(ctx, os.DirFS("testdata/handbook"), progress)
		if err == nil {
			h.Mark, h.Banner = mark, banner
		}
		return h, err
	}
	p := &program{t: t, m: New(Options{Load: reads, Reloadable: true, Theme: dark, Width: 120, Height: 36})}
	p.work(p.loadCmd())
	p.work(p.indexCmd())
	for _, size := range [][2]int{{120, 36}, {80, 24}, {40, 15}, {layout.MinWidth, layout.MinHeight + 1}} {
		p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		for _, keys := range [][]string{nil, {"down"}, {"enter"}, {"?"}, {"esc"}, {"esc"}, {"ctrl+g"}, {"esc"}} {
			p.press(keys...)
			if rows := p.rows(); len(rows) != size[1] || !strings.HasPrefix(rows[0], " ▐ Caution: h.zip: the") {
				t.Fatalf("%v after %v: %d rows:\n%s", size, keys, len(rows), p.screen())
			}
		}
	}
	p.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	p.shows("showing the last good edition, number 7")
	p.press("esc", "esc", "esc", "down", "down")
	if p.cursor() == nil {
		t.Fatal(p.screen())
	}
	row := p.cursor().Y
	p.press("up", "up")
	p.send(tea.MouseClickMsg{X: 10, Y: row, Button: tea.MouseLeft})
	if got := p.cursor().Y; got != row || !strings.Contains(p.rows()[row], p.selected().Title) {
		t.Errorf("the cursor is in row %d, want %d", got, row)
	}
	mark, banner = "signed by your key", ""
	p.work(p.press("f5"))
	p.shows(mark)
	p.lacks("last good")
}

// An entry that was saved stays saved after a reload.
func TestSavedAndRecentEntriesSurviveAReload(t *testing.T) {
	d := newDesk(t, 120, 36)
	d.saveEntry("shared")
	d.typed("sharing").press("enter", "esc", "esc")
	d.save("shared", d.sharedText()+"\nMore.\n")
	d.shows("Saved 1", "Recently read")
}

func TestBuiltInEntriesAreNotReloaded(t *testing.T) {
	p := start(t, 80, 24)
	p.press("f5")
	p.shows("nothing to reload: these entries are built in")
	p.press("enter", "f5")
	p.shows("nothing to reload: these entries are built in")
	p.press("?")
	p.typed("reload")
	p.lacks("from files")
}

func TestARemainingProblemIsReportedAgain(t *testing.T) {
	d := newDesk(t, 100, 20)
	good, name := d.sharedText(), filepath.Base(d.file("shared"))
	d.save("shared", strings.Replace(good, "\n---\n", "\nanswer: [\n---\n", 1))
	d.shows(name + ":")
	d.work(d.press("f5"))
	d.shows("this problem remains: ", name+":")
	d.lacks("reloaded")
	d.save("shared", good)
	d.work(d.press("f5"))
	d.shows("no changes")
}
