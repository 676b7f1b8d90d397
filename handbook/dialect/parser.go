package dialect

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/limit"
	"trustbook/handbook/pattern"
)

// parserFor returns a parser for the blocks of CommonMark and of other tools. If inline is true, it also parses the
// inline constructs of other tools, and the inline constructs of CommonMark in which they must not be read: code, links
// and HTML. The parser is safe for concurrent use.
func parserFor(inline bool) parser.Parser {
	if inline {
		return inlineAndBlocks()
	}
	return onlyBlocks()
}

var onlyBlocks = sync.OnceValue(func() parser.Parser { return parser.NewParser(blocks) })

var inlineAndBlocks = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(blocks, limit.BoundParagraphs(), parser.WithParagraphTransformers(util.Prioritized(tableRowSplitter{}, 300)), parser.WithInlineParsers(
		util.Prioritized(inlineParser{}, 50),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
	))
})

var blocks = parser.WithBlockParsers(
	util.Prioritized(blockParser{}, 50),
	util.Prioritized(parser.NewSetextHeadingParser(), 100),
	util.Prioritized(extension.NewDefinitionListParser(), 101),
	util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
	util.Prioritized(parser.NewThematicBreakParser(), 200),
	util.Prioritized(eagerContainer{parser.NewListParser()}, 300),
	util.Prioritized(eagerContainer{parser.NewListItemParser()}, 400),
	util.Prioritized(parser.NewCodeBlockParser(), 500),
	util.Prioritized(parser.NewATXHeadingParser(), 600),
	util.Prioritized(fenceParser{parser.NewFencedCodeBlockParser()}, 700),
	util.Prioritized(eagerContainer{parser.NewBlockquoteParser()}, 800),
	util.Prioritized(htmlParser{parser.NewHTMLBlockParser()}, 900),
	util.Prioritized(parser.NewParagraphParser(), 1000),
)

// eagerContainer is a container that ends the callouts inside it when it ends. In CommonMark, text below would be a
// lazy continuation of the callouts, but no tool reads such text that way.
type eagerContainer struct{ parser.BlockParser }

// Continue implements [parser.BlockParser].
func (e eagerContainer) Continue(n ast.Node, reader mdtext.Reader, pc parser.Context) parser.State {
	state := e.BlockParser.Continue(n, reader, pc)
	if state&parser.Continue == 0 {
		endParagraph(n, reader, pc)
	}
	return state
}

// endParagraph ends the open paragraph in a block of another tool inside n, if that block ends before the current line.
// It inserts a blank line, so that the paragraph ends in the rewritten page too.
func endParagraph(n ast.Node, reader mdtext.Reader, pc parser.Context) {
	line, segment := reader.PeekLine()
	open := pc.OpenedBlocks()
	if util.IsBlank(line) || len(open) == 0 {
		return
	}
	last := open[len(open)-1]
	if !ast.IsParagraph(last.Node) || !isInCallout(last.Node, n) {
		return
	}
	last.Parser.Close(last.Node, reader, pc)
	pc.SetOpenedBlocks(open[:len(open)-1])
	if n.Kind() != ast.KindListItem || !opensItem(line) {
		pageOf(pc).editBlock(segment.Start, segment.Start, "\n")
	}
}

// isInCallout reports whether n is in a block of another tool that is top or inside top.
func isInCallout(n, top ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if _, ok := n.(*toolBlock); ok {
			return true
		}
		if n == top {
			return false
		}
	}
	return false
}

// opensItem reports whether a line begins with the marker of a list item.
func opensItem(line []byte) bool {
	s := strings.TrimLeft(string(line), " ")
	return s != "" && (s[0] == '-' || s[0] == '+' || s[0] == '*' || s[0] >= '0' && s[0] <= '9')
}

// htmlParser ends an HTML block at a line with a tag of another tool. In CommonMark only a blank line ends it.
type htmlParser struct{ parser.BlockParser }

// Continue implements [parser.BlockParser].
func (h htmlParser) Continue(n ast.Node, reader mdtext.Reader, pc parser.Context) parser.State {
	html, ok := n.(*ast.HTMLBlock)
	if ok && (html.HTMLBlockType == ast.HTMLBlockType6 || html.HTMLBlockType == ast.HTMLBlockType7) {
		line, _ := reader.PeekLine()
		s := strings.TrimSpace(string(line))
		if s != "" && pageOf(pc).endsHTML(html.Lines()) {
			_, segment := reader.PeekLine()
			pageOf(pc).editBlock(segment.Start, segment.Start, "\n")
			return parser.Close
		}
		if strings.HasPrefix(s, "{%") && strings.HasSuffix(s, "%}") || strings.HasPrefix(s, "{{<") && strings.HasSuffix(s, ">}}") || pageOf(pc).isComponentLine(s) {
			return parser.Close
		}
	}
	return h.BlockParser.Continue(n, reader, pc)
}

// endsHTML reports whether Markdown may follow some lines of HTML: the lines are the tag of an element that contains
// Markdown, or the last line ends the summary of such an element.
func (p *Page) endsHTML(lines *mdtext.Segments) bool {
	if lines.Len() == 0 {
		return false
	}
	last := lines.At(lines.Len() - 1)
	line := p.source[last.Start:last.Stop]
	if lines.Len() == 1 && markdownElementPattern().MatchString(line) {
		return true
	}
	return strings.HasSuffix(strings.TrimSpace(line), "</summary>") && (p.options.MDX || strings.Contains(p.source, " markdown="))
}

// markdownElementPattern matches an element whose content is Markdown in Python-Markdown and kramdown, even without the
// blank line that CommonMark requires.
var markdownElementPattern = pattern.Lazy(`^\s*<(?:div|section|article|aside|figure|details|center|span)\b[^<>]*\smarkdown\b[^<>]*>\s*$`)

// inlineParser reads the inline constructs of all tools. It adds no node to the tree. Whatever it does not consume is
// parsed as text.
type inlineParser struct{}
