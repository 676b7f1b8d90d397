package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook/pattern"
)

// blocks lays out the blocks in a container, with gaps between them.
func (p *pageLayout) blocks(parent ast.Node, width int) []row {
	var rows []row
	var last ast.Node
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling() // read the next block first, because layout removes nodes
		if block := p.block(n, width); len(block) > 0 {
			if last != nil && needsGap(last, n) {
				rows = append(rows, row{})
			}
			if parent == p.root {
				beginPart(block, 0)
			}
			rows = append(rows, block...)
			last = n
		}
		n = next
	}
	return rows
}

// needsGap reports whether a blank row separates two blocks. No blank row follows a heading, unless the block below it
// has a rule or a bar. In a list item, only paragraphs, headings, tables and quotations are separated.
func needsGap(above, below ast.Node) bool {
	kind := below.Kind()
	separate := kind == extast.KindTable || kind == ast.KindBlockquote
	if above.Kind() == ast.KindHeading {
		return separate || kind == ast.KindHeading
	}
	if below.Parent() != nil && below.Parent().Kind() == ast.KindListItem {
		return separate || kind == ast.KindParagraph || kind == ast.KindTextBlock || kind == ast.KindHeading
	}
	return true
}

func (p *pageLayout) block(n ast.Node, width int) []row {
	switch n := n.(type) {
	case *ast.Heading:
		return p.heading(n, width)
	case *ast.Paragraph, *ast.TextBlock:
		return wrapRows(p.inline.render(p, n), width)
	case *ast.List:
		return p.list(n, width)
	case *ast.Blockquote:
		return p.quote(n, width)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return p.code(n, width)
	case *ast.HTMLBlock:
		return p.html(n, width)
	case *ast.ThematicBreak:
		return p.rule(width)
	case *extast.Table:
		return p.table(n, width)
	case *extast.DefinitionList:
		return p.definitions(n, width)
	case *extast.FootnoteList:
		return p.footnotes(n, width)
	}
	return p.blocks(n, width)
}

func (p *pageLayout) heading(n *ast.Heading, width int) []row {
	words := p.inline.renderHeading(p, n)
	rows := wrapRows(words, width)
	if len(rows) > 0 {
		rows[0].heading = &Heading{Level: n.Level, Title: joinLines(words).plainText()}
	}
	return rows
}

// html lays out the text in a block of HTML, without its tags.
func (p *pageLayout) html(n *ast.HTMLBlock, width int) []row {
	source := string(n.Lines().Value(p.source))
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(p.source))
	}
	var lines []cells
	for _, s := range StripTags(source) {
		lines = append(lines, textLine(s, styleAttrs(p.theme.Text)))
	}
	return wrapRows(lines, width)
}

// code lays out a code block verbatim. A line that is too long continues in the next row after an ellipsis, so that
// nothing is lost and the rows are recognisable as one line.
func (p *pageLayout) code(n ast.Node, width int) []row {
	indent := indentThatFits(2, width)
	k := styleAttrs(p.theme.CodeBlock)
	var rows []row
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		s := strings.TrimRight(string(segment.Value(p.source)), "\r\n")
		body := replaceTooWide(textLine(expandTabs(s), k), width-indent).trimRight()
		line := len(rows)
		for _, piece := range breakVerbatim(body, width-indent, textLine(p.theme.Glyph.Ellipsis+" ", k)) {
			rows = append(rows, row{body: piece})
		}
		beginPart(rows, line)
	}
	for len(rows) > 0 && rows[len(rows)-1].empty() {
		rows = rows[:len(rows)-1]
	}
	return indentRows(rows, indent)
}

// expandTabs replaces tabs with spaces. Tab stops are four columns apart.
func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	column := 0
	for _, r := range s {
		if r == '\t' {
			n := 4 - column%4
			b.WriteString("    "[:n])
			column += n
			continue
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}

// Patterns for parts of HTML. The text between these parts is never output as HTML, so the patterns need not withstand
// malicious pages.
var (
	invisibleElementsPattern = pattern.Lazy(`(?is)<!--.*?(-->|$)|<(script|style)\b.*?(</(script|style)\s*>|$)`)
	blockTagPattern          = pattern.Lazy(`(?i)<(br|/?(p|div|li|tr|summary|details|h[1-6]|ul|ol|dt|dd|blockquote))\b[^>]*>`)
	anyTagPattern            = pattern.Lazy(`(?s)</?[A-Za-z!?](?:[^>"']|"[^"]*"|'[^']*')*>`)
)

// StripTags returns the text in HTML without tags, comments and scripts, with a line for each block element.
func StripTags(source string) []string {
	s := strings.ReplaceAll(invisibleElementsPattern().ReplaceAllString(source, ""), "\n", " ")
	s = anyTagPattern().ReplaceAllString(blockTagPattern().ReplaceAllString(s, "\n"), "")
	var lines []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(html.UnescapeString(l)), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
