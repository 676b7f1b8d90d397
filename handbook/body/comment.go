package body

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

const (
	commentStart = "<!--"
	commentEnd   = "-->"
)

// EmptyComments removes the content of the HTML comments in Markdown, which is for the authors alone. It keeps the marks
// of each comment and the number of lines, because a comment can separate two lists. It does not change code.
func EmptyComments(markdown string) string {
	if !strings.Contains(markdown, commentStart) {
		return markdown
	}
	var edits []sourceEdit
	_ = ast.Walk(ParseAST([]byte(markdown)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		start, stop := 0, 0
		switch n := n.(type) {
		case *ast.HTMLBlock:
			start, stop = blockRange(n)
		case *ast.RawHTML:
			start, stop = n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
		}
		if entering {
			edits = append(edits, emptyComments(markdown, start, stop)...)
		}
		return ast.WalkContinue, nil
	})
	return newSource(markdown, 1).apply(edits).text
}

// emptyComments returns the edits that empty the comments that begin between two offsets.
func emptyComments(markdown string, start, stop int) (edits []sourceEdit) {
	for start < stop {
		open := strings.Index(markdown[start:stop], commentStart)
		if open < 0 {
			break
		}
		start += open + len(commentStart)
		length := strings.Index(markdown[start:], commentEnd)
		if length < 0 { // shown as text
			break
		}
		lines := strings.Split(markdown[start:start+length], "\n")
		for i, line := range lines[1:] {
			lines[i+1] = line[:len(line)-len(strings.TrimLeft(line, " \t>"))] // the markers of the list or quote that contains the comment
		}
		lines[0] = " "
		edits = append(edits, sourceEdit{Start: start, Stop: start + length, Text: strings.Join(lines, "\n")})
		start += length + len(commentEnd)
	}
	return edits
}
