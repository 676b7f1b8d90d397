package body

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// htmlConverter converts HTML to Markdown. Table cells stay on one line, and a table without a header gets an empty
// header.
var htmlConverter = sync.OnceValue(func() *converter.Converter {
	c := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(),
		strikethrough.NewStrikethroughPlugin(),
		table.NewTablePlugin(
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve),
			table.WithSkipEmptyRows(true),
			table.WithHeaderPromotion(false),
			table.WithPresentationTables(true),
			table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
		),
	))
	for name := range nonTextElements() {
		c.Register.TagType(name, converter.TagTypeRemove, converter.PriorityEarly)
	}
	for _, name := range []string{"details", "dt", "dd"} {
		c.Register.TagType(name, converter.TagTypeBlock, converter.PriorityEarly)
	}
	for name, script := range scriptElements {
		c.Register.RendererFor(name, converter.TagTypeInline, func(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
			var b strings.Builder
			ctx.RenderChildNodes(ctx, &b, n)
			_, _ = w.WriteString(script(b.String())) // writing to this buffer never fails
			return converter.RenderSuccess
		}, converter.PriorityEarly)
	}
	c.Register.TextTransformer(keepEntities, converter.PriorityEarly)
	c.Register.RendererFor(FootnoteElement, converter.TagTypeInline, footnoteReference, converter.PriorityEarly)
	for _, name := range []string{"summary", "dt"} {
		c.Register.RendererFor(name, converter.TagTypeBlock, strongBlock, converter.PriorityEarly)
	}
	return c
})

// keepEntities escapes text that looks like an entity, because the converter does not escape the ampersand
// (findings/html-to-markdown-loses-written-entities.sh).
func keepEntities(_ converter.Context, text string) string {
	return entityPattern().ReplaceAllStringFunc(text, html.EscapeString)
}

// strongBlock renders an element as a bold paragraph, which serves as a label for the blocks below it.
func strongBlock(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	var b strings.Builder
	ctx.RenderChildNodes(ctx, &b, n)
	if text := strings.TrimSpace(strings.ReplaceAll(b.String(), "**", "")); text != "" {
		_, _ = w.WriteString("\n\n**" + text + "**\n\n") // writing to this buffer never fails
	}
	return converter.RenderSuccess
}

// toMarkdown converts a fragment of HTML to Markdown. It returns "" if the fragment has no content.
func toMarkdown(fragment string) string {
	fragment = commentPattern().ReplaceAllString(fragment, "")
	if strings.TrimSpace(anyTagPattern().ReplaceAllString(fragment, "")) == "" && !mayHaveEmbedded(fragment) {
		return ""
	}
	doc, err := html.Parse(strings.NewReader(fragment))
	if err != nil { // too many nested elements
		return escapedText(fragment)
	}
	text, err := FromHTML(doc)
	if err != nil {
		return escapedText(fragment)
	}
	return text
}

// FootnoteElement is the name of an element that [FromHTML] converts to a footnote reference. HTML has no such element.
// The attribute "name" of the element names the footnote.
const FootnoteElement = "footnote-ref"

// FromHTML converts a parsed HTML document to Markdown. It modifies doc.
func FromHTML(doc *html.Node) (string, error) {
	flattenTree(doc, false)
	text, err := htmlConverter().ConvertNode(doc)
	return strings.TrimSpace(strings.ReplaceAll(string(text), cellBarPlaceholder, `\|`)), err
}

// cellBarPlaceholder replaces a bar in a cell until the table is converted. A bar without a backslash would end the
// cell, even in code, and the converter would escape a backslash before the bar.
const cellBarPlaceholder = "\uE07C"

// footnoteReference renders a [FootnoteElement] as a reference.
func footnoteReference(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString("[^" + attributeOf(n, "name") + "]") // writing to this buffer never fails
	return converter.RenderSuccess
}

var anyTagPattern = pattern.Lazy(`<[^<>]*>`)

var commentPattern = pattern.Lazy(`(?s)<!--.*?-->`)

// escapedText returns the text of a fragment without its tags, escaped as Markdown.
func escapedText(fragment string) string {
	text := html.UnescapeString(anyTagPattern().ReplaceAllString(fragment, " "))
	return strings.NewReplacer("<", `\<`, "*", `\*`, "_", `\_`, "[", `\[`).Replace(sanitize.CleanLine(text))
}

// flattenTree reduces a tree to what Markdown can express. It puts the content of each table cell on one line, turns
// links without a target into text, and turns some addresses into links.
func flattenTree(n *html.Node, cell bool) {
	inCell, items := cell || n.DataAtom == atom.Td || n.DataAtom == atom.Th, 0
	for c := n.FirstChild; c != nil; {
		next, isItem := c.NextSibling, c.DataAtom == atom.Li // c may be removed or replaced with a span
		flattenTree(c, inCell)
		if isItem && inCell {
			items++
			c.InsertBefore(&html.Node{Type: html.TextNode, Data: itemMarker(n, items)}, c.FirstChild)
		}
		c = next
	}
	switch {
	case n.Type == html.TextNode:
		if cell {
			n.Data = strings.ReplaceAll(n.Data, "|", cellBarPlaceholder)
		}
		linkAddresses(n)
	case n.Type != html.ElementNode:
	case n.DataAtom == atom.Tr && hasChild(n, atom.Td): // a th in this row is a row heading; the row is not a table header
		for c := range n.ChildNodes() {
			if c.DataAtom == atom.Th {
				c.DataAtom, c.Data = atom.Td, "td"
			}
		}
	case !cell && n.DataAtom == atom.Caption && n.Parent.DataAtom == atom.Table && n.Parent.Parent != nil: // show the caption above the table
		table := n.Parent
		table.RemoveChild(n)
		n.DataAtom, n.Data, n.Attr = atom.P, "p", nil
		table.Parent.InsertBefore(n, table)
	case !cell && struckElements()[n.Data]:
		strikeOutBlocks(n)
	case embeddedElements()[n.Data]:
		linkEmbedded(n)
	case n.DataAtom == atom.A && attributeOf(n, "href") == "", scriptElements[n.Data] != nil && isSmallPrint(textBefore(n), textOfNode(n)):
		toSpan(n)
	case hasChild(n, atom.Img) && (n.DataAtom == atom.Kbd || n.DataAtom == atom.Code || n.DataAtom == atom.Samp): // an image with a frame
		toSpan(n)
	case n.DataAtom == atom.Q:
		n.InsertBefore(&html.Node{Type: html.TextNode, Data: "“"}, n.FirstChild)
		n.AppendChild(&html.Node{Type: html.TextNode, Data: "”"})
		toSpan(n)
	case n.DataAtom == atom.B, n.DataAtom == atom.Strong, n.DataAtom == atom.I, n.DataAtom == atom.Em:
		separateEmphasis(n)
	case n.DataAtom == atom.Ol && !cell:
		divideList(n)
	case cell && blockElementsInCells[n.DataAtom]:
		if n.PrevSibling != nil && !isBlank(n.PrevSibling) {
			n.Parent.InsertBefore(&html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br"}, n)
		}
		toSpan(n)
	}
}

// separateEmphasis puts spaces around emphasis where a marker would be between a letter and punctuation, because
// Markdown does not recognise a marker in such a place.
func separateEmphasis(n *html.Node) {
	words := strings.TrimSpace(textOfNode(n))
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	if words == "" {
		return
	}
	if next := n.NextSibling; next != nil {
		if after, _ := utf8.DecodeRuneInString(textOfNode(next)); isLetterOrDigit(after) && !isLetterOrDigit(last) {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, next)
		}
	}
	if previous := n.PrevSibling; previous != nil {
		if before, _ := utf8.DecodeLastRuneInString(textOfNode(previous)); isLetterOrDigit(before) && !isLetterOrDigit(first) {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, n)
		}
	}
}

// itemMarker returns the marker before item n of a list that is put on one line: a number or a hyphen.
func itemMarker(list *html.Node, n int) string {
	if list.DataAtom == atom.Ol {
		return strconv.Itoa(n) + ". "
	}
	return "- "
}

// divideList starts a new numbered list at an item whose number is out of sequence. Markdown uses only the first number
// of a list, and the converter takes that number from the list element (findings/html-to-markdown-renumbers-lists.sh).
func divideList(list *html.Node) {
	to, items, next := list, 0, 1
	if start, err := strconv.Atoi(attributeOf(list, "start")); err == nil {
		next = start
	}
	for c := list.FirstChild; c != nil; {
		following := c.NextSibling
		if c.DataAtom == atom.Li {
			if value, err := strconv.Atoi(attributeOf(c, "value")); err == nil && value != next && value >= 0 && value < 1e9 {
				if items > 0 {
					after := &html.Node{Type: html.ElementNode, DataAtom: atom.Ol, Data: "ol"}
					list.Parent.InsertBefore(after, to.NextSibling)
					to = after
				}
				to.Attr, next = []html.Attribute{{Key: "start", Val: strconv.Itoa(value)}}, value
			}
			items, next = items+1, next+1
		}
		if to != list {
			list.RemoveChild(c)
			to.AppendChild(c)
		}
		c = following
	}
}

// blockElementsInCells contains the elements that would split a row of a table.
var blockElementsInCells = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Blockquote: true, atom.Pre: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Table: true,
	atom.Thead: true, atom.Tbody: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Hr: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
}

func hasChild(n *html.Node, a atom.Atom) bool {
	for c := range n.ChildNodes() {
		if c.DataAtom == a {
			return true
		}
	}
	return false
}

// textBefore returns the text directly before an element, or the tag of a line break directly before it. It returns ""
// at the start of a block.
func textBefore(n *html.Node) string {
	previous := n.PrevSibling
	switch {
	case previous == nil && (n.Parent.DataAtom == atom.B || n.Parent.DataAtom == atom.Strong || n.Parent.DataAtom == atom.A):
		return textBefore(n.Parent)
	case previous == nil:
		return ""
	case previous.DataAtom == atom.Br, previous.DataAtom == atom.Img:
		return "<br>"
	}
	return textOfNode(previous)
}

// textOfNode returns the text of a node.
func textOfNode(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(textOfNode(c))
	}
	return b.String()
}

func toSpan(n *html.Node) { n.DataAtom, n.Data, n.Attr = atom.Span, "span", nil }

// isBlank reports whether a node and the siblings before it contain only white space.
func isBlank(n *html.Node) bool {
	return n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" && (n.PrevSibling == nil || isBlank(n.PrevSibling))
}

func attributeOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
