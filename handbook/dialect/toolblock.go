package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"trustbook/handbook/pattern"
)

// toolBlock is the parser's state in a block of another tool. CommonMark has no such blocks.
type toolBlock struct {
	ast.BaseBlock
	blockOpening

	line        int        // number of the block's first line
	column      int        // column of its container in the file
	before      int        // indentation of its first line within the container
	outer       int        // byte offset of the container's content on the block's first line
	start, stop int        // byte range of the text that opens the block
	dedent      int        // columns of indentation to remove from the content; -1 until known
	ticks       int        // longest run of backquotes in the code
	config      bool       // the current line is an option between lines of ---
	rows        []textLine // lines of a raw table
}

// blockOpening describes how a block of another tool begins and ends.
type blockOpening struct {
	name    string // name of the tag, for matching its closing tag
	length  int    // number of bytes that open the block; the rest of the line is content
	label   string // text that replaces these bytes
	content contentKind
	indent  int                   // the block ends where the content is indented by fewer columns
	closes  func(line string) int // returns how many bytes of a line close the block, or 0; nil if the block needs no closing line
	options bool                  // the first lines may be options of the block
	outdent bool                  // the indentation of the content is ignored
	through int                   // byte offset of the end of an opening tag that spans several lines; otherwise 0
	leaf    bool                  // the block ends with its opening tag
	ended   bool                  // the block ends with this line
	brief   bool                  // the block ends at a blank line
	table   tableSource           // options of a raw table
}

type contentKind int

const (
	contentNone    contentKind = iota // the block is a single line
	contentPlain                      // Markdown that is shown unchanged
	contentCallout                    // Markdown that becomes a quotation
	contentCode                       // code; the label is its language
	contentComment                    // content that is not shown
	rawTable                          // rows that become a table
)

// tableSource holds the options of a directive for a table.
type tableSource struct {
	comma  rune   // separator of cells; 0 if the table is a list
	header string // header row for separated values, if it is not one of the rows
	headed bool   // the first row is the header
}

// textLine is a line of a block without its indentation.
type textLine struct {
	at    int // byte offset of the text
	text  string
	width int // width of the indentation in columns
}

// Kind implements [ast.Node].
func (b *toolBlock) Kind() ast.NodeKind { return kindBlock }

// Dump implements [ast.Node].
func (b *toolBlock) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// IsRaw implements [ast.Node].
func (b *toolBlock) IsRaw() bool {
	return b.content == contentCode || b.content == contentComment || b.content == rawTable
}

func (b *toolBlock) state() parser.State {
	if b.IsRaw() || b.content == contentNone {
		return parser.Continue | parser.NoChildren
	}
	return parser.Continue | parser.HasChildren
}

var kindBlock = ast.NewNodeKind("DialectBlock")

// containerElements are the HTML elements whose content, like the content of components, is Markdown in MDX.
var containerElements = pattern.WordSet(`div section article center figure figcaption`)

type blockParser struct{}

// commentUntil returns the opening of a comment that continues up to a line with the given end. A comment that is never
// closed is not a comment, because it would hide the rest of the page.
func (p *Page) commentUntil(end, text string, at int) (blockOpening, bool) {
	below := min(at+len(text), len(p.source))
	if p.lastEnd(end) < below {
		p.reportUnclosed(strings.TrimRight(text[:min(len(text), len(end)+1)], " "), at)
		return blockOpening{}, false
	}
	p.Comments = append(p.Comments, Comment{at, p.lineEnd(below + strings.Index(p.source[below:], end))})
	return blockOpening{length: len(text), content: contentComment, closes: func(line string) int {
		return len(line) * min(1, strings.Count(line, end))
	}}, true
}

// lastEnd returns the byte offset of the last end of a comment, or -1 if there is none.
func (p *Page) lastEnd(end string) int {
	at, known := p.lastEnds[end]
	if !known {
		at = strings.LastIndex(p.source, end)
		p.lastEnds[end] = at
	}
	return at
}
