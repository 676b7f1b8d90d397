package export

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
	"trustbook/ui/splice"
)

// This file adapts the source of an entry to a document with many entries. It makes small edits and leaves everything
// else as the author wrote it:
//
//   - Headings move down, and lose explicit ids, which programs that show Markdown interpret differently.
//   - Links between entries become links within the document.
//   - The labels of links and footnotes, which are unique only within their entry, are removed or changed.

func (d *markdownDocument) edits(t *parsedBody) []splice.Edit {
	var out []splice.Edit
	for _, h := range t.headings {
		out = append(out, t.moveHeading(h)...)
	}
	t.eachNode(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Link:
			out = append(out, t.editLink(n, n.Reference, string(n.Destination), d.targetInDocument(t, string(n.Destination)))...)
		case *ast.Image:
			out = append(out, t.editLink(n, n.Reference, string(n.Destination), t.entry.TargetInFolder(string(n.Destination)))...)
		case *ast.LinkReferenceDefinition:
			out = append(out, t.dropDefinition(n))
		case *extast.FootnoteLink, *extast.Footnote:
			out = append(out, t.renameFootnote(n)...)
		}
	})
	return out
}

func (d *markdownDocument) targetInDocument(t *parsedBody, target string) string {
	to, ok := t.entry.LinkTo(sanitize.CleanLine(target))
	if !ok {
		return t.entry.TargetInFolder(target)
	}
	if d.bodies.hasSection(to.Entry, to.Anchor) {
		return "#" + d.anchors[sectionID(to.Entry, to.Anchor)]
	}
	return "#" + d.anchors[to.Entry]
}

// atxHeadingPattern matches the start of a heading with number signs.
var atxHeadingPattern = pattern.Lazy(`^#{1,6}([ \t\n]|$)`)

// moveHeading sets the level of a heading. An underlined heading gets number signs instead, because underlines can
// express only two levels.
func (t *parsedBody) moveHeading(h bodyHeading) []splice.Edit {
	at := h.node.Pos()
	marks := strings.Repeat("#", h.level)
	if at < 0 || at >= len(t.source) {
		return nil
	}
	if atxHeadingPattern().Match(t.source[at:]) {
		out := []splice.Edit{{Start: at, End: at + h.node.Level, Text: marks}}
		if lines := h.node.Lines(); len(h.node.Attributes()) > 0 && lines.Len() > 0 {
			end := t.trimEnd(lines.At(0).Stop)
			out = append(out, splice.Edit{Start: end, End: t.lineEnd(end)})
		}
		return out
	}
	lines := h.node.Lines()
	if lines.Len() == 0 {
		return nil
	}
	out := []splice.Edit{{Start: lines.At(0).Start, End: lines.At(0).Start, Text: marks + " "}}
	for i := 1; i < lines.Len(); i++ {
		out = append(out, splice.Edit{Start: t.trimEnd(lines.At(i - 1).Stop), End: lines.At(i).Start, Text: " "})
	}
	end := t.trimEnd(lines.At(lines.Len() - 1).Stop)
	return append(out, splice.Edit{Start: end, End: t.lineEnd(t.lineEnd(end) + 1), Text: ""})
}

// trimEnd returns the position before at that remains after trailing spaces and line breaks are cut off.
func (t *parsedBody) trimEnd(at int) int { return len(bytes.TrimRight(t.source[:at], " \t\n")) }

func (t *parsedBody) lineEnd(at int) int {
	if at >= len(t.source) {
		return len(t.source)
	}
	if n := bytes.IndexByte(t.source[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(t.source)
}

// editLink changes a link that uses a definition or points to another place in this document.
func (t *parsedBody) editLink(n ast.Node, ref *ast.ReferenceLink, from, to string) []splice.Edit {
	label := t.labelEnd(n)
	if label < 0 || from == to && ref == nil {
		return nil
	}
	if ref != nil {
		return []splice.Edit{{Start: label, End: t.referenceEnd(label, ref.Type), Text: "](" + escapeTarget(to) + ")"}}
	}
	rest := t.source[label:]
	at := len("](")
	for at < len(rest) && bytes.IndexByte([]byte(" \t\n<"), rest[at]) >= 0 {
		at++
	}
	if !bytes.HasPrefix(rest[at:], []byte(from)) {
		return nil
	}
	return []splice.Edit{{Start: label + at, End: label + at + len(from), Text: to}}
}

// labelEnd returns the position of the bracket that closes the text of a link, or -1 if there is none.
func (t *parsedBody) labelEnd(n ast.Node) int {
	at := n.Pos()
	if at < 0 {
		return -1
	}
	depth := 0
	inCode := t.codeSpanCheck(n)
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

// codeSpanCheck returns a function that reports whether a position is in a code span inside n, where brackets are plain
// text.
func (t *parsedBody) codeSpanCheck(n ast.Node) func(int) bool {
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

func (t *parsedBody) referenceEnd(label int, kind ast.ReferenceLinkType) int {
	if kind == ast.ReferenceLinkShortcut {
		return label + 1
	}
	if n := bytes.IndexByte(t.source[label+1:], ']'); n >= 0 {
		return label + 1 + n + 1
	}
	return label + 1
}

// escapeTarget escapes a URL for use as a link target.
func escapeTarget(s string) string {
	if strings.ContainsAny(s, " ()<>\n") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", " ").Replace(s) + ">"
	}
	return s
}

// dropDefinition removes a link definition, because each link has its target inline.
func (t *parsedBody) dropDefinition(n *ast.LinkReferenceDefinition) splice.Edit {
	lines := n.Lines()
	if lines.Len() == 0 {
		return splice.Edit{}
	}
	from, to := lines.At(0).Start, t.trimEnd(lines.At(lines.Len()-1).Stop)
	if from == 0 || t.source[from-1] == '\n' { // if the definition is alone on its line, remove the line and the blank lines after it
		for to < len(t.source) && t.source[to] == '\n' {
			to++
		}
	}
	return splice.Edit{Start: from, End: to, Text: ""}
}

// renameFootnote gives a footnote a name that is unique in the document.
func (t *parsedBody) renameFootnote(n ast.Node) []splice.Edit {
	const opening = "[^"
	at := n.Pos()
	if at < 0 || at >= len(t.source) || !bytes.HasPrefix(t.source[at:], []byte(opening)) {
		return nil
	}
	at += len(opening)
	return []splice.Edit{{Start: at, End: at, Text: t.entry.ID + "-"}}
}
