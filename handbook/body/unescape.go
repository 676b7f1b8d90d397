package body

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/pattern"
)

// Unescape decodes entities and backslash escapes. An escaped ampersand does not begin an entity.
func Unescape(s string) string {
	var b strings.Builder
	for {
		at := indexOfEscape(s)
		if at < 0 {
			b.WriteString(unescapeEntities(s))
			return b.String()
		}
		b.WriteString(unescapeEntities(s[:at]))
		b.WriteByte(s[at+1])
		s = s[at+2:]
	}
}

// indexOfEscape returns the byte offset of the first backslash escape, or -1.
func indexOfEscape(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && util.IsPunct(s[i+1]) {
			return i
		}
	}
	return -1
}

// unescapeTargets decodes the escapes in the targets of links and images, so that each address has only one spelling.
type unescapeTargets struct{}

// Transform implements [parser.ASTTransformer].
func (unescapeTargets) Transform(doc *ast.Document, _ mdtext.Reader, _ parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Link:
				n.Destination = []byte(Unescape(string(n.Destination)))
			case *ast.Image:
				n.Destination = []byte(Unescape(string(n.Destination)))
			}
		}
		return ast.WalkContinue, nil
	})
}

// unescapeEntities replaces entities with the characters they represent. Unlike in HTML, an entity without a semicolon
// is plain text, such as &sect in ?code=a&section=b.
func unescapeEntities(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return entityPattern().ReplaceAllStringFunc(s, html.UnescapeString)
}

var entityPattern = pattern.Lazy(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);`)
