package body

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook/pattern"
)

const (
	// addressLetter matches letters and digits. Outside ASCII it matches whole ranges, because Unicode classes take
	// milliseconds to compile.
	addressLetter = `[0-9A-Za-z\x{C0}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF}\x{F900}-\x{FDFF}\x{10000}-\x{10FFFF}]`
	addressHost   = addressLetter + `(?:[-@:%._+~#=]|` + addressLetter + `)*`
	addressPath   = `(?:[/#?](?:[?!.,:*_~;'"]*(?:[-@%+#$&/=()>^{}\[\]|` + "`" + `]|` + addressLetter + `))*)?`
)

var (
	webAddressPattern = pattern.Lazy(`^(?i:https?|ftp)://` + addressHost + addressPath)
	wwwAddressPattern = pattern.Lazy(`^www\.` + addressHost + addressPath)
)

// linkifyExtension links addresses in text. It follows GitHub where Goldmark's patterns differ
// (findings/goldmark-ends-addresses-at-foreign-letters.sh). An address may contain letters of any language and
// asterisks, but must not end with a semicolon or a quotation mark. The host may be a number or a name without a dot,
// and the scheme may be in capitals. A version such as lodash@4.17.20 is not a mail address.
type linkifyExtension struct{ parser.InlineParser }

// Extend implements [goldmark.Extender].
func (linkifyExtension) Extend(m goldmark.Markdown) {
	addresses := extension.NewLinkifyParser(
		extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "ftp:", "HTTP:", "HTTPS:", "Http:", "Https:"}),
		extension.WithLinkifyURLRegexp(webAddressPattern()),
		extension.WithLinkifyWWWRegexp(wwwAddressPattern()),
	)
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(linkifyExtension{addresses}, 999)))
}

// Parse implements [parser.InlineParser].
func (l linkifyExtension) Parse(parent ast.Node, block mdtext.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	word, _, _ := bytes.Cut(bytes.TrimPrefix(line, []byte(" ")), []byte(" "))
	if bytes.IndexByte(word, '.') < 0 && bytes.IndexByte(word, ':') < 0 || isVersion(word) { // this is quick for nearly all words
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

// isVersion reports whether a word has the form of a mail address whose last part is a number.
func isVersion(word []byte) bool {
	at := bytes.IndexAny(word, "@/:")
	if at < 0 || word[at] != '@' {
		return false
	}
	domain := word[at+1:]
	if end := bytes.IndexFunc(domain, func(r rune) bool { return r != '-' && r != '.' && !isLetterOrDigit(r) }); end >= 0 {
		domain = domain[:end]
	}
	domain = bytes.TrimRight(domain, ".")
	last := domain[bytes.LastIndexByte(domain, '.')+1:]
	return len(bytes.Trim(last, "0123456789")) == 0
}
