package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/markdown"
)

// findKey handles a key while the last row takes what is looked for.
func (m *pager) findKey(msg tea.KeyPressMsg) tea.Cmd {
	k := m.keys.find
	switch {
	case key.Matches(msg, k.Cancel):
		m.find.typing, m.find.query = false, ""
		m.mark()
		return nil
	case key.Matches(msg, k.Done):
		m.find.typing = false
		return nil
	}
	return m.typed(msg)
}

// typed hands a key or pasted text to the last row, and finds at once.
func (m *pager) typed(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	m.find.input, cmd = m.find.input.Update(msg)
	m.find.query = strings.TrimSpace(m.find.input.Value())
	m.mark()
	m.jump(m.nextFrom())
	return cmd
}

// mark finds what is looked for in the text.
func (m *pager) mark() {
	m.find.spans, m.find.current = nil, -1
	if m.find.query == "" {
		return
	}
	for _, at := range draw.Pattern(m.find.query).FindAllStringIndex(m.doc.Text(), -1) {
		m.find.spans = append(m.find.spans, markdown.Span{Start: at[0], End: at[1]})
	}
}

// nextFrom is the first mark on the screen or below it, or the first of all.
func (m *pager) nextFrom() int {
	from := m.doc.OffsetOf(m.scroll.Top())
	for i, s := range m.find.spans {
		if s.End > from {
			return i
		}
	}
	return 0
}

// step goes n marks on, around the ends.
func (m *pager) step(n int) {
	count := len(m.find.spans)
	switch {
	case count == 0:
	case m.find.current >= 0:
		m.jump((m.find.current + n + count) % count)
	case n < 0:
		m.jump((m.nextFrom() + count - 1) % count)
	default:
		m.jump(m.nextFrom())
	}
}

// jump goes to mark i and brings it into view.
func (m *pager) jump(i int) {
	if i >= len(m.find.spans) {
		return
	}
	m.find.current = i
	m.scroll.Reveal(m.doc.RowAt(m.find.spans[i].Start))
	m.place = m.doc.PosOf(m.scroll.Top())
}

// found says how many marks there are, and on which the reader is.
func (m *pager) found() string {
	switch {
	case m.find.query == "":
		return ""
	case m.find.current >= 0:
		return fmt.Sprintf("%d of %d", m.find.current+1, len(m.find.spans))
	case len(m.find.spans) > 0:
		return fmt.Sprintf("%d found", len(m.find.spans))
	}
	return "none"
}

// markings are what is laid over the text.
func (m *pager) markings() []markdown.Marking {
	out := []markdown.Marking{{Style: m.Theme.Match, Spans: m.find.spans}}
	if m.find.current >= 0 {
		out = append(out, markdown.Marking{Style: m.Theme.Hit, Spans: m.find.spans[m.find.current : m.find.current+1]})
	}
	return out
}
