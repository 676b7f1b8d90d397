package markdown

import (
	"net/url"
	"regexp"
	"strings"
)

// host is what looks like the name of a machine on the internet, whatever is taken
// for a dot, with a name before it where it is an address of mail.
var host = regexp.MustCompile(`(?:[\pL\pN._%+-]+@)?(?:[\pL\pN_-]+[.․。．｡])+[\pL\pN-]{2,}`)

// deceives says whether the words of a link say that it leads elsewhere than it
// does, or its target cannot be told from another by looking at it.
func isSpoofed(words, target string) bool {
	u, err := url.Parse(target)
	if err != nil {
		return true
	}
	leads := u.Hostname()
	if u.Scheme == "mailto" {
		leads, _ = url.PathUnescape(u.Opaque)
		if u.RawQuery != "" { // which may name further addresses
			return true
		}
	}
	for _, r := range leads {
		if r >= 0x80 { // letters of many scripts look like Latin ones
			return true
		}
	}
	for _, said := range host.FindAllString(words, -1) {
		if !sameHost(said, leads) {
			return true
		}
	}
	return false
}

// sameHost compares a host as it is written with the one a link leads to. Of an
// address of mail the host alone may be written.
func sameHost(said, leads string) bool {
	said, leads = normalizeHost(said), normalizeHost(leads)
	if name, at, ok := strings.Cut(leads, "@"); ok && name != "" && !strings.Contains(said, "@") {
		leads = at
	}
	return said == leads
}

func normalizeHost(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "www."), ".")
}
