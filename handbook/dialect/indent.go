package dialect

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
)

// Unindent returns the edits that turn the indented code blocks on a page into text. MDX has no indented code, so
// authors indent the content of components and lists freely.
func Unindent(source string) []Edit {
	if !strings.Contains(source, "\n    ") && !strings.Contains(source, "\n\t") {
		return nil
	}
	var edits []Edit
	doc := commonMarkBlocks().Parse(mdtext.NewReader([]byte(source)))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == ast.KindCodeBlock {
			edits = append(edits, unindentLines(source, n.Lines())...)
		}
		return ast.WalkContinue, nil
	}) // the function never returns an error
	return edits
}

// commonMarkBlocks returns a parser for the blocks of CommonMark.
var commonMarkBlocks = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...))
})

// unindentLines returns the edits that remove the common indentation of lines.
func unindentLines(source string, lines *mdtext.Segments) []Edit {
	common := -1
	for i := range lines.Len() {
		line := source[lines.At(i).Start:lines.At(i).Stop]
		if n := len(line) - len(strings.TrimLeft(line, " \t")); strings.TrimSpace(line) != "" && (common < 0 || n < common) {
			common = n
		}
	}
	var edits []Edit
	for i := range lines.Len() {
		s := lines.At(i)
		if strings.TrimSpace(source[s.Start:s.Stop]) == "" {
			continue
		}
		start := s.Start
		for start > 0 && s.Start-start < codeIndent && (source[start-1] == ' ' || source[start-1] == '\t') {
			start--
			if source[start] == '\t' {
				break
			}
		}
		edits = append(edits, Edit{Start: start, Stop: s.Start + common})
	}
	return edits
}

// codeIndent is the indentation, in columns, that makes a line code.
const codeIndent = 4
