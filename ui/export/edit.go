package export

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook/sanitize"
)

// This file makes the source of one text fit into a document of many, by small
// edits that leave everything else as it was written: headings go down, links
// between texts become links within the document, and names that were only
// unique within the text, of links and of footnotes, go or get another.

// edit puts words into the place of the bytes from up to, not including, to.
type edit struct {
	from, to int
	words    string
}

// apply makes edits. Of two that overlap the second is left out.
func apply(source string, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.from < at || e.to < e.from || e.to > len(source) {
			continue
		}
		b.WriteString(source[at:e.from] + e.words)
		at = e.to
	}
	return b.String() + source[at:]
}

// edits are what has to change in a text.
func (d *document) edits(t *text) []edit {
	var out []edit
	for _, h := range t.headings {
		out = append(out, t.moved(h)...)
	}
	t.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Link:
			out = append(out, t.relinked(n, n.Reference, string(n.Destination), d.within(t, string(n.Destination)))...)
		case *ast.Image:
			out = append(out, t.relinked(n, n.Reference, string(n.Destination), string(n.Destination))...)
		case *ast.LinkReferenceDefinition:
			out = append(out, t.dropped(n))
		case *extast.FootnoteLink, *extast.Footnote:
			out = append(out, t.renamed(n)...)
		}
	})
	return out
}

// within is where a link leads in the document.
func (d *document) within(t *text, target string) string {
	to, ok := t.entry.LinkTo(sanitize.CleanLine(target))
	if !ok {
		return target
	}
	if d.texts.hasSection(to.Entry, to.Anchor) {
		return "#" + d.anchors[sectionID(to.Entry, to.Anchor)]
	}
	return "#" + d.anchors[to.Entry]
}

// atx matches the marks of a heading that has them before it.
var atx = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^#{1,6}([ \t\n]|$)`) })

// moved puts a heading on its level. One that is underlined gets marks before it
// instead, because there are only two underlines.
func (t *text) moved(h heading) []edit {
	at := h.node.Pos()
	marks := strings.Repeat("#", h.level)
	if at < 0 || at >= len(t.source) {
		return nil
	}
	if atx().Match(t.source[at:]) {
		return []edit{{at, at + h.node.Level, marks}}
	}
	lines := h.node.Lines()
	if lines.Len() == 0 {
		return nil
	}
	out := []edit{{lines.At(0).Start, lines.At(0).Start, marks + " "}}
	for i := 1; i < lines.Len(); i++ {
		out = append(out, edit{t.trimmed(lines.At(i - 1).Stop), lines.At(i).Start, " "})
	}
	end := t.trimmed(lines.At(lines.Len() - 1).Stop)
	return append(out, edit{end, t.lineEnd(t.lineEnd(end) + 1), ""})
}

// trimmed is where the text before a byte ends, without blanks and line breaks.
func (t *text) trimmed(at int) int { return len(bytes.TrimRight(t.source[:at], " \t\n")) }

// lineEnd is the end of the line that a byte is in.
func (t *text) lineEnd(at int) int {
	if at >= len(t.source) {
		return len(t.source)
	}
	if n := bytes.IndexByte(t.source[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(t.source)
}

// relinked writes where a link leads anew, when that is elsewhere or was written
// in another place of the text.
func (t *text) relinked(n ast.Node, ref *ast.ReferenceLink, from, to string) []edit {
	label := t.labelEnd(n)
	if label < 0 || from == to && ref == nil {
		return nil
	}
	if ref != nil {
		return []edit{{label, t.referenceEnd(label, ref.Type), "](" + target(to) + ")"}}
	}
	rest := t.source[label:]
	at := len("](")
	for at < len(rest) && bytes.IndexByte([]byte(" \t\n<"), rest[at]) >= 0 {
		at++
	}
	if !bytes.HasPrefix(rest[at:], []byte(from)) {
		return nil
	}
	return []edit{{label + at, label + at + len(from), to}}
}

// labelEnd is the bracket that ends the words of a link, -1 when it is not found.
func (t *text) labelEnd(n ast.Node) int {
	at := n.Pos()
	if at < 0 {
		return -1
	}
	depth := 0
	inCode := t.codeIn(n)
	for ; at < len(t.source); at++ {
		switch c := t.source[at]; {
		case c == '\\':
			at++
		case inCode(at):
		case c == '[':
			depth++
		case c == ']':
			if depth--; depth == 0 {
				return at
			}
		}
	}
	return -1
}

// codeIn says of a byte whether it is code inside of n, where brackets mean nothing.
func (t *text) codeIn(n ast.Node) func(int) bool {
	var spans [][2]int
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if text, ok := c.(*ast.Text); ok && entering && c.Parent().Kind() == ast.KindCodeSpan {
			spans = append(spans, [2]int{text.Segment.Start, text.Segment.Stop})
		}
		return ast.WalkContinue, nil
	})
	return func(at int) bool {
		return slices.ContainsFunc(spans, func(s [2]int) bool { return at >= s[0] && at < s[1] })
	}
}

// referenceEnd is the end of a link by name whose words end at a bracket.
func (t *text) referenceEnd(label int, kind ast.ReferenceLinkType) int {
	if kind == ast.ReferenceLinkShortcut {
		return label + 1
	}
	if n := bytes.IndexByte(t.source[label+1:], ']'); n >= 0 {
		return label + 1 + n + 1
	}
	return label + 1
}

// target is an address as a link has it.
func target(s string) string {
	if strings.ContainsAny(s, " ()<>\n") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", " ").Replace(s) + ">"
	}
	return s
}

// dropped takes the address of a name away: each link has its own now.
func (t *text) dropped(n *ast.LinkReferenceDefinition) edit {
	lines := n.Lines()
	if lines.Len() == 0 {
		return edit{}
	}
	from, to := lines.At(0).Start, t.trimmed(lines.At(lines.Len()-1).Stop)
	if from == 0 || t.source[from-1] == '\n' { // the whole line goes, and the blank ones after it
		for to < len(t.source) && t.source[to] == '\n' {
			to++
		}
	}
	return edit{from, to, ""}
}

// renamed gives a footnote a name that no other text has.
func (t *text) renamed(n ast.Node) []edit {
	const opening = "[^"
	at := n.Pos()
	if at < 0 || at >= len(t.source) || !bytes.HasPrefix(t.source[at:], []byte(opening)) {
		return nil
	}
	at += len(opening)
	return []edit{{at, at, t.entry.ID + "-"}}
}
