package body

import (
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/limit"
)

// parse parses Markdown. It also returns the parser's context, which contains the link reference definitions. If the
// page is too expensive to parse, the context contains the reason for [limit.RefusalReason].
func parse(source []byte) (ast.Node, parser.Context) {
	pc := parser.NewContext()
	return markdownParser().Parser().Parse(mdtext.NewReader(source), parser.WithContext(pc)), pc
}

// markdownParser returns a CommonMark parser with the extensions that handbooks use: tables, strikethrough, task
// lists, bare links, footnotes, definition lists, and headings with explicit anchors. It is safe for concurrent use,
// so there is only one.
var markdownParser = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(linkifyExtension{}, tableExtension{}, taskExtension{}, strikethroughExtension{}, footnoteExtension{}, extension.DefinitionList),
		goldmark.WithParserOptions(limit.BoundParagraphs(), parser.WithHeadingAttribute(), parser.WithASTTransformers(
			util.Prioritized(unescapeTargets{}, 1000),
			util.Prioritized(joinEastAsianLines{}, 1000),
		)),
	)
})
