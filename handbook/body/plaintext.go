package body

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
)

// PlainText returns the body of an entry as plain text for people: paragraphs and
// headings separated by blank lines, list items behind a hyphen or their number, one per
// line, without other Markdown syntax. [handbook.Entry.Text] is the text for searching.
func PlainText(e *handbook.Entry) string { return strings.Join(PlainBlocks(e), "\n\n") }

// PlainBlocks returns the blocks of [PlainText]: a paragraph, list, heading, table or
// code block each.
func PlainBlocks(e *handbook.Entry) []string {
	if e.Plain != "" {
		return []string{strings.TrimSpace(e.Markdown)}
	}
	r := newBlockReader(newSource(e.Markdown, 1))
	var blocks []string
	doc := AST(r.source)
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if s := strings.Join(r.plainLines(n, ""), "\n"); s != "" {
			blocks = append(blocks, s)
		}
	}
	return blocks
}

// plainLines returns the lines of one block.
func (r *blockReader) plainLines(n ast.Node, indent string) []string {
	list, ok := n.(*ast.List)
	if !ok {
		return indentLines(r.blockLines(n), indent, indent)
	}
	var out []string
	number := list.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		marker := "- "
		if list.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		out = append(out, r.itemLines(item, indent, marker)...)
	}
	return out
}

// itemLines returns the lines of a list item, the first behind its marker.
func (r *blockReader) itemLines(n ast.Node, indent, marker string) []string {
	hanging := indent + strings.Repeat(" ", len(marker))
	var out []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindList {
			out = append(out, r.plainLines(c, hanging)...)
			continue
		}
		first := hanging
		if len(out) == 0 {
			first = indent + marker
		}
		out = append(out, indentLines(r.blockLines(c), first, hanging)...)
	}
	return out
}

func indentLines(lines []string, first, rest string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = rest + l
		if i == 0 {
			out[i] = first + l
		}
	}
	return out
}
