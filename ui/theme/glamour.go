package theme

import "charm.land/glamour/v2/ansi"

// Glamour returns the style of rendered Markdown, from the same palette.
//
// It styles words only. Package markdown draws margins, bullets, bars and rules
// itself, so the styles of blocks are empty.
func (t Theme) Glamour() ansi.StyleConfig {
	c := t.colours
	text := primitive(t.wordShade(c.text))
	bold, italic, struck := text, text, text
	bold.Bold, italic.Italic, struck.CrossedOut = ptrTrue(), ptrTrue(), ptrTrue()
	link := primitive(t.wordShade(c.accent))
	link.Underline = ptrTrue()
	heading := ansi.StyleBlock{StylePrimitive: bold}
	minor := ansi.StyleBlock{StylePrimitive: primitive(t.wordShade(c.quiet))}
	return ansi.StyleConfig{
		Document: ansi.StyleBlock{StylePrimitive: text},
		H1:       heading, H2: heading, H3: minor, H4: minor, H5: minor, H6: minor,
		Strong: bold, Emph: italic, Strikethrough: struck,
		LinkText: link,
		Code:     t.glamourCode(),
	}
}

func (t Theme) glamourCode() ansi.StyleBlock {
	if t.Backquotes {
		code := primitive(t.wordShade(t.colours.text))
		code.Prefix, code.Suffix = "`", "`"
		return ansi.StyleBlock{StylePrimitive: code}
	}
	code := primitive(t.colours.code)
	fill := t.colours.codeFill
	code.BackgroundColor = &fill
	return ansi.StyleBlock{StylePrimitive: code}
}

// wordShade returns the shade a word may have in this palette.
func (t Theme) wordShade(hue shade) shade {
	if t.id == sixteen {
		return ""
	}
	return hue
}

func primitive(text shade) ansi.StylePrimitive {
	if text == "" {
		return ansi.StylePrimitive{}
	}
	return ansi.StylePrimitive{Color: &text}
}

func ptrTrue() *bool {
	b := true
	return &b
}
