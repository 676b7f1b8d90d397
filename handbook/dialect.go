package handbook

import (
	"cmp"
	"path"
	"regexp"
	"strings"
)

// What other tools write in their Markdown becomes the Markdown that everybody
// reads: their callouts become quotes with a label, and lines that only instruct
// the tool are blanked. Each line stays one line. Expressions of template
// languages are left as they stand: nobody but that tool knows what they give.

// translator rewrites the lines of a page, one after the other.
type translator struct {
	fence  string // what closes the code block under way; "" outside of one
	opened int    // line on which it began
	close  string // line that ends the callout under way; "" when there is none
	indent bool   // the callout under way ends where its lines are no longer indented
	mdx    bool   // the page has lines for a compiler
	lines  []string
	short  [][2]string // abbreviations, and what they stand for
}

// translate gives a page's text in plain Markdown, line for line, and the
// abbreviations that it explains for itself. unclosed is the 0-based line of a code
// fence that is never closed, -1 when all are.
func translate(name, text string) (out string, short [][2]string, unclosed int) {
	t := translator{mdx: path.Ext(name) == ".mdx"}
	for line := range strings.SplitSeq(text, "\n") {
		t.lines = append(t.lines, t.line(line))
	}
	unclosed = -1
	if t.fence != "" {
		unclosed = t.opened
	}
	return strings.Join(t.lines, "\n"), t.short, unclosed
}

func (t *translator) line(line string) string {
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
	case t.indent && trimmed != "" && !indentedLine(line):
		t.indent = false
	case attributeLine.MatchString(trimmed):
		return t.quoted("")
	}
	if m := abbreviation.FindStringSubmatch(trimmed); m != nil {
		t.short = append(t.short, [2]string{m[1], m[2]})
		return t.quoted("")
	}
	if strings.Contains(line, "{:") && !strings.Contains(line, "`") {
		line = attributes.ReplaceAllString(line, "")
	}
	if label, ok := t.opens(trimmed); ok {
		return "> " + label
	}
	if m := forgeCallout.FindStringSubmatch(line); m != nil {
		line = m[1] + callout(m[2], m[3])
	}
	return t.quoted(line)
}

// inFence follows fenced code, in which nothing is translated.
func (t *translator) inFence(trimmed string) bool {
	if t.fence != "" {
		if strings.HasPrefix(trimmed, t.fence) && strings.Trim(trimmed, t.fence[:1]) == "" {
			t.fence = ""
		}
		return true
	}
	mark := strings.TrimLeft(trimmed, "> ")
	for _, c := range []string{"`", "~"} {
		n := len(mark) - len(strings.TrimLeft(mark, c))
		if n >= 3 && !(c == "`" && strings.Contains(mark[n:], "`")) {
			t.fence, t.opened = mark[:n], len(t.lines)
			if mark != trimmed {
				t.fence = "" // inside a quote: it ends with the quote at the latest
			}
			return true
		}
	}
	return false
}

// quoted is a line as part of the callout under way, if there is one.
func (t *translator) quoted(line string) string {
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

func indentedLine(line string) bool {
	return strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
}

var (
	// Docusaurus and VitePress: :::note Title, ended by :::
	colonCallout = regexp.MustCompile(`^(:{3,}) ?([a-z]+)(?:\[(.*)\]| +(.*))?(?:\{.*\})?$`)
	// MkDocs: !!! note "Title", with indented lines below
	bangCallout = regexp.MustCompile(`^(?:!!!|\?\?\?\+?) +([a-z]+)(?: [a-z ]+)?(?: +"(.*)")?$`)
	// MkDocs: === "Tab", with indented lines below
	tabCallout = regexp.MustCompile(`^===[!+]? +"(.+)"$`)
	// GitBook: {% hint style="info" %}, ended by {% endhint %}
	hintCallout = regexp.MustCompile(`^\{% +hint(?: +style="([a-z]+)")? +%\}$`)
	// GitHub, GitLab and Obsidian: > [!NOTE]
	forgeCallout = regexp.MustCompile(`^((?: {0,3}> ?)+)\[!(\pL[\pL ]*)\][-+]? *(.*)$`)
	// kramdown: {: .class #id} gives attributes to the block or the words beside it;
	// [TOC] and its like ask for a table of contents
	attributeLine = regexp.MustCompile(`^(?:\{:[^{}]*\}|\[TOC\]|\[\[_TOC_\]\]|\$toc)$`)
	attributes    = regexp.MustCompile(`\{:[^{}]*\}`)
	// PHP Markdown Extra, kramdown and MkDocs: *[HTML]: what it stands for
	abbreviation = regexp.MustCompile(`^\*\[([^\]]+)\]: *(.+)$`)
	// MDX: import X from "y", export const x, {/* comment */}
	mdxStatement = regexp.MustCompile(`^(import .*['"];?|export .*|\{/\*.*\*/\})$`)
)

// opens says whether a line opens a callout, and gives its label.
func (t *translator) opens(trimmed string) (label string, ok bool) {
	if m := colonCallout.FindStringSubmatch(trimmed); m != nil {
		t.close = m[1]
		return callout(m[2], m[3]+m[4]), true
	}
	if m := bangCallout.FindStringSubmatch(trimmed); m != nil {
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

// callout is the first line of a callout: its kind and, on a row of its own, its
// title, where the tool's words for the kind are not all there is.
func callout(kind, title string) string {
	label := humanise(strings.ToLower(cmp.Or(kind, "note")))
	title = strings.TrimSpace(title)
	switch {
	case title == "":
		return "**" + label + ":**"
	case kind == "":
		return "**" + title + "**" + lineBreak
	}
	return "**" + label + ": " + title + "**" + lineBreak
}

// lineBreak at the end of a line breaks it.
const lineBreak = "  "
