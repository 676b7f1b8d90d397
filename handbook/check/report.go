package check

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// fieldAliases maps fields of front matter to the names that other tools use.
var fieldAliases = map[string][]string{
	"title":    {"name"},
	"summary":  {"description"},
	"reviewed": {"last_reviewed_on", "last_reviewed", "reviewDate", "last_updated"},
	"status":   {"draft", "outdated"},
}

var fieldPattern = pattern.Lazy(`^"?([\w-]+)"?\s*[:=]`)

// report adds a problem and returns it, so that the caller can add details. The pointer is valid until the next call.
func (c *checker) report(path string, line int, format string, args ...any) *handbook.Problem {
	c.found = append(c.found, handbook.Problem{Path: path, Line: line, Severity: c.rule.Severity, Code: c.rule.Code, Message: fmt.Sprintf(format, args...)})
	return &c.found[len(c.found)-1]
}

func (c *checker) reportLine(p *checkedPage, l textLine, format string, args ...any) *handbook.Problem {
	if l.field == "" {
		return c.report(p.Path, l.number, format, args...)
	}
	return c.reportField(p.Entry, l.field, format, args...)
}

// reportField reports a problem at a field of the front matter or, if the entry does not have the field, at the top of
// the file.
func (c *checker) reportField(e *handbook.Entry, key, format string, args ...any) *handbook.Problem {
	line := 1
	if key == "title" {
		line = c.headingLine(e)
	}
	for _, name := range append([]string{key}, fieldAliases[key]...) {
		if n := c.fieldLine(e, name); n > 0 {
			line = n
			break
		}
	}
	return c.report(e.Path, line, format, args...)
}

// reportValue reports a problem at the value of a field. If entries inherit the value from the manifest, it reports the
// problem once, in the manifest.
func (c *checker) reportValue(e *handbook.Entry, key, format string, args ...any) *handbook.Problem {
	if line := c.DefaultLines[key]; line > 0 && c.fieldLine(e, key) == 0 {
		return c.report(handbook.ManifestName, line, "defaults: "+format, args...)
	}
	return c.reportField(e, key, format, args...)
}

// headingLine returns the line of the heading that is the title of an entry.
func (c *checker) headingLine(e *handbook.Entry) int {
	for i, text := range c.linesAboveBody(e) {
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

// fieldLine returns the line of a field in the front matter, or 0.
func (c *checker) fieldLine(e *handbook.Entry, key string) int {
	for i, text := range c.linesAboveBody(e) {
		if m := fieldPattern().FindStringSubmatch(text); m != nil && m[1] == key {
			return i + 1
		}
	}
	return 0
}

// linesAboveBody returns the lines above the body in an entry's file: the front matter, and the heading that became the
// title. It reads the file again. Call it only when a problem needs a line number.
func (c *checker) linesAboveBody(e *handbook.Entry) []string {
	lines := strings.Split(c.sourceOf(e.Path), "\n")
	return lines[:min(len(lines), max(0, e.Line-1))]
}

// occurrencesNote returns the end of a message about something that occurs n more times in an entry.
func occurrencesNote(n int) string {
	switch n {
	case 1:
		return ""
	case 2:
		return " (and once more in this entry)"
	}
	return fmt.Sprintf(" (and %d more times in this entry)", n-1)
}

// reasonKey returns a key that all problems with the same reason share, or "" if the reason is unknown.
func (c *checker) reasonKey(p handbook.Problem) string {
	switch p.Code {
	case "long-line", "control-character", "long-table", "long-title", "missing-title", "indented-text", "empty-text", "unused-footnote", "link-case", "translation-link":
		return fmt.Sprint(p.Code, p.Subject.Case)
	case "overdue-review":
		if c.foreign {
			return p.Code
		}
	case "value", "front-matter", "unreadable": // the same mistake in the same words
		return p.Message
	case "navigation": // a generated folder may contain all pages except the first
		return p.Code + p.Path
	case "near-duplicate": // probably a copy of a whole folder
		top, _, _ := strings.Cut(p.Path, "/")
		return top + "\x00" + path.Dir(p.Subject.Other)
	case "duplicate-title":
		return strings.ToLower(p.Subject.Name)
	case "draft-marker":
		return fmt.Sprint(p.Subject.Case, p.Subject.Name)
	case "not-a-link":
		return fmt.Sprint(p.Subject.Case)
	case "broken-fragment":
		switch {
		case p.Subject.Case == handbook.CaseOtherHeading: // the site joins these pages
			return p.Code
		case p.Subject.Other != p.Path:
			return "in " + p.Subject.Other
		}
		return "#" + p.Subject.Name
	case "broken-link":
		form, missing := c.links.formOf(p.Path, p.Subject.Name), brokenPath(p)
		switch {
		case p.Subject.Case == handbook.CaseMissingImage:
			return "image in " + path.Dir(missing)
		case c.links.isElsewhere(form):
			return "elsewhere " + form
		}
		return missing
	}
	return ""
}

// brokenPath returns the path that a broken link leads to.
func brokenPath(p handbook.Problem) string {
	target := p.Subject.Name[:strings.IndexAny(p.Subject.Name+"#", "#?")]
	if strings.HasPrefix(target, "/") || !strings.Contains(target, "/") && path.Ext(target) == "" {
		return target // the path is the same in every entry
	}
	return path.Join(path.Dir(p.Path), target)
}

// issue is a problem at a position in an entry, with advice on how to fix it.
type issue struct {
	at        textLine
	what, fix string
	kind      handbook.ProblemCase
	name      string // see handbook.ProblemSubject
}

// reportIssues reports equal issues in an entry as one problem, at the position of the first issue.
func (c *checker) reportIssues(p *checkedPage, all []issue) {
	count := map[string]int{}
	for _, n := range all {
		count[n.what]++
	}
	for _, n := range all {
		if many := count[n.what]; many > 0 {
			found := c.reportLine(p, n.at, "%s%s: %s", n.what, occurrencesNote(many), n.fix)
			found.Subject.Case, found.Subject.Name = n.kind, n.name
			count[n.what] = 0
		}
	}
}

// reportOnce reports all issues of an entry as one problem, which describes the first of them.
func (c *checker) reportOnce(p *checkedPage, all []issue) {
	if len(all) > 0 {
		c.reportLine(p, all[0].at, "%s%s: %s", all[0].what, occurrencesNote(len(all)), all[0].fix)
	}
}

func lowercaseWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
