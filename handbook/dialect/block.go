package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
)

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
