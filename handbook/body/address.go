package body

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// NamesAddress reports whether the text of a link already shows where it leads, so that the
// address would only repeat it: www.example.org and http://www.example.org/, or an å and %C3%A5.
func NamesAddress(words, target string) bool { return bareAddress(words) == bareAddress(target) }

// bareAddress returns an address without the parts that people leave out.
func bareAddress(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			s = s[len(scheme):]
			break
		}
	}
	return string(util.URLEscape([]byte(strings.TrimSuffix(s, "/")), false))
}
