package body

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	xhtml "golang.org/x/net/html"

	"trustbook/handbook/dialect"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// rewriteInline rewrites the tags within one block. Links, images, code and emphasis become Markdown. It removes other
// tags, but not the text between them.
func (p *htmlRewriter) rewriteInline(parent ast.Node) {
	before := len(p.edits)
	var unclosed []inlineTag
	p.struckFrom = -1
	opensLine := -1 // end of the tags at the start of a line
	if parent.Type() == ast.TypeBlock && p.struck != "" {
		p.struckFrom, _ = contentRange(parent)
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		raw, ok := n.(*ast.RawHTML)
		if !ok || raw.Segments.Len() == 0 {
			continue
		}
		start, stop := raw.Segments.At(0).Start, raw.Segments.At(raw.Segments.Len()-1).Stop
		if !imageTagPattern().MatchString(p.src.text[start:stop]) && (start == opensLine || strings.TrimSpace(p.src.text[strings.LastIndexByte(p.src.text[:start], '\n')+1:start]) == "") {
			opensLine = stop
			p.escapeMarker(stop)
			if first, _ := contentRange(parent); lineBreakPattern().MatchString(p.src.text[start:stop]) && parent.Type() == ast.TypeBlock && !strings.Contains(p.src.text[first:start], "\n") {
				p.replace(start, stop, "") // alone on its line, the tag would begin a block of HTML
				continue
			}
		}
		p.replaceUnderscores(n.PreviousSibling(), start)
		unclosed = p.rewriteTag(n, start, stop, unclosed)
	}
	p.endStruck(parent)
	for i, t := range unclosed {
		if parent.Type() == ast.TypeBlock && struckElements()[t.name] && i == len(unclosed)-1 {
			p.strikeOutRest(parent, t)
			break
		}
		p.replace(t.start, t.stop, "")
	}
	p.separateMarkers(p.edits[before:])
	if len(p.edits) > before && parent.Kind() == ast.KindParagraph && parent.Parent().Kind() == ast.KindDocument && p.beginsWithTags(parent) {
		p.outdent(parent)
	}
}

var (
	lineBreakPattern = pattern.Lazy(`^<(?i:br)\s*/?>$`)
	imageTagPattern  = pattern.Lazy(`^<(?i:img)[\s/>]`)
)

// escapeMarker escapes text that would begin a list item or a heading when the tags before it are removed.
func (p *htmlRewriter) escapeMarker(at int) {
	if m := blockMarkerPattern().FindStringSubmatchIndex(p.src.text[at:]); m != nil {
		sign := at + max(m[2], m[4])
		p.replace(sign, sign, `\`)
	}
}

// blockMarkerPattern matches the beginning of a list item or heading, and captures the character to escape.
var blockMarkerPattern = pattern.Lazy(`^(?:\d{1,9}([.)])|([-+*]|#{1,6}))[ \t]`)

// rewriteTag rewrites a tag and returns the tags that are open after it.
func (p *htmlRewriter) rewriteTag(n ast.Node, start, stop int, unclosed []inlineTag) []inlineTag {
	tag := p.page.FillHTML(p.src.text[start:stop])
	if p.unknownTag(tag) == 0 {
		p.replace(start, start+1, `\<`)
		return unclosed
	}
	p.recordAnchors(tag, p.lineAt(start))
	if name, ok := strings.CutPrefix(tag, "</"); ok {
		return p.closeTag(strings.ToLower(name[:strings.IndexAny(name+">", " \t\n/>")]), start, stop, unclosed)
	}
	t := xhtml.NewTokenizer(strings.NewReader(tag))
	kind := t.Next()
	token := t.Token()
	switch {
	case kind != xhtml.StartTagToken && kind != xhtml.SelfClosingTagToken:
		p.replace(start, stop, "")
	case token.Data == "br":
	case token.Data == "img":
		p.replace(start, stop, "!["+escapeLabel(tokenAttribute(token, "alt"))+"]("+dialect.FormatDestination(tokenAttribute(token, "src"))+")")
	case nonTextElements()[token.Data] || token.Data == "style":
		p.removeElement(n, token, start, stop)
	case kind == xhtml.SelfClosingTagToken && p.componentText(tag, token) != "":
		p.replace(start, stop, p.componentText(tag, token))
	case token.Data == "li" && n.Parent().Kind() == east.KindTableCell:
		p.replace(start, stop, itemPrefixInCell(n))
	default:
		if open, end := markersFor(token); open+end != "" {
			return append(unclosed, inlineTag{token.Data, start, stop, open, end, n.Parent().Kind() == east.KindTableCell})
		}
		p.replace(start, stop, separatorFor(token.Data))
	}
	return unclosed
}

// itemPrefixInCell returns the text that begins a list item in a table cell: a line break, as in [flattenTree].
func itemPrefixInCell(n ast.Node) string {
	for before := n.PreviousSibling(); before != nil; before = before.PreviousSibling() {
		if _, tag := before.(*ast.RawHTML); !tag {
			return "<br>- "
		}
	}
	return "- "
}

// componentText returns the words that a component without content displays, such as a badge, or "".
func (p *htmlRewriter) componentText(tag string, token xhtml.Token) string {
	if name := tagNamePattern().FindStringSubmatch(tag); name == nil || !p.page.IsComponent(name[1]) {
		return ""
	}
	return cmp.Or(tokenAttribute(token, "text"), tokenAttribute(token, "label"))
}

// closeTag rewrites a closing tag and the matching opening tag, and removes tags left open between them.
func (p *htmlRewriter) closeTag(name string, start, stop int, unclosed []inlineTag) []inlineTag {
	for i, tag := range slices.Backward(unclosed) {
		if tag.name != name {
			continue
		}
		for _, open := range unclosed[i+1:] {
			p.replace(open.start, open.stop, "")
		}
		p.rewritePair(tag, start, stop)
		return unclosed[:i]
	}
	if name == p.struck {
		if p.struckFrom >= 0 {
			p.strikeOut(p.struckFrom, start)
		}
		p.struck, p.struckFrom = "", -1
	}
	p.replace(start, stop, separatorFor(name))
	return unclosed
}

// rewritePair replaces a pair of tags with Markdown where possible. Tags around code that contains other tags cannot be
// replaced.
func (p *htmlRewriter) rewritePair(open inlineTag, start, stop int) {
	inner := p.src.text[open.stop:start]
	begin, end := open.open, open.close
	switch {
	case begin == "`" && (strings.ContainsAny(inner, "<\n") || strings.Contains(html.UnescapeString(inner), "`")):
		begin, end = "", ""
	case begin == "`":
		code := html.UnescapeString(inner)
		if open.inCell { // a bar ends a cell even in code
			code = strings.ReplaceAll(strings.ReplaceAll(code, `\|`, "|"), "|", `\|`)
		}
		p.replace(open.start, stop, "`"+code+"`")
		return
	case strings.TrimSpace(inner) == "", scriptElements[open.name] != nil && isSmallPrint(p.src.text[:open.start], inner):
		begin, end = "", ""
	case begin != "" && (begin[0] == '*' || begin[0] == '~'):
		p.emphasize(open, start, stop)
		return
	case scriptElements[open.name] != nil && !strings.Contains(inner, "<"):
		p.replace(open.start, stop, scriptElements[open.name](html.UnescapeString(lineBreakInBlockPattern().ReplaceAllString(inner, " "))))
		return
	}
	p.replace(open.start, open.stop, begin)
	p.replace(start, stop, end)
}

// emphasize replaces a pair of tags with emphasis markers. Markdown recognises a marker only if it touches the words
// inside. If these begin or end with punctuation, a space must separate the marker from a letter outside.
func (p *htmlRewriter) emphasize(open inlineTag, start, stop int) {
	inner := p.src.text[open.stop:start]
	words := strings.TrimSpace(inner)
	lead, trail, _ := strings.Cut(inner, words)
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	before, _ := utf8.DecodeLastRuneInString(p.src.text[:open.start])
	after, _ := utf8.DecodeRuneInString(p.src.text[stop:])
	if lead == "" && isLetterOrDigit(before) && !isLetterOrDigit(first) {
		lead = " "
	}
	if trail == "" && isLetterOrDigit(after) && !isLetterOrDigit(last) {
		trail = " "
	}
	at := open.stop + strings.Index(inner, words)
	p.replace(open.start, at, lead+open.open)
	p.replace(at+len(words), stop, open.close+trail)
}

// markersFor returns the Markdown for the opening and the closing tag of an element, or "" if Markdown has no
// equivalent.
func markersFor(t xhtml.Token) (open, end string) {
	switch t.Data {
	case "a":
		if href := tokenAttribute(t, "href"); href != "" {
			return "[", "](" + dialect.FormatDestination(href) + ")"
		}
	case "b", "strong":
		return "**", "**"
	case "i", "em":
		return "*", "*"
	case "del", "s", "strike":
		return StrikethroughMark, StrikethroughMark
	case "tooltip":
		if tip := tokenAttribute(t, "tip"); tip != "" {
			return "", " (" + escapeLabel(tip) + ")"
		}
	case "q":
		return "“", "”"
	case "sup":
		return "^(", ")"
	case "sub":
		return "_(", ")"
	case "code", "kbd", "samp", "tt":
		return "`", "`"
	}
	return "", ""
}

// removeElement removes an element whose content is not text, or replaces it with a link if it shows something from
// another address.
func (p *htmlRewriter) removeElement(n ast.Node, t xhtml.Token, start, stop int) {
	name, link := t.Data, cmp.Or(embeddedMarkdown(t), p.sourceLink(n, t))
	if nonTextElements()[name] && link == "" && name != "script" {
		p.dropped = append(p.dropped, droppedElement{name, p.lineAt(start)})
	}
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		raw, ok := next.(*ast.RawHTML)
		if !ok || raw.Segments.Len() == 0 {
			continue
		}
		s := raw.Segments.At(0)
		if strings.HasPrefix(strings.ToLower(p.src.text[s.Start:s.Stop]), "</"+name) {
			p.replace(start, raw.Segments.At(raw.Segments.Len()-1).Stop, link)
			return
		}
	}
	p.replace(start, p.endOfElement(name, stop), link)
}

// endOfElement returns the end of an element without text that continues after its paragraph, such as a drawing. If the
// element is never closed, endOfElement returns from.
func (p *htmlRewriter) endOfElement(name string, from int) int {
	if !indivisibleElements()[name] && name != "script" && name != "style" || p.scanned > maxScannedBytes {
		return from
	}
	p.scanned += len(p.src.text) - from
	tag := regexp.MustCompile(`(?i)</` + name + `\s*>`).FindStringIndex(p.src.text[from:])
	if tag == nil {
		return from
	}
	return from + tag[1]
}

// separatorFor returns the space that replaces a removed tag, or "" if the tag did not separate words.
func separatorFor(name string) string {
	if inlineElements()[name] {
		return ""
	}
	return " "
}

func tokenAttribute(t xhtml.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return sanitize.CleanLine(a.Val)
		}
	}
	return ""
}
