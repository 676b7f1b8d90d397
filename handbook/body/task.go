package body

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// taskExtension adds task lists. As on GitHub, but unlike in Goldmark's extension, the brackets must be followed by a
// space or the end of the line: [X](https://x.com/acme) is a link, even at the start of a list item
// (findings/goldmark-link-named-x-becomes-a-checkbox.sh).
type taskExtension struct{ parser.InlineParser }

// Extend implements [goldmark.Extender].
func (taskExtension) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(taskExtension{extension.NewTaskCheckBoxParser()}, 0)))
}

// Parse implements [parser.InlineParser].
func (c taskExtension) Parse(parent ast.Node, block mdtext.Reader, pc parser.Context) ast.Node {
	const box = len("[x]")
	if line, _ := block.PeekLine(); len(line) > box && !util.IsSpace(line[box]) {
		return nil
	}
	return c.InlineParser.Parse(parent, block, pc)
}
