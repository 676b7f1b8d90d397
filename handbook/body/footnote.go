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

// footnoteExtension is the extension for footnotes. Unlike Goldmark's, and like GitHub, it finds [^Logs] where the
// note is called [^logs] (findings/goldmark-footnotes-vanish-for-a-capital.sh).
type footnoteExtension struct{}

// Extend implements [goldmark.Extender].
func (footnoteExtension) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(footnoteBlocks{extension.NewFootnoteBlockParser()}, 999)),
		parser.WithInlineParsers(util.Prioritized(footnoteReferences{extension.NewFootnoteParser()}, 101)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
}

type footnoteBlocks struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (n footnoteBlocks) Open(parent ast.Node, reader mdtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	return n.BlockParser.Open(parent, lowercaseLabels{reader}, pc)
}

type footnoteReferences struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (n footnoteReferences) Parse(parent ast.Node, block mdtext.Reader, pc parser.Context) ast.Node {
	return n.InlineParser.Parse(parent, lowercaseLabels{block}, pc)
}

// lowercaseLabels reads values in lower case. In a footnote, only the label is read as a value.
type lowercaseLabels struct{ mdtext.Reader }

// Value implements [mdtext.Reader].
func (r lowercaseLabels) Value(s mdtext.Segment) []byte { return bytes.ToLower(r.Reader.Value(s)) }
