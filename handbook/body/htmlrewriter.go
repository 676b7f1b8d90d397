package body

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"trustbook/handbook/dialect"
	"trustbook/handbook/sanitize"
)

// Limits for pages with much HTML.
const (
	maxHTMLBlocks   = 2000    // maximum number of blocks of HTML; real pages have a few dozen
	maxScannedBytes = 4 << 20 // maximum number of bytes searched for the ends of elements
)

type htmlRewriter struct {
	src        mappedSource
	doc        ast.Node      // tree of src, if src was parsed and nothing had to be rewritten; otherwise nil
	page       *dialect.Page // identifies components and resolves addresses; may be nil
	edits      []sourceEdit
	incomplete bool           // a tag was escaped, and the parser has not seen the HTML after that tag
	anchors    map[string]int // by id or name: the line in the file
	dropped    []droppedElement
	unclosed   []int              // lines of comments that are not closed
	blocks     int                // number of blocks of HTML so far
	whole      int                // end of the last element that was converted as a whole, possibly inside another block
	scanned    int                // number of bytes searched for the ends of elements
	references []parser.Reference // link reference definitions of the page
	costly     string             // why the page is too expensive to parse; "" if it is cheap enough
	struck     string             // name of the element that strikes out the current blocks; "" for none
	struckFrom int                // offset from which the element strikes out the current block; -1 for none
}

// replace replaces the bytes from start to stop. It sanitizes text, because entities in it have been decoded since the
// file was sanitized.
func (p *htmlRewriter) replace(start, stop int, text string) {
	text, _, _ = sanitize.Text([]byte(text))
	p.edits = append(p.edits, sourceEdit{Start: start, Stop: stop, Text: text})
}

// droppedElement is an element whose content is not shown.
type droppedElement struct {
	element string
	line    int
}

// inlineTag is an opening tag that has not been closed yet, with the Markdown that replaces the opening and the closing
// tag.
type inlineTag struct {
	name        string
	start, stop int // byte range of the tag
	open, close string
	inCell      bool // the tag is in a table cell
}

var escapeLabelReplacer = strings.NewReplacer("[", `\[`, "]", `\]`)

func escapeLabel(s string) string { return escapeLabelReplacer.Replace(s) }
