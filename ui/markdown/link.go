package markdown

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// This file tracks links through the renderer. Each link is put between OSC 8 sequences,
// which Glamour passes on. They hold the number of the link on the page and, for links
// to the web, its target; only links to the web reach the terminal.

// closeLink and openLink end in BEL, because Glamour reads backslashes as escapes.
const closeLink = "\x1b]8;;\x07"

// noTarget replaces the target of a link that does not lead to the web.
const noTarget = "-"

// openLink starts a link. Its id lets a terminal treat the rows of a wrapped link as
// one; n is its number on the page.
func openLink(target string, n int) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(target))
	id := strconv.FormatUint(uint64(h.Sum32()), 36)
	return "\x1b]8;id=" + id + ":" + linkNumber + strconv.Itoa(n) + ";" + target + "\x07"
}

// linkNumber starts the parameter with the number of a link.
const linkNumber = "n="

// cutLinkNumber splits the number off a link's parameters; 0 is none.
func cutLinkNumber(params string) (rest string, n int) {
	rest, number, _ := strings.Cut(params, ":"+linkNumber)
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return rest, 0
	}
	return rest, n
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
func (f *linkCollector) row(l line, size int) {
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
