package browse

import (
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/browse/list"
	"trustbook/ui/draw"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

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

// addEntries adds the titles of the entries in a group and in the groups inside it.
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
