// Package theme turns colours into styles.
//
// The colours are a table of data (palette.go): a dozen roles, one column for
// each kind of terminal. [New] picks a column and derives every style from it,
// the one for Glamour too, so that the screens and the rendered texts cannot
// disagree. What a role may do differs by column: with sixteen colours a hue
// stands on bars, rules and chips but never on words, because nobody knows what
// the user's sixteen look like on the user's background; without colour weight,
// underline and reverse say everything.
//
// No style sets a background without setting the text on it, none uses SGR 2
// (faint) or colour 8, which some palettes paint in the background's own colour.
package theme

import (
	"charm.land/lipgloss/v2"

	"trustbook/handbook"
)

// Theme is a set of ready styles. It is a value: copy it freely, compare by [Theme.Key].
type Theme struct {
	// Words.
	Text     lipgloss.Style // body, and rows that are not selected
	Title    lipgloss.Style // titles and headings
	Strong   lipgloss.Style
	Emphasis lipgloss.Style
	Quiet    lipgloss.Style // metadata, snippets, labels, the verb of a hint
	Hotkey   lipgloss.Style // the key of a hint
	Accent   lipgloss.Style // a word that has happened: "copied"
	Caution  lipgloss.Style // partly, changed, weak: the word that warns
	Yes, No  lipgloss.Style // a verdict as a word on a row
	Link     lipgloss.Style
	Match    lipgloss.Style // a found word; leaves weight and fill below it alone
	Hit      lipgloss.Style // the found word the cursor is on

	// Glyphs and lines.
	Prompt     lipgloss.Style // while the search has the focus
	PromptIdle lipgloss.Style
	Bar        lipgloss.Style // the accent bar: selected row, answer without a verdict
	CautionBar lipgloss.Style
	Rule       lipgloss.Style // rules, overlay border, quote bar
	Heavy      lipgloss.Style // the rule under the active tab
	Progress   lipgloss.Style // the rule as far as the reader has read
	Behind     lipgloss.Style // what an overlay lies on
	Saved      lipgloss.Style
	Read       lipgloss.Style
	ToRead     lipgloss.Style
	Changed    lipgloss.Style

	// The same roles on the selected row. Selection fills across; where there is
	// no fill the bar and the bold title are the selection.
	Selection        lipgloss.Style
	SelectionTitle   lipgloss.Style
	SelectionQuiet   lipgloss.Style
	SelectionAccent  lipgloss.Style // glyphs: saved, to read
	SelectionMatch   lipgloss.Style
	SelectionYes     lipgloss.Style
	SelectionNo      lipgloss.Style
	SelectionCaution lipgloss.Style

	Code      lipgloss.Style // inline: text on a fill
	CodeBlock lipgloss.Style // a block: its text colour only

	Backquotes bool // inline code has no fill here, so its backquotes stay

	Glyph Glyphs

	colours palette
	column  column
	ascii   bool
}

// New makes the theme for what was asked and what the terminal can do.
func New(o Options) Theme {
	c := o.column()
	t := Theme{colours: palettes[c], column: c, ascii: o.ASCII, Glyph: glyphs(o.ASCII)}
	t.words()
	t.lines()
	t.selected()
	t.code()
	return t
}

// Key names the theme: equal keys draw equal cells. It is for caches.
func (t Theme) Key() string {
	if t.ascii {
		return t.column.String() + "+ascii"
	}
	return t.column.String()
}

// Coloured says whether any colour is used at all.
func (t Theme) Coloured() bool { return t.column != mono }

// Chip is the filled style of a verdict's word; the word brings its own spaces.
func (t Theme) Chip(v handbook.Verdict) lipgloss.Style {
	s := lipgloss.NewStyle()
	hue := t.verdictShade(v)
	switch {
	case t.column == mono, hue == "":
		return s.Bold(t.column == mono).Reverse(true)
	case t.column == sixteen: // bold would turn the black text grey
		return paint(s, t.colours.chipText, hue)
	}
	return paint(s.Bold(true), t.colours.chipText, hue)
}

// VerdictBar is the bar beside an answer; without a verdict it is the accent bar.
func (t Theme) VerdictBar(v handbook.Verdict) lipgloss.Style {
	if v == handbook.NoVerdict {
		return t.Bar
	}
	return t.glyph(t.verdictShade(v))
}

// Verdict is the style of a verdict's word on a row, selected or not.
func (t Theme) Verdict(v handbook.Verdict, selected bool) lipgloss.Style {
	switch {
	case v == handbook.Yes && selected:
		return t.SelectionYes
	case v == handbook.Yes:
		return t.Yes
	case v == handbook.No && selected:
		return t.SelectionNo
	case v == handbook.No:
		return t.No
	case v == handbook.Partly && selected:
		return t.SelectionCaution
	case v == handbook.Partly:
		return t.Caution
	case selected:
		return t.SelectionQuiet
	}
	return t.Quiet
}

func (t Theme) verdictShade(v handbook.Verdict) shade {
	switch v {
	case handbook.Yes:
		return t.colours.yes
	case handbook.No:
		return t.colours.no
	case handbook.Partly:
		return t.colours.caution
	case handbook.NA:
		return t.colours.quiet
	}
	return t.colours.accent
}
