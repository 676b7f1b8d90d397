package body

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook"
)

// Paragraph is a paragraph, list item, table row or code block.
type Paragraph struct {
	Section int      // index of the section that contains the paragraph
	Words   []string // words of the paragraph in the text of the section
	Text    string   // plain text for users to read; in a table row, each value follows its column heading
	Row     bool     // the paragraph is a table row
	Item    bool     // the paragraph is in one of several list items
}

// Paragraphs returns the paragraphs of an entry, in order.
func Paragraphs(e *handbook.Entry) []Paragraph {
	if e.Plain != "" {
		var out []Paragraph
		for _, l := range unparsedLines(e) {
			out = append(out, Paragraph{Words: []string{l.Text}, Text: l.Text})
		}
		return out
	}
	p := paragraphReader{newPlainWriter(e, Addresses(e)), newBlockReader(newSource(e.Markdown, 1)), nil, 0}
	p.doc = ParseAST(p.source)
	for n := p.doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindHeading {
			p.section++
			continue
		}
		p.read(n)
	}
	return p.out
}

type paragraphReader struct {
	*plainWriter
	words   *blockReader
	out     []Paragraph
	section int
}

func (p *paragraphReader) read(n ast.Node) {
	code := n.Kind() == ast.KindFencedCodeBlock || n.Kind() == ast.KindCodeBlock
	switch {
	case n.Kind() == east.KindTableHeader:
		p.add(n, joinCells(nil, p.cells(n)))
	case n.Kind() == east.KindTableRow:
		p.add(n, joinCellsWithHeadings(p.cells(n.Parent().FirstChild()), p.cells(n)))
	case code || n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline:
		p.add(n, strings.Join(JoinLines([][]TextLine{p.block(n, "", "")}), ""))
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			p.read(c)
		}
	}
}

func (p *paragraphReader) add(n ast.Node, text string) {
	if strings.TrimSpace(text) != "" {
		item := n.Parent()
		isItem := item.Kind() == ast.KindListItem && item.Parent().ChildCount() > 1
		p.out = append(p.out, Paragraph{p.section, p.words.blockLines(n), text, n.Kind() == east.KindTableRow, isItem})
	}
}
