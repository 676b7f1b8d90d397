package check

import (
	"fmt"
	"io/fs"
	"strings"

	"trustbook/handbook"
)

// fieldAliases are the names that other tools use for front matter fields.
var fieldAliases = map[string][]string{
	"title":    {"name"},
	"summary":  {"description"},
	"reviewed": {"last_reviewed_on", "last_reviewed", "reviewDate", "last_updated"},
	"status":   {"draft", "outdated"},
}

var fieldPattern = lazyRegexp(`^"?([\w-]+)"?\s*[:=]`)

// atLine returns a finding at a line of text.
func (c *checker) atLine(p *page, l line, message string) finding {
	if l.field == "" {
		return finding{p.Path, l.number, message}
	}
	return c.atField(p.Entry, l.field, message)
}

// atField returns a finding at a front matter field, or at the top of the file if the
// entry does not have it.
func (c *checker) atField(e *handbook.Entry, key, message string) finding {
	names := append([]string{key}, fieldAliases[key]...)
	for _, name := range names {
		if n := c.fieldLine(e, name); n > 0 {
			return finding{e.Path, n, message}
		}
	}
	if key == "title" {
		return finding{e.Path, c.headingLine(e), message}
	}
	return finding{e.Path, 1, message}
}

// atValue returns a finding at the value of a field. If the entry inherits it from the
// manifest, the finding is there; uniqueFindings drops the repetitions.
func (c *checker) atValue(e *handbook.Entry, key, message string) finding {
	if line := c.DefaultLines[key]; line > 0 && c.fieldLine(e, key) == 0 {
		return finding{manifestName, line, "defaults: " + message}
	}
	return c.atField(e, key, message)
}

// headingLine returns the line of the heading that serves as the title of an entry.
func (c *checker) headingLine(e *handbook.Entry) int {
	for i, text := range c.header(e) {
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

// fieldLine returns the line of a front matter field, or 0.
func (c *checker) fieldLine(e *handbook.Entry, key string) int {
	for i, text := range c.header(e) {
		if m := fieldPattern().FindStringSubmatch(text); m != nil && m[1] == key {
			return i + 1
		}
	}
	return 0
}

// header returns the lines of an entry's file above its body: the front matter and the
// heading that became the title. It reads the file only when a finding needs a line.
func (c *checker) header(e *handbook.Entry) []string {
	lines, known := c.headers[e.Path]
	if !known {
		data, _ := fs.ReadFile(c.fsys, e.Path) // the file could be read a moment ago; if not now, no line is known
		lines = strings.Split(string(data), "\n")
		lines = lines[:min(len(lines), max(0, e.Line-1))]
		c.headers[e.Path] = lines
	}
	return lines
}

// occurrencesNote says how many more times something occurs in an entry.
func occurrencesNote(n int) string {
	switch n {
	case 1:
		return ""
	case 2:
		return " (and once more in this entry)"
	}
	return fmt.Sprintf(" (and %d more times in this entry)", n-1)
}
