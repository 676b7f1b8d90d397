// Package theme turns colours into styles.
//
// The colours are a table (palette.go): a dozen roles, with one palette for each kind of terminal. [New] picks a
// palette and derives every style from it, for the screen and for rendered entries, so that the two always agree. The
// use of a role depends on the palette: with sixteen colours, hues are used for bars and rules but never for words and
// marks, because the program cannot know how the user's colours look on the user's background. Without colours, weight,
// underline and reverse video are used instead.
//
// No style sets a background without setting the colour of the text on it, and none uses SGR 2 (faint) or colour 8,
// which some terminals draw in the colour of the background.
package theme

import (
	"strings"

	"charm.land/lipgloss/v2"

	"trustbook/handbook"
)

// Theme is an immutable set of styles. Two themes look the same if their [Theme.CacheKey] is equal.
type Theme struct {
	// Styles of text.
	Text    lipgloss.Style // body, and rows that are not selected
	Title   lipgloss.Style // titles and headings
	Strong  lipgloss.Style
	Quiet   lipgloss.Style // metadata, snippets, labels, and descriptions in key hints
	Hotkey  lipgloss.Style // keys in key hints
	Accent  lipgloss.Style // words that mean success, such as "copied"
	Caution lipgloss.Style // words that mean caution, such as "partly" and "changed"
	Yes, No lipgloss.Style // verdicts in rows
	Link    lipgloss.Style
	Match   lipgloss.Style // matches; sets neither weight nor fill
	Hit     lipgloss.Style // the current match

	// Styles of glyphs and lines.
	Prompt     lipgloss.Style // used while the search line has the focus
	Bar        lipgloss.Style // beside the selected row and beside an answer without a verdict
	CautionBar lipgloss.Style
	Rule       lipgloss.Style // rules, dialog borders, the bar of quotations
	Heavy      lipgloss.Style // the rule under the active tab
	Progress   lipgloss.Style // the part of the rule that shows reading progress
	Behind     lipgloss.Style // everything behind a dialog
	Saved      lipgloss.Style
	ToRead     lipgloss.Style
	Changed    lipgloss.Style

	// Styles of the same roles in the selected row, which is marked by a fill or, in palettes without fills, by its bar
	// and bold title.
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
	QuietIsPlain   bool // quiet text looks like other text, so labels need a rule and snippets an indent

	colours palette
	id      paletteID
	ascii   bool
}

// New returns the theme for the given options.
func New(o Options) *Theme {
	id := o.palette()
	t := &Theme{colours: palettes[id], id: id, ascii: o.ASCII, Glyph: glyphsFor(o.ASCII), PlainSelection: o.Speech}
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

// TransliteratePhrase returns one of the program's phrases in the characters that the theme allows. In ASCII, quotation
// marks become straight.
func (t *Theme) TransliteratePhrase(s string) string {
	if !t.ascii {
		return s
	}
	return strings.NewReplacer("“", `"`, "”", `"`).Replace(s)
}

// BadgeStyle returns the style of a verdict's badge. The text must include a space on either side.
func (t *Theme) BadgeStyle(v handbook.Verdict) lipgloss.Style {
	s := lipgloss.NewStyle().Bold(true)
	if t.id <= paletteSixteen { // neither black nor white is readable on every user's red
		return s.Reverse(true)
	}
	return withColours(s, t.colours.chipText, t.verdictColour(v))
}

// VerdictBar returns the style of the bar beside an answer. Without a verdict, it returns t.Bar.
func (t *Theme) VerdictBar(v handbook.Verdict) lipgloss.Style {
	if v == handbook.NoVerdict {
		return t.Bar
	}
	return t.glyphStyle(t.verdictColour(v))
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

func (t *Theme) verdictColour(v handbook.Verdict) colour {
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
