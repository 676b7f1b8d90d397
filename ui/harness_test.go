package ui

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
)

// Of the tests of the screen, only this file accesses fields of the model. If a field moves, only the accessors below
// have to change. Prefer the content of the screen (shows, lacks, rows), and add an accessor only for something that no
// screen shows.

// program is a model under test: keys in, screens out.
type program struct {
	t testing.TB
	m *Model

	clock *clock // nil for the system's clock
}

func (p *program) send(msg tea.Msg) tea.Cmd {
	_, cmd := p.m.Update(msg)
	return cmd
}

// runFirst runs the commands that the first screen needs.
func (p *program) runFirst() { p.run(p.m.loader.first) }

// close ends the run in the same way as quitting.
func (p *program) close() error { return p.m.close() }

// results runs a command and all commands in its batches, concurrently like the program, and waits for all of them. The
// messages are in the order of the batches. Timers are not run.
func results(cmd tea.Cmd) []tea.Msg {
	if cmd == nil || isTimer(cmd) {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	each := make([][]tea.Msg, len(batch))
	var running sync.WaitGroup
	for i, c := range batch {
		running.Go(func() { each[i] = results(c) })
	}
	running.Wait()
	return slices.Concat(each...)
}

// isTimer reports whether a command was made by [tea.Tick].
func isTimer(cmd tea.Cmd) bool {
	return strings.Contains(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(), "Tick.func")
}

// Drawing.

func (p *program) view() tea.View           { return p.m.View() }
func (p *program) content() string          { return p.view().Content }
func (p *program) screen() string           { return ansi.Strip(p.content()) }
func (p *program) cursor() *tea.Cursor      { return p.view().Cursor }
func (p *program) mouseMode() tea.MouseMode { return p.view().MouseMode }
func (p *program) layout() layout.Layout    { return p.m.browse.Layout() }
func (p *program) searchRow() int           { return p.layout().SearchRow }
func (p *program) tabsRow() int             { return p.layout().TabsRow }
func (p *program) listRows() int            { return p.layout().ListRows }
func (p *program) previewWidth() int        { return p.layout().PaneWidth }
func (p *program) isNarrow() bool           { return p.layout().Mode == layout.ModeNarrow }
func (p *program) themeKey() string         { return p.m.theme.CacheKey() }
func (p *program) setTheme(o theme.Options) { p.m.setTheme(o) }
func (p *program) arrange()                 { p.m.arrange() }

// Search and list.

func (p *program) query() string              { return p.m.browse.Query() }
func (p *program) searchLine() string         { return p.m.browse.Input.Value() }
func (p *program) result() search.Result      { return p.m.browse.Result() }
func (p *program) hits() []search.Hit         { return p.result().Hits }
func (p *program) searchAgain()               { p.m.browse.Refresh(nil) }
func (p *program) foundNothing() bool         { return p.m.browse.NoResults() }
func (p *program) listLen() int               { return p.m.browse.List.Len() }
func (p *program) groupsLabelled() bool       { return p.layout().Mode == layout.ModeWide }
func (p *program) selectedIndex() int         { return p.m.browse.List.Selected() }
func (p *program) selected() *handbook.Entry  { return p.m.browse.Selected() }
func (p *program) selectedHit() *search.Hit   { return p.m.browse.List.Current().Hit }
func (p *program) answer() *handbook.Entry    { return p.m.currentEntry() }
func (p *program) isUnread(id string) bool    { return p.m.session.IsUnread(id) }
func (p *program) previewTop() int            { return p.m.browse.Preview.Scroll.Top() }
func (p *program) previewDoc() draw.Document  { return p.m.browse.Preview.Doc }
func (p *program) previewFoot() []string      { return p.m.browse.Preview.Foot.Plain }
func (p *program) previewed() *handbook.Entry { return p.m.browse.Preview.Entry }

// listEntry returns the entry in row i of the list.
func (p *program) listEntry(i int) *handbook.Entry { return p.m.browse.List.At(i).Entry }

// selectedRow returns the row of the screen that shows the selected title.
func (p *program) selectedRow() string {
	return p.rows()[p.layout().ListTop+p.m.browse.List.SelectedRow()]
}

// choose selects an item like a click.
func (p *program) choose(i int) { p.run(p.m.browse.Select(i)) }

// selectItem selects an item and lays the screen out again.
func (p *program) selectItem(i int) {
	p.m.browse.Select(i)
	p.run(p.m.arrange())
}

// window draws rows of the preview, with highlights.
func (p *program) window(d draw.Document, first, end int) []string {
	return d.Highlighted(first, end, p.result().Mark, p.m.theme.Match)
}

// Tabs.

func (p *program) tabs() []browse.Tab    { return p.m.browse.Tabs.All }
func (p *program) tabIndex() int         { return p.m.browse.Tabs.Active }
func (p *program) activeTab() browse.Tab { return p.tabs()[p.tabIndex()] }
func (p *program) switchTab(i int)       { p.run(p.m.browse.SelectTab(i)) }

// switchTabTo goes to the tab of a category or path.
func (p *program) switchTabTo(id string) {
	p.switchTab(slices.IndexFunc(p.tabs(), func(t browse.Tab) bool { return t.ID == id || t.Path != nil && t.Path.ID == id }))
}

// tabColumn returns the first column of tab i, and whether it is on the screen.
func (p *program) tabColumn(i int) (column int, shown bool) {
	row := []rune(p.rows()[p.tabsRow()])
	for x := range row {
		if p.m.browse.TabAt(x) == i {
			return x, true
		}
	}
	return 0, false
}

// The open entry.

// setTrustMark gives the handbook on the screen a mark.
func (p *program) setTrustMark(mark string) {
	h := *p.book()
	h.Mark = mark
	p.m.session.Handbook = &h
	p.m.status.SetMark(mark)
}

// opening restarts the program with a handbook that is still loading.
func (p *program) opening() {
	p.m = New(Options{Load: reads(nil, nil), Reloadable: true, Theme: p.m.look, Width: p.m.size.Width, Height: p.m.size.Height})
}

// step reports the progress of the current task.
func (p *program) step(doing string, done, total int) {
	task := p.loading()
	if task == nil {
		task = p.indexing()
	}
	p.send(stepMsg{task, progressStep{doing, done, total}})
}

// Stored state of the reader.

func (p *program) readStatus(id string) readstate.Status {
	return p.m.session.Progress.Status(p.book().Entry(id))
}

// percentSeenOfFirst returns how much of the entry "first" has been read.
func (p *program) percentSeenOfFirst() int {
	return p.m.session.Progress.PercentSeen(p.book().Entry("first"))
}

// markedByHand reports whether a receipt would state that an entry was marked by hand.
func (p *program) markedByHand(id string) bool {
	return p.m.session.Progress.MarkedByHand(p.book().Entry(id)) != nil
}

// finish marks an entry as read and stores the mark.
func (p *program) finish(id string) error { return p.m.session.Progress.MarkRead(p.book().Entry(id))() }

// keep stores all changes.
func (p *program) keep() error { return p.m.session.Progress.SaveFunc()() }

// saveSeen records how much of the open entry has been seen so far.
func (p *program) saveSeen() { p.m.reader.SaveProgress() }

// pathLeft returns the number of characters still to be read on the visible path.
func (p *program) pathLeft() int {
	return p.m.session.Progress.PathProgress(p.activeTab().Path).CharactersLeft
}

// retake sets the handbook again after a test has changed it.
func (p *program) retake() {
	p.m.session.Progress.UseHandbook(p.book())
	p.m.session.Store.Flush()
}

func (p *program) record(id string) readstate.ReadRecord { return p.m.session.Store.Record(id) }

func (p *program) begun(path string) string { return p.m.session.Store.PathStart(path) }

func (p *program) isSaved(id string) bool                      { return p.m.session.Store.IsSaved(id) }
func (p *program) saveEntry(id string)                         { p.m.session.Store.Save(id) }
func (p *program) takeWarnings()                               { p.m.session.Store.Warnings() }
func (p *program) snapshot() (met readstate.Snapshot, ok bool) { return p.m.session.Store.Snapshot() }

// Receipts.

func (p *program) receiptsCmd() tea.Cmd { return p.m.readReceipts() }

func (p *program) rows() []string { return strings.Split(p.screen(), "\n") }
