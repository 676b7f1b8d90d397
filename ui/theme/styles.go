package theme

import "charm.land/lipgloss/v2"

// withColours sets the colours of the text and the fill, unless they are "".
func withColours(s lipgloss.Style, text, fill colour) lipgloss.Style {
	if text != "" {
		s = s.Foreground(lipgloss.Color(text))
	}
	if fill != "" {
		s = s.Background(lipgloss.Color(fill))
	}
	return s
}

// textStyle returns the style of text in a hue. With sixteen colours, text has no hue.
func (t *Theme) textStyle(hue colour) lipgloss.Style {
	if t.id == paletteSixteen {
		hue = ""
	}
	return withColours(lipgloss.NewStyle(), hue, "")
}

// glyphStyle returns the style of a bar, rule or symbol in a hue. Without colours it is bold, so that it stands out
// from the text next to it.
func (t *Theme) glyphStyle(hue colour) lipgloss.Style {
	if t.id == paletteMono {
		return lipgloss.NewStyle().Bold(true)
	}
	return withColours(lipgloss.NewStyle(), hue, "")
}

// markStyle returns the style of a symbol with a meaning, such as that an entry has changed. With sixteen colours
// neither symbols nor words have a hue, because yellow on white is unreadable.
func (t *Theme) markStyle(hue colour) lipgloss.Style {
	if t.id == paletteSixteen {
		return lipgloss.NewStyle().Bold(true)
	}
	return t.glyphStyle(hue)
}

func (t *Theme) setWordStyles() {
	c := t.colours
	t.Text = t.textStyle(c.text)
	t.Title = t.Text.Bold(true)
	t.Strong = t.Text.Bold(true)
	t.Hotkey = t.Text.Bold(true)
	t.Quiet = t.textStyle(c.quiet)
	t.QuietIsPlain = t.id <= paletteSixteen || t.isContrast()
	t.Accent = t.textStyle(c.accent).Bold(true)
	t.Caution = t.textStyle(c.caution).Bold(true)
	t.Yes = t.textStyle(c.yes).Bold(true)
	t.No = t.textStyle(c.no).Bold(true)
	t.Link = t.textStyle(c.accent).Underline(true)
	t.Match = t.emphasizeMatch(t.textStyle(c.match).Underline(true))
	t.Hit = withColours(lipgloss.NewStyle(), c.hitText, c.hit)
	if c.hit == "" {
		t.Hit = lipgloss.NewStyle().Reverse(true)
	}
}

// emphasizeMatch makes the style of a match bold if there is no colour or the colour is too weak. Otherwise a match has
// the same weight as the text around it.
func (t *Theme) emphasizeMatch(s lipgloss.Style) lipgloss.Style {
	if t.isContrast() || t.id <= paletteSixteen {
		return s.Bold(true)
	}
	return s
}

// isContrast reports whether this is a contrast theme. Only contrast themes set the colour of plain text.
func (t *Theme) isContrast() bool { return t.colours.text != "" }

func (t *Theme) setLineStyles() {
	c := t.colours
	t.Prompt = t.glyphStyle(c.accent).Bold(true)
	t.Bar = t.glyphStyle(c.accent)
	t.CautionBar = t.glyphStyle(c.caution)
	t.Rule = withColours(lipgloss.NewStyle(), c.rule, "")
	t.Heavy = t.glyphStyle(c.accent)
	t.Progress = t.glyphStyle(c.quiet)
	t.Behind = t.Rule
	t.Saved = t.markStyle(c.accent)
	t.ToRead = t.markStyle(c.accent)
	t.Changed = t.markStyle(c.caution).Bold(true)
}

func (t *Theme) setSelectionStyles() {
	c := t.colours
	t.Selection = t.selectedStyle(c.selectionText)
	t.SelectionTitle = t.Selection.Bold(true)
	t.SelectionQuiet = t.selectedStyle(c.selectionQuiet)
	t.SelectionAccent = t.selectedStyle(c.accent)
	if c.selection == "" {
		t.SelectionAccent = t.glyphStyle(c.accent)
	}
	t.SelectionMatch = t.emphasizeMatch(t.selectedStyle(c.match).Underline(true))
	t.SelectionYes = t.selectedStyle(c.yes).Bold(true)
	t.SelectionNo = t.selectedStyle(c.no).Bold(true)
	t.SelectionCaution = t.selectedStyle(c.caution).Bold(true)
}

// selectedStyle returns the style of a word in the selected row. In contrast themes, all words have the text colour of
// the selection. In themes without a fill, words have no hue, because they must not change colour when their row is
// selected.
func (t *Theme) selectedStyle(hue colour) lipgloss.Style {
	c := t.colours
	if t.isContrast() {
		hue = c.selectionText
	}
	if c.selection == "" {
		return lipgloss.NewStyle()
	}
	return withColours(lipgloss.NewStyle(), hue, c.selection)
}

// setCodeStyles sets the styles of code, on a fill if the palette has one.
func (t *Theme) setCodeStyles() {
	c := t.colours
	t.Backquotes = c.codeFill == ""
	t.Code = t.Text
	t.CodeBlock = t.Text
	if !t.Backquotes {
		t.Code = withColours(lipgloss.NewStyle(), c.code, c.codeFill)
		t.CodeBlock = withColours(lipgloss.NewStyle(), c.code, "")
	}
}

// TextColours contains the text colours, for a renderer that styles text itself. "" is the terminal's own colour.
type TextColours struct{ Text, Quiet, Accent, Code, CodeFill string }

// TextColours returns the colours of text in this theme.
func (t *Theme) TextColours() TextColours {
	c := t.colours
	if t.id == paletteSixteen {
		return TextColours{Code: c.code, CodeFill: c.codeFill}
	}
	return TextColours{Text: c.text, Quiet: c.quiet, Accent: c.accent, Code: c.code, CodeFill: c.codeFill}
}
