package markdown

import (
	"hash/fnv"
	"strconv"
	"strings"
)

// This file follows links through the renderer. Each is put between escapes of
// our own, which Glamour passes on; they say to which link of the page the words
// between them belong, and for a link to the web where it leads. Only the latter
// reaches a terminal.

// closeLink and openLink end in BEL because Glamour takes backslashes for escapes.
const closeLink = "\x1b]8;;\x07"

// noTarget stands for the target of a link that a terminal cannot follow.
const noTarget = "-"

// openLink begins a link. Its id lets a terminal treat the rows of a wrapped
// link as one; n is its number on the page.
func openLink(target string, n int) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(target))
	id := strconv.FormatUint(uint64(h.Sum32()), 36)
	return "\x1b]8;id=" + id + ":" + linkNumber + strconv.Itoa(n) + ";" + target + "\x07"
}

// linkNumber begins the parameter that holds a link's number.
const linkNumber = "n="

// cutLinkNumber takes the number out of a link's parameters; 0 is none.
func cutLinkNumber(params string) (rest string, n int) {
	rest, number, _ := strings.Cut(params, ":"+linkNumber)
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		return rest, 0
	}
	return rest, n
}

// linkCollector collects where the words of links stand, row by row.
type linkCollector struct {
	links []Link
	at    int // byte of the row in the text
}

func newLinkCollector(targets []string) *linkCollector {
	f := &linkCollector{links: make([]Link, len(targets))}
	for i, target := range targets {
		f.links[i].Target = target
	}
	return f
}

// row takes in a row whose plain text is size bytes long.
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

// add notes a cell of a link; it goes on with the span before it where joined is set.
func (f *linkCollector) add(l *Link, joined bool, start, end int) {
	if joined && len(l.Spans) > 0 {
		l.Spans[len(l.Spans)-1].End = end
		return
	}
	l.Spans = append(l.Spans, Span{Start: start, End: end})
}

// found are the links that have words on the page.
func (f *linkCollector) withWords() []Link {
	var out []Link
	for _, l := range f.links {
		if len(l.Spans) > 0 {
			out = append(out, l)
		}
	}
	return out
}
