package handbook

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// Prose is the body as plain text for people: paragraphs and headings apart,
// list items behind a hyphen or their number, one on a line, without Markdown's
// other marks. [Entry.Text] is the same for searching.
func (e *Entry) Prose() string { return strings.Join(e.Blocks(), "\n\n") }

// Blocks are the parts of [Entry.Prose]: a paragraph, a list, a heading, a table
// or a block of code each.
func (e *Entry) Blocks() []string {
	if e.Plain != "" {
		return []string{strings.TrimSpace(e.Markdown)}
	}
	source := []byte(e.Markdown)
	p := &bodyParser{source: source, starts: lineStarts(source), place: func(i int) int { return i }, anchor: Anchors{}}
	doc := Parse(source)
	var blocks []string
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if s := strings.Join(p.prose(n, ""), "\n"); s != "" {
			blocks = append(blocks, s)
		}
	}
	return blocks
}

// prose is the lines of one block.
func (p *bodyParser) prose(n ast.Node, indent string) []string {
	list, ok := n.(*ast.List)
	if !ok {
		return indented(p.lines(n), indent, indent)
	}
	var out []string
	number := list.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "- "
		if list.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		out = append(out, p.item(item, indent, mark)...)
	}
	return out
}

// item is the lines of one list item: the first behind its mark, the others below it.
func (p *bodyParser) item(n ast.Node, indent, mark string) []string {
	below := indent + strings.Repeat(" ", len(mark))
	var out []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindList {
			out = append(out, p.prose(c, below)...)
			continue
		}
		first := below
		if len(out) == 0 {
			first = indent + mark
		}
		out = append(out, indented(p.lines(c), first, below)...)
	}
	return out
}

func indented(lines []string, first, rest string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = rest + l
		if i == 0 {
			out[i] = first + l
		}
	}
	return out
}
