package markdown

import (
	"html"
	"regexp"
	"strings"
	"sync"
)

// The parts of HTML. What is left after them is written as text and never as
// HTML, so that these only have to be right for well-meant pages.
var (
	unseen = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?is)<!--.*?(-->|$)|<(script|style)\b.*?(</(script|style)\s*>|$)`)
	})
	ownLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)<(br|/?(p|div|li|tr|summary|details|h[1-6]|ul|ol|dt|dd|blockquote))\b[^>]*>`)
	})
	anyTag = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)</?[A-Za-z!?](?:[^>"']|"[^"]*"|'[^']*')*>`)
	})
)

// StripTags are the words of a piece of HTML without its tags: a line for each
// element that stands on its own. Comments and scripts have no words.
func StripTags(source string) []string {
	s := strings.ReplaceAll(unseen().ReplaceAllString(source, ""), "\n", " ")
	s = anyTag().ReplaceAllString(ownLine().ReplaceAllString(s, "\n"), "")
	var lines []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.Join(strings.Fields(html.UnescapeString(l)), " "); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
