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
	fence   string // what closes the code block under way; "" outside of one
	opened  int    // line on which it began
	close   string // line that ends the callout under way; "" when there is none
	indent  bool   // the callout under way ends where its lines are no longer indented
	heading bool   // lines so far belong to the imports that open an MDX page
	lines   []string
}

// translate gives a page's text in plain Markdown, line for line. unclosed is
// the 0-based line of a code fence that is never closed, -1 when all are.
func translate(name, text string) (out string, unclosed int) {
	t := translator{heading: path.Ext(name) == ".mdx"}
	for line := range strings.SplitSeq(text, "\n") {
		t.lines = append(t.lines, t.line(line))
	}
	if t.fence != "" {
		return strings.Join(t.lines, "\n"), t.opened
	}
	return strings.Join(t.lines, "\n"), -1
}

func (t *translator) line(line string) string {
	trimmed := strings.TrimSpace(line)
	if t.inFence(trimmed) {
		return t.quoted(line)
	}
	switch {
	case t.heading && mdxLine(trimmed):
		return ""
	case t.close != "" && trimmed == t.close:
		t.close = ""
		return ""
	case t.indent && trimmed != "" && !indentedLine(line):
		t.indent = false
	case attributeLine.MatchString(trimmed):
		return t.quoted("")
	}
	if label, ok := t.opens(trimmed); ok {
		return "> " + label
	}
	if m := forgeCallout.FindStringSubmatch(line); m != nil {
		line = strings.TrimRight(m[1]+callout(m[2], "")+" "+m[3], " ")
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
	// GitBook: {% hint style="info" %}, ended by {% endhint %}
	hintCallout = regexp.MustCompile(`^\{% +hint(?: +style="([a-z]+)")? +%\}$`)
	// GitHub, GitLab and Obsidian: > [!NOTE]
	forgeCallout = regexp.MustCompile(`^((?: {0,3}> ?)+)\[!(\pL[\pL ]*)\][-+]? *(.*)$`)
	// kramdown: {: .class #id} gives attributes to the block beside it
	attributeLine = regexp.MustCompile(`^\{:[^{}]*\}$`)
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
	if m := hintCallout.FindStringSubmatch(trimmed); m != nil {
		t.close = "{% endhint %}"
		return callout(m[1], ""), true
	}
	return "", false
}

// callout is the label of a callout: its own title, or else its kind.
func callout(kind, title string) string {
	if title = strings.TrimSpace(title); title == "" {
		title = humanise(strings.ToLower(cmp.Or(kind, "note")))
	}
	return "**" + title + "**"
}

// mdxLine says whether a line at the top of an MDX page is for its compiler.
func mdxLine(trimmed string) bool {
	return mdxStatement.MatchString(trimmed)
}
