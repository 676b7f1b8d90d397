package ui

import (
	"fmt"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/reader"
	"trustbook/ui/readstate"
)

// pathTab begins the id of the tab of a reading path. No category has such an id.
const pathTab = "*path:"

// path is that of the active tab, nil when that is of none.
func (m *Model) path() *handbook.Path { return m.tabs.current().path }

// onPath is the path whose progress is on the screen: that of the active tab, at rest.
func (m *Model) onPath() *handbook.Path {
	if m.querying() || len(m.tabs.all) == 0 {
		return nil
	}
	return m.path()
}

// whole says whether a path leads through every text, so that its hits are all hits.
func (m *Model) whole(p *handbook.Path) bool { return len(p.Entries) == len(m.book.Entries) }

// pathItems are the texts of a path in its order, laid out once.
func (m *Model) pathItems(p *handbook.Path) []item {
	items, ok := m.rest.paths[p]
	if !ok {
		items = make([]item, len(p.Entries))
		for i, e := range p.Entries {
			items[i].entry = e
		}
		m.rest.paths[p] = items
	}
	return items
}

// pathSet are the texts of a path, gathered once.
func (m *Model) pathSet(p *handbook.Path) search.Set {
	set, ok := m.rest.sets[p]
	if !ok {
		set = make(search.Set, len(p.Entries))
		for _, e := range p.Entries {
			set[e] = true
		}
		m.rest.sets[p] = set
	}
	return set
}

// restOf is what is left to do: how long it takes to read, or else how many texts are
// to be acknowledged.
func restOf(t readstate.PathProgress) string {
	const letters = reader.WordsPerMinute * (reader.LettersPerWord + 1) // a blank after each word
	switch n := (t.CharactersLeft + letters - 1) / letters; n {
	case 0:
		if t.AcksPending > 0 {
			return fmt.Sprintf("%d to acknowledge", t.AcksPending)
		}
		return "all read"
	case 1:
		return "about a minute left"
	default:
		return fmt.Sprintf("about %d minutes left", n)
	}
}

// next is the text of the active path to go on with, after one or from the start; nil
// when there is none, or no path is active.
func (m *Model) next(after *handbook.Entry) *handbook.Entry {
	p := m.onPath()
	if p == nil {
		return nil
	}
	return m.progress.Next(p, after)
}

// pathCells is how many cells it takes to say how the path stands, 0 without one.
func (m *Model) pathCells() int {
	p := m.onPath()
	if p == nil {
		return 0
	}
	return m.heading(p).cells()
}

// renderPath draws how far the path was read, above its list, and below it what
// the signs mean where there is room.
func (m *Model) renderPath(frame []string) {
	p, l, th := m.onPath(), m.layout, m.theme
	if p == nil || l.PathRows == 0 {
		return
	}
	t, width := m.progress.PathProgress(p), l.ListWidth
	for i, row := range m.heading(p).rows(th, width, l.PathRows) {
		frame[l.BodyTop+i] = draw.NewLine(layout.TextColumn + width).PadTo(layout.TextColumn).PutStyled(row).String()
	}
	heavy := 0
	if len(p.Entries) > 0 {
		heavy = width * t.Read / len(p.Entries)
	}
	frame[l.BodyTop+l.PathRows] = draw.Meter(th, width, heavy, th.Progress)
	if below := l.ListTop + m.list.total() + 1; l.Mode == layout.Wide && below < l.BodyTop+l.BodyRows {
		frame[below] = draw.NewLine(layout.TextColumn+width).PadTo(layout.TextColumn).Put(th.Quiet, m.legend()).String()
	}
}

func (m *Model) legend() string {
	g := m.theme.Glyph
	return g.Read + " read   " + g.Changed + " changed   " + g.ToRead + " to read"
}
