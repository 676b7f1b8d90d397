package markdown

import (
	"html"
	"regexp"
	"strings"
	"sync"
)

// Patterns for parts of HTML. The rest is written as text and never as HTML, so they only need
// to be right for well-meant pages.
var (
	invisible = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?is)<!--.*?(-->|$)|<(script|style)\b.*?(</(script|style)\s*>|$)`)
	})
	blockTag = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)<(br|/?(p|div|li|tr|summary|details|h[1-6]|ul|ol|dt|dd|blockquote))\b[^>]*>`)
	})
	anyTag = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)</?[A-Za-z!?](?:[^>"']|"[^"]*"|'[^']*')*>`)
	})
)

// StripTags returns the words of HTML without tags, comments and scripts, one line per
// block element.
func StripTags(source string) []string {
	s := strings.ReplaceAll(invisible().ReplaceAllString(source, ""), "\n", " ")
	s = anyTag().ReplaceAllString(blockTag().ReplaceAllString(s, "\n"), "")
	var lines []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(html.UnescapeString(l)), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
