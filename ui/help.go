package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/phrases"
)

// helpKeys is the width of the column of keys in the help, in cells.
const helpKeys = 13

// helpBody lists the keys, made from the key map.
type helpBody struct{}

func (m *Model) openHelp() { m.openOverlay("Help", "Filter, for example: copy", helpBody{}) }

func (helpBody) focus(*Model, string, int) (first, last int) { return -1, -1 }

func (helpBody) hints(m *Model) []key.Binding {
	return []key.Binding{m.keys.dialog.Up, m.keys.dialog.Close}
}

func (helpBody) key(m *Model, msg tea.KeyPressMsg) (tea.Cmd, bool) { return nil, m.scrolled(msg) }

// note is how many keys the filter leaves.
func (helpBody) note(m *Model, filter string) string {
	n := 0
	for _, rows := range m.helpRows(filter) {
		n += len(rows) - 1
	}
	return phrases.Count(n, "key")
}

// helpRow is one line of the help: a heading, or a key and what it does.
type helpRow struct{ heading, keys, does string }

// helpRows are the keys that match the filter, under their headings.
func (m *Model) helpRows(filter string) [][]helpRow {
	var out [][]helpRow
	for _, s := range m.keys.contexts() {
		rows := []helpRow{{heading: s.Title}}
		for _, a := range s.Actions {
			h := a.Binding.Help()
			if a.Binding.Enabled() && h.Key != "" && strings.Contains(strings.ToLower(h.Key+" "+h.Desc+" "+s.Title), filter) {
				rows = append(rows, helpRow{keys: h.Key, does: h.Desc})
			}
		}
		if len(rows) > 1 {
			out = append(out, rows)
		}
	}
	return out
}

// twoColumns is the width from which the help has two columns.
const twoColumns = 60

// rows are the filtered keys, in two columns where they fit, and what ^ means.
func (helpBody) rows(m *Model, filter string, width int) []string {
	sections, about := m.helpRows(filter), m.about(width, filter)
	switch {
	case len(sections) == 0 && len(about) > 0:
		return about
	case len(sections) == 0:
		return []string{m.theme.Quiet.Render(draw.Cut("No key does that.", width, m.theme.Glyph.Ellipsis))}
	}
	caret := m.theme.Quiet.Render(draw.Cut("^Y means Ctrl and Y together", width, m.theme.Glyph.Ellipsis))
	end := append([]string{"", caret, ""}, about...)
	if width < twoColumns || len(sections) == 1 {
		return append(m.helpColumn(sections, width), end...)
	}
	left, right := m.helpColumns(sections, width/2-1)
	var out []string
	for i := range max(len(left), len(right)) {
		l := draw.NewLine(width)
		if i < len(left) {
			l.PutStyled(left[i])
		}
		if i < len(right) {
			l.PadTo(width - width/2).PutStyled(right[i])
		}
		out = append(out, l.String())
	}
	return append(out, end...)
}

// helpColumns puts each section, in order, into the shorter of two columns.
func (m *Model) helpColumns(sections [][]helpRow, width int) (left, right []string) {
	var columns [2][]string
	for _, s := range sections {
		to := 0
		if len(columns[1]) < len(columns[0]) {
			to = 1
		}
		if len(columns[to]) > 0 {
			columns[to] = append(columns[to], "")
		}
		columns[to] = append(columns[to], m.helpColumn([][]helpRow{s}, width)...)
	}
	return columns[0], columns[1]
}

func (m *Model) helpColumn(sections [][]helpRow, width int) []string {
	var out []string
	for i, rows := range sections {
		if i > 0 {
			out = append(out, "")
		}
		for _, r := range rows {
			l := draw.NewLine(width).Put(m.theme.Quiet, r.heading).Put(m.theme.Hotkey, r.keys)
			if r.keys != "" {
				l.PadTo(max(l.Width()+1, helpKeys))
				l.Put(m.theme.Text, draw.Cut(r.does, width-l.Width(), m.theme.Glyph.Ellipsis))
			}
			out = append(out, l.String())
		}
	}
	return out
}
