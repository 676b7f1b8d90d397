// Package chroma stands in for the syntax highlighter that Glamour links.
//
// trustbook shows code in one colour, so the highlighter is never called; but
// its tables of languages and styles would be built at every start, before main
// and for every command. Measured on one machine: 12 of 15 ms of package
// initialisation, 5.9 MB of allocations, and 4 MB of the binary. No option or
// build tag of Glamour's leaves it out, so go.mod replaces the module by this
// one: the names that Glamour needs to compile, and nothing behind them.
package chroma

// TokenType names what a piece of code is.
type TokenType int

// The tokens that Glamour has colours for.
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

// StyleEntries are colours by token.
type StyleEntries map[TokenType]string

// Style is a set of colours. It is empty here.
type Style struct{}

// MustNewStyle returns a style without colours.
func MustNewStyle(string, StyleEntries) *Style { return &Style{} }
