package body

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// unclosedFence returns the line of the file that opens a code block which is never closed, and so extends to the end
// of the page. It returns 0 if there is no such code block. It ignores a block of code
// without a blank line or heading, because it hides no text.
func (r *blockReader) unclosedFence(doc ast.Node) int {
	n := doc.LastChild()
	if n != nil && n.Kind() == east.KindFootnoteList {
		n = n.PreviousSibling()
	}
	for n != nil && n.Type() == ast.TypeBlock && n.Kind() != ast.KindBlockquote && n.Kind() != ast.KindFencedCodeBlock {
		n = n.LastChild()
	}
	code, ok := n.(*ast.FencedCodeBlock)
	if !ok {
		return 0
	}
	if text := bytes.TrimSpace(code.Lines().Value(r.source)); !bytes.Contains(text, []byte("\n\n")) && !bytes.Contains(text, []byte("\n#")) { // only the code itself
		return 0
	}
	rest := r.source[code.Lines().At(code.Lines().Len()-1).Stop:]
	if bytes.Contains(rest, []byte("```")) || bytes.Contains(rest, []byte("~~~")) {
		return 0
	}
	return r.lines.line(r.lineIndex(code.Pos()))
}
