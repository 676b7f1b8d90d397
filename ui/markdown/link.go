package markdown

import (
	"hash/fnv"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
)

// webLink returns the link that a terminal may follow; none if the target is not on the
// web. Its id lets a terminal treat the rows of a wrapped link as one.
func webLink(target string) uv.Link {
	h := fnv.New32a()
	_, _ = h.Write([]byte(target))
	return allowedLink(uv.Link{URL: target, Params: "id=" + strconv.FormatUint(uint64(h.Sum32()), 36)})
}

// linkCollector collects the positions of the words of links, row by row.
type linkCollector struct {
	links []Link
	at    int // offset of the row in the text, in bytes
}

func newLinkCollector(targets []string) *linkCollector {
	f := &linkCollector{links: make([]Link, len(targets))}
	for i, target := range targets {
		f.links[i].Target = target
	}
	return f
}

// row adds a row whose plain text has size bytes.
func (f *linkCollector) row(l cells, size int) {
	at, last := f.at, 0
	for _, c := range l {
		if n := c.attrs.number; n > 0 && n <= len(f.links) {
			f.add(&f.links[n-1], n == last, at, at+len(c.text))
		}
		last = c.attrs.number
		at += len(c.text)
	}
	f.at += size + 1
}

// add adds a cell of a link, to the last span if joined is set.
func (f *linkCollector) add(l *Link, joined bool, start, end int) {
	if joined && len(l.Spans) > 0 {
		l.Spans[len(l.Spans)-1].End = end
		return
	}
	l.Spans = append(l.Spans, Span{Start: start, End: end})
}

// withWords returns the links that have words on the page.
func (f *linkCollector) withWords() []Link {
	var out []Link
	for _, l := range f.links {
		if len(l.Spans) > 0 {
			out = append(out, l)
		}
	}
	return out
}

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

// sameHost reports whether written names the host of target. For a mail address the host alone is enough.
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
