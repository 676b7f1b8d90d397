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

// entryLevel is the heading level of an entry's title, below the handbook and the
// category.
const entryLevel = 3

// maxLevel is the deepest heading level.
const maxLevel = 6

// bodies holds the Markdown bodies of a handbook by the ids of their entries.
type bodies map[string]*parsedBody

// parsedBody is the parsed body of an entry.
type parsedBody struct {
	entry    *handbook.Entry
	source   []byte
	root     ast.Node
	headings []heading
}

// heading is a heading of a body.
type heading struct {
	node    *ast.Heading
	level   int // below the title of the entry
	title   string
	anchor  string // of the section that it starts
	section bool   // it starts a section
}

// parseAll parses the bodies of a handbook.
func parseAll(h *handbook.Handbook) bodies {
	all := bodies{}
	for _, e := range h.AllEntries() {
		if e.Plain == "" {
			all[e.ID] = parseBody(e)
		}
	}
	return all
}

// hasSection reports whether an entry has a section that links can lead to.
func (all bodies) hasSection(id, anchor string) bool {
	t := all[id]
	return t != nil && slices.ContainsFunc(t.headings, func(h heading) bool { return h.section && h.anchor == anchor })
}

// parseBody parses the Markdown body of an entry.
func parseBody(e *handbook.Entry) *parsedBody {
	t := &parsedBody{entry: e, source: []byte(e.Markdown)}
	t.root = body.AST(t.source)
	var above []int // levels of the headings above the next one
	t.each(func(n ast.Node) {
		h, ok := n.(*ast.Heading)
		if !ok {
			return
		}
		for len(above) > 0 && above[len(above)-1] >= h.Level {
			above = above[:len(above)-1]
		}
		above = append(above, h.Level)
		t.headings = append(t.headings, heading{node: h, level: min(maxLevel, entryLevel+len(above)), title: t.plain(h)})
	})
	t.findSections()
	return t
}

// findSections finds the headings that start the sections of the entry: those outside
// quotes and lists.
func (t *parsedBody) findSections() {
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

// each calls visit for every node, from top to bottom.
func (t *parsedBody) each(visit func(ast.Node)) {
	_ = ast.Walk(t.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(n)
		}
		return ast.WalkContinue, nil
	})
}

// plain returns the text inside a node as one line.
func (t *parsedBody) plain(n ast.Node) string {
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

// resolveEscapes resolves escapes and entities. It lets Goldmark write HTML, which resolves
// them, and unescapes that.
func resolveEscapes(s string) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	renderer.DefaultWriter.Write(w, []byte(s))
	_ = w.Flush()
	return html.UnescapeString(b.String())
}
