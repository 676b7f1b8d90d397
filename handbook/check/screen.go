package check

import (
	"fmt"
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
	maxCodeRows   = 3
	maxTableLines = 120 // five screens of 24 lines
)

// longLine finds sentences in code blocks that fill more than three rows, and reports the longest. Programs and
// their output are skipped, because authors can rarely change where their lines break.
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

// indentedText finds sentences that became code blocks because they are indented.
func indentedText(c *checker, p *checkedPage) {
	var first textLine
	found := 0
	program := programLines(p.indented)
	for _, l := range p.indented {
		if program[l.number] || !readsLikeSentence(l.text) {
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

// programLines returns the numbers of the lines in blocks that begin with a program, or with a command typed
// at a prompt.
func programLines(indented []textLine) map[int]bool {
	out := map[int]bool{}
	for i, l := range indented {
		if i > 0 && indented[i-1].number == l.number-1 {
			out[l.number] = out[l.number-1]
		}
		if text := strings.TrimSpace(l.text); strings.HasPrefix(text, "$ ") || strings.HasPrefix(text, "<?") || strings.HasPrefix(text, "#!") {
			out[l.number] = true
		}
	}
	return out
}

// codeLikePattern matches the start of a comment or tag, and anything that sentences hardly ever contain: a comment
// after code, an assignment, or a shell operator.
var codeLikePattern = pattern.Lazy(`^\s*(?:</?\w|//|/\*|#|--\s|;|@|-\s*[\w.-]+:\s)|\s(?://|#|=|&&|\|)\s|[;{]\s*$`)

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

// screenLines estimates how many rows of the screen the table fills.
func (t tableSize) screenLines() int {
	if t.fitsColumns() {
		return t.rows + 1
	}
	return (t.rows - 1) * (len(t.columns) + 1)
}
