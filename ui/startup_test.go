package ui

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
)

// opening returns a program whose handbook is still loading.
func opening(t testing.TB, width, height int) *program {
	t.Helper()
	p := start(t, width, height)
	p.opening()
	return p
}

func TestTheScreenShowsHowMuchIsLoaded(t *testing.T) {
	for _, size := range screenSizes {
		p := opening(t, size[0], size[1])
		p.lacks("Reading", "All 0", "Nothing")
		p.step("loading", 412, 0)
		p.shows("Loading, 412 entries so far", "esc stop", "^C ^Q quit")
		p.lacks("━")
		p.step("loading", 450, 900)
		p.shows("Loading 450 of 900 entries")
		heavy, thin := strings.Count(p.screen(), "━"), strings.Count(p.screen(), "─")
		if heavy == 0 || heavy-thin > 1 || thin-heavy > 1 {
			t.Errorf("%v: half of it is read, and the rule is heavy for %d cells of %d", size, heavy, heavy+thin)
		}
	}
}

// Users who start with an entry are looking for its answer, which is at the top.
func TestAnEntryToStartWithOpensAtItsTop(t *testing.T) {
	for _, size := range screenSizes {
		p := start(t, size[0], 10)
		p.read("mfa-production-admin")
		p.press("space", "space")
		left := p.readerTop()
		if p.press("esc"); left == 0 {
			t.Fatal("the entry is too short")
		}
		p.m.loader.startEntry = "mfa-production-admin"
		p.run(p.m.openFirstEntry())
		p.send(nil)
		p.shows("at the top; right goes to")
		top := p.readerTop()
		p.press("right")
		if p.readerTop() != left || top != 0 {
			t.Errorf("it opens in row %d, and right goes to row %d, want %d", top, p.readerTop(), left)
		}
		if p.press("left"); p.readerTop() != 0 {
			t.Error("left does not go back to the top")
		}
	}
}

// A task can report thousands of steps that the screen never processes.
func TestTasksNeverWaitForTheScreen(t *testing.T) {
	task := newTask()
	tell := task.report("loading")
	for i := range 10_000 {
		tell(i, 10_000)
	}
	if msg, ok := task.nextStep().(stepMsg); !ok || msg.task != task {
		t.Errorf("the one that listens hears %v", msg)
	}
	close(task.steps)
	if msg := task.nextStep(); msg != nil {
		t.Errorf("once the work is done it hears %v", msg)
	}
}

func TestEscStopsLoading(t *testing.T) {
	p := opening(t, 120, 36)
	task := p.loading()
	p.typed("mfa").press("esc")
	if p.searchLine() != "" || task.ctx.Err() != nil {
		t.Fatal("the first esc clears what is typed and nothing else")
	}
	cmd := p.press("esc")
	if cmd == nil || !errors.Is(task.ctx.Err(), context.Canceled) {
		t.Fatal("the reading goes on")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok {
		t.Errorf("the program ends by %T", cmd())
	}
	if cmd := p.send(loadedMsg{task: task, err: context.Canceled}); cmd != nil || p.loadErr() != nil {
		t.Error("that it was stopped is no mistake to speak of")
	}
}

func TestTheResultOfAnEndedLoadIsDropped(t *testing.T) {
	h, _ := fixture(t)
	p := opening(t, 120, 36)
	p.send(loadedMsg{task: newTask(), handbook: h})
	p.send(stepMsg{newTask(), progressStep{"loading", 1, 2}})
	p.send(indexedMsg{task: newTask()})
	if !p.isOpening() || p.index() != nil || p.loading().at.done != 0 {
		t.Error("something was taken in")
	}
}

// The list works while the index is built. A query waits for the index.
func TestTheListWorksWhileTheIndexIsBuilt(t *testing.T) {
	h, ix := fixture(t)
	p := opening(t, 120, 36)
	p.typed("sharing")
	p.send(loadedMsg{task: p.loading(), handbook: h})
	p.shows("All 5", "❯ sharing")
	p.step("indexing", 34, 100)
	p.shows("indexing 34%")
	p.press("down")
	if p.selectedIndex() != 1 {
		t.Error("the list cannot be walked")
	}
	late := p.indexing()
	p.send(indexedMsg{late, ix})
	p.shows("strong match")
	p.lacks("indexing")
	if p.selected().ID != "shared" {
		t.Errorf("the answer is %s", p.selected().ID)
	}
	p.dropIndex()
	if p.send(indexedMsg{late, ix}); p.index() != nil {
		t.Error("an index that comes twice is taken twice")
	}
}

// TestInitLoadsTheHandbook runs the first commands of the program.
func TestInitLoadsTheHandbook(t *testing.T) {
	h, _ := fixture(t)
	load := func(_ context.Context, progress func(done, total int)) (*handbook.Handbook, error) {
		progress(2, 3)
		return h, nil
	}
	p := &program{t: t, m: New(Options{Load: load, Reloadable: true, Theme: dark, Width: 120, Height: 36})}
	p.work(p.loadCmd())
	p.shows("All 5")
	p.work(p.indexCmd())
	p.typed("sharing")
	p.shows("strong match")
}

// work runs a command that loads or indexes the handbook and sends its messages.
func (p *program) work(cmd tea.Cmd) {
	p.t.Helper()
	done := false
	for _, msg := range results(cmd) {
		switch msg.(type) {
		case loadedMsg, reloadedMsg, indexedMsg:
			p.send(msg)
			done = true
		case stepMsg:
			p.send(msg)
		}
	}
	if !done {
		p.t.Fatal("nothing was read or indexed")
	}
}

// The first key builds no index, because the indexes of other languages are built before it.
func TestTheFirstKeyBuildsNoIndex(t *testing.T) {
	h, _ := shipped()
	allocated := func(prepare func(*search.Index)) uint64 {
		ix := search.New(h)
		prepare(ix)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		ix.Search("b", search.Options{Limit: 10})
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	unprepared, prepared := allocated(func(*search.Index) {}), allocated(func(ix *search.Index) { finishIndex(ix)() })
	if t.Logf("%d and %d bytes", unprepared, prepared); prepared > unprepared/4 {
		t.Errorf("the first key allocates %d bytes, %d where nothing is prepared", prepared, unprepared)
	}
}
