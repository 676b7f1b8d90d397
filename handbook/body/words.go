package body

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/sanitize"
)

// lineMarkdown returns a parser for inline Markdown only, which does not read "1. First" as a list.
var lineMarkdown = sync.OnceValue(func() parser.Parser {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		)),
		goldmark.WithExtensions(linkifyExtension{}, strikethroughExtension{}),
	).Parser()
})

// PlainLine returns a line of Markdown or HTML as plain text, without struck-out words.
func PlainLine(line string) string {
	if !strings.ContainsAny(line, "*_`[]<>~\\&") {
		return line
	}
	text := rewriteHTML(newSource(line, 1), nil).src.text
	r := newBlockReader(newSource(strings.TrimSpace(text), 1))
	var out []string
	for n := lineMarkdown().Parse(mdtext.NewReader(r.source)).FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, r.inlineText(n))
	}
	return sanitize.CleanLine(strings.Join(out, " "))
}
