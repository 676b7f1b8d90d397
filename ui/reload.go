package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/keymap"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/reader"
)

// filesChanged reloads the handbook after its files have changed, or reports why they are no longer watched.
func (m *Model) filesChanged(msg filesChangedMsg) tea.Cmd {
	if msg.err != nil {
		return m.say(phrases.NoLongerWatched(msg.err).WithDetail(keymap.OfferKey(m.keys.program.Reload, phrases.ReloadsEntries)), true)
	}
	return tea.Batch(m.loader.nextChange(), m.reload())
}

// reloadByHand reloads the handbook because the user asked for it.
func (m *Model) reloadByHand() tea.Cmd {
	switch {
	case m.isOpening():
		return nil
	case !m.keys.program.Reload.Enabled():
		return m.say(phrases.NothingToReload, false)
	}
	m.loader.manualReload = true
	return m.reload()
}

// reload returns a command that loads the handbook and builds its index. The current handbook and index stay in use
// until both are ready.
func (m *Model) reload() tea.Cmd {
	if m.loader.loading != nil {
		m.loader.reloadQueued = true
		return nil
	}
	m.loader.loading = newTask()
	t, load, old, open := m.loader.loading, m.loader.load, m.session.Handbook, m.renderOpenEntry()
	return tea.Batch(t.nextStep, func() tea.Msg {
		defer close(t.steps)
		h, err := load(t.ctx, t.report(phrases.LoadingEntries))
		if err != nil || h.Mark == old.Mark && h.Banner == old.Banner && h.ChangedFiles(old) == 0 && len(h.ProblemsSince(old)) == 0 && len(h.Problems) == len(old.Problems) {
			return reloadedMsg{task: t, err: err}
		}
		ix := search.Build(t.ctx, h, search.BuildOptions{Progress: t.report(phrases.IndexingEntries)})
		return reloadedMsg{task: t, handbook: h, index: ix, page: open(h)}
	})
}

// renderOpenEntry returns a function that renders the new version of the open entry within a command. If it were
// rendered later, a large entry would disappear from the screen until then.
func (m *Model) renderOpenEntry() func(*handbook.Handbook) page.EntryRendered {
	if m.reader == nil {
		return func(*handbook.Handbook) page.EntryRendered { return page.EntryRendered{} }
	}
	open := m.reader.Entry
	return m.pages.RenderLater(m.reader.TextWidth(), func(h *handbook.Handbook) *handbook.Entry { return newVersionOf(h, open) })
}

// loadQueued reloads the handbook if files changed during the last load.
func (m *Model) loadQueued() tea.Cmd {
	if !m.loader.reloadQueued {
		return nil
	}
	m.loader.reloadQueued = false
	return m.reload()
}

// reloaded puts the reloaded handbook on the screen without losing any position. If loading failed, it reports the
// error, and the current handbook stays in use.
func (m *Model) reloaded(msg reloadedMsg) tea.Cmd {
	if msg.task != m.loader.loading {
		return nil
	}
	manual := m.loader.manualReload
	m.loader.loading, m.loader.manualReload = nil, false
	var cmd tea.Cmd
	switch {
	case msg.err != nil:
		cmd = m.say(phrases.NotReloaded(msg.err), true)
		m.loader.manualReload = true // after a reported error, success is reported too
	case msg.handbook != nil:
		cmd = m.replaceHandbook(msg)
	case manual:
		cmd = m.reportUnchanged()
	}
	m.showProgress()
	return tea.Batch(cmd, m.loadQueued())
}

// replaceHandbook replaces the handbook, and each entry on the screen with its new version.
func (m *Model) replaceHandbook(msg reloadedMsg) tea.Cmd {
	old := m.session.Handbook
	if m.reader != nil {
		m.reader.Leave()
	}
	m.loader.indexing.end()
	m.loader.indexing = nil
	m.useHandbook(msg.handbook)
	m.pages.Reset(msg.page)
	moved := func(e *handbook.Entry) *handbook.Entry { return newVersionOf(msg.handbook, e) }
	m.browse.Replace(moved, msg.index)
	gone := m.replaceOpenEntry(moved)
	cmd := m.arrange()
	if m.dialog != nil && !m.dialog.Refresh() {
		m.dialog = nil
	}
	m.browse.OpenRequestedAnswer()
	return tea.Batch(cmd, m.reportChanges(old, gone), m.readReceipts(), finishIndex(msg.index))
}

// newVersionOf returns the new version of an entry in h: the entry with the same id, or else the one from the same
// file, or nil.
func newVersionOf(h *handbook.Handbook, e *handbook.Entry) *handbook.Entry {
	if e == nil {
		return nil
	}
	if to := h.Entry(e.ID); to != nil && len(to.Languages()) > 0 {
		return to.InLanguage(e.Metadata.Lang)
	} else if to != nil {
		return to
	}
	for _, to := range h.Entries {
		if to.Path == e.Path {
			return to
		}
	}
	return nil
}

// replaceOpenEntry replaces the open entry and the entries in the history with their new versions. If the open entry no
// longer exists, it closes the reader and returns the entry's title.
func (m *Model) replaceOpenEntry(moved func(*handbook.Entry) *handbook.Entry) (gone string) {
	m.history.UpdateEntries(moved)
	if m.reader == nil {
		return ""
	}
	was := m.reader.Entry
	if e := moved(was); e != nil {
		m.reader.Replace(e, m.browse.ResultFor(e), m.readerAck(e))
		return ""
	}
	m.reader, m.dialog, m.history = nil, nil, reader.History{}
	return was.Title
}

// reportChanges reports a new problem or, without one, the number of changed files.
func (m *Model) reportChanges(old *handbook.Handbook, gone string) tea.Cmd {
	h := m.session.Handbook
	problems := h.ProblemsSince(old)
	if t := handbook.CountProblems(problems); t.Errors > 0 {
		problems[0] = t.First
	}
	switch {
	case gone != "":
		return m.say(phrases.EntryRemoved(gone), true)
	case len(problems) > 0:
		where := handbook.Problem{Path: problems[0].Path, Line: problems[0].Line}
		return m.say(phrases.Notice{Word: strings.TrimSuffix(where.String(), ": "), Detail: ": " + problems[0].Message}, true)
	}
	if n := h.ChangedFiles(old); n > 0 {
		return m.say(phrases.ReloadedFiles(n), false)
	}
	return m.say(phrases.ReloadedFixed, false)
}

// reportUnchanged reports that no file has changed, and a remaining problem if there is one.
func (m *Model) reportUnchanged() tea.Cmd {
	if t := handbook.CountProblems(m.session.Handbook.Problems); t.Errors > 0 {
		return m.say(phrases.NoChangesBut(t.First.String()), true)
	}
	return m.say(phrases.NoChanges, false)
}
