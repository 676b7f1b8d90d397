package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/markdown"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/terminal"
)

// open returns the entry that is open, nil while the list is on the screen.
func (p *program) open() *handbook.Entry {
	if p.m.reader == nil {
		return nil
	}
	return p.m.reader.Entry
}

// openID returns the id of the open entry, "" while the list is on the screen.
func (p *program) openID() string {
	if e := p.open(); e != nil {
		return e.ID
	}
	return ""
}

// read opens an entry and brings its page.
func (p *program) read(id string) {
	p.t.Helper()
	p.run(p.readCmd(id))
}

// readCmd opens an entry and returns the command that renders its page.
func (p *program) readCmd(id string) tea.Cmd {
	p.t.Helper()
	e := p.book().Entry(id)
	if e == nil {
		p.t.Fatalf("the handbook has no entry %s", id)
	}
	return p.m.showEntry(e)
}

func (p *program) readerTop() int        { return p.m.reader.Scroll.Top() }
func (p *program) readerAtBottom() bool  { return p.m.reader.Scroll.AtEnd() }
func (p *program) readerLines() []string { return p.m.reader.Doc.Plain }
func (p *program) readerWidth() int      { return p.m.reader.TextWidth() }
func (p *program) isPlain() bool         { return p.m.reader.IsPlain() }
func (p *program) shownPercent() int     { return p.m.reader.Coverage().Percent() }
func (p *program) endShown() bool        { return p.m.reader.Coverage().AtEnd }

// readerPart returns the index of the part at the top: 0 is the answer, 1 the first heading.
func (p *program) readerPart() int {
	part := 0
	for _, h := range p.m.reader.Doc.Headings {
		if h.Row <= p.readerTop() {
			part++
		}
	}
	return part
}

// readerSeen returns what is stored as seen of the open entry, including what it shows now.
func (p *program) readerSeen() readstate.Intervals {
	p.saveSeen()
	seen, _ := p.m.session.Progress.SeenIntervals(p.open())
	return seen
}

// setReadBefore records that the selected entry was read in an earlier wording.
func (p *program) setReadBefore(hash string) {
	p.m.session.Store.MarkRead(p.selected().ID, readstate.ReadRecord{Hash: hash, Day: time.Now().Format(time.DateOnly)})
}

// readerRange returns the positions of the first row on the screen and of the row after the last.
func (p *program) readerRange() (first, end draw.TextPos) {
	top := p.readerTop()
	return p.readerPos(top), p.readerPos(top + p.m.reader.Scroll.Height())
}

// readerPos returns the position of a row of the open entry.
func (p *program) readerPos(row int) draw.TextPos { return p.m.reader.Doc.PosOf(row) }

// setLink makes the first letter of the open entry its only link.
func (p *program) setLink(target string) {
	p.m.reader.Doc.Links = []draw.Link{{Spans: []markdown.Span{{Start: 0, End: 1}}, Target: target}}
}

// Find in the open entry.

func (p *program) findQuery() string { return p.m.reader.Find.Query() }

func (p *program) findIndex() int {
	current, ok := p.m.reader.Find.Current()
	if !ok {
		return -1
	}
	return slices.Index(p.m.reader.Find.Spans(), current)
}

// markedWords returns the words that are marked in the open entry.
func (p *program) markedWords() []string {
	var out []string
	text := p.m.reader.Doc.Text()
	for _, s := range p.m.reader.Find.Spans() {
		out = append(out, text[s.Start:s.End])
	}
	return out
}

// Pages that commands render.

func (p *program) prepare(e *handbook.Entry, width int) tea.Cmd { return p.m.pages.Prepare(e, width) }

func (p *program) isRendering(id string, width int) bool {
	return p.m.pages.IsPending(p.book().Entry(id), width)
}

// renderedPage returns the message with the page that the command for an entry renders.
func (p *program) renderedPage(id string, width int) tea.Msg {
	e := p.book().Entry(id)
	return p.m.pages.RenderLater(width, func(*handbook.Handbook) *handbook.Entry { return e })(p.book())
}

// Dialogs and the bottom row.

func (p *program) dialogOpen() bool      { return p.m.dialog != nil }
func (p *program) news() string          { return p.m.status.News() }
func (p *program) setNews(text string)   { p.m.status.SetNews(text) }
func (p *program) checkNews() tea.Cmd    { return p.m.checkNews() }
func (p *program) isNews(id string) bool { return p.m.session.IsNew(id) }
func (p *program) hasStatus() bool       { _, said := p.m.status.CurrentMessage(); return said }
func (p *program) statusIsCaution() bool { said, _ := p.m.status.CurrentMessage(); return said.Caution }

// say shows a message in the bottom row.
func (p *program) say(word, detail string, caution bool) {
	p.m.say(phrases.Notice{Word: word, Detail: detail}, caution)
}

// chosenInDialog returns the index of the selected item in the open menu, or -1 if no menu is open.
func (p *program) chosenInDialog() int {
	if p.m.dialog == nil {
		return -1
	}
	return p.m.dialog.Selected()
}

// Copies.

func (p *program) sentence(e *handbook.Entry) message.Copy { return p.m.quotedSentence(e) }

func (p *program) excerpt(e *handbook.Entry) message.Copy { return p.m.quotedExcerpt(e) }

func (p *program) toClipboard(text string) tea.Cmd {
	return terminal.SendToClipboard(text, p.m.term.copies.Multiplexer)
}
func (p *program) copyText(text, what string) { p.m.copyText(message.NewCopy(text, what)) }
func (p *program) setMultiplexer(m terminal.Multiplexer) {
	p.m.term.copies = terminal.CopyNotes{Multiplexer: m}
}

// The handbook, and the tasks that read and index it.

func (p *program) book() *handbook.Handbook { return p.m.session.Handbook }
func (p *program) setLoad(l Load)           { p.m.loader.load = l }
func (p *program) loadCmd() tea.Cmd         { return tea.Batch(p.m.loader.loading.nextStep, p.m.loadAtStart()) }
func (p *program) indexCmd() tea.Cmd        { return p.m.buildIndex() }
func (p *program) index() *search.Index     { return p.m.session.Index }
func (p *program) dropIndex()               { p.m.session.Index = nil }
func (p *program) isOpening() bool          { return p.m.isOpening() }
func (p *program) loading() *task           { return p.m.loader.loading }
func (p *program) indexing() *task          { return p.m.loader.indexing }
func (p *program) startLoading()            { p.m.loader.loading = newTask() }
func (p *program) startIndexing()           { p.m.loader.indexing = newTask() }
func (p *program) loadErr() error           { return p.m.loader.err }
