package dialog

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"trustbook/search/analysis"
	"trustbook/ui/draw"
	"trustbook/ui/keymap"
	"trustbook/ui/phrases"
	"trustbook/ui/theme"
)

// HandbookFact is a fact about the open handbook.
type HandbookFact struct{ Name, Value string }

// helpBody lists the program's keys and then facts about the handbook.
type helpBody struct {
	contexts []keymap.Context
	facts    func() []HandbookFact
}

// NewHelp opens the help. facts returns the facts about the handbook; if it is nil, the help shows none.
func NewHelp(f Frame, contexts []keymap.Context, facts func() []HandbookFact) *Model {
	return newModel(f, phrases.HelpTitle, phrases.HelpFilter, &helpBody{contexts: contexts, facts: facts})
}

func (*helpBody) focus(string, int) (first, last int) { return -1, -1 }

func (*helpBody) refresh(string) bool { return true }

func (*helpBody) keys(m *Model) []key.Binding {
	return []key.Binding{keymap.WithDescription(m.keyMap.Up, phrases.KeyScroll.Does), m.keyMap.Close}
}

func (*helpBody) press(m *Model, msg tea.KeyPressMsg) bool { return m.scrollKey(msg) }

// note returns how many keys match the filter, or "" if only other rows match.
func (b *helpBody) note(filter string) string {
	n, sections := 0, b.sections(filter)
	for _, rows := range sections {
		if !slices.Contains(sectionsWithoutKeys, rows[0].heading) {
			n += len(rows) - 1
		}
	}
	if n == 0 && len(sections) > 0 {
		return ""
	}
	return phrases.CountKeys(n)
}

// sectionsWithoutKeys are the sections whose rows do not describe keys.
var sectionsWithoutKeys = []string{phrases.InSearchLine, phrases.MarksInList}

// helpRow is one row of the help: a heading, or a key and what it does.
type helpRow struct{ heading, keys, phrase string }

// sections returns the keys that match the filter. Each section begins with its heading.
func (b *helpBody) sections(filter string) [][]helpRow {
	var out [][]helpRow
	for _, c := range b.contexts {
		rows := []helpRow{{heading: c.Title}}
		for _, a := range c.Actions {
			h := a.Binding.Help()
			if a.Binding.Enabled() && h.Key != "" && containsAll(analysis.Fold(strings.Join([]string{h.Key, h.Desc, c.Title, a.Words}, " ")), filter) {
				rows = append(rows, helpRow{keys: h.Key, phrase: h.Desc})
			}
		}
		if len(rows) > 1 {
			out = append(out, rows)
		}
	}
	return out
}

// Minimum width of a two-column help, and width of the keys in a column, in cells.
const (
	minTwoColumnsWidth = 60
	keyColumn          = 12
)

func containsAll(text, filter string) bool {
	for word := range strings.FieldsSeq(filter) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// rows returns the keys (in two columns if they fit), an explanation of ^, and the facts.
func (b *helpBody) rows(th *theme.Theme, filter string, width int) []string {
	sections, facts := b.sections(filter), b.factRows(th, filter, width)
	switch {
	case len(sections) == 0 && len(facts) > 0:
		return facts
	case len(sections) == 0:
		return renderDimmed(th, phrases.NoKey, width)
	}
	end := slices.Concat([]string{""}, renderDimmed(th, phrases.CaretMeans, width), []string{""}, facts)
	if width < minTwoColumnsWidth || len(sections) == 1 {
		return append(renderSections(th, sections, width), end...)
	}
	left, right := twoHelpColumns(th, sections, width/2-1)
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

func renderDimmed(th *theme.Theme, text string, width int) []string {
	var rows []string
	for _, row := range draw.Wrap(text, width) {
		rows = append(rows, th.Quiet.Render(row))
	}
	return rows
}

// twoHelpColumns adds each section, in order, to the shorter of two columns.
func twoHelpColumns(th *theme.Theme, sections [][]helpRow, width int) (left, right []string) {
	var columns [2][]string
	for _, s := range sections {
		to := 0
		if len(columns[1]) < len(columns[0]) {
			to = 1
		}
		if len(columns[to]) > 0 {
			columns[to] = append(columns[to], "")
		}
		columns[to] = append(columns[to], renderSections(th, [][]helpRow{s}, width)...)
	}
	return columns[0], columns[1]
}

func renderSections(th *theme.Theme, sections [][]helpRow, width int) []string {
	var out []string
	for i, rows := range sections {
		if i > 0 {
			out = append(out, "")
		}
		for _, r := range rows {
			if r.heading != "" {
				out = append(out, draw.RenderLabel(th, r.heading, width))
				continue
			}
			l := draw.NewLine(width).Put(th.Hotkey, r.keys)
			l.PadTo(max(l.Width()+1, keyColumn))
			for _, part := range draw.Wrap(r.phrase, width-l.Width()) {
				out = append(out, l.Put(th.Text, part).String())
				l = draw.NewLine(width).PadTo(keyColumn)
			}
		}
	}
	return out
}

// factRows returns the nonempty facts about the handbook, or nil if they do not match the filter.
func (b *helpBody) factRows(th *theme.Theme, filter string, width int) []string {
	if b.facts == nil || !containsAll(phrases.FactWords, filter) {
		return nil
	}
	out := []string{draw.RenderLabel(th, phrases.ThisHandbook, width)}
	for _, f := range b.facts() {
		for i, part := range draw.Wrap(f.Value, max(1, width-keyColumn)) {
			l := draw.NewLine(width)
			if i == 0 {
				l.Put(th.Quiet, f.Name)
			}
			out = append(out, l.PadTo(keyColumn).Put(th.Text, part).String())
		}
	}
	return out
}
