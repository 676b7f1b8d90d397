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
	"trustbook/handbook/sanitize"
)

// entryLevel is the level of an entry's title in a page: below the title of the
// handbook and that of the category.
const entryLevel = 3

// lowest is the last level there is.
const lowest = 6

// texts are the bodies of a handbook that are Markdown, by the ids of their entries.
type texts map[string]*text

// text is the body of an entry, parsed.
type text struct {
	entry    *handbook.Entry
	source   []byte
	root     ast.Node
	headings []heading
}

// heading is one heading of a body, with its place below the title of its entry.
type heading struct {
	node    *ast.Heading
	level   int
	title   string
	anchor  string // of the section it opens
	section bool   // it opens one
}

// parseAll reads the bodies of a handbook.
func parseAll(h *handbook.Handbook) texts {
	all := texts{}
	for _, e := range h.AllEntries() {
		if e.Plain == "" {
			all[e.ID] = parse(e)
		}
	}
	return all
}

// hasSection says whether a link can lead to a section of an entry.
func (all texts) hasSection(id, anchor string) bool {
	t := all[id]
	return t != nil && slices.ContainsFunc(t.headings, func(h heading) bool { return h.section && h.anchor == anchor })
}

// parse reads the body of an entry that is Markdown.
func parse(e *handbook.Entry) *text {
	t := &text{entry: e, source: []byte(e.Markdown)}
	t.root = body.AST(t.source)
	var above []int // levels of the headings that the next one stands below
	t.each(func(n ast.Node) {
		h, ok := n.(*ast.Heading)
		if !ok {
			return
		}
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		t.headings = append(t.headings, heading{node: h, level: min(lowest, entryLevel+len(above)), title: t.plain(h)})
	})
	t.findSections()
	return t
}

// findSections finds the headings that open the sections of the entry: those
// outside of quotes and lists.
func (t *text) findSections() {
	var open []*heading
	for i := range t.headings {
		if t.headings[i].node.Parent() == t.root {
			open = append(open, &t.headings[i])
		}
	}
	sections := slices.DeleteFunc(slices.Clone(t.entry.Sections), func(s handbook.Section) bool { return s.Level == 0 })
	if len(open) != len(sections) {
		return
	}
	for i, s := range sections {
		open[i].anchor, open[i].section = s.Anchor, s.Level == open[i].node.Level
	}
}

// each calls visit with every node, from top to bottom.
func (t *text) each(visit func(ast.Node)) {
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return ast.WalkContinue, nil
	})
}

// plain is the text inside a node on one line.
func (t *text) plain(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			t.plainTo(&b, n)
		}
		return ast.WalkContinue, nil
	})
	return sanitize.CleanLine(b.String())
}

func (t *text) plainTo(b *strings.Builder, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		value := string(n.Value(t.source))
		if n.Parent().Kind() != ast.KindCodeSpan {
			value = resolved(value)
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

// resolved is text with its escapes and entities resolved. Goldmark knows which
// is which, and writes HTML.
func resolved(s string) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	renderer.DefaultWriter.Write(w, []byte(s))
	_ = w.Flush()
	return html.UnescapeString(b.String())
}
