package dialect_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/body"
)

// piece is a part of a generated page: a word, or a container of pieces.
type piece struct {
	kind  string // of container; "" for a word
	tight bool   // no blank line precedes it where none is needed
	word  string
	parts []piece
}

// tools contains the containers of all tools. The value is true if the content is quoted.
var tools = map[string]bool{
	"list": false, "steps": false, "quote": true, "mkdocs": true, "collapsed": true, "colons": true, "gitbook": true, "hugo": true, "markdoc": true,
	"myst": true, "directive": true, "blocks": true, "component": true, "content tab": false, "gitbook tab": false, "item": false,
}

// maker generates pages with nested containers.
type maker struct {
	random *rand.Rand
	names  []string
	words  int
}

func newMaker(seed uint64) *maker {
	m := &maker{random: rand.New(rand.NewPCG(seed, 1))}
	for name := range tools {
		m.names = append(m.names, name)
	}
	slices.Sort(m.names)
	return m
}

func (m *maker) piece(depth int) piece {
	if depth == 0 || m.random.IntN(3) == 0 {
		m.words++
		return piece{word: fmt.Sprintf("word%d", m.words)}
	}
	p := piece{kind: m.names[m.random.IntN(len(m.names))], tight: m.random.IntN(2) == 0}
	for range 1 + m.random.IntN(3) {
		p.parts = append(p.parts, m.piece(depth-1))
	}
	return p
}

// height returns the depth to which containers are nested in a piece.
func (p piece) height() int {
	most := 0
	for _, part := range p.parts {
		most = max(most, 1+part.height())
	}
	return most
}

// endsBefore reports whether a piece ends where the next begins, without a blank line between
// them.
func (p piece) endsBefore(next piece) bool {
	plain := p.kind == "quote" || p.kind == "list" || p.kind == "steps"
	if next.kind == "" {
		return p.kind != "" && !plain
	}
	return next.tight && next.kind != "quote" && next.kind != "list" && next.kind != "steps"
}

// lines writes a piece in the syntax of its tool.
func (p piece) lines() []string {
	if p.kind == "" {
		return []string{p.word}
	}
	if p.kind == "list" || p.kind == "steps" {
		return p.items()
	}
	var content []string
	for i, part := range p.parts {
		if i > 0 && !p.parts[i-1].endsBefore(part) {
			content = append(content, "")
		}
		content = append(content, part.lines()...)
	}
	around := func(open, end string) []string { return slices.Concat([]string{open}, content, []string{end}) }
	fence := func(c string) string { return strings.Repeat(c, 3+p.height()) }
	switch p.kind {
	case "quote":
		return indent(content, "> ")
	case "mkdocs":
		return append([]string{"!!! note"}, indent(content, "    ")...)
	case "collapsed":
		return append([]string{`??? Tip "Label"`}, indent(content, "    ")...)
	case "content tab":
		return append([]string{`=== "Label"`}, indent(content, "    ")...)
	case "colons":
		return around(fence(":")+"warning", fence(":"))
	case "myst":
		return around(fence(":")+"{note}", fence(":"))
	case "directive":
		return around(fence("`")+"{warning}", fence("`"))
	case "blocks":
		return around(fence("/")+" note | Label", fence("/"))
	case "gitbook":
		return around(`{% hint style="info" %}`, "{% endhint %}")
	case "gitbook tab":
		return around(`{% tab title="Label" %}`, "{% endtab %}")
	case "hugo":
		return around("{{< notice tip >}}", "{{< /notice >}}")
	case "markdoc":
		return around(`{% callout type="note" %}`, "{% /callout %}")
	case "component":
		return around("<Note>", "</Note>")
	}
	return slices.Concat([]string{`<TabItem label="Label">`}, indent(content, "  "), []string{"</TabItem>"})
}

// items writes a list. The content of each item is separated by blank lines.
func (p piece) items() []string {
	var out []string
	for i, part := range p.parts {
		marker := "- "
		if p.kind == "steps" {
			marker = fmt.Sprintf("%d. ", i+1)
		}
		lines := indent(part.lines(), strings.Repeat(" ", len(marker)))
		lines[0] = marker + strings.TrimPrefix(lines[0], strings.Repeat(" ", len(marker)))
		out = append(out, lines...)
		out = append(out, "")
	}
	return out[:len(out)-1]
}

func indent(lines []string, by string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" || strings.TrimSpace(by) != "" {
			out[i] = strings.TrimRight(by+l, " ")
		}
	}
	return out
}

// places adds the containers of each word, outermost first.
func (p piece) places(in string, to map[string]string) {
	if p.kind == "" {
		to[p.word] = in
		return
	}
	switch {
	case tools[p.kind]:
		in += "quote "
	case p.kind == "list" || p.kind == "steps":
		in += "item "
	}
	for _, part := range p.parts {
		part.places(in, to)
	}
}

// Every word stays in its containers, and the words stay in order, for any nesting of containers of any tools.
func TestContainersNest(t *testing.T) {
	for seed := range uint64(300) {
		m := newMaker(seed)
		page := piece{kind: "page"}
		var lines []string
		for range 3 {
			part := m.piece(3)
			page.parts = append(page.parts, part)
			lines = append(append(lines, part.lines()...), "")
		}
		want := map[string]string{}
		page.places("", want)
		source := "</Note></TabItem>\n\n" + strings.Join(lines, "\n")
		b := body.Parse(source, body.Options{Line: 1, IsTitle: func(string, bool) bool { return false }})
		got, order := placesIn(b.Markdown)
		for word, place := range want {
			if got[word] != place {
				t.Fatalf("seed %d: %s is in %q, not in %q:\n%s\n---\n%s", seed, word, got[word], place, source, b.Markdown)
			}
		}
		if len(order) != m.words || !slices.IsSortedFunc(order, func(x, y string) int { return len(x)*1000 - len(y)*1000 + strings.Compare(x, y) }) {
			t.Fatalf("seed %d: %d words of %d, in the order %v", seed, len(order), m.words, order)
		}
	}
}

// placesIn returns the containers of each word on a CommonMark page, and the order of the words.
func placesIn(markdown string) (map[string]string, []string) {
	source := []byte(markdown)
	places := map[string]string{}
	var order []string
	_ = ast.Walk(body.ParseAST(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		text, ok := n.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		for word := range strings.FieldsSeq(string(text.Value(source))) {
			if strings.HasPrefix(word, "word") {
				places[word] = placeOf(n)
				order = append(order, word)
			}
		}
		return ast.WalkContinue, nil
	})
	return places, order
}

func placeOf(n ast.Node) string {
	place := ""
	for ; n != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindBlockquote:
			place = "quote " + place
		case ast.KindListItem:
			place = "item " + place
		case ast.KindCodeBlock, ast.KindFencedCodeBlock:
			place = "code " + place
		}
	}
	return place
}
