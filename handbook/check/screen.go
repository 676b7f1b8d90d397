package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// Text is at most 76 columns wide, even in a wider window. Code is indented by two columns. A table that is too
// wide is shown as a list of cells, row by row.
const (
	textColumns   = 76
	codeColumns   = textColumns - 2
	columnGap     = 2
	maxCodeRows   = 3
	maxTableLines = 120 // five screens of 24 lines
)

// longLine finds lines of code blocks that are sentences of more than three rows, and reports the longest line. It
// skips programs and their output, because authors can rarely change where such lines break.
func longLine(c *checker, p *checkedPage) {
	var widest textLine
	most, found := maxCodeRows*codeColumns, 0
	for _, l := range p.code {
		n := utf8.RuneCountInString(l.text)
		if n <= maxCodeRows*codeColumns || !readsLikeSentence(l.text) {
			continue
		}
		found++
		if n > most {
			most, widest = n, l
		}
	}
	if found > 0 {
		c.reportLine(p, widest, "this line of code has %d characters and is wrapped after %d%s: break it where it reads well", most, codeColumns, occurrencesNote(found))
	}
}

// indentedText finds text that became a code block because it is indented.
func indentedText(c *checker, p *checkedPage) {
	first, found := textLine{}, 0
	for start, i := 0, 1; i <= len(p.indented); i++ {
		if i < len(p.indented) && p.indented[i].number == p.indented[i-1].number+1 {
			continue
		}
		if isProse(p.indented[start:i]) {
			if found++; found == 1 {
				first = p.indented[start]
			}
		}
		start = i
	}
	if found > 0 {
		c.reportLine(p, first, "indented by four spaces, so it is shown as code, but it reads like text%s: indent it like the text it belongs to, or not at all",
			occurrencesNote(found))
	}
}

// isProse reports whether a block consists of sentences: it begins like a sentence or a list item, ends like a
// sentence, and no line looks like code. Commands, menus, data and e-mails should be shown unchanged, so they do not
// count as text.
func isProse(block []textLine) bool {
	lines := handbook.MapSlice(block, func(l textLine) string { return strings.TrimSpace(l.text) })
	text := strings.Join(lines, " ")
	return sentenceTextPattern().MatchString(text) && readsLikeSentence(text) && !slices.ContainsFunc(lines, codeLikePattern().MatchString)
}

var sentenceTextPattern = pattern.Lazy(`^(?:(?:[-*+•]|\w{1,4}[.)])\s|["“„«‘(]?[\p{Lu}\p{Lo}])(?s:.*)[.!?:;…。！？]["”“»’)]?$`)

// codeLikePattern matches the start of a comment or tag, and text that sentences hardly ever contain: a comment after
// code, an assignment, a shell operator, or an arrow between names of menus.
var codeLikePattern = pattern.Lazy(`^\s*(?:</?\w|//|/\*|#|--\s|;|@|-\s*[\w.-]+:\s)|\s(?://|#|=|&&|\||->|>|→)\s|[;{]\s*$`)

// readsLikeSentence reports whether a line has many words, little punctuation, and nothing that looks like code.
func readsLikeSentence(text string) bool {
	const minWords, charsPerSign = 8, 12 // a sentence has at most one sign other than letters in charsPerSign characters
	signs := 0
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsSpace(r) {
			signs++
		}
	}
	return len(strings.Fields(text)) >= minWords && !codeLikePattern().MatchString(text) && signs*charsPerSign <= utf8.RuneCountInString(text)
}

// longTables finds tables that are too long to read.
func longTables(c *checker, p *checkedPage) {
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

func (t tableSize) fitsColumns() bool {
	sum := columnGap * (len(t.columns) - 1)
	for _, c := range t.columns {
		sum += c
	}
	return sum <= textColumns
}

// screenLines estimates how many rows a table takes on the screen.
func (t tableSize) screenLines() int {
	if t.fitsColumns() {
		return t.rows + 1
	}
	return (t.rows - 1) * (len(t.columns) + 1)
}
