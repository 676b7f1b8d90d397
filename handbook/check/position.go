package check

import (
	"io/fs"
	"strings"

	"trustbook/handbook"
)

// otherNames are the names that other tools give to keys of front matter.
var fieldAliases = map[string][]string{
	"title":    {"name"},
	"summary":  {"description"},
	"reviewed": {"last_reviewed_on", "last_reviewed", "reviewDate", "last_updated"},
	"status":   {"draft", "outdated"},
}

var fieldPattern = lazyRegexp(`^"?([\w-]+)"?\s*[:=]`)

// at is a finding where a piece of text stands.
func (b *checker) at(p *page, l line, message string) finding {
	if l.field == "" {
		return finding{p.Path, l.number, message}
	}
	return b.atField(p.Entry, l.field, message)
}

// atKey is a finding at a key of the front matter, or at the top of the file
// where the key is not written.
func (b *checker) atField(e *handbook.Entry, key, message string) finding {
	names := append([]string{key}, fieldAliases[key]...)
	for _, name := range names {
		if n := b.fieldLine(e, name); n > 0 {
			return finding{e.Path, n, message}
		}
	}
	if key == "title" {
		return finding{e.Path, b.headingLine(e), message}
	}
	return finding{e.Path, 1, message}
}

// atValue is a finding at the value of a key, which is that of the manifest where the
// text has none of its own. There it is found for every such text, and is one finding.
func (b *checker) atValue(e *handbook.Entry, key, message string) finding {
	if line := b.DefaultLine(key); line > 0 && b.fieldLine(e, key) == 0 {
		return finding{manifestName, line, "defaults: " + message}
	}
	return b.atField(e, key, message)
}

// headingLine is where the heading stands that gave an entry its title.
func (b *checker) headingLine(e *handbook.Entry) int {
	for i, text := range b.header(e) {
		if strings.HasPrefix(text, "#") {
			return i + 1
		}
	}
	for _, s := range e.Sections {
		if s.Heading == strings.TrimSuffix(e.Title, e.Derived.Suffix) {
			return s.Line
		}
	}
	return 1
}

// keyLine is the line that a key of the front matter stands on, 0 when it is not there.
func (b *checker) fieldLine(e *handbook.Entry, key string) int {
	for i, text := range b.header(e) {
		if m := fieldPattern().FindStringSubmatch(text); m != nil && m[1] == key {
			return i + 1
		}
	}
	return 0
}

// front is the lines of an entry's file above its body: the front matter, and
// the heading that became its title. It is read only when a
// rule has to say where something stands.
func (b *checker) header(e *handbook.Entry) []string {
	lines, known := b.headers[e.Path]
	if !known {
		data, _ := fs.ReadFile(b.fsys, e.Path) // it was read a moment ago; without it there are no lines
		lines = strings.Split(string(data), "\n")
		lines = lines[:min(len(lines), max(0, e.Line-1))]
		b.headers[e.Path] = lines
	}
	return lines
}

// times says how often something stands in a text beyond its first place.
func moreTimes(n int) string {
	switch n {
	case 1:
		return ""
	case 2:
		return " (and once more in this text)"
	}
	return " (and " + number(n-1, "more place") + " in this text)"
}
