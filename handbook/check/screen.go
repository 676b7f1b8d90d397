package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What fits a screen. Text is set at most 76 columns wide however wide the
// window is, and code stands two to the right. A table is set in columns where
// that fits; otherwise every row of it becomes a list of its cells.
const (
	textColumns   = 76
	codeColumns   = textColumns - 2
	columnGap     = 2
	maxTableLines = 120 // lines on the screen: five screens of 24 lines
)

// longLine says that code is broken where it was not meant to be, at the widest
// line of a text.
func longLine(b *checker, p *page) []finding {
	var widest line
	most, found := codeColumns, 0
	for _, l := range slices.Concat(p.code, p.indented) {
		if readsLikeSentence(l.text) { // that is another rule's
			continue
		}
		n := utf8.RuneCountInString(l.text)
		if n > codeColumns {
			found++
		}
		if n > most {
			most, widest = n, l
		}
	}
	if found > 0 {
		return []finding{b.at(p, widest, fmt.Sprintf("this line of code has %d characters and is broken after %d%s: break it where it can be read", most, codeColumns, moreTimes(found)))}
	}
	return nil
}

// indentedText says that sentences are shown as code because of four blanks before
// them, at the first.
func indentedText(b *checker, p *page) []finding {
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
		return []finding{b.at(p, first, fmt.Sprintf(
			"four blanks before a line make it code, and this reads like text%s: indent it as far as the text that it belongs to, or not at all", moreTimes(found)))}
	}
	return nil
}

// sentence reports whether a line reads like text: many words, and nearly
// nothing but letters.
func readsLikeSentence(text string) bool {
	const leastWords, mostSigns = 8, 12 // one sign in twelve characters
	signs := 0
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsSpace(r) {
			signs++
		}
	}
	return len(strings.Fields(text)) >= leastWords && signs*mostSigns <= utf8.RuneCountInString(text)
}

// longTables finds tables that nobody can take in.
func longTables(b *checker, p *page) (out []finding) {
	for _, t := range p.tables {
		if n := t.screenLines(); n > maxTableLines {
			how := "is"
			if !t.fits() {
				how = fmt.Sprintf("is wider than %d columns, so each row becomes a list, and is", textColumns)
			}
			out = append(out, finding{p.Path, t.line, fmt.Sprintf("this table %s about %d lines long on the screen: split it, or give it fewer or shorter columns", how, n)})
		}
	}
	return out
}

// fits reports whether the columns stand side by side.
func (t table) fits() bool {
	sum := columnGap * (len(t.columns) - 1)
	for _, c := range t.columns {
		sum += c
	}
	return sum <= textColumns
}

// shown is about how many lines of the screen the table takes.
func (t table) screenLines() int {
	if t.fits() {
		return t.rows + 1
	}
	return (t.rows - 1) * (len(t.columns) + 1)
}
