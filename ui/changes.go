package ui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/layout"
	"trustbook/ui/markdown"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
	"trustbook/ui/worddiff"
)

// sayChanged adds the callout above a text that is not what it was when it was read.
// how is the key that shows the difference, "" where there is none.
func (m *Model) sayChanged(d *draw.Document, e *handbook.Entry, was readstate.Record, s readstate.Status, how string, width int) {
	read := was.HowRead()
	if day, err := time.Parse(time.DateOnly, was.Day); err == nil {
		read += " on " + m.day(day)
	}
	if how != "" && was.Hash != m.progress.Fingerprint(e) {
		how = " " + how + " shows how."
	} else {
		how = ""
	}
	switch s {
	case readstate.Changed:
		d.AddCallout("Changed", "since "+read+"."+how, m.theme, width)
	case readstate.Outdated:
		d.AddCallout("Read again:", fmt.Sprintf("version %s asks for it; %s in version %s.", e.Metadata.Version, read, was.Version)+how, m.theme, width)
	default:
		return
	}
	d.AddBlank()
}

// sayEdited says that a text which was read in part says something else now.
func (m *Model) sayEdited() tea.Cmd {
	r := m.reader
	if was, inPart := r.compared(); !inPart || was == "" || was == r.hash {
		return nil
	}
	return m.say("changed", " since you began to read it; "+m.keys.reader.Diff.Help().Key+" shows how", false)
}

// day is a day as people say it, with the year when it is another one.
func (m *Model) day(t time.Time) string {
	if t.Year() == m.now().Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// switchDiff shows what is different in the open text since it was read, or the
// text again.
func (m *Model) switchDiff() tea.Cmd {
	r := m.reader
	if r.diff {
		r.diff, r.place = false, r.back
		return m.fillReader()
	}
	was, inPart := r.compared()
	switch {
	case was == "":
		return m.say("nothing to compare", ": it was not read before", false)
	case was == r.hash:
		return m.say("nothing is different", " since you read it"+m.only(r), false)
	}
	find := m.store.Copy
	if inPart {
		find = m.store.PartialCopy
	}
	return func() tea.Msg {
		text, err := find(was)
		return formerMsg{was, text, err}
	}
}

// compared is what the open text said when it was read, or when it was read in part: the
// hash, "" when it was neither.
func (r *reader) compared() (hash string, inPart bool) {
	if r.before.Hash == "" {
		return r.before.Partial.Hash, true
	}
	return r.before.Hash, false
}

// versions are those of the two texts that are compared.
func (r *reader) versions() (was, now string) {
	if _, inPart := r.compared(); inPart {
		return r.before.Partial.Version, r.entry.Metadata.Version
	}
	return r.before.Version, r.entry.Metadata.Version
}

// wording is what the open text says now, as what it is compared with was kept.
func (r *reader) wording() string {
	if _, inPart := r.compared(); inPart {
		return readstate.BodyText(r.entry)
	}
	return readstate.FullText(r.entry)
}

// only says that a text to read again says what it said.
func (m *Model) only(r *reader) string {
	if m.progress.Status(r.entry) == readstate.Outdated {
		return ": only its version is another"
	}
	return ""
}

// former shows the difference to a text as it was read, when that is still wanted.
func (m *Model) former(msg formerMsg) tea.Cmd {
	r := m.reader
	if r == nil || r.diff || r.bare {
		return nil
	}
	switch was, _ := r.compared(); {
	case was != msg.hash:
		return nil
	case msg.err != nil:
		return m.say("not kept", ": there is no copy any more of the text as you read it", true)
	}
	r.diff, r.old, r.back, r.place = true, msg.text, r.place, 0
	cmd := m.fillReader()
	r.scroll.Reveal(r.doc.Unmarked)
	m.settle()
	return cmd
}

// diffDoc is a text with what is gone and what is new since it was another.
func (m *Model) diffDoc(r *reader, width int) draw.Document {
	var d draw.Document
	word, versions := "Changed:", ""
	if was, now := r.versions(); was != "" && now != "" && was != now {
		word, versions = "Changed", fmt.Sprintf("from version %s to %s: ", was, now)
	}
	d.AddCallout(word, versions+"[-what is gone-] {+what is new+}", m.theme, width)
	d.AddBlank()
	p := diffPainter{doc: &d, theme: m.theme, width: width, first: -1}
	for _, w := range worddiff.Diff(r.old, r.wording(), signs) {
		p.put(w)
	}
	p.end()
	d.Unmarked, r.changes = max(0, p.first), p.changes
	return d
}

// signs stand around changes, so that they are told apart without colours.
var signs = worddiff.Brackets{Removed: [2]string{"[-", "-]"}, Added: [2]string{"{+", "+}"}}

// diffPainter lays changed words out in rows.
type diffPainter struct {
	doc   *draw.Document
	theme theme.Theme
	width int

	styled, plain strings.Builder
	first         int // row of the first change
	changes       []markdown.Span
	changing      bool // the last word of the row was one of the last change
}

func (p *diffPainter) put(w worddiff.Word) {
	if w.Text == worddiff.LineEnd {
		p.end()
		return
	}
	for i, piece := range draw.Wrap(w.Text, p.width) { // a word may be wider than the screen
		if used := ansi.StringWidth(p.plain.String()); used > 0 && (i > 0 || used+1+ansi.StringWidth(piece) > p.width) {
			p.end()
		}
		if w.Change != worddiff.Same && p.first < 0 {
			p.first = len(p.doc.Rows)
		}
		if p.plain.Len() > 0 {
			p.plain.WriteByte(' ')
			p.styled.WriteByte(' ')
		}
		p.note(w.Change, len(piece))
		p.plain.WriteString(piece)
		p.styled.WriteString(p.style(w.Change).Render(piece))
	}
}

// note keeps where a changed word of so many bytes will stand. Those that stand beside
// each other are one change.
func (p *diffPainter) note(c worddiff.Change, length int) {
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

// end ends a row. Two blank ones in a row are one.
func (p *diffPainter) end() {
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
