package frontmatter

import (
	"strings"

	"trustbook/handbook/pattern"
)

// Page is a page split into front matter and body.
type Page struct {
	Front    string
	TOML     bool // the front matter is TOML, not YAML
	Offset   int  // number of lines of the file before the front matter
	Body     string
	Line     int  // 1-based line of the file on which the body begins
	Unclosed bool // the front matter is never closed and therefore part of the body
}

// Split splits a sanitized page. Front matter is between two --- lines or, if it is TOML, between two +++ lines. Some
// tools write only the closing ---. The text before that line must then begin with a known key, because otherwise it is
// a heading underlined with hyphens.
func Split(text string, isKnown func(key string) bool) Page {
	if blank := blankLinesPattern().FindString(text); blank != "" && fencedKeyPattern().MatchString(text[len(blank):]) { // Hugo and Zola allow blank lines before front matter
		if p := Split(text[len(blank):], isKnown); p.Front != "" {
			lines := strings.Count(blank, "\n")
			p.Offset, p.Line = p.Offset+lines, p.Line+lines
			return p
		}
	}
	fence, rest, found := strings.Cut(text, "\n")
	fence = strings.TrimRight(fence, " \t")
	if proseAfterRulePattern().MatchString(text) && !fencedKeyPattern().MatchString(text) { // as in Pandoc, --- above a blank line does not open front matter
		return Page{Body: text, Line: 1}
	}
	if !found || fence != "---" && fence != "+++" {
		return splitClosingOnly(text, isKnown)
	}
	front, body, lines := cutAtFence(rest, fence)
	if lines == 0 {
		return Page{Body: text, Line: 1, Unclosed: true}
	}
	return Page{Front: front, TOML: fence == "+++", Offset: 1, Body: body, Line: 1 + lines + 1}
}

var (
	blankLinesPattern = pattern.Lazy(`^(?:[ \t]*\n)+`)
	fencedKeyPattern  = pattern.Lazy(`^(?:---|\+\+\+)[ \t]*\n[ \t\n]*[A-Za-z_][\w-]*[ \t]*[:=]`)

	proseAfterRulePattern = pattern.Lazy(`^---[ \t]*\n[ \t]*\n[ \t\n]*[\pL*\[>!]`)
)

// cutAtFence cuts text at the first line that equals fence or, in YAML, "...". lines is the number of lines up to and
// including that line, or 0 if there is no such line.
func cutAtFence(text, fence string) (before, after string, lines int) {
	at := 0
	for line := range strings.Lines(text) {
		lines++
		if t := strings.TrimRight(line, " \t\n"); t == fence || t == "..." && fence == "---" {
			return text[:at], text[at+len(line):], lines
		}
		at += len(line)
	}
	return "", "", 0
}

var firstKeyPattern = pattern.Lazy(`^[A-Za-z_][\w-]*:(\s|$)`)

func splitClosingOnly(text string, isKnown func(key string) bool) Page {
	whole := Page{Body: text, Line: 1}
	key, _, _ := strings.Cut(text, ":")
	if !firstKeyPattern().MatchString(text) || !isKnown(key) {
		return whole
	}
	front, body, lines := cutAtFence(text, "---")
	if lines == 0 || strings.Contains(front, "\n\n") {
		return whole
	}
	return Page{Front: front, Body: body, Line: lines + 1}
}
