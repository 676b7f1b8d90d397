package draw

import (
	"strings"

	"charm.land/bubbles/v2/help"

	"trustbook/ui/layout"
	"trustbook/ui/theme"
)

// NewHints returns the renderer of key hints in the bottom row.
func NewHints(th theme.Theme) help.Model {
	h := help.New()
	h.ShortSeparator = strings.Repeat(" ", layout.PreviewGap)
	h.Styles.ShortKey, h.Styles.ShortDesc = th.Hotkey, th.Quiet
	h.Styles.ShortSeparator, h.Styles.Ellipsis = th.Text, th.Quiet
	return h
}
