package body

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// StrikethroughMark is shown on both sides of struck-out words. The line through the words is lost in some terminals,
// in mosh, and in text copied from a PDF. Without the mark, readers would take the words for valid.
const StrikethroughMark = "~~"

// strikethroughExtension adds struck-out words. Unlike Goldmark's extension, it ignores a single tilde inside a word:
// "9~17, phones 8~16" states times of day.
type strikethroughExtension struct{ parser.InlineParser }

// Extend implements [goldmark.Extender].
func (strikethroughExtension) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(strikethroughExtension{extension.NewStrikethroughParser()}, 500)))
}

// Parse implements [parser.InlineParser].
func (s strikethroughExtension) Parse(parent ast.Node, block mdtext.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	next, _ := utf8.DecodeRune(line[1:])
	if isLetterOrDigit(block.PrecendingCharacter()) && isLetterOrDigit(next) {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
