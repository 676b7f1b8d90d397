package body

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// NamesAddress reports whether the words of a link already show its target, so that showing the target as well would
// repeat it. Different spellings of an address, such as www.example.org and http://www.example.org/, or å and %C3%A5,
// count as the same.
func NamesAddress(words, target string) bool { return bareAddress(words) == bareAddress(target) }

// bareAddress returns an address without the parts that people omit.
func bareAddress(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			s = s[len(scheme):]
			break
		}
	}
	return string(util.URLEscape([]byte(strings.TrimSuffix(s, "/")), false))
}
