package theme

import "charm.land/lipgloss/v2"

// paint sets a text colour and a fill; an empty shade sets nothing.
func paint(s lipgloss.Style, text, fill shade) lipgloss.Style {
	if text != "" {
		s = s.Foreground(lipgloss.Color(text))
	}
	if fill != "" {
		s = s.Background(lipgloss.Color(fill))
	}
	return s
}

// word is text in a colour. The hues of the sixteen stay off words.
func (t Theme) word(hue shade) lipgloss.Style {
	if t.column == sixteen {
		hue = ""
	}
	return paint(lipgloss.NewStyle(), hue, "")
}

// glyph is a bar, a rule or a sign in a colour; without colour it is bold, so
// that it stays heavier than the text beside it.
func (t Theme) glyph(hue shade) lipgloss.Style {
	if t.column == mono {
		return lipgloss.NewStyle().Bold(true)
	}
	return paint(lipgloss.NewStyle(), hue, "")
}

// words sets the styles of text that is not selected.
func (t *Theme) words() {
	c := t.colours
	t.Text = t.word(c.text)
	t.Title = t.Text.Bold(true)
	t.Strong = t.Text.Bold(true)
	t.Emphasis = t.Text.Italic(true)
	t.Hotkey = t.Text.Bold(true)
	t.Quiet = t.word(c.quiet)
	t.Accent = t.word(c.accent).Bold(true)
	t.Caution = t.word(c.caution).Bold(true)
	t.Yes = t.word(c.yes).Bold(true)
	t.No = t.word(c.no).Bold(true)
	t.Link = t.word(c.accent).Underline(true)
	t.Match = t.emphatic(t.word(c.match).Underline(true))
	t.Hit = paint(lipgloss.NewStyle(), c.hitText, c.hit)
	if c.hit == "" {
		t.Hit = lipgloss.NewStyle().Reverse(true)
	}
}

// emphatic makes a match bold where its colour is missing or must not be alone.
// Elsewhere a match keeps the weight of the text it is in.
func (t Theme) emphatic(s lipgloss.Style) lipgloss.Style {
	if t.strict() || t.column <= sixteen {
		return s.Bold(true)
	}
	return s
}

// strict says whether this is a contrast theme: the only one that sets its text colour.
func (t Theme) strict() bool { return t.colours.text != "" }

// lines sets the styles of bars, rules and signs.
func (t *Theme) lines() {
	c := t.colours
	t.Prompt = t.glyph(c.accent).Bold(true)
	t.PromptIdle = t.Quiet
	t.Bar = t.glyph(c.accent)
	t.CautionBar = t.glyph(c.caution)
	t.Rule = paint(lipgloss.NewStyle(), c.rule, "")
	t.Heavy = t.glyph(c.accent)
	t.Progress = t.glyph(c.quiet)
	t.Behind = t.Rule
	t.Saved = t.glyph(c.accent)
	t.Read = t.Quiet
	t.ToRead = t.glyph(c.accent)
	t.Changed = t.glyph(c.caution).Bold(true)
}

// selected sets the styles of the selected row.
func (t *Theme) selected() {
	c := t.colours
	t.Selection = t.onSelection(c.selectionText)
	t.SelectionTitle = t.Selection.Bold(true)
	t.SelectionQuiet = t.onSelection(c.selectionQuiet)
	t.SelectionAccent = t.onSelection(c.accent)
	if c.selection == "" {
		t.SelectionAccent = t.glyph(c.accent)
	}
	t.SelectionMatch = t.emphatic(t.onSelection(c.match).Underline(true))
	t.SelectionYes = t.onSelection(c.yes).Bold(true)
	t.SelectionNo = t.onSelection(c.no).Bold(true)
	t.SelectionCaution = t.onSelection(c.caution).Bold(true)
}

// onSelection is a word on the selection's fill. On a contrast selection every
// word has the selection's one text colour; without a fill there is no hue
// either, since a row's words must not change colour by being selected.
func (t Theme) onSelection(hue shade) lipgloss.Style {
	c := t.colours
	if t.strict() {
		hue = c.selectionText
	}
	if c.selection == "" {
		return lipgloss.NewStyle()
	}
	return paint(lipgloss.NewStyle(), hue, c.selection)
}

// code sets the styles of code: a fill, or backquotes where there is none.
func (t *Theme) code() {
	c := t.colours
	t.Backquotes = c.codeFill == ""
	t.Code = t.Text
	t.CodeBlock = t.Text
	if !t.Backquotes {
		t.Code = paint(lipgloss.NewStyle(), c.code, c.codeFill)
		t.CodeBlock = paint(lipgloss.NewStyle(), c.code, "")
	}
}
