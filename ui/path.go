package ui

import (
	"fmt"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/shelf"
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

// tally is how far a path was read.
type tally struct {
	read int // texts
	left int // letters of the others

	edited int // texts that were read, and say something else now
	owed   int // texts that are still to be acknowledged
}

// done says whether nothing is left to do on a path of so many texts.
func (t tally) done(texts int) bool { return t.read == texts && t.owed == 0 }

// tallies are what was counted, as far as somebody has asked.
type tallies struct {
	paths map[*handbook.Path]tally
	read  map[string]int // see readTexts
}

// tally counts it when something was read since it was counted last.
func (m *Model) tally(p *handbook.Path) tally {
	t, ok := m.tallies.paths[p]
	if ok {
		return t
	}
	for _, e := range p.Entries {
		t.add(m.standing(e), m.owed(e), m.leftOf(e))
	}
	if m.tallies.paths == nil {
		m.tallies.paths = map[*handbook.Path]tally{}
	}
	m.tallies.paths[p] = t
	return t
}

// add counts one text, with so many letters left to read.
func (t *tally) add(s shelf.Standing, owed bool, left int) {
	if owed {
		t.owed++
	}
	switch {
	case s.Due():
		t.left += left
		return
	case s == shelf.Edited:
		t.edited++
	}
	t.read++
}

// readTexts is how many texts of each category were read, and under "" of all.
func (m *Model) readTexts() map[string]int {
	if m.tallies.read == nil {
		m.tallies.read = map[string]int{}
		for _, e := range m.book.Entries {
			if !m.standing(e).Due() {
				m.tallies.read[e.Category]++
				m.tallies.read[""]++
			}
		}
	}
	return m.tallies.read
}

// seenOf is how much of a text was read that is not read to its end, in percent.
func (m *Model) seenOf(e *handbook.Entry) int {
	r := m.shelf.Record(e.ID)
	if r.Now == "" || r.Of == 0 || !m.standing(e).Due() || r.Now != m.hash(e) {
		return 0
	}
	return 100 * r.Seen.In(0, r.Of) / r.Of
}

// leftOf is about how many letters of a text are left to read, blanks among them.
func (m *Model) leftOf(e *handbook.Entry) int {
	all := len(e.Question) + len(e.Summary) + len(e.Markdown)
	if r := m.shelf.Record(e.ID); r.Now != "" && r.Of > 0 && r.Now == m.hash(e) {
		all -= all * r.Seen.In(0, r.Of) / r.Of
	}
	return all
}

// rest is what is left to do: how long it takes to read, or else how many texts are
// to be acknowledged.
func (t tally) rest() string {
	const letters = wordsPerMinute * (lettersPerWord + 1) // a blank after each word
	switch n := (t.left + letters - 1) / letters; n {
	case 0:
		if t.owed > 0 {
			return fmt.Sprintf("%d to acknowledge", t.owed)
		}
		return "all read"
	case 1:
		return "about a minute left"
	default:
		return fmt.Sprintf("about %d minutes left", n)
	}
}

// toDo says whether something is left to do with a text: to read or to acknowledge it.
func (m *Model) toDo(e *handbook.Entry) bool { return m.standing(e).Due() || m.owed(e) }

// next is the first text of the active path with which something is left to do, after
// one or from the start; nil when there is none, or no path is active.
func (m *Model) next(after *handbook.Entry) *handbook.Entry {
	p := m.onPath()
	if p == nil || m.tally(p).done(len(p.Entries)) {
		return nil
	}
	var first *handbook.Entry
	passed := false
	for _, e := range p.Entries {
		if due := m.toDo(e); due && passed {
			return e
		} else if due && first == nil {
			first = e
		}
		passed = passed || e == after
	}
	return first
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
	if p == nil || l.pathRows == 0 {
		return
	}
	t, width := m.tally(p), l.listWidth
	for i, row := range m.heading(p).rows(th, width, l.pathRows) {
		frame[l.bodyTop+i] = newLine(textColumn + width).gap(textColumn).raw(row).String()
	}
	heavy := 0
	if len(p.Entries) > 0 {
		heavy = width * t.read / len(p.Entries)
	}
	frame[l.bodyTop+l.pathRows] = metered(th, width, heavy, th.Progress)
	if below := l.listTop + m.list.total() + 1; l.mode == wide && below < l.bodyTop+l.bodyRows {
		frame[below] = newLine(textColumn+width).gap(textColumn).put(th.Quiet, m.legend()).String()
	}
}

func (m *Model) legend() string {
	g := m.theme.Glyph
	return g.Read + " read   " + g.Changed + " changed   " + g.ToRead + " to read"
}
