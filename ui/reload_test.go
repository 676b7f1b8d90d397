package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/load"
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

// file returns the path of an entry's file.
func (d desk) file(id string) string {
	d.t.Helper()
	e := d.book().Entry(id)
	if e == nil {
		d.t.Fatalf("no text has the id %s", id)
	}
	return filepath.Join(d.folder, filepath.FromSlash(e.Path))
}

// sharedText returns the content of the file shared.
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

// longBody returns a body that fills many screens with distinct rows.
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

// The new version is rendered before it replaces the old one.
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

	// An entry with another id is the successor of the one in the same file.
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

// The menu copies the current text.
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
