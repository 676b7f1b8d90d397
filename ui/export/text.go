package export

import (
	"bufio"
	"bytes"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	renderer "github.com/yuin/goldmark/renderer/html"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
)

// entryLevel is the heading level of an entry's title, which is below those of the handbook and the category.
const entryLevel = 3

const maxLevel = 6

// bodies contains the parsed Markdown bodies of a handbook, by the ids of the entries.
type bodies map[string]*parsedBody

type parsedBody struct {
	entry    *handbook.Entry
	source   []byte
	fileLine func(i int) int // returns the line in the file for line i of source, which counts from 0
	root     ast.Node
	headings []bodyHeading
	suffix   string // suffix of the ids, on a page with several languages
}

func (t *parsedBody) id() string { return t.entry.ID + t.suffix }

type bodyHeading struct {
	node    *ast.Heading
	level   int // level relative to the title of the entry, which has level 0
	title   string
	anchor  string // anchor of the section that the heading starts
	section bool   // the heading starts a section
}

// parseAll parses the bodies of a handbook, as CommonMark or, if written is true, in the form written by the author.
func parseAll(h *handbook.Handbook, written bool) bodies {
	all := bodies{}
	for _, e := range h.AllEntries() {
		if e.Plain != "" {
			continue
		}
		t := &parsedBody{entry: e, source: []byte(e.Markdown), fileLine: e.FileLine}
		if written {
			source, line := quote.Source(e)
			t.source, t.fileLine = []byte(source), func(i int) int { return line + i }
		}
		t.parse()
		if !written {
			t.dropTitle()
		}
		all[e.ID] = t
	}
	return all
}

// hasSection reports whether an entry has a section with the given anchor.
func (all bodies) hasSection(id, anchor string) bool {
	t := all[id]
	return t != nil && slices.ContainsFunc(t.headings, func(h bodyHeading) bool { return h.section && h.anchor == anchor })
}

// parse parses the source and finds its headings.
func (t *parsedBody) parse() {
	t.root = body.ParseAST(t.source)
	var above []int // levels of the headings that enclose the next heading
	t.eachNode(func(n ast.Node) {
		h, ok := n.(*ast.Heading)
		if !ok {
			return
		}
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		t.headings = append(t.headings, bodyHeading{node: h, level: min(maxLevel, entryLevel+len(above)), title: t.plainText(h)})
	})
	t.findSections()
}

// findSections finds the headings that start sections of the entry, which are those outside quotations and lists. In
// the author's source some may be missing, because a section can also start with an HTML heading.
func (t *parsedBody) findSections() {
	sections := slices.DeleteFunc(slices.Clone(t.entry.Sections), func(s handbook.Section) bool { return s.Level == 0 })
	for i := range t.headings {
		h := &t.headings[i]
		if h.node.Parent() != t.root {
			continue
		}
		line := t.lineOf(h.node)
		starts := func(s handbook.Section) bool { return s.Level == h.node.Level && s.Line == line }
		if at := slices.IndexFunc(sections, starts); at >= 0 {
			h.anchor, h.section = sections[at].Anchor, true
			sections = sections[at+1:]
		}
	}
}

// dropTitle removes the first heading of a body if it repeats the title of the entry. Its id is kept, and the headings
// below it move up.
func (t *parsedBody) dropTitle() {
	if len(t.headings) == 0 {
		return
	}
	first := t.headings[0]
	if first.node != t.root.FirstChild() || !first.section || !strings.EqualFold(first.title, t.entry.Title) {
		return
	}
	replaceNode(first.node, newElement("div", "id", sectionID(t.id(), first.anchor)))
	for i := 1; i < len(t.headings) && t.headings[i].node.Level > first.node.Level; i++ {
		t.headings[i].level--
	}
}

// lineOf returns the line in the file on which a heading begins, or 0 if the heading is empty.
func (t *parsedBody) lineOf(n *ast.Heading) int {
	if n.Lines().Len() == 0 {
		return 0
	}
	return t.fileLine(bytes.Count(t.source[:n.Lines().At(0).Start], []byte("\n")))
}

// eachNode calls visit for every node, in the order of the document.
func (t *parsedBody) eachNode(visit func(ast.Node)) {
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return ast.WalkContinue, nil
	})
}

// plainText returns the text within a node on one line.
func (t *parsedBody) plainText(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			t.plainTo(&b, n)
		}
		return ast.WalkContinue, nil
	})
	return sanitize.CleanLine(b.String())
}

func (t *parsedBody) plainTo(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := string(n.Value(t.source))
		if n.Parent().Kind() != ast.KindCodeSpan {
			value = resolveEscapes(value)
		}
		b.WriteString(value)
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.String:
		b.Write(n.Value)
	case *ast.AutoLink:
		b.Write(n.Label(t.source))
	}
}

// resolveEscapes decodes escapes and entities. Goldmark does this only when writing HTML, so s is written as HTML and
// then unescaped.
func resolveEscapes(s string) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	renderer.DefaultWriter.Write(w, []byte(s))
	_ = w.Flush()
	return html.UnescapeString(b.String())
}
