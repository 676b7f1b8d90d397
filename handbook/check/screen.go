package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// Text is at most 76 columns wide in any window, and code is indented by two columns. A table
// that is too wide is shown as a list of its cells, row by row.
const (
	textColumns   = 76
	codeColumns   = textColumns - 2
	columnGap     = 2
	maxTableLines = 120 // five screens of 24 lines
)

// longLine finds code blocks with lines that must be wrapped more than once, and reports the longest.
func longLine(c *checker, p *page) {
	var widest line
	most, found := 2*codeColumns, 0
	for _, l := range slices.Concat(p.code, p.indented) {
		if readsLikeSentence(l.text) { // see indentedText
			continue
		}
		n := utf8.RuneCountInString(l.text)
		if n > 2*codeColumns {
			found++
		}
		if n > most {
			most, widest = n, l
		}
	}
	if found > 0 {
		c.reportLine(p, widest, "this line of code has %d characters and is wrapped after %d%s: break it where it reads well", most, codeColumns, occurrencesNote(found))
	}
}

// indentedText finds sentences that became code blocks because they are indented.
func indentedText(c *checker, p *page) {
	var first line
	found := 0
	for _, l := range p.indented {
		if !readsLikeSentence(l.text) {
			continue
		}
		if found++; found == 1 {
			first = l
		}
	}
	if found > 0 {
		c.reportLine(p, first, "indented by four spaces, so it is shown as code, but it reads like text%s: indent it like the text it belongs to, or not at all",
			occurrencesNote(found))
	}
}

// likeCode matches the start of a comment or tag, and what sentences hardly ever contain: a comment behind code,
// an assignment, and an operator of a shell.
var likeCode = pattern.Lazy(`^\s*(?:</?\w|//|/\*|#|--\s|;|@|-\s*[\w.-]+:\s)|\s(?://|#|=|&&|\|)\s|[;{]\s*$`)

// readsLikeSentence reports whether a line has many words and hardly any punctuation, and nothing in it looks like
// code.
func readsLikeSentence(text string) bool {
	const minWords, charsPerSign = 8, 12 // at most one punctuation mark per twelve characters
	signs := 0
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsSpace(r) {
			signs++
		}
	}
	return len(strings.Fields(text)) >= minWords && !likeCode().MatchString(text) && signs*charsPerSign <= utf8.RuneCountInString(text)
}

// longTables finds tables that are too long to read.
func longTables(c *checker, p *page) {
	for _, t := range p.tables {
		if n := t.screenLines(); n > maxTableLines {
			how := "takes"
			if !t.fitsColumns() {
				how = fmt.Sprintf("is wider than %d columns, so each row becomes a list, and takes", textColumns)
			}
			c.report(p.Path, t.line, "this table %s about %d lines on the screen: split it, or use fewer or shorter columns", how, n)
		}
	}
}

func (t table) fitsColumns() bool {
	sum := columnGap * (len(t.columns) - 1)
	for _, c := range t.columns {
		sum += c
	}
	return sum <= textColumns
}

// screenLines estimates how many rows of the screen the table fills.
func (t table) screenLines() int {
	if t.fitsColumns() {
		return t.rows + 1
	}
	return (t.rows - 1) * (len(t.columns) + 1)
}
