package check

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// fieldAliases are the names that other tools use for front matter fields.
var fieldAliases = map[string][]string{
	"title":    {"name"},
	"summary":  {"description"},
	"reviewed": {"last_reviewed_on", "last_reviewed", "reviewDate", "last_updated"},
	"status":   {"draft", "outdated"},
}

var fieldPattern = pattern.Lazy(`^"?([\w-]+)"?\s*[:=]`)

// report adds a problem and returns it for more details; the next report invalidates the pointer.
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

// reportField reports a problem at a front matter field, or at the top of the file if the
// entry does not have it.
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

// reportValue reports a problem at the value of a field. If entries inherit it from the manifest,
// the problem is reported there, once.
func (c *checker) reportValue(e *handbook.Entry, key, format string, args ...any) *handbook.Problem {
	if line := c.DefaultLines[key]; line > 0 && c.fieldLine(e, key) == 0 {
		return c.report(handbook.ManifestName, line, "defaults: "+format, args...)
	}
	return c.reportField(e, key, format, args...)
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
		data, _ := fs.ReadFile(c.fsys, e.Path) // the file was readable a moment ago; if it no longer is, no line is known
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

// reasonOf returns a key that is the same for all problems with the same reason, or "".
func (c *checker) reasonOf(p handbook.Problem) string {
	switch p.Code {
	case "long-line", "control-character", "long-table", "long-title", "missing-title", "indented-text", "empty-text", "unused-footnote", "link-case", "translation-link":
		return fmt.Sprint(p.Code, p.Subject.Case)
	case "value", "front-matter", "unreadable": // the same mistake in the same words
		return p.Message
	case "near-duplicate": // probably a copy of a whole folder
		top, _, _ := strings.Cut(p.Path, "/")
		return top + "\x00" + path.Dir(p.Subject.Other)
	case "duplicate-title":
		return strings.ToLower(p.Subject.Name)
	case "not-a-link", "draft-marker":
		if p.Subject.Case != 0 {
			return fmt.Sprint(p.Subject.Case)
		}
	case "broken-fragment":
		switch {
		case p.Subject.Case == handbook.CaseOtherHeading: // the site joins these pages
			return p.Code
		case p.Subject.Other != p.Path:
			return "in " + p.Subject.Other
		}
		return "#" + p.Subject.Name
	case "broken-link":
		return c.sharedDestination(p)
	}
	return ""
}

// What broken links may have in common: their targets are in another part of the site, which may be generated, or are
// names of entries that are not written yet, or not meant as links.
const otherPart, missingName, above = "/", "name", ".."

// maxMissingNames is how many names without an entry may be mistakes.
const maxMissingNames = 10

// missingTargets counts the different targets of broken links, which show what is missing on purpose.
type missingTargets struct {
	folders map[string]bool // folders with entries
	below   map[string]int  // first folder without entries on the path to a target -> number of targets
	rooted  map[string]int  // first element of targets from the root -> number of targets, minus twice that of the entries below it
	names   int             // targets without a path
}

// maxMissingFiles is how many targets in a folder without entries may be mistakes.
const maxMissingFiles = 2

func (c *checker) countMissing() missingTargets {
	m, seen := missingTargets{folders: map[string]bool{}, below: map[string]int{}, rooted: map[string]int{}}, map[string]bool{}
	for _, p := range c.pages {
		first, _, _ := strings.Cut(p.Path, "/")
		m.rooted[first] -= 2
		for dir := path.Dir(p.Path); dir != "."; dir = path.Dir(dir) {
			m.folders[dir] = true
		}
	}
	for _, p := range c.Problems {
		target, _, _ := strings.Cut(p.Subject.Name, "#")
		if p.Code != "broken-link" || seen[target] {
			continue
		}
		seen[target] = true
		if isName(p) {
			m.names++
			continue
		}
		resolved := path.Join(path.Dir(p.Path), target)
		if rooted, ok := strings.CutPrefix(target, "/"); ok {
			first, _, _ := strings.Cut(rooted, "/")
			m.rooted[first]++
			resolved = rooted
		}
		m.below[m.missingFolder(resolved)]++
	}
	delete(m.below, "")
	return m
}

// missingFolder returns the first folder on the path to a target in which there are no entries, "" if there is none.
func (m missingTargets) missingFolder(target string) string {
	for i, r := range target {
		if folder := target[:i]; r == '/' && !m.folders[folder] {
			return folder
		}
	}
	return ""
}

// isName reports whether a broken link has a name as target, without a path.
func isName(p handbook.Problem) bool {
	target, _, _ := strings.Cut(p.Subject.Name, "#")
	return p.Subject.Case != handbook.CaseMissingImage && !strings.Contains(target, "/") && pageEnding().FindString(target) == ""
}

// sharedDestination returns what broken links to the same target have in common: [otherPart], [missingName], [above] for a
// folder above the handbook, the address if the link names a site, a folder without entries, or else the path.
func (c *checker) sharedDestination(p handbook.Problem) string {
	target := p.Subject.Name[:strings.IndexAny(p.Subject.Name+"#", "#?")]
	rooted, isRooted := strings.CutPrefix(target, "/")
	resolved := path.Join(path.Dir(p.Path), target)
	if isRooted {
		resolved = rooted
	}
	first, _, _ := strings.Cut(rooted, "/")
	folder, isFile := c.missing.missingFolder(resolved), pageEnding().FindString(target) != ""
	isMissing := c.missing.below[folder] > maxMissingFiles
	switch {
	case isRooted && (c.missing.rooted[first] > 0 || isMissing || path.Ext(target) != "" && !isFile):
		return otherPart
	case isRooted:
		return target
	case isName(p) && (c.namedByFiles || c.missing.names > maxMissingNames):
		return missingName
	case isName(p): // the link has only a word or a host name
		return "link to " + target
	case strings.HasPrefix(resolved, "../"):
		return above
	case isMissing && strings.HasPrefix(target, "../") && !isFile:
		return otherPart
	case isMissing:
		return folder + "/"
	}
	return resolved
}

// issue is a problem at one position in an entry, and how to fix it.
type issue struct {
	at        textLine
	what, fix string
	kind      handbook.ProblemCase
}

// reportIssues reports all equal issues in an entry as one problem, where the first one occurs.
func (c *checker) reportIssues(p *checkedPage, all []issue) {
	count := map[string]int{}
	for _, n := range all {
		count[n.what]++
	}
	for _, n := range all {
		if many := count[n.what]; many > 0 {
			c.reportLine(p, n.at, "%s%s: %s", n.what, occurrencesNote(many), n.fix).Subject.Case = n.kind
			count[n.what] = 0
		}
	}
}

// reportOnce reports all issues of an entry as one problem, which describes only the first.
func (c *checker) reportOnce(p *checkedPage, all []issue) {
	if len(all) > 0 {
		c.reportLine(p, all[0].at, "%s%s: %s", all[0].what, occurrencesNote(len(all)), all[0].fix)
	}
}

func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
