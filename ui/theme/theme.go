// Package theme turns colours into styles.
//
// The colours are a table (palette.go): a dozen roles, with one palette for each kind of terminal. [New]
// picks a palette and derives every style from it, for the screen and for rendered entries, so that they
// cannot disagree. What a role may do depends on the palette: with sixteen colours, hues are used for bars,
// rules and symbols but never for words, because nothing is known of how the user's colours look on the user's
// background; without colour, weight, underline and reverse video replace it.
//
// No style sets a background without setting the text on it, and none uses SGR 2
// (faint) or colour 8, which some terminals draw in the colour of the background.
package theme

import (
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/handbook"
)

// Theme is a set of styles. It never changes. Themes are compared by [Theme.CacheKey].
type Theme struct {
	// Styles of words.
	Text    lipgloss.Style // body, and rows that are not selected
	Title   lipgloss.Style // titles and headings
	Strong  lipgloss.Style
	Quiet   lipgloss.Style // metadata, snippets, labels, the description in a key hint
	Hotkey  lipgloss.Style // keys in key hints
	Accent  lipgloss.Style // words that report success, such as "copied"
	Caution lipgloss.Style // words that warn, such as "partly" and "changed"
	Yes, No lipgloss.Style // verdicts in rows
	Link    lipgloss.Style
	Match   lipgloss.Style // matches; does not change weight or fill
	Hit     lipgloss.Style // the current match

	// Styles of glyphs and lines.
	Prompt     lipgloss.Style // while the search line has the focus
	Bar        lipgloss.Style // beside the selected row, and an answer without a verdict
	CautionBar lipgloss.Style
	Rule       lipgloss.Style // rules, dialog borders, the bar of quotations
	Heavy      lipgloss.Style // the rule under the active tab
	Progress   lipgloss.Style // the part of the rule that shows reading progress
	Behind     lipgloss.Style // everything behind a dialog
	Saved      lipgloss.Style
	ToRead     lipgloss.Style
	Changed    lipgloss.Style

	// The same roles on the selected row. A fill marks the row; in palettes without fills, the bar
	// and the bold title do.
	Selection        lipgloss.Style
	SelectionTitle   lipgloss.Style
	SelectionQuiet   lipgloss.Style
	SelectionAccent  lipgloss.Style // glyphs, such as those for saved and unread entries
	SelectionMatch   lipgloss.Style
	SelectionYes     lipgloss.Style
	SelectionNo      lipgloss.Style
	SelectionCaution lipgloss.Style

	Code      lipgloss.Style // inline code: text on a fill
	CodeBlock lipgloss.Style // code blocks: text colour only

	Backquotes bool // inline code has no fill, so its backquotes are shown

	Glyph Glyphs

	PlainSelection bool // the selected row looks like the other rows
	QuietIsPlain   bool // quiet words look like text, so that labels need a rule and snippets an indent

	colours palette
	id      paletteID
	ascii   bool
}

// New returns the theme for the wishes of the user and the capabilities of the terminal.
func New(o Options) *Theme {
	id := o.palette()
	t := &Theme{colours: palettes[id], id: id, ascii: o.ASCII, Glyph: glyphs(o.ASCII), PlainSelection: o.Speech}
	t.setWordStyles()
	t.setLineStyles()
	t.setSelectionStyles()
	t.setCodeStyles()
	return t
}

// CacheKey identifies the theme in caches: themes with equal keys look the same.
func (t *Theme) CacheKey() string {
	if t.ascii {
		return t.id.String() + "+ascii"
	}
	return t.id.String()
}

// AdaptPhrase returns the program's own words in the form that the theme needs: with ASCII, in straight
// quotes.
func (t *Theme) AdaptPhrase(s string) string {
	if !t.ascii {
		return s
	}
	return strings.NewReplacer("“", `"`, "”", `"`).Replace(s)
}

// ChipStyle returns the filled style of a verdict, for text that includes its padding.
func (t *Theme) ChipStyle(v handbook.Verdict) lipgloss.Style {
	s := lipgloss.NewStyle().Bold(true)
	if t.id <= paletteSixteen { // neither black nor white is readable on the red of every user's palette
		return s.Reverse(true)
	}
	return paint(s, t.colours.chipText, t.verdictShade(v))
}

// VerdictBar returns the style of the bar beside an answer. If there is no verdict, it is the
// accent bar.
func (t *Theme) VerdictBar(v handbook.Verdict) lipgloss.Style {
	if v == handbook.NoVerdict {
		return t.Bar
	}
	return t.glyphStyle(t.verdictShade(v))
}

// VerdictStyle returns the style of a verdict in a row.
func (t *Theme) VerdictStyle(v handbook.Verdict, selected bool) lipgloss.Style {
	style, onSelection := t.Quiet, t.SelectionQuiet
	switch v {
	case handbook.Yes:
		style, onSelection = t.Yes, t.SelectionYes
	case handbook.No:
		style, onSelection = t.No, t.SelectionNo
	case handbook.Partly:
		style, onSelection = t.Caution, t.SelectionCaution
	}
	if selected {
		return onSelection
	}
	return style
}

func (t *Theme) verdictShade(v handbook.Verdict) shade {
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
