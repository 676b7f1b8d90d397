package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
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

var kindBlock = ast.NewNodeKind("DialectBlock")

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

type blockParser struct{}

// Trigger implements [parser.BlockParser].
func (blockParser) Trigger() []byte { return []byte("!?=:/{*[`~-;<$(%@ie") }

// CanInterruptParagraph implements [parser.BlockParser].
func (blockParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (blockParser) CanAcceptIndentedLine() bool { return false }

// Open implements [parser.BlockParser].
func (blockParser) Open(parent ast.Node, reader mdtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	before := pc.BlockOffset()
	if before < 0 || !isContainer(parent) {
		return nil, parser.NoChildren
	}
	p := pageOf(pc)
	line, segment := reader.PeekLine()
	at := segment.Start + max(0, before-segment.Padding)
	text := strings.TrimRight(string(line[before:]), "\n")
	o, ok := p.open(text, at, parent)
	if !ok {
		return nil, parser.NoChildren
	}
	number, _ := reader.Position()
	p.beginLine(number)
	b := &toolBlock{blockOpening: o, before: before, line: number, start: at, dedent: -1, column: reader.LineOffset(), outer: segment.Start}
	if segment.Padding > 0 {
		b.outer = at
	}
	b.begin(p, parent, text)
	if b.stop < at+len(text) && !b.IsRaw() {
		reader.Advance(before + b.stop - at)
		return b, parser.HasChildren
	}
	reader.AdvanceToEOL()
	return b, b.state() &^ parser.Continue
}

// maxBlockNesting is the maximum nesting of blocks.
const maxBlockNesting = 8

// isContainer reports whether n may contain blocks of other tools.
func isContainer(n ast.Node) bool {
	switch n.(type) {
	case *ast.Document, *ast.ListItem, *ast.Blockquote, *toolBlock, *east.DefinitionDescription:
	default:
		return false
	}
	depth := 0
	for ; n != nil; n = n.Parent() {
		if n.Kind() == kindBlock {
			depth++
		}
	}
	return depth < maxBlockNesting
}

func (b *toolBlock) begin(p *Page, parent ast.Node, text string) {
	rest := strings.TrimLeft(text[min(b.length, len(text)):], " \t")
	if b.content == contentComment {
		rest = "" // the rest of the line is part of the tag
	}
	b.stop = b.start + len(text) - len(rest)
	if b.content == contentCode {
		b.stop = b.start + len(text)
		return // Close makes this edit, because the fence depends on the code
	}
	label, last := b.label, parent.LastChild()
	follows := last != nil && p.followsText(b.start)
	switch {
	case b.content == contentCallout:
		if label = "> " + label; rest != "" && label != "> " {
			label += " "
		}
		if follows && last.Kind() != ast.KindParagraph {
			label = "\n" + label
		}
	case label != "":
		if label += "\n"; rest != "" {
			label += "\n"
		}
		if follows {
			label = "\n" + label
		}
	case follows && containerElements()[b.name]:
		label = "\n"
	}
	start := b.start
	if b.content == contentCallout {
		start = b.outer
	}
	p.editBlock(start, b.stop, label)
}
