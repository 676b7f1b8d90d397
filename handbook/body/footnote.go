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

// footnoteExtension adds footnotes. As on GitHub, but unlike in Goldmark's extension, the reference [^logs] refers to
// the footnote [^Logs] (findings/goldmark-footnotes-vanish-for-a-capital.sh).
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

// lowercaseLabels returns values in lower case. Footnotes read only their labels through Value.
type lowercaseLabels struct{ mdtext.Reader }

// Value implements [mdtext.Reader].
func (r lowercaseLabels) Value(s mdtext.Segment) []byte { return bytes.ToLower(r.Reader.Value(s)) }
