package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Continue implements [parser.BlockParser].
func (blockParser) Continue(n ast.Node, reader mdtext.Reader, pc parser.Context) parser.State {
	b, p := n.(*toolBlock), pageOf(pc) //nolint:errcheck,forcetypeassert // Open returns no other type
	line, segment := reader.PeekLine()
	number, _ := reader.Position()
	blank := util.IsBlank(line)
	if b.content == contentNone || b.ended || blank && b.brief || b.leaf && segment.Start >= b.through {
		endParagraph(n, reader, pc)
		return parser.Close
	}
	if blank {
		_, fenced := pc.LastOpenedBlock().Node.(*ast.FencedCodeBlock)
		_, indented := pc.LastOpenedBlock().Node.(*ast.CodeBlock)
		p.addBlank(b, number, segment.Start, fenced || indented || b.IsRaw())
		return b.state()
	}
	p.beginLine(number)
	width, offset := util.IndentWidth(line, reader.LineOffset())
	l := textLine{segment.Start + max(0, offset-segment.Padding), strings.TrimRight(string(line[offset:]), "\n"), width}
	if length := b.droppedBytes(l); length > 0 {
		return b.drop(p, l, length, reader)
	}
	if length := b.closing(l, pc); length > 0 {
		return b.end(p, l, length, offset, reader, pc)
	}
	if !b.consume(p, l, line, reader, pc) {
		endParagraph(n, reader, pc)
		return parser.Close
	}
	b.ended = b.closesAtEnd(l.text, pc)
	return b.state()
}

// droppedBytes returns how many bytes of a line are removed because they are part of the opening tag or an option.
func (b *toolBlock) droppedBytes(l textLine) int {
	switch {
	case b.through > l.at:
		return min(b.through-l.at, len(l.text))
	case b.options && b.isOption(l):
		return len(l.text)
	case b.content == contentComment && (b.closes == nil || b.closes(l.text) == 0):
		return len(l.text)
	}
	return 0
}

func (b *toolBlock) drop(p *Page, l textLine, length int, reader mdtext.Reader) parser.State {
	_, segment := reader.PeekLine()
	start, stop := l.at, l.at+length
	if name, ok := strings.CutPrefix(l.text, ":name: "); ok && b.content != contentComment {
		p.anchor(strings.TrimSpace(name), l.at)
	}
	switch {
	case b.content != contentComment && b.through <= l.at && p.followsText(l.at): // a removed option must not leave a blank line
		p.edit(strings.LastIndexByte(p.source[:start], '\n'), stop, "")
	case b.content == contentCallout:
		p.commitBlanks(b, l)
		p.edit(segment.Start, stop, "> ")
	default:
		p.edit(start, stop, "")
	}
	if strings.TrimSpace(l.text[length:]) == "" || b.IsRaw() {
		reader.AdvanceToEOL()
	} else {
		reader.Advance(stop - segment.Start + segment.Padding)
	}
	return b.state()
}

func (b *toolBlock) closing(l textLine, pc parser.Context) int {
	if l.width > 3 && !b.outdent {
		return 0
	}
	return b.closedBy(l.text, pc)
}

// closedBy returns how many bytes of text close the block. It returns 0 if the text is code, or closes a block inside
// this block.
func (b *toolBlock) closedBy(text string, pc parser.Context) int {
	if b.closes == nil {
		return 0
	}
	length := b.closes(text)
	if length == 0 {
		return 0
	}
	open := pc.OpenedBlocks()
	for i := len(open) - 1; i >= 0 && open[i].Node != ast.Node(b); i-- {
		switch inner := open[i].Node.(type) {
		case *ast.FencedCodeBlock:
			return 0
		case *toolBlock:
			if inner.closes != nil && inner.closes(text) > 0 {
				return 0
			}
		}
	}
	return length
}

// closesAtEnd reports whether a line ends with the closing tag of the block, after other text.
func (b *toolBlock) closesAtEnd(text string, pc parser.Context) bool {
	if b.name == "" || b.IsRaw() {
		return false
	}
	at := max(strings.LastIndex(text, "{"), strings.LastIndex(text, "</"))
	if at > 0 && strings.HasSuffix(text[:at], "{") { // {{< /name >}}
		at--
	}
	return at > 0 && b.closedBy(text[at:], pc) > 0
}

func (b *toolBlock) end(p *Page, l textLine, length, offset int, reader mdtext.Reader, pc parser.Context) parser.State {
	b.ended = true
	if b.content == contentCode {
		p.edit(l.at, l.at+len(l.text), b.fence())
		reader.AdvanceToEOL()
		return parser.Close
	}
	if strings.TrimSpace(l.text[length:]) == "" {
		p.edit(l.at, l.at+len(l.text), "")
		reader.AdvanceToEOL()
		return parser.Close
	}
	p.edit(l.at, l.at+length, "")
	reader.Advance(offset + length)
	endParagraph(b, reader, pc)
	return parser.Close
}

// consume reads the indentation of a line of content, and reports whether the line is part of the block. A tag that
// inserts lines into indented code need not be indented, because MkDocs fills tags before it reads Markdown.
func (b *toolBlock) consume(p *Page, l textLine, line []byte, reader mdtext.Reader, pc parser.Context) bool {
	_, segment := reader.PeekLine()
	_, inCode := pc.LastOpenedBlock().Node.(*ast.FencedCodeBlock)
	remove := 0
	switch {
	case b.indent > 0 && l.width < b.before+b.indent && !(inCode && strings.HasPrefix(l.text, "{%")):
		return false
	case b.indent > 0 && l.width < b.before+b.indent:
		remove = l.width
	case b.indent > 0:
		remove = b.before + b.indent
	case b.outdent:
		if b.dedent < 0 {
			b.dedent = l.width
		}
		remove = min(b.dedent, l.width)
	}
	p.commitBlanks(b, l)
	if b.IsRaw() {
		b.ticks = max(b.ticks, countLeading(l.text, '`'))
		if b.content == rawTable {
			b.rows = append(b.rows, l)
		}
		reader.AdvanceToEOL()
		return true
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), remove)
	mark := strings.Repeat(" ", padding)
	if b.content == contentCallout {
		mark = "> " + mark
	}
	if stop := segment.Start + max(0, pos-segment.Padding); stop > segment.Start || mark != "" {
		p.edit(segment.Start, stop, mark)
	}
	if remove > 0 {
		reader.AdvanceAndSetPadding(pos, padding)
	}
	return true
}

func (b *toolBlock) fence() string { return strings.Repeat("`", max(3, b.ticks+1)) }

// Close implements [parser.BlockParser].
func (blockParser) Close(n ast.Node, _ mdtext.Reader, pc parser.Context) {
	b := n.(*toolBlock) //nolint:errcheck,forcetypeassert // Open returns no other type
	if p := pageOf(pc); b.closes != nil && b.content != contentNone && !b.ended && p.source[b.start] == ':' && isAtTop(b) {
		p.Unclosed = append(p.Unclosed, b.start)
	}
	switch b.content {
	case contentCode:
		pageOf(pc).editBlock(b.start, b.stop, b.fence()+b.label)
	case rawTable:
		b.closeTable(pageOf(pc))
	}
}

// isAtTop reports whether only blocks of the same kind contain a block, so that it extends to the end of the page unless
// it is closed. In a list or quotation, it ends with that at the latest.
func isAtTop(n ast.Node) bool {
	for n = n.Parent(); n.Kind() == kindBlock; n = n.Parent() {
	}
	return n.Kind() == ast.KindDocument
}

func (b *toolBlock) isOption(l textLine) bool {
	switch {
	case l.text == "---" && l.width < 4:
		b.config = !b.config
		b.options = b.config
		return true
	case b.config, directiveOptionPattern().MatchString(l.text), l.width >= 4 && blockOptionPattern().MatchString(l.text):
		return true
	}
	b.options = false
	return false
}
