package dialect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// Obsidian has ==highlighted words==, ^ids at the end of a block, and %%comments%%. PyMdown Extensions also have
// highlighted words.

var (
	highlightPattern         = pattern.Lazy(`^==([^\s=](?:[^=\n]*[^\s=])?)==(?:[^=\pL\pN]|$)`)
	highlightAnywherePattern = pattern.Lazy(`(?:^|[^=\pL\pN])==[^\s=](?:[^=\n]*[^\s=])?==`)
	blockIDAnywherePattern   = pattern.Lazy(`(?m)[ \t\]]\^[A-Za-z0-9-]{4,}[ \t]*$`)
	blockIDPattern           = pattern.Lazy(`^\^([A-Za-z0-9-]{4,})[ \t]*$`)
)

// readHighlight removes the marks around highlighted words.
func (p *Page) readHighlight(at int) {
	before, _ := utf8.DecodeLastRuneInString(p.source[:at])
	m := highlightPattern().FindStringSubmatchIndex(p.restOfLine(at))
	if m == nil || at > 0 && (before == '=' || unicode.IsLetter(before) || unicode.IsNumber(before)) {
		return
	}
	p.edit(at, at+m[2], "")
	p.edit(at+m[3], at+m[3]+len("=="), "")
	p.handled = max(p.handled, at+m[2])
}

// readCaret reads an id at the end of a block, or an inline footnote.
func (p *Page) readCaret(at int) {
	m := blockIDPattern().FindStringSubmatch(p.restOfLine(at))
	switch {
	case strings.HasPrefix(p.source[at:], "^["):
		p.readFootnote(at)
	case m == nil || at > 0 && strings.IndexByte(" \t\n]", p.source[at-1]) < 0 || strings.Trim(m[1], "0123456789-") == "":
	default:
		p.anchor("^"+m[1], at)
		start := len(strings.TrimRight(p.source[:at], " \t"))
		p.editInline(start, p.lineEnd(at), "")
	}
}

// openPercent reads comments between %%, and comments of MyST, which begin with a single %.
func (p *Page) openPercent(text string, at int) (blockOpening, bool) {
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "%%" && p.percents > 1:
		return p.commentUntil("%%", text, at)
	case len(trimmed) > 4 && strings.HasPrefix(trimmed, "%%") && strings.HasSuffix(trimmed, "%%"), p.myst && strings.HasPrefix(text, "% "):
		p.Comments = append(p.Comments, Comment{at, at + len(strings.TrimRight(text, "\r\n"))})
		return removedLine(text), true
	}
	return blockOpening{}, false
}
