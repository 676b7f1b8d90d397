package body

import (
	"cmp"
	"path"
	"regexp"
	"strings"
	"unicode"

	"trustbook/handbook"
)

// The Markdown dialects of other tools become CommonMark: callouts become quotes with a
// label, and lines that only instruct the tool become blank. Each line stays one line.
// Expressions of template languages stay as they are: only their tool can expand them.

// dialectTranslator rewrites the lines of a page in order.
type dialectTranslator struct {
	fence    string // closes the current code block; "" outside of one
	opened   int    // line on which the code block began
	close    string // line that ends the current callout; "" if there is none
	indent   bool   // the current callout ends with its indentation
	mdx      bool   // the page has lines for a compiler
	lines    []string
	acronyms []handbook.Acronym
}

// translateDialects returns the text of a page as CommonMark, line for line, and the acronyms
// that it explains itself. unclosed is the 0-based line of a code fence that is never
// closed, or -1 if all are.
func translateDialects(name, text string) (out string, acronyms []handbook.Acronym, unclosed int) {
	t := dialectTranslator{mdx: path.Ext(name) == ".mdx"}
	for line := range strings.SplitSeq(text, "\n") {
		t.lines = append(t.lines, t.translateLine(line))
	}
	unclosed = -1
	if t.fence != "" {
		unclosed = t.opened
	}
	return strings.Join(t.lines, "\n"), t.acronyms, unclosed
}

func (t *dialectTranslator) translateLine(line string) string {
	trimmed := strings.TrimSpace(line)
	if t.inFence(trimmed) {
		return t.quoted(line)
	}
	switch {
	case t.mdx && mdxStatement.MatchString(trimmed):
		return ""
	case t.close != "" && trimmed == t.close:
		t.close = ""
		return ""
	case t.indent && trimmed != "" && !isIndented(line):
		t.indent = false
	case attributeLine.MatchString(trimmed):
		return t.quoted("")
	}
	if m := abbreviation.FindStringSubmatch(trimmed); m != nil {
		t.acronyms = append(t.acronyms, handbook.Acronym{Short: m[1], Long: m[2]})
		return t.quoted("")
	}
	if strings.Contains(line, "{:") && !strings.Contains(line, "`") {
		line = attributes.ReplaceAllString(line, "")
	}
	if label, ok := t.openCallout(trimmed); ok {
		return "> " + label
	}
	if m := githubCallout.FindStringSubmatch(line); m != nil {
		line = m[1] + callout(m[2], m[3])
	}
	return t.quoted(line)
}

// inFence tracks fenced code and reports whether a line belongs to it: nothing in it is
// translated.
func (t *dialectTranslator) inFence(trimmed string) bool {
	if t.fence != "" {
		if strings.HasPrefix(trimmed, t.fence) && strings.Trim(trimmed, t.fence[:1]) == "" {
			t.fence = ""
		}
		return true
	}
	marker := strings.TrimLeft(trimmed, "> ")
	for _, c := range []string{"`", "~"} {
		n := len(marker) - len(strings.TrimLeft(marker, c))
		if n >= 3 && !(c == "`" && strings.Contains(marker[n:], "`")) {
			t.fence, t.opened = marker[:n], len(t.lines)
			if marker != trimmed {
				t.fence = "" // inside a quote, the block ends with the quote
			}
			return true
		}
	}
	return false
}

// quoted returns a line as part of the current callout, if there is one.
func (t *dialectTranslator) quoted(line string) string {
	switch {
	case t.indent && strings.TrimSpace(line) == "":
		return ">"
	case t.indent:
		return "> " + strings.TrimPrefix(strings.TrimPrefix(line, "\t"), "    ")
	case t.close != "":
		return "> " + line
	}
	return line
}

func isIndented(line string) bool {
	return strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
}

var (
	// Docusaurus and VitePress: :::note Title, ended by :::
	colonCallout = regexp.MustCompile(`^(:{3,}) ?([a-z]+)(?:\[(.*)\]| +(.*))?(?:\{.*\})?$`)
	// MkDocs: !!! note "Title", with indented lines below
	mkdocsCallout = regexp.MustCompile(`^(?:!!!|\?\?\?\+?) +([a-z]+)(?: [a-z ]+)?(?: +"(.*)")?$`)
	// MkDocs: === "Tab", with indented lines below
	tabCallout = regexp.MustCompile(`^===[!+]? +"(.+)"$`)
	// GitBook: {% hint style="info" %}, ended by {% endhint %}
	hintCallout = regexp.MustCompile(`^\{% +hint(?: +style="([a-z]+)")? +%\}$`)
	// GitHub, GitLab and Obsidian: > [!NOTE]
	githubCallout = regexp.MustCompile(`^((?: {0,3}> ?)+)\[!(\pL[\pL ]*)\][-+]? *(.*)$`)
	// kramdown: {: .class #id} sets attributes of the adjacent block or words;
	// [TOC] and its like ask for a table of contents
	attributeLine = regexp.MustCompile(`^(?:\{:[^{}]*\}|\[TOC\]|\[\[_TOC_\]\]|\$toc)$`)
	attributes    = regexp.MustCompile(`\{:[^{}]*\}`)
	// PHP Markdown Extra, kramdown and MkDocs: *[HTML]: what it stands for
	abbreviation = regexp.MustCompile(`^\*\[([^\]]+)\]: *(.+)$`)
	// MDX: import X from "y", export const x, {/* comment */}
	mdxStatement = regexp.MustCompile(`^(import .*['"];?|export .*|\{/\*.*\*/\})$`)
)

// openCallout begins the callout that a line opens, if any, and returns its label.
func (t *dialectTranslator) openCallout(trimmed string) (label string, ok bool) {
	if m := colonCallout.FindStringSubmatch(trimmed); m != nil {
		t.close = m[1]
		return callout(m[2], m[3]+m[4]), true
	}
	if m := mkdocsCallout.FindStringSubmatch(trimmed); m != nil {
		t.indent = true
		return callout(m[1], m[2]), true
	}
	if m := tabCallout.FindStringSubmatch(trimmed); m != nil {
		t.indent = true
		return callout("", m[1]), true
	}
	if m := hintCallout.FindStringSubmatch(trimmed); m != nil {
		t.close = "{% endhint %}"
		return callout(m[1], ""), true
	}
	return "", false
}

// callout returns the first line of a callout: its kind and its title. With a title, the
// text of the callout begins on the next line.
func callout(kind, title string) string {
	label := capitalise(strings.ToLower(cmp.Or(kind, "note")))
	title = strings.TrimSpace(title)
	switch {
	case title == "":
		return "**" + label + ":**"
	case kind == "":
		return "**" + title + "**" + hardBreak
	}
	return "**" + label + ": " + title + "**" + hardBreak
}

func capitalise(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	for i, r := range words {
		return string(unicode.ToUpper(r)) + words[i+len(string(r)):]
	}
	return words
}

// hardBreak at the end of a line is a line break.
const hardBreak = "  "
