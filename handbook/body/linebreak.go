package body

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// joinEastAsianLines removes line breaks between characters of scripts that are written without spaces. Any other line
// break counts as a space. See "segment break transformation rules" in the CSS Text Module Level 3, section 4.1.3.
type joinEastAsianLines struct{}

// Transform implements [parser.ASTTransformer].
func (joinEastAsianLines) Transform(doc *ast.Document, reader mdtext.Reader, _ parser.Context) {
	source := reader.Source()
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !ok || !entering || !t.SoftLineBreak() {
			return ast.WalkContinue, nil
		}
		before, _ := utf8.DecodeLastRune(t.Value(source))
		if after := firstText(t.NextSibling()); after != nil && isWide(before) {
			if r, _ := utf8.DecodeRune(after.Value(source)); isWide(r) {
				t.SetSoftLineBreak(false)
			}
		}
		return ast.WalkContinue, nil
	})
}

func firstText(n ast.Node) *ast.Text {
	for ; n != nil; n = n.FirstChild() {
		if t, ok := n.(*ast.Text); ok {
			return t
		}
	}
	return nil
}

// isWide reports whether a character is wide and its script is written without spaces. Korean has wide characters, but
// also spaces.
func isWide(r rune) bool {
	return util.IsSpaceDiscardingUnicodeRune(r) && !unicode.Is(unicode.Hangul, r)
}
