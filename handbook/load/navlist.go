package load

import (
	"path"
	"slices"
	"strings"

	"trustbook/handbook/body"
	"trustbook/handbook/pack"
	"trustbook/handbook/pattern"
)

// Some navigation files are Markdown lists of links: SUMMARY.md of mdBook, honkit and GitBook, and _sidebar.md of
// docsify.

// summaryName is the name of a table of contents. At the root, GitBook ignores case.
const summaryName = "SUMMARY.md"

func isSummaryFile(base string) bool { return base == summaryName }

// isDocsifySidebar reports whether docsify or a GitHub wiki shows the file around every page, as a sidebar, header or
// footer.
func isDocsifySidebar(base string) bool {
	return slices.Contains([]string{"_sidebar.md", "_navbar.md"}, strings.ToLower(base))
}

// parseSummaryFile reads the table of contents of a book. Every second-level heading begins a part, and so does every
// first-level heading after the first. A file with more lines of prose than items is an ordinary page with the same
// name.
func parseSummaryFile(f pack.File, text string) (navigation, error) {
	items, prose := parseNavList(text)
	if prose > countTargets(items) {
		items = nil
	}
	return navigation{folders: []string{path.Dir(f.Path)}, items: items}, nil
}

func parseDocsifySidebar(f pack.File, text string) (navigation, error) {
	items, _ := parseNavList(text)
	if !strings.EqualFold(path.Base(f.Path), "_sidebar.md") {
		items = nil
	}
	return navigation{folders: []string{path.Dir(f.Path)}, items: items}, nil
}

func countTargets(items []navItem) int {
	n := 0
	for _, it := range items {
		if n += countTargets(it.items); it.target != "" {
			n++
		}
	}
	return n
}

var (
	navHeadingPattern  = pattern.Lazy(`^(#{1,6})\s+(.*)$`)
	navListItemPattern = pattern.Lazy(`^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$`)
	navRulePattern     = pattern.Lazy(`^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$`)
)

// navListLevel is an open list: the slice to which its items are added.
type navListLevel struct {
	indent int
	items  *[]navItem
}

// parseNavList reads a list of links. prose is the number of lines that are neither items nor headings.
func parseNavList(text string) (items []navItem, prose int) {
	var top []navItem
	level := []navListLevel{{-1, &top}}
	text = dropComments(text)
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, " \t\r\n")
		switch m := navListItemPattern().FindStringSubmatch(line); {
		case line == "", navRulePattern().MatchString(line):
		case navHeadingPattern().MatchString(line):
			level = openPart(&top, navHeadingPattern().FindStringSubmatch(line), number)
		case m != nil:
			level = addListItem(level, len(strings.ReplaceAll(m[1], "\t", "    ")), m[2], number)
		case strings.HasPrefix(line, "["): // in mdBook, a chapter before or after the numbered ones
			if it := navLink(line, number); it.target != "" {
				level = level[:min(len(level), 1+partIndent(level))]
				last := level[len(level)-1].items
				*last = append(*last, it)
				continue
			}
			prose++
		default:
			prose++
		}
	}
	return dropEmptyParts(top), prose
}

// partIndent returns 1 if the items belong to a part, whose list is not indented, and otherwise 0.
func partIndent(level []navListLevel) int {
	if len(level) > 1 && level[1].indent < 0 {
		return 1
	}
	return 0
}

// openPart begins a part with the given heading. The first heading of a file is the title.
func openPart(top *[]navItem, heading []string, line int) []navListLevel {
	if len(heading[1]) == 1 && len(*top) == 0 {
		return []navListLevel{{-1, top}}
	}
	*top = append(*top, navItem{title: plainWords(heading[2]), line: line})
	return []navListLevel{{-1, top}, {-1, &(*top)[len(*top)-1].items}}
}

func addListItem(level []navListLevel, indent int, text string, line int) []navListLevel {
	for len(level) > 1 && level[len(level)-1].indent >= indent && level[len(level)-1].indent >= 0 {
		level = level[:len(level)-1]
	}
	if len(level) > maxFolderDepth {
		level = level[:maxFolderDepth]
	}
	parent := level[len(level)-1].items
	*parent = append(*parent, navLink(text, line))
	return append(level, navListLevel{indent, &(*parent)[len(*parent)-1].items})
}

// dropEmptyParts removes headings without items below them.
func dropEmptyParts(items []navItem) []navItem {
	var out []navItem
	for _, it := range items {
		if it.items = dropEmptyParts(it.items); it.target != "" || len(it.items) > 0 {
			out = append(out, it)
		}
	}
	return out
}

// navLink reads a link, or the text of an item without a link. Wikis write links as [[text]].
func navLink(text string, line int) navItem {
	if name, ok := strings.CutPrefix(text, "[["); ok {
		name, _, _ = strings.Cut(name, "]]")
		title, target, piped := strings.Cut(name, "|")
		if !piped {
			target = title
		}
		return navItem{title: plainWords(title), target: strings.ReplaceAll(strings.TrimSpace(target), " ", "-"), line: line}
	}
	before, after, ok := strings.Cut(text, "](")
	if !ok {
		return navItem{title: plainWords(text), line: line}
	}
	_, title, _ := strings.Cut(before, "[")
	return navItem{title: plainWords(title), target: body.Unescape(linkTarget(after)), line: line}
}

// linkTarget returns the target of a link; s is the text after "](".
func linkTarget(s string) string {
	if in, ok := strings.CutPrefix(s, "<"); ok {
		target, _, _ := strings.Cut(in, ">")
		return target
	}
	depth := 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth == 0, r == ' ' && strings.ContainsAny(s[i+1:min(i+2, len(s))], `"'`): // the title of the link begins here
			return strings.TrimSpace(s[:i])
		case r == ')':
			depth--
		}
	}
	return s
}

// dropComments removes HTML comments but keeps their line breaks.
func dropComments(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "<!--")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		comment, after, _ := strings.Cut(rest, "-->")
		b.WriteString(strings.Repeat("\n", strings.Count(comment, "\n")))
		text = after
	}
}
