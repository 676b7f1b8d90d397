package handbook

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Unescape decodes entities and backslash escapes. They do not mix: an escaped
// ampersand begins no entity.
func Unescape(s string) string {
	var b strings.Builder
	for {
		at := escapeIn(s)
		if at < 0 {
			b.WriteString(html.UnescapeString(s))
			return b.String()
		}
		b.WriteString(html.UnescapeString(s[:at]))
		b.WriteByte(s[at+1])
		s = s[at+2:]
	}
}

// escapeIn is where the first backslash escape is, or -1.
func escapeIn(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && util.IsPunct(s[i+1]) {
			return i
		}
	}
	return -1
}

// targets resolves the escapes in where links and images lead, so that whoever
// looks at the tree sees one form of each address.
type targets struct{}

// Transform implements [parser.ASTTransformer].
func (targets) Transform(doc *ast.Document, _ mdtext.Reader, _ parser.Context) {
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
