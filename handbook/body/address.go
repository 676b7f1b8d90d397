package body

import (
	"strings"

	"github.com/yuin/goldmark/util"
)

// LabelShowsTarget reports whether the words of a link already show the target of the link. In that case, the target
// need not be shown. Different spellings of an address are considered equal, such as www.example.org and
// http://www.example.org/, or å and %C3%A5.
func LabelShowsTarget(words, target string) bool { return bareAddress(words) == bareAddress(target) }

// bareAddress returns an address without the parts that people often omit.
func bareAddress(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			s = s[len(scheme):]
			break
		}
	}
	return string(util.URLEscape([]byte(strings.TrimSuffix(s, "/")), false))
}
