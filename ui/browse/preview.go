package browse

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/page"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/session"
	"trustbook/ui/theme"
)

// Preview shows the selected answer beside or below the list.
type Preview struct {
	session *session.Session
	pages   *page.Cache
	size    layout.Layout
	theme   *theme.Theme

	Entry  *handbook.Entry // entry on the screen; nil if there is none
	group  bool            // the preview shows a group instead of an entry
	Doc    draw.Document
	Foot   draw.Document // reasons for the match and published controls, always at the bottom
	Scroll draw.Scroll
	pos    draw.TextPos // position of the top row as the user left it; resizing does not change it
}

// show prepares the preview of an item, and [Preview.layOut] puts it on the screen. The position is kept if the entry
// is the same.
func (p *Preview) show(it list.Item, r search.Result) tea.Cmd {
	if it.Entry == nil {
		*p = Preview{session: p.session, pages: p.pages, size: p.size, theme: p.theme, group: it.Folder != nil}
		if it.Folder != nil {
			p.Doc = p.layOutFolder(it.Folder)
		}
		return nil
	}
	p.group = false
	cmd := p.pages.Prepare(it.Entry, p.size.PaneWidth)
	if p.Entry != it.Entry {
		p.pos = 0
	}
	p.Entry = it.Entry
	p.Doc, p.Foot = p.answer(it, r), p.footOf(it)
	return cmd
}

// layOut assigns rows of the screen to the preview.
func (p *Preview) layOut(it list.Item, l layout.Layout) {
	p.size = l
	p.fitFoot()
	switch {
	case p.Entry == nil:
	case p.pos == 0:
		p.Scroll.SetTop(p.firstAnswerRow(it))
	default:
		p.Scroll.SetTop(p.Doc.RowOfPos(p.pos))
	}
}

// savePos stores the position of the top row.
func (p *Preview) savePos() { p.pos = p.Doc.PosOf(p.Scroll.Top()) }

// rowsBelow returns the number of rows below the visible part.
func (p *Preview) rowsBelow() int {
	if p.Entry == nil && !p.group {
		return 0
	}
	return len(p.Doc.Rows) - p.Scroll.End()
}

// neededRows returns the number of rows needed to show everything.
func (p *Preview) neededRows() int {
	rows := len(p.Doc.Rows)
	if len(p.Foot.Rows) > 0 {
		rows += 1 + len(p.Foot.Rows)
	}
	return rows
}

// footIndent indents continuation rows in the foot.
var footIndent = strings.Repeat(" ", layout.Gutter+1)

// fitFoot gives the foot the rows that the answer does not need. If there are too few, the end of the foot is omitted:
// first the controls, then the reasons.
func (p *Preview) fitFoot() {
	rows := p.size.PaneRows
	free := rows - len(p.Doc.Rows) - 1
	keep := min(len(p.Foot.Rows), max(0, free))
	if p.size.Mode == layout.ModeNarrow {
		keep = 0
	}
	if torn := keep > 0 && keep < len(p.Foot.Plain) && strings.HasPrefix(p.Foot.Plain[keep], footIndent); torn {
		tail := p.theme.Glyph.Ellipsis
		last := draw.Cut(p.Foot.Plain[keep-1]+" "+tail, p.size.PaneWidth+layout.Gutter, tail)
		p.Foot.Plain[keep-1], p.Foot.Rows[keep-1] = last, p.theme.Quiet.Render(last)
	}
	p.Foot.Rows, p.Foot.Plain = p.Foot.Rows[:keep], p.Foot.Plain[:keep]
	p.Scroll.Resize(len(p.Doc.Rows), rows-keep)
}

func (p *Preview) answer(it list.Item, r search.Result) draw.Document {
	h, width := p.session.Handbook, p.size.PaneWidth
	d := draw.NewDocument(p.theme, width)
	addQuestions(&d, it.Hit, r)
	if p.size.Mode == layout.ModeWide {
		page.AddEntryHead(&d, h, it.Entry)
	} else {
		p.addQuestion(&d, it.Entry)
	}
	change := page.EntryChange{Read: p.session.Store.Record(it.Entry.ID), Status: p.session.Progress.Status(it.Entry)}
	page.AddChangeNote(&d, p.session, it.Entry, change)
	page.AddWeakMatchNote(&d, phrases.DoubtAbout(it.Entry, r))
	d.Unmarked = len(d.Rows)
	page.AddCaution(&d, it.Entry.Caution(p.session.Now()))
	d.AddAnswer(it.Verdict(), it.Entry.LabelOf(it.Verdict()), it.Entry.Lead())
	d.AddBody(p.pages.Body(it.Entry, width), page.LinkResolver(h, it.Entry))
	return d
}

// addQuestions adds, if the query contains several questions, the one that a hit answers. Above the first hit, it also
// adds the questions that no entry answers.
func addQuestions(d *draw.Document, hit *search.Hit, r search.Result) {
	if hit == nil || hit.ForQuestion == "" {
		return
	}
	d.AddText(d.Theme.TransliteratePhrase(phrases.ForQuestion(hit.ForQuestion)), d.Theme.Quiet.Render)
	d.AddBlank()
	if none := r.Unanswered(); len(none) > 0 && hit.Entry == r.Hits[0].Entry {
		d.AddCallout(phrases.CautionIntro, d.Theme.TransliteratePhrase(phrases.NoEntryAnswersAny(none)))
		d.AddBlank()
	}
}

// addQuestion adds the question, with the kind and the frameworks to its right, if the list shows the title.
func (p *Preview) addQuestion(d *draw.Document, e *handbook.Entry) {
	about := page.MetadataLine(p.session.Handbook, e, p.theme, false)
	rows := draw.Wrap(e.Question, p.size.PaneWidth)
	if len(rows) == 0 {
		return
	}
	room := p.size.ListWidth - layout.Width(rows[0])
	for i, row := range rows {
		styled, plain := "  "+p.theme.Text.Render(row), "  "+row
		if free := room - layout.Width(about); i == 0 && free > layout.PreviewGap && about != "" {
			blanks := strings.Repeat(" ", free)
			styled, plain = styled+blanks+p.theme.Quiet.Render(about), plain+blanks+about
		}
		d.AddRow(styled, plain)
	}
	d.AddBlank()
}

// footOf returns the foot of the preview: why an entry matched, and the published controls related to it.
func (p *Preview) footOf(it list.Item) draw.Document {
	d := draw.NewDocument(p.theme, p.size.PaneWidth)
	if it.Hit != nil && len(it.Hit.Reasons) > 0 {
		d.AddLabelled(phrases.LabelWhy, phrases.Capitalize(strings.Join(it.Hit.Reasons, "; ")))
	}
	if controls := p.session.Handbook.ControlsOf(it.Entry); p.size.Mode == layout.ModeWide && len(controls) > 0 {
		d.AddLabelled(phrases.LabelControls, strings.Join(controls, " "+p.theme.Glyph.Dot+" "))
	}
	return d
}

// answerContext is the number of rows that stay visible above the answering sentence.
const answerContext = 2

// firstAnswerRow returns the first row to show. It is 0 unless the answering sentence would then be out of view.
func (p *Preview) firstAnswerRow(it list.Item) int {
	if it.Hit == nil || it.Hit.Passage == it.Entry.Summary {
		return 0
	}
	row, ok := page.RowOfSentence(&p.Doc, it.Hit.Passage)
	if !ok || row < p.size.PaneRows-answerContext {
		return 0
	}
	return row - answerContext
}

// render draws the preview, with the words of the query highlighted.
func (p *Preview) render(r search.Result) []string {
	if p.Entry == nil && !p.group {
		return nil
	}
	top := p.Scroll.Top()
	rows := p.Doc.Highlighted(top, top+p.Scroll.Height(), r.Mark, p.theme.Match)
	if len(p.Foot.Rows) == 0 {
		return rows
	}
	for len(rows) < p.Scroll.Height() {
		rows = append(rows, "")
	}
	return append(rows, p.Foot.Rows...)
}

// layOutFolder lays out a group: its title, how much of it has been read, and its contents.
func (p *Preview) layOutFolder(f *list.Folder) draw.Document {
	d := draw.NewDocument(p.theme, p.size.PaneWidth)
	d.AddText(f.Group.Title, p.theme.Title.Render)
	read := 0
	for _, e := range f.Entries {
		if p.session.Progress.Status(e) == readstate.StatusRead {
			read++
		}
	}
	about := phrases.CountEntries(len(f.Entries))
	if read > 0 {
		about = phrases.JoinParts(about, strconv.Itoa(read)+" "+phrases.StatusRead)
	}
	d.AddText(about, p.theme.Quiet.Render)
	d.AddBlank()
	if f.Group.Description != "" {
		d.AddText(f.Group.Description, p.theme.Text.Render)
		d.AddBlank()
	}
	p.addEntries(&d, f)
	return d
}

// addEntries adds the titles of the entries in a group and its subgroups.
func (p *Preview) addEntries(d *draw.Document, f *list.Folder) {
	depth := f.Group.Depth()
	var before *handbook.Entry
	add := func(level int, text string, style func(...string) string) {
		indent := strings.Repeat(" ", min(2*level, p.size.PaneWidth/4))
		row := indent + draw.Cut(text, p.size.PaneWidth-len(indent), p.theme.Glyph.Ellipsis)
		d.AddRow("  "+style(row), "  "+row)
	}
	for _, e := range f.Entries[:min(len(f.Entries), maxFolderRows)] {
		for _, g := range e.GroupsAfter(before) {
			if level := g.Depth() - depth - 1; level >= 0 {
				add(level, g.Title, p.theme.Strong.Render)
			}
		}
		add(e.Group.Depth()-depth, e.NumberedTitle(), p.theme.Text.Render)
		before = e
	}
	if more := len(f.Entries) - maxFolderRows; more > 0 {
		add(0, phrases.AndMore(more), p.theme.Quiet.Render)
	}
}

// maxFolderRows is the maximum number of entries that the preview of a group lists.
const maxFolderRows = 200
