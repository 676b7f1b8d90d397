package markdown

import (
	"hash/fnv"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook/pattern"
)

// This file traces links through the renderer. Each link is enclosed in OSC 8 sequences, which Glamour passes on. A
// sequence contains the number of the link on the page and, for a link to the web, its target. Only links to the web
// reach the terminal.

// openLink and closeLink end sequences with BEL, because Glamour treats backslashes as escapes.
const closeLink = "\x1b]8;;\x07"

// withoutUnsafeTarget replaces the target of a link that is not to the web.
const withoutUnsafeTarget = "-"

// openLink returns the sequence that starts link n of the page. Its id makes a terminal treat the rows of a wrapped
// link as one link.
func openLink(target string, n int) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(target))
	id := strconv.FormatUint(uint64(h.Sum32()), 36)
	return "\x1b]8;id=" + id + ":" + linkNumber + strconv.Itoa(n) + ";" + target + "\x07"
}

const linkNumber = "n="

// cutLinkNumber returns the parameters of a link without its number, and the number, or 0 if there is none.
func cutLinkNumber(params string) (rest string, n int) {
	rest, number, _ := strings.Cut(params, ":"+linkNumber)
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return rest, 0
	}
	return rest, n
}

// linkCollector collects the positions of links, row by row.
type linkCollector struct {
	links []Link
	at    int // byte offset of the row in the text
}

func newLinkCollector(targets []string) *linkCollector {
	f := &linkCollector{links: make([]Link, len(targets))}
	for i, target := range targets {
		f.links[i].Target = target
	}
	return f
}

// row adds the links in a row whose plain text is size bytes long.
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

// add adds a cell to a link. If joined is true, it extends the last span.
func (f *linkCollector) add(l *Link, joined bool, start, end int) {
	if joined && len(l.Spans) > 0 {
		l.Spans[len(l.Spans)-1].End = end
		return
	}
	l.Spans = append(l.Spans, Span{Start: start, End: end})
}

func (f *linkCollector) withWords() []Link {
	var out []Link
	for _, l := range f.links {
		if len(l.Spans) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// hostPattern matches text that looks like an email address or a host name, including characters that only look like
// dots.
var hostPattern = pattern.Lazy(`(?:[\pL\pN._%+-]+@)?(?:[\pL\pN_-]+[.․。．｡])+[\pL\pN-]{2,}`)

// IsSpoofed reports whether the text of a link names a host other than its target, or the target could be mistaken for
// another host.
func IsSpoofed(words, address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	target := u.Hostname()
	if u.Scheme == "mailto" {
		target, _ = url.PathUnescape(u.Opaque)
		if u.RawQuery != "" { // a query can contain URLs of other hosts
			return true
		}
	}
	for _, r := range target {
		if r >= 0x80 { // letters of other scripts may look like Latin letters
			return true
		}
	}
	return slices.ContainsFunc(hostPattern().FindAllString(words, -1), func(written string) bool { return !sameHost(written, target) })
}

// sameHost reports whether a written address names the host of target. For an email address, the text can name the host
// alone.
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
