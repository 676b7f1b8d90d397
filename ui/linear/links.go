package linear

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/sanitize"
)

// textInsertion is text to insert into a source before byte at.
type textInsertion struct {
	at   int
	text string
}

// numberLinks returns the Markdown of e with the number of the related entry added
// to every link that leads to one. It works on the source, not on the rendered
// rows, so that rows still wrap where they should.
func numberLinks(h *handbook.Handbook, e *handbook.Entry) string {
	source := []byte(e.Markdown)
	var insertions []textInsertion
	_ = ast.Walk(body.AST(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		link, ok := n.(*ast.Link)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		number := slices.Index(h.Related(e), linkTarget(h, e, link)) + 1
		if at := linkTextEnd(link, source); number > 0 && at > 0 {
			insertions = append(insertions, textInsertion{at, fmt.Sprintf(" (see %s%d)", relatedPrefix, number)})
		}
		return ast.WalkSkipChildren, nil
	})
	return insertAll(e.Markdown, insertions)
}

// linkTarget returns the entry that a link of e leads to, or nil.
func linkTarget(h *handbook.Handbook, e *handbook.Entry, link *ast.Link) *handbook.Entry {
	if l, ok := e.LinkTo(sanitize.CleanLine(string(link.Destination))); ok {
		return h.Entry(l.Entry)
	}
	return nil
}

// linkTextEnd returns the byte at which text can be added to the text of a link, or
// 0 if there is none. If the link text is also the reference label, that is after
// the brackets: changing the label would break the link.
func linkTextEnd(link *ast.Link, source []byte) int {
	at := textEnd(link)
	if at == 0 || link.Reference == nil || link.Reference.Type == ast.ReferenceLinkFull {
		return at
	}
	closing := bytes.IndexByte(source[at:], ']')
	if closing < 0 {
		return 0
	}
	at += closing + 1
	if bytes.HasPrefix(source[at:], []byte("[]")) {
		at += len("[]")
	}
	return at
}

// textEnd returns the byte at which the last text inside a node ends, or 0.
func textEnd(n ast.Node) int {
	if text, ok := n.(*ast.Text); ok {
		return text.Segment.Stop
	}
	for child := n.LastChild(); child != nil; child = child.PreviousSibling() {
		if at := textEnd(child); at > 0 {
			return at
		}
	}
	return 0
}

// insertAll applies insertions, which are in the order of the source.
func insertAll(source string, insertions []textInsertion) string {
	var b strings.Builder
	from := 0
	for _, n := range insertions {
		if n.at < from || n.at > len(source) {
			continue
		}
		b.WriteString(source[from:n.at] + n.text)
		from = n.at
	}
	return b.String() + source[from:]
}
