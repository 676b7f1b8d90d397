package body

import "strings"

// NamesAddress reports whether the words of a link already say where it leads, so that its
// address would be said twice: www.example.org and http://www.example.org/.
func NamesAddress(words, target string) bool { return bareAddress(words) == bareAddress(target) }

// bareAddress returns an address without what people leave out.
func bareAddress(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if len(s) > len(scheme) && strings.EqualFold(s[:len(scheme)], scheme) {
			s = s[len(scheme):]
			break
		}
	}
	return strings.TrimSuffix(s, "/")
}
