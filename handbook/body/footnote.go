package body

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// footnotes is the extension for footnotes. Unlike Goldmark's, and like GitHub, it finds [^Logs] where the
// note is called [^logs] (findings/goldmark-footnotes-vanish-for-a-capital.sh).
type footnotes struct{}

// Extend implements [goldmark.Extender].
func (footnotes) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(notes{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(noteReferences{extension.NewFootnoteParser()}, 101)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}

type notes struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (n notes) Open(parent ast.Node, reader mdtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	return n.BlockParser.Open(parent, lowerLabels{reader}, pc)
}

type noteReferences struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (n noteReferences) Parse(parent ast.Node, block mdtext.Reader, pc parser.Context) ast.Node {
	return n.InlineParser.Parse(parent, lowerLabels{block}, pc)
}

// lowerLabels reads values in lower case. In a footnote, only the label is read as a value.
type lowerLabels struct{ mdtext.Reader }

// Value implements [mdtext.Reader].
func (r lowerLabels) Value(s mdtext.Segment) []byte { return bytes.ToLower(r.Reader.Value(s)) }
