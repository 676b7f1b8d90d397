package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"

	"trustbook/handbook/pattern"
)

// Trigger implements [parser.InlineParser].
func (inlineParser) Trigger() []byte { return []byte("{]![:^=\\<") }

// Parse implements [parser.InlineParser].
func (inlineParser) Parse(parent ast.Node, reader mdtext.Reader, pc parser.Context) ast.Node {
	p := pageOf(pc)
	_, segment := reader.PeekLine()
	at := segment.Start
	if at < p.handled || at >= len(p.source) || p.isAlreadyRead(at) {
		return nil
	}
	switch p.source[at] {
	case ']':
		if !p.isRaw(at) {
			p.readDestination(at)
		}
	case '<':
		if t, ok := parseComponent(p.source[at:min(len(p.source), at+maxTagBytes)]); ok && strings.Contains(t.name, ".") && p.IsComponent(t.component()) {
			p.edit(at, at+t.length, "")
			p.handled = at + t.length
		}
	case ':':
		p.readEmoji(at)
	case '^':
		p.readCaret(at)
	case '=':
		p.readHighlight(at)
	case '[', '!', '\\':
		if m := headingIDPattern().FindStringSubmatch(p.restOfLine(at)); m != nil && parent.Kind() == ast.KindHeading {
			p.editInline(at, p.lineEnd(at), "{#"+m[1]+m[2]+"}")
		} else if p.source[at] != '\\' {
			p.readWikiLink(at)
		}
	case '{':
		if !p.isRaw(at) {
			p.readBrace(at, parent)
		}
	}
	return nil
}

// headingIDPattern matches the id of a heading in Nextra, or in Docusaurus with MDX.
var headingIDPattern = pattern.Lazy(`^(?:\[#([\w-]+)\]|\\\{#([\w-]+)\\\})\s*$`)

func (p *Page) readBrace(at int, parent ast.Node) {
	rest := p.source[at:]
	switch {
	case strings.HasPrefix(rest, "{%"), strings.HasPrefix(rest, "{{<"), strings.HasPrefix(rest, "{{%"):
		if t, ok := parseTag(rest); ok {
			p.readTag(t, at, parent)
		}
	case strings.HasPrefix(rest, "{{"):
		p.readVariable(rest, at)
	case strings.HasPrefix(rest, "{/*"):
		if headingCommentPattern().MatchString(rest) {
			p.readAttributes(at, parent)
		} else if end := strings.Index(rest[:min(len(rest), maxTagBytes)], "*/}"); end >= 0 {
			p.Comments = append(p.Comments, Comment{at, at + end + len("*/}")})
			p.editInline(at, at+end+len("*/}"), "")
		}
	case p.options.MDX && stringValuePattern().MatchString(rest):
		m := stringValuePattern().FindStringSubmatch(rest)
		p.edit(at, at+len(m[0]), escapeTitle(m[1]+m[2]+m[3]))
		p.handled = at + len(m[0])
	case p.myst && p.readRole(at):
	default:
		p.readAttributes(at, parent)
	}
}

// stringValuePattern matches a string in braces, which MDX uses for characters that have a special meaning in MDX.
var stringValuePattern = pattern.Lazy("^\\{\\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|`([^`$\n]*)`)\\s*\\}")

// readTag handles an inline tag. It keeps a tag whose value is known only to the other tool, so that readers see that
// something is missing.
func (p *Page) readTag(t tag, at int, parent ast.Node) {
	stop := at + t.length
	p.handled = stop
	if t.literal {
		words := strings.NewReplacer("/*", "", "*/", "").Replace(p.source[at:stop])
		p.edit(at, stop, `\`+words)
		return
	}
	m := meaningOf(t)
	switch {
	case t.name == "":
		p.readAnnotation(t, at, parent)
	case m == meaningQuotedTags, m == meaningIcon, m == meaningInstruction:
		p.edit(at, stop, "")
	case m == meaningComment && !t.closing && p.closed[t.name]:
		p.removeWithContent(t, at)
	case m == meaningControl, m == meaningInclude:
	case m == meaningValue:
		if value, ok := p.variableValue(t); ok {
			p.edit(at, stop, value)
		}
	case t.closing, !t.single && p.closed[t.name]:
		p.edit(at, stop, "")
	case m == meaningImage:
		p.edit(at, stop, strings.ReplaceAll(t.image(), "\n\n", " "))
	default:
		if out := t.link(); out != "" {
			p.edit(at, stop, out)
		} else if words := t.textArguments(); words != "" {
			p.edit(at, stop, words)
		}
	}
}

// removeWithContent removes a tag with its content, if the content ends in the same paragraph.
func (p *Page) removeWithContent(t tag, at int) {
	start := at + t.length
	text := p.source[start:min(len(p.source), start+maxTagBytes)]
	text, _, _ = strings.Cut(text, "\n\n")
	stop := start
	if end := closingTagOffset(text, t.name); end >= 0 {
		last, _ := parseTag(text[end:])
		stop += end + last.length
	}
	p.editInline(at, stop, "")
	p.handled = stop
}

// textArguments returns the arguments of a tag that are probably text and not names.
func (t tag) textArguments() string {
	words := t.argumentNamed(-1, "text", "title", "label", "content", "caption")
	if last := len(t.positional) - 1; words == "" && last >= 0 && !strings.ContainsAny(t.positional[last], "/.$|=") {
		words = t.positional[last]
	}
	return words
}

// readAnnotation handles a Markdoc tag without a name. Such a tag contains a variable, or attributes of the element
// before it.
func (p *Page) readAnnotation(t tag, at int, parent ast.Node) {
	stop := at + t.length
	inner := strings.TrimSpace(strings.Trim(p.source[at:stop], "{}% -"))
	if name, ok := strings.CutPrefix(inner, "$"); ok {
		if value, known := p.options.Variables[name]; known {
			p.edit(at, stop, value)
		}
		return
	}
	text := ""
	if id := idAttributePattern().FindStringSubmatch(inner); id != nil {
		if parent.Kind() == ast.KindHeading {
			text = "{#" + id[1] + id[2] + "}"
		} else {
			p.anchor(id[1]+id[2], at)
		}
	}
	p.edit(at, stop, text)
}

func (p *Page) readVariable(rest string, at int) {
	end := strings.Index(rest[:min(len(rest), maxTagBytes)], "}}")
	if end < 0 {
		return
	}
	p.handled = at + end + 2
	if m := formattedSubstitutionPattern().FindStringSubmatch(rest[:end+2]); m != nil {
		p.edit(at, p.handled, p.fillFormat(m[1]+m[2], strings.Split(m[3], ","), at))
		return
	}
	name := strings.TrimSpace(strings.Trim(rest[2:end], "-$. "))
	if value, ok := p.options.Variables[name]; ok {
		p.edit(at, p.handled, value)
	} else if value, ok := p.captured[neutralFilterPattern().ReplaceAllString(name, "")]; ok && p.inserted+len(value) < maxInsertedBytes {
		p.inserted += len(value)
		p.editBlock(at, p.handled, value)
	} else if p.isLooped(name) {
		p.edit(at, p.handled, omissionMark)
	} else if addressFilterPattern().MatchString(strings.TrimSpace(rest[2:end])) || baseAddresses()[name] {
		if at > 0 && strings.IndexByte(`"'=`, p.source[at-1]) >= 0 { // inside an HTML tag
			value, _ := p.tagValue(rest[:end+2])
			p.edit(at, p.handled, value)
		}
	}
}

// formattedSubstitutionPattern matches a MyST substitution with text, in which each {} is replaced with the value of a
// variable.
var formattedSubstitutionPattern = pattern.Lazy(`^\{\{\s*(?:'([^'\n]*)'|"([^"\n]*)")\.format\(([^()]*)\)\s*\}\}$`)

// fillFormat replaces each {} in text with the value of the next name. If a name in the address of a link has no value,
// it keeps only the words of the link.
func (p *Page) fillFormat(text string, names []string, at int) string {
	for _, name := range names {
		name = strings.TrimSpace(name)
		value, ok := p.options.Variables[name]
		if !ok {
			value = "{{ " + name + " }}"
			p.reportUnknown(value, at)
		}
		text = strings.Replace(text, "{}", value, 1)
	}
	return unfilledLinkPattern().ReplaceAllString(text, "$1")
}

var unfilledLinkPattern = pattern.Lazy(`\[([^\[\]]*)\]\([^()]*\{\{[^()]*\)`)

// neutralFilterPattern matches filters that do not change the words of a value.
var neutralFilterPattern = pattern.Lazy(`(?:\s*\|\s*(?:markdownify|strip|strip_newlines))+\s*$`)

// openInclude reads a line that includes a file, as in mdBook, markdown-include, VuePress or VitePress.
func (p *Page) openInclude(text string, at int) (blockOpening, bool) {
	trimmed := strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(trimmed, "{{#") && strings.Index(trimmed, "}}") == len(trimmed)-len("}}"):
		name, _, _ := strings.Cut(strings.Trim(trimmed, "{}"), " ")
		p.reportUnknown("{{"+name+"}}", at)
	case strings.HasPrefix(trimmed, "{!") && strings.HasSuffix(trimmed, "!}"):
		p.reportUnknown("{! !}", at)
	case strings.HasPrefix(trimmed, "{* ") && strings.HasSuffix(trimmed, " *}"):
		p.reportUnknown("{* *}", at)
	case strings.HasPrefix(trimmed, "@[code") || strings.HasPrefix(trimmed, "<<< "):
		p.reportUnknown(trimmed[:strings.IndexAny(trimmed+" ", "] ")], at)
	default:
		return blockOpening{}, false
	}
	return removedLine(text), true
}
