package body

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/dialect"
)

const (
	commentStart = "<!--"
	commentEnd   = "-->"
)

// EmptyComments removes the content of the comments in Markdown, which is for the authors alone. It keeps the number of
// lines and the marks of HTML comments, because those can separate two lists. It does not change code. mdx is whether
// the file has the extension of MDX.
func EmptyComments(markdown string, mdx bool) string {
	markdown = removeOtherComments(markdown, mdx)
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
		edits = append(edits, sourceEdit{Start: start, Stop: start + length, Text: " " + lineBreaks(markdown[start:start+length])})
		start += length + len(commentEnd)
	}
	return edits
}

// lineBreaks returns the line breaks of a comment, each with the markers of the list or quote that contains it.
func lineBreaks(comment string) string {
	lines := strings.Split(comment, "\n")
	for i, line := range lines[1:] {
		lines[i+1] = line[:len(line)-len(strings.TrimLeft(line, " \t>"))]
	}
	lines[0] = ""
	return strings.Join(lines, "\n")
}

// removeOtherComments removes the comments of other tools, such as MDX and Obsidian. Most programs show their marks, so
// unlike those of HTML they do not stay.
func removeOtherComments(markdown string, mdx bool) string {
	page := dialect.Read(markdown, dialect.Options{MDX: mdx})
	if page == nil || page.Costly != "" || len(page.Comments) == 0 {
		return markdown
	}
	var edits []sourceEdit
	for _, c := range page.Comments {
		edits = append(edits, sourceEdit{Start: c.Start, Stop: c.Stop, Text: lineBreaks(markdown[c.Start:c.Stop])})
	}
	return newSource(markdown, 1).apply(edits).text
}
