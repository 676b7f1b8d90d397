package export

import (
	"regexp"
	"slices"
	"strings"
)

// MDX is read here by its own rules, apart from package dialect: tags of components vanish, their titles and content
// stay; statements and comments vanish; an expression is its text if it is a string, and unknown otherwise; indentation
// means nothing.

// mdxPage is a page of MDX as Markdown without components.
type mdxPage struct {
	markdown string
	shown    []string        // words of attributes that every site shows
	unknown  map[string]bool // words of other attributes and of expressions, which a site may show
}

// shownAttributes are the attributes that components show as text.
var shownAttributes = setOf("title label caption tip description header headline")

var (
	mdxStatement  = regexp.MustCompile(`(?m)^(?:import\s.*?["'][^"'\n]+["'];?[ \t]*$|export (?:const|default|function|let|async|\{)(?s:.*?)(?:\n\s*\n|\z))`)
	mdxImport     = regexp.MustCompile(`(?m)^import\s(?s:[^;]*?)from\s+["'][^"'\n]+["'];?[ \t]*$`)
	mdxComment    = regexp.MustCompile(`(?s)\{\s*/\*.*?\*/\s*\}|<!--.*?-->`)
	mdxTag        = regexp.MustCompile(`^</?[A-Za-z][\w.]*|^</?>`)
	mdxAttribute  = regexp.MustCompile(`([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|\{\s*"([^"]*)"\s*\}|\{\s*'([^']*)'\s*\})`)
	mdxString     = regexp.MustCompile("(?s)^\\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`$]*)`)\\s*$")
	mdxHeadingID  = regexp.MustCompile(`(?m)(^#+ .*?)\s*(?:\\?\{#[\w-]+\\?\}|\[#[\w-]+\]|\[!toc\])\s*$`)
	mdxFence      = regexp.MustCompile("^\\s*(?:[-*+>]\\s+|\\d+\\.\\s+)*(`{3,}|~{3,})")
	mdxCodeSpan   = regexp.MustCompile("^(`+)[^`]")
	mdxDirective  = regexp.MustCompile(`(?m)^[ \t]*:{3,}[ \t]*([\w-]*)(?:\[(.*)\])?[ \t]*(.*?)[ \t]*(?:\{.*\})?$`)
	mdxIndentText = regexp.MustCompile(`(?m)^[ \t]+`)
)

func readMDX(source string) mdxPage {
	p := mdxPage{unknown: map[string]bool{}}
	var out, prose strings.Builder
	flush := func() {
		text := mdxStatement.ReplaceAllString(mdxImport.ReplaceAllString(prose.String(), ""), "")
		for _, m := range mdxDirective.FindAllStringSubmatch(text, -1) { // the name of a callout may be its label
			p.unknown[m[1]], p.unknown[strings.Title(m[1])] = true, true //nolint:staticcheck // one word in ASCII
		}
		text = mdxDirective.ReplaceAllString(text, "\n$2 $3\n")
		text = mdxHeadingID.ReplaceAllString(mdxComment.ReplaceAllString(text, ""), "$1")
		out.WriteString(mdxIndentText.ReplaceAllString(p.withoutTags(text), ""))
		prose.Reset()
	}
	fence := ""
	for line := range strings.Lines(source) {
		m := mdxFence.FindStringSubmatch(line)
		switch {
		case fence == "" && m != nil:
			flush()
			fence = m[1]
			out.WriteString("\n" + strings.Repeat(fence[:1], 9) + "\n")
			for _, w := range wordsOf(line) {
				p.unknown[w] = true
			}
		case fence != "" && m != nil && strings.HasPrefix(m[1], fence) && strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), fence[:1])) == "":
			out.WriteString(strings.Repeat(fence[:1], 9) + "\n")
			fence = ""
		case fence != "":
			out.WriteString(line)
		default:
			prose.WriteString(line)
		}
	}
	flush()
	p.markdown = out.String()
	return p
}

// withoutTags removes the tags of components and expressions, and records the words of their attributes.
func (p *mdxPage) withoutTags(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); {
		rest := text[i:]
		switch {
		case rest[0] == '\\' && len(rest) > 1:
			out.WriteString(rest[:2])
			i += 2
		case mdxCodeSpan.MatchString(rest):
			ticks := mdxCodeSpan.FindStringSubmatch(rest)[1]
			end := strings.Index(rest[len(ticks):], ticks)
			if end < 0 {
				end = 0
			} else {
				end += len(ticks)
			}
			out.WriteString(rest[:end+len(ticks)])
			i += end + len(ticks)
		case rest[0] == '<' && mdxTag.MatchString(rest):
			end := endOfMDX(rest, '>')
			p.addAttributes(rest[:end])
			out.WriteString(tagSeparator(rest[:end]))
			i += end
		case rest[0] == '{':
			end := endOfMDX(rest, '}')
			if m := mdxString.FindStringSubmatch(rest[1:max(1, end-1)]); m != nil {
				out.WriteString(m[1] + m[2] + m[3])
			} else {
				p.addUnknown(rest[:end])
			}
			i += end
		default:
			out.WriteByte(rest[0])
			i++
		}
	}
	return out.String()
}

// tagSeparator returns what separates the words around a tag.
func tagSeparator(tag string) string {
	name := strings.ToLower(strings.Trim(mdxTag.FindString(tag), "</"))
	switch {
	case inline[name], name == "tooltip", name == "icon":
		return ""
	case name == "br":
		return " "
	case strings.Contains(tag, "\n") || !inline[name]:
		return "\n\n"
	}
	return " "
}

func (p *mdxPage) addAttributes(tag string) {
	p.addUnknown(tag)
	for _, m := range mdxAttribute.FindAllStringSubmatch(tag, -1) {
		if shownAttributes[m[1]] && tag[1] >= 'A' && tag[1] <= 'Z' {
			p.shown = append(p.shown, wordsOf(visibleWords(m[2]+m[3]+m[4]+m[5]).text())...)
		}
	}
}

func (p *mdxPage) addUnknown(text string) {
	for _, w := range wordsOf(text) {
		p.unknown[w] = true
	}
}

func (l leaves) text() string { return strings.Join(l.words(allText), " ") }

// endOfMDX returns the end of a tag or expression. Quotes and inner braces may contain anything.
func endOfMDX(s string, closing byte) int {
	depth, quote := 0, byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case closing == '>' && depth == 0 && (c == '"' || c == '\''), depth > 0 && c == '`':
			quote = c
		case c == closing && depth == 0:
			return i + 1
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
	}
	return len(s)
}

// checkMDX compares what is read of a page of MDX with its words, and reports whether the page is whole.
func (c fidelity) checkMDX(source string) bool {
	page := readMDX(source)
	c.want = visibleWords(page.markdown)
	c.extras = extras(source + "\n\n" + page.markdown)
	for w := range page.unknown {
		c.extras[w] = true
	}
	for _, w := range page.shown {
		c.extras[w] = true
	}
	whole := true
	for _, output := range []struct {
		name      string
		got, want []string
	}{
		{"the words for searching", wordsOf(c.entry.Text()), c.want.words(toSearch)},
		{"the text for people", linesOf(c.entry), c.want.words(forPeople)},
	} {
		if wrong := c.difference(c.withTitle(output.got, output.want), output.want); wrong != "" {
			c.Errorf("%s: %s %s", c.entry.Path, output.name, wrong)
			whole = false
		}
		for _, w := range page.shown {
			if !slices.Contains(output.got, w) {
				c.Errorf("%s: %s lacks %q of an attribute", c.entry.Path, output.name, w)
				whole = false
				break
			}
		}
	}
	return whole
}
