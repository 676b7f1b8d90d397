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
	stale := d.prepare(d.book().Entry("shared"), 33)().(page.EntryRendered)
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
	for _, key := range []string{"r", "f5"} {
		p.press(key)
		p.shows("nothing to reload: these entries are built in")
		if p.loading() != nil {
			t.Error(key + " does something")
		}
		p.press("esc")
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
