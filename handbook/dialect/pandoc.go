package dialect

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/pattern"
)

// Pandoc and Quarto have inline footnotes, ^[words], and captions of tables.

// maxFootnotes limits the footnotes on a page, because their cost grows with the square of their number.
const maxFootnotes = 500

// readFootnote turns an inline footnote into a reference and a footnote at the end of the page. The footnote must
// follow a word, because ^[a-z] in a pattern is not a footnote.
func (p *Page) readFootnote(at int) {
	if at == 0 || p.footnotes >= maxFootnotes || strings.IndexByte(" \t\n(`/|", p.source[at-1]) >= 0 {
		return
	}
	text, _, _ := strings.Cut(p.source[at:min(len(p.source), at+maxTagBytes)], "\n\n")
	end := closingBracket(text[len("^["):])
	if end < 0 {
		return
	}
	words := strings.Join(strings.Fields(text[len("^["):len("^[")+end]), " ")
	if !anyWordPattern().MatchString(words) {
		return
	}
	name := ""
	for (name == "" || strings.Contains(p.source, "[^"+name+"]")) && p.footnotes < maxFootnotes {
		p.footnotes++
		name = fmt.Sprintf("note-%d", p.footnotes)
	}
	if name == "" || p.footnotes == maxFootnotes {
		return
	}
	p.editInline(at, at+len("^[]")+end, "[^"+name+"]")
	p.edit(len(p.source), len(p.source), "\n\n[^"+name+"]: "+words+"\n")
}

// closingBracket returns the byte offset in s of the bracket that closes the bracket before s, or -1.
func closingBracket(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && s[i+1] == ']' {
				depth++ // an escaped bracket does not count
			}
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return -1
}

var anyWordPattern = pattern.Lazy(`\pL{3}`)

var captionAttributesPattern = pattern.Lazy(` *\{[^{}]*\} *$`)

// openCaption reads the caption of the table above the line: a line that begins with a colon.
func (p *Page) openCaption(text string, parent ast.Node) (blockOpening, bool) {
	last, ok := parent.LastChild().(*ast.Paragraph)
	if !ok || !strings.HasPrefix(text, ": ") || last.Lines().Len() < 2 {
		return blockOpening{}, false
	}
	second := last.Lines().At(1)
	if strings.Trim(p.source[second.Start:second.Stop], "|-: +=\t\n") != "" {
		return blockOpening{}, false // the line defines a term in a definition list
	}
	return blockOpening{length: len(text), label: captionAttributesPattern().ReplaceAllString(text[len(": "):], "")}, true
}
