package markdown

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// hostPattern matches what looks like a host name, with any character that looks like a
// dot, or like a mail address.
var hostPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:[\pL\pN._%+-]+@)?(?:[\pL\pN_-]+[.․。．｡])+[\pL\pN-]{2,}`)
})

// IsSpoofed reports whether the words of a link name another host than its target, or
// whether the target may look like another host.
func IsSpoofed(words, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	target := u.Hostname()
	if u.Scheme == "mailto" {
		target, _ = url.PathUnescape(u.Opaque)
		if u.RawQuery != "" { // may name further addresses
			return true
		}
	}
	for _, r := range target {
		if r >= 0x80 { // letters of other scripts look like Latin ones
			return true
		}
	}
	for _, written := range hostPattern().FindAllString(words, -1) {
		if !sameHost(written, target) {
			return true
		}
	}
	return false
}

// sameHost reports whether written names the host of target. For a mail address the
// host alone is enough.
func sameHost(written, target string) bool {
	written, target = normalizeHost(written), normalizeHost(target)
	if name, at, ok := strings.Cut(target, "@"); ok && name != "" && !strings.Contains(written, "@") {
		target = at
	}
	return written == target
}

func normalizeHost(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "www."), ".")
}
