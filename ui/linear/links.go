package linear

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook"
)

// note is words to put into a source, at a byte of it.
type note struct {
	at    int
	words string
}

// numberLinks is the body of e as Markdown, in which every link to another text
// names the number of that text among the neighbours of e. It is done before the
// body is laid out, so that rows still break where they should.
func numberLinks(h *handbook.Handbook, e *handbook.Entry) string {
	source := []byte(e.Markdown)
	var notes []note
	_ = ast.Walk(handbook.Parse(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		link, ok := n.(*ast.Link)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		number := slices.Index(h.Neighbours(e), leadsTo(h, e, link)) + 1
		if at := endOf(link, source); number > 0 && at > 0 {
			notes = append(notes, note{at, fmt.Sprintf(" (see %d)", number)})
		}
		return ast.WalkSkipChildren, nil
	})
	return insert(e.Markdown, notes)
}

// leadsTo is the text that a link of e leads to; nil when it leads elsewhere.
func leadsTo(h *handbook.Handbook, e *handbook.Entry, link *ast.Link) *handbook.Entry {
	if l, ok := e.LinkTo(string(link.Destination)); ok {
		return h.Entry(l.Entry)
	}
	return nil
}

// endOf is the byte of a source at which words can be added to those of a link;
// 0 when there is none. Where the words are also the name of the link's target,
// that is behind the brackets, for another name would be no link any more.
func endOf(link *ast.Link, source []byte) int {
	at := lastWord(link)
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

// lastWord is the byte at which the last text inside a node ends; 0 for none.
func lastWord(n ast.Node) int {
	if text, ok := n.(*ast.Text); ok {
		return text.Segment.Stop
	}
	for c := n.LastChild(); c != nil; c = c.PreviousSibling() {
		if at := lastWord(c); at > 0 {
			return at
		}
	}
	return 0
}

// insert puts notes, in the order of the source, where they belong.
func insert(source string, notes []note) string {
	var b strings.Builder
	from := 0
	for _, n := range notes {
		if n.at < from || n.at > len(source) {
			continue
		}
		b.WriteString(source[from:n.at] + n.words)
		from = n.at
	}
	return b.String() + source[from:]
}
