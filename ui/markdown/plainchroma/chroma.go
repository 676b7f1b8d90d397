// Package chroma replaces the syntax highlighter that Glamour links. trustbook never calls it, because it shows code in
// one colour. The package has only the names that Glamour needs to compile. The reasons and measurements are in
// ui/markdown/glamour.go.
package chroma

// TokenType is the type of a token.
type TokenType int

// Token types that have a colour in Glamour.
const (
	Text TokenType = iota
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Background
)

// StyleEntries holds colours by token type.
type StyleEntries map[TokenType]string

// Style is an empty set of colours.
type Style struct{}

// MustNewStyle returns an empty style.
func MustNewStyle(string, StyleEntries) *Style { return &Style{} }
