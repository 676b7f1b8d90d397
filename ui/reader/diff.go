package reader

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
	"trustbook/ui/worddiff"
)

// diff is a comparison of the entry with an earlier wording.
type diff struct {
	earlier string
	changes []markdown.Span
	back    draw.TextPos // in the entry as it is
}

// EarlierText is the message of a command that has looked for an earlier wording of the
// open entry.
type EarlierText struct {
	Hash, Text string
	Err        error // why there is none
}

// compared returns the hash and the version of the wording to compare the entry with: the
// one that was read or else, if partial, the one of which some was read. hash is "" if
// there is neither.
func (m *Model) compared() (hash, version string, partial bool) {
	if m.before.Hash == "" {
		return m.before.Partial.Hash, m.before.Partial.Version, true
	}
	return m.before.Hash, m.before.Version, false
}

// reportEdit says that an entry has changed since the user began to read it.
func (m *Model) reportEdit() {
	if hash, _, partial := m.compared(); partial && hash != "" && hash != m.hash {
		m.say("changed", " since you began to read it; "+m.keys.Diff.Help().Key+" shows what", false)
	}
}

// toggleDiff shows what has changed in the entry since it was read, or the entry as it is.
func (m *Model) toggleDiff() tea.Cmd {
	if m.diff != nil {
		m.pos, m.diff = m.diff.back, nil
		return m.layOut()
	}
	hash, _, partial := m.compared()
	switch {
	case hash == "":
		m.say("nothing to compare", ": you have not read it before", false)
		return nil
	case hash == m.hash && m.progress.Status(m.Entry) == readstate.Outdated:
		m.say("no changes", " since you read it, except the version", false)
		return nil
	case hash == m.hash:
		m.say("no changes", " since you read it", false)
		return nil
	}
	find := m.progress.Store.Copy
	if partial {
		find = m.progress.Store.PartialCopy
	}
	return func() tea.Msg {
		text, err := find(hash)
		return EarlierText{hash, text, err}
	}
}

// showDiff compares the entry with an earlier wording, if the user still waits for that.
func (m *Model) showDiff(msg EarlierText) tea.Cmd {
	if hash, _, _ := m.compared(); m.diff != nil || m.plain || hash != msg.Hash {
		return nil
	}
	if msg.Err != nil {
		m.say("no copy", " is left of the entry as you read it", true)
		return nil
	}
	m.diff = &diff{earlier: msg.Text, back: m.pos}
	m.pos = 0
	cmd := m.layOut()
	m.Scroll.Reveal(m.Doc.Unmarked)
	m.keepPos()
	return cmd
}

// diffDocument lays out the entry with the words that were removed and added.
func (m *Model) diffDocument(width int) draw.Document {
	var d draw.Document
	earlier, partial := "", false
	word, versions := "Changed:", ""
	if _, earlier, partial = m.compared(); earlier != "" && m.Entry.Metadata.Version != "" && earlier != m.Entry.Metadata.Version {
		word, versions = "Changed", fmt.Sprintf("from version %s to %s: ", earlier, m.Entry.Metadata.Version)
	}
	d.AddCallout(word, versions+"[-removed-] {+added+}", m.theme, width)
	d.AddBlank()
	now := readstate.FullText(m.Entry)
	if partial {
		now = readstate.BodyText(m.Entry)
	}
	p := diffPainter{doc: &d, theme: m.theme, width: width, first: -1}
	for _, w := range worddiff.Diff(m.diff.earlier, now, brackets) {
		p.put(w)
	}
	p.endRow()
	d.Unmarked, m.diff.changes = max(0, p.first), p.changes
	return d
}

// brackets tell changes apart without colours.
var brackets = worddiff.Brackets{Removed: [2]string{"[-", "-]"}, Added: [2]string{"{+", "+}"}}

// diffPainter lays compared words out in rows.
type diffPainter struct {
	doc   *draw.Document
	theme theme.Theme
	width int

	styled, plain strings.Builder
	first         int // row of the first change; -1 = none yet
	changes       []markdown.Span
	changing      bool // the last word of the row belongs to the last change
}

func (p *diffPainter) put(w worddiff.Word) {
	if w.Text == worddiff.LineEnd {
		p.endRow()
		return
	}
	for i, piece := range draw.Wrap(w.Text, p.width) { // a word may be wider than the screen
		if used := ansi.StringWidth(p.plain.String()); used > 0 && (i > 0 || used+1+ansi.StringWidth(piece) > p.width) {
			p.endRow()
		}
		if w.Change != worddiff.Same && p.first < 0 {
			p.first = len(p.doc.Rows)
		}
		if p.plain.Len() > 0 {
			p.plain.WriteByte(' ')
			p.styled.WriteByte(' ')
		}
		p.recordChange(w.Change, len(piece))
		p.plain.WriteString(piece)
		p.styled.WriteString(p.style(w.Change).Render(piece))
	}
}

// recordChange records where a changed word of length bytes is about to stand. Adjacent
// ones are one change.
func (p *diffPainter) recordChange(c worddiff.Change, length int) {
	if c == worddiff.Same {
		p.changing = false
		return
	}
	from := p.doc.OffsetOf(len(p.doc.Rows)) + layout.Gutter + p.plain.Len()
	if !p.changing {
		p.changes = append(p.changes, markdown.Span{Start: from})
	}
	p.changing = true
	p.changes[len(p.changes)-1].End = from + length
}

func (p *diffPainter) style(c worddiff.Change) lipgloss.Style {
	switch c {
	case worddiff.Removed:
		return p.theme.No
	case worddiff.Added:
		return p.theme.Yes
	}
	return p.theme.Text
}

// endRow ends a row. Two consecutive blank rows become one.
func (p *diffPainter) endRow() {
	rows := p.doc.Plain
	if p.plain.Len() > 0 || rows[len(rows)-1] != "" {
		indent := ""
		if p.plain.Len() > 0 {
			indent = "  "
		}
		p.doc.AddRow(indent+p.styled.String(), indent+p.plain.String())
	}
	p.changing = false
	p.plain.Reset()
	p.styled.Reset()
}
