package dialect

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/pattern"
)

// MDX has components, <Name>, in Docusaurus, Starlight, Mintlify and other tools. Indentation inside a component is
// ignored. Pages in .md files may contain components too.

var componentTags = map[string]tagMeaning{
	"tabs": meaningWrapper, "tabitem": meaningLabelledPart, "tab": meaningLabelledPart, "steps": meaningWrapper, "step": meaningLabelledPart, "details": meaningLabelledPart, "accordion": meaningLabelledPart,
	"accordionitem": meaningLabelledPart, "accordiongroup": meaningWrapper, "accordions": meaningWrapper, "expandable": meaningLabelledPart, "collapsible": meaningLabelledPart,
	"cardgroup": meaningWrapper, "cardgrid": meaningWrapper, "cards": meaningWrapper, "card": meaningLabelledPart, "linkcard": meaningLink, "linkbutton": meaningLink, "codegroup": meaningWrapper,
	"codetabs": meaningWrapper, "frame": meaningWrapper, "columns": meaningWrapper, "column": meaningWrapper, "grid": meaningWrapper, "row": meaningWrapper, "col": meaningWrapper, "filetree": meaningWrapper,
	"callout": meaningCallout, "admonition": meaningCallout, "aside": meaningCallout, "alert": meaningCallout, "image": meaningImage, "img": meaningImage, "figure": meaningImage,
	"paramfield": meaningLabelledPart, "responsefield": meaningLabelledPart, "file": meaningLabelledPart, "folder": meaningLabelledPart, "tree": meaningWrapper, "update": meaningLabelledPart, "banner": meaningLabelledPart, "icon": meaningIcon, "badge": meaningLabelledPart, "link": meaningLink, "fragment": meaningWrapper, "head": meaningComment, "browserwindow": meaningWrapper, "layout": meaningWrapper, "doccardlist": meaningInstruction,
}

// parseComponent parses the tag of a component. Values may contain anything between quotes or braces.
func parseComponent(s string) (tag, bool) {
	t := tag{mark: 'j'}
	i := 1
	if strings.HasPrefix(s, "</") {
		t.closing, i = true, 2
	}
	start := i
	for i < len(s) && (s[i] == '.' || s[i] == '_' || s[i] >= '0' && s[i] <= '9' || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
		i++
	}
	if i == start || (s[start] < 'A' || s[start] > 'Z') && !containerElements()[s[start:i]] && s[start:i] != "img" {
		return tag{}, false
	}
	t.name, t.written = strings.ToLower(s[start:i]), "<"+s[start:i]+">"
	end := endOfTag(s, i)
	if end < 0 {
		return tag{}, false
	}
	inner := s[i:end]
	if s[start:i] == "img" && !strings.Contains(inner, "={") { // an HTML element
		return tag{}, false
	}
	if rest, ok := strings.CutSuffix(inner, "/"); ok {
		t.single, inner = true, rest
	}
	t.positional, t.attributes = parseArguments(inner)
	t.length = end + 1
	return t, true
}

// endOfTag returns the byte offset of the > that ends a tag, or -1.
func endOfTag(s string, i int) int {
	depth := 0
	quote := byte(0)
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && depth == 0:
			quote = c
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '>' && depth <= 0:
			return i
		case c == '<' && depth <= 0:
			return -1
		}
	}
	return -1
}

// dottedTagPattern matches the closing tag of a component whose name has a dot, such as Tabs.Tab. HTML has no such
// names.
var dottedTagPattern = pattern.Lazy(`</[A-Z]\w*\.[A-Z]`)

func (p *Page) isComponentLine(line string) bool {
	if len(line) < 3 || line[0] != '<' {
		return false
	}
	t, ok := parseComponent(line)
	return ok && p.IsComponent(t.component())
}

func (t tag) component() string { return strings.Trim(t.written, "<>") }

func (p *Page) openComponent(text string, at int, parent ast.Node) (blockOpening, bool) {
	t, ok := parseTag(p.source[at:])
	if !ok || !p.IsComponent(t.component()) {
		return blockOpening{}, false
	}
	p.readTabLabels(p.source[at : at+t.length])
	return p.openTag(text, at, parent)
}

var tabLabelPattern = pattern.Lazy(`label:\s*['"]([^'"]+)['"],?\s*value:\s*['"]([^'"]+)['"]`)

func (p *Page) readTabLabels(tag string) {
	for _, m := range tabLabelPattern().FindAllStringSubmatch(tag, -1) {
		p.tabLabels[m[2]] = m[1]
	}
}

var quotedWordsPattern = pattern.Lazy(`"([^"]*)"|'([^']*)'`)

// addTabTitles records the titles of Nextra tabs, which their parent lists in an array. The titles of an inner array
// come before the rest of the outer array.
func (p *Page) addTabTitles(array string) {
	if !strings.HasPrefix(array, "[") {
		return
	}
	var titles []string
	for _, m := range quotedWordsPattern().FindAllStringSubmatch(array, -1) {
		titles = append(titles, m[1]+m[2])
	}
	p.tabTitles = append(titles, p.tabTitles...)
}

var (
	importStatementPattern = pattern.Lazy(`^import (?:.* from )?['"][^'"]+['"];?\s*$`)
	exportStatementPattern = pattern.Lazy(`^export (?:const|default|function|let|async|\{)`)
	openStatementPattern   = pattern.Lazy(`^import (?:\w+, )?\{[^}]*$`)
)

// openStatementPattern reads a statement of MDX, which ends at a blank line.
func (p *Page) openStatement(text string, at int) (blockOpening, bool) {
	if at > 0 && p.source[at-1] != '\n' || p.followsText(at) {
		return blockOpening{}, false
	}
	switch {
	case importStatementPattern().MatchString(text):
	case openStatementPattern().MatchString(text) && p.scripted, p.options.MDX && exportStatementPattern().MatchString(text), p.options.MDX && strings.HasPrefix(text, "import "):
	default:
		return blockOpening{}, false
	}
	return blockOpening{length: len(text), content: contentComment, brief: true}, true
}

// openComment reads a comment of MDX, Hugo or Nunjucks.
func (p *Page) openComment(text string, at int) (blockOpening, bool) {
	end := "*/}"
	if strings.HasPrefix(text, "{{") {
		end = "*/}}"
	} else if text[1] == '#' {
		end = "#}"
	}
	if i := strings.Index(text, end); i >= 0 {
		isLine := strings.TrimSpace(text[i+len(end):]) == ""
		if isLine {
			p.Comments = append(p.Comments, Comment{at, at + i + len(end)})
		}
		return removedLine(text), isLine
	}
	return p.commentUntil(end, text, at)
}

// separateFences inserts a blank line between HTML and a code block below it. MDX does not need the line, but without
// it the code would be part of the HTML in CommonMark.
func (p *Page) separateFences() {
	at, above, open := 0, "", ""
	for line := range strings.SplitAfterSeq(p.source, "\n") {
		text := strings.TrimSpace(line)
		switch {
		case open != "" && strings.HasPrefix(text, open) && strings.Trim(text, open[:1]) == "":
			open = ""
		case open == "" && (strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")):
			open = text[:countLeading(text, text[0])]
			if strings.HasPrefix(above, "<") && strings.HasSuffix(above, ">") {
				start := at + strings.Index(line, text)
				p.editBlock(start, start, "\n")
			}
		}
		at, above = at+len(line), text
	}
}
