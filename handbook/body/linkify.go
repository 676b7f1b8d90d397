package body

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"trustbook/handbook/pattern"
)

const (
	// addressLetter matches letters and digits. Beyond ASCII it matches blocks of letters, because the classes of
	// Unicode take milliseconds to compile.
	addressLetter = `[0-9A-Za-z\x{C0}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF}\x{F900}-\x{FDFF}\x{10000}-\x{10FFFF}]`
	addressHost   = addressLetter + `(?:[-@:%._+~#=]|` + addressLetter + `)*`
	addressPath   = `(?:[/#?](?:[?!.,:*_~;'"]*(?:[-@%+#$&/=()>^{}\[\]|` + "`" + `]|` + addressLetter + `))*)?`
)

var (
	webAddress = pattern.Lazy(`^(?i:https?|ftp)://` + addressHost + addressPath)
	wwwAddress = pattern.Lazy(`^www\.` + addressHost + addressPath)
)

// linkify returns the extension that links addresses in text. Unlike with the patterns of Goldmark's, and like on
// GitHub, an address has letters of any language and asterisks, does not end with a semicolon or a quotation mark, its
// host may be a number or a name without a dot, and its scheme may be in capitals
// (findings/goldmark-ends-addresses-at-foreign-letters.sh).
func linkify() goldmark.Extender {
	return extension.NewLinkify(
		extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "ftp:", "HTTP:", "HTTPS:", "Http:", "Https:"}),
		extension.WithLinkifyURLRegexp(webAddress()),
		extension.WithLinkifyWWWRegexp(wwwAddress()),
	)
}
