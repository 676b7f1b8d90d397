package draw

import (
	"charm.land/lipgloss/v2"

	"trustbook/ui/theme"
)

// RowStyles are the styles of a row that can be selected, in a list or a menu.
type RowStyles struct {
	Fill, Title, Quiet, Match lipgloss.Style
	Bar                       string // content of the first column
	Selected                  bool
}

// RowStylesOf returns the styles of a row, selected or not.
func RowStylesOf(th theme.Theme, selected bool) RowStyles {
	if !selected {
		return RowStyles{Title: th.Text, Quiet: th.Quiet, Match: th.Match, Bar: " "}
	}
	return RowStyles{
		Fill: th.Selection, Title: th.SelectionTitle, Quiet: th.SelectionQuiet, Match: th.SelectionMatch,
		Bar: th.Bar.Render(th.Glyph.Bar), Selected: true,
	}
}
