package body

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"trustbook/handbook/dialect"
	"trustbook/handbook/limit"
	"trustbook/handbook/pattern"
)

// HTML is converted to Markdown when a page is read, so that no tag reaches search, the screen or an export.

// maxLabelBytes is how many bytes after a tag are searched for the label of a callout.
const maxLabelBytes = 64

// maxHTMLPasses is the maximum number of passes over a page. Several are needed because escaping a tag can reveal HTML
// after the tag.
const maxHTMLPasses = 2

// rewriteHTML rewrites a page so that line breaks are the only remaining HTML. It makes at most maxHTMLPasses passes.
func rewriteHTML(src mappedSource, page *dialect.Page) *htmlRewriter {
	p := &htmlRewriter{src: src, page: page, incomplete: true, anchors: map[string]int{}}
	for range maxHTMLPasses {
		if !p.incomplete || !tagLikePattern().MatchString(p.src.text) {
			break
		}
		p.edits, p.incomplete, p.struck, p.whole = nil, false, "", 0
		doc, pc := parse([]byte(p.src.text))
		p.references = pc.References()
		if p.costly = limit.RefusalReason(pc); p.costly != "" {
			break
		}
		p.walk(doc)
		if len(p.edits) == 0 {
			p.doc = doc
			break
		}
		p.src = p.src.apply(p.edits)
	}
	return p
}

// tagLikePattern matches anything that may be a tag, a comment or an instruction. Most pages contain none.
var tagLikePattern = pattern.Lazy(`<(/?[A-Za-z][^:@\s]*[\s/>]|[!?])`)

func (p *htmlRewriter) walk(n ast.Node) {
	if block, ok := n.(*ast.HTMLBlock); ok {
		p.rewriteBlock(block)
		return
	}
	if n.Type() == ast.TypeInline || n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline {
		p.rewriteInline(n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.walk(c)
	}
}

func (p *htmlRewriter) lineAt(at int) int { return p.src.line(strings.Count(p.src.text[:at], "\n")) }

// recordAnchors records the ids of the tags in a fragment, because links can point to them.
func (p *htmlRewriter) recordAnchors(fragment string, line int) {
	for _, m := range namedTagPattern().FindAllStringSubmatch(fragment, -1) {
		if _, taken := p.anchors[m[1]]; !taken {
			p.anchors[m[1]] = line
		}
	}
}

var namedTagPattern = pattern.Lazy(`<[A-Za-z][^<>]*\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)`)

func (p *htmlRewriter) rewriteBlock(n *ast.HTMLBlock) {
	start, stop := blockRange(n)
	start = max(start, p.whole)
	if p.blocks++; stop <= start || p.blocks > maxHTMLBlocks {
		return
	}
	lineStart := strings.LastIndexByte(p.src.text[:start], '\n') + 1
	prefix := p.src.text[lineStart:start]
	fragment := blockText(n, p.src.text, start)
	if strings.TrimSpace(prefix) == "" {
		end := stop
		stop = p.endOfComment(start, p.endOfFirstElement(start, stop))
		if fragment = p.src.text[start:stop]; stop > end {
			fragment, p.whole = p.renderParts(fragment), stop
		}
	}
	line := p.lineAt(start)
	if strings.HasPrefix(fragment, "<!--") && !strings.Contains(fragment, "-->") { // an unclosed comment would hide the rest of the page
		p.replace(start, start+1, `\<`)
		p.unclosed = append(p.unclosed, line)
		p.incomplete = true
		return
	}
	if at := p.unknownTag(fragment); at >= 0 && strings.TrimSpace(fragment[:at]) == "" {
		p.replace(start+at, start+at+1, `\<`)
		p.incomplete = true
		return
	}
	p.recordAnchors(fragment, line)
	p.addDropped(fragment, line)
	fragment = p.openStruck(fragment, stop)
	markdown := toMarkdown(p.escapeUnknown(p.page.FillHTML(fragment)))
	next := p.src.text[stop:min(len(p.src.text), stop+maxLabelBytes)]
	if label := dialect.ClassLabel(fragment, markdown+next); label != "" {
		markdown = strings.TrimSpace(label + "\n\n" + markdown)
	}
	p.replace(start, stop, formatContainerBlock(markdown, prefix))
}

// unknownTag returns the byte offset of the first tag in fragment if HTML has no such element, and otherwise -1. A tag
// without such an element is usually a placeholder: <your name>.
func (p *htmlRewriter) unknownTag(fragment string) int {
	m := tagNamePattern().FindStringSubmatchIndex(fragment)
	if m == nil || p.isTag(fragment[m[2]:m[3]]) {
		return -1
	}
	return m[0]
}

func (p *htmlRewriter) isTag(name string) bool {
	return dialect.IsHTMLElement(name) || name == FootnoteElement || p.page.IsComponent(name)
}

var tagNamePattern = pattern.Lazy(`</?([A-Za-z][A-Za-z0-9-]*)`)

// componentLabelPattern matches the tag of a component with a label to show, such as a tab.
var componentLabelPattern = pattern.Lazy(`<[A-Z][A-Za-z]*[^<>]*\s(?:label|title)="([^"<>]+)"[^<>]*>`)

// escapeUnknown escapes tags that do not exist in HTML, and shows the labels of components.
func (p *htmlRewriter) escapeUnknown(fragment string) string {
	if p.page.IsComponent("Tabs") {
		fragment = componentLabelPattern().ReplaceAllString(fragment, "<p><strong>$1</strong></p>$0")
	}
	return tagNamePattern().ReplaceAllStringFunc(fragment, func(tag string) string {
		if p.isTag(strings.TrimLeft(tag, "</")) {
			return tag
		}
		return "&lt;" + tag[1:]
	})
}

func blockRange(n *ast.HTMLBlock) (start, stop int) {
	lines := n.Lines()
	if lines.Len() > 0 {
		start, stop = lines.At(0).Start, lines.At(lines.Len()-1).Stop
	}
	if n.HasClosure() {
		if lines.Len() == 0 {
			start = n.ClosureLine.Start
		}
		stop = max(stop, n.ClosureLine.Stop)
	}
	return start, stop
}

// blockText returns the HTML of a block from a byte offset on, without list and quote markers.
func blockText(n *ast.HTMLBlock, text string, from int) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		if s := n.Lines().At(i); s.Start >= from {
			b.WriteString(text[s.Start:s.Stop])
		}
	}
	if n.HasClosure() {
		b.WriteString(text[n.ClosureLine.Start:n.ClosureLine.Stop])
	}
	return b.String()
}

// endOfFirstElement returns the end of a block or, if the first element of the block ends later, the end of that
// element: Markdown ends the block at a blank line inside the element, but tables and lists are converted as a whole.
func (p *htmlRewriter) endOfFirstElement(start, stop int) int {
	m := tagNamePattern().FindStringSubmatch(p.src.text[start:stop])
	if m == nil || !indivisibleElements()[strings.ToLower(m[1])] || p.scanned > maxScannedBytes {
		return stop
	}
	p.scanned += len(p.src.text) - start
	depth, at := 0, start
	for _, tag := range tagsOf(m[1]).FindAllStringIndex(p.src.text[start:], -1) {
		at = start + tag[1]
		if p.src.text[start+tag[0]+1] == '/' {
			depth--
		} else {
			depth++
		}
		if depth == 0 {
			break
		}
	}
	if depth != 0 || at < stop {
		return stop
	}
	return p.lineEnd(at)
}

// endOfComment returns the end of a block or, if a comment that begins in the block continues after a blank line, the
// end of the comment.
func (p *htmlRewriter) endOfComment(start, stop int) int {
	open := strings.LastIndex(p.src.text[start:stop], "<!--")
	if open < 0 || strings.Contains(p.src.text[start+open:stop], "-->") {
		return stop
	}
	end := strings.Index(p.src.text[stop:], "-->")
	if end < 0 {
		return stop
	}
	return p.lineEnd(stop + end)
}

func (p *htmlRewriter) lineEnd(at int) int {
	if end := strings.IndexByte(p.src.text[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(p.src.text)
}

func tagsOf(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)</?` + regexp.QuoteMeta(name) + `[\s>]`)
}

// formatContainerBlock formats Markdown that replaces a block. It puts the same list and quote markers before each
// line, and blank lines before and after the Markdown.
func formatContainerBlock(markdown, prefix string) string {
	if strings.TrimSpace(prefix) == "" {
		if markdown == "" {
			return "\n"
		}
		return "\n" + prefix + strings.ReplaceAll(markdown, "\n", "\n"+prefix) + "\n\n"
	}
	continued := continuedMarkers(prefix)
	return strings.ReplaceAll(markdown, "\n", "\n"+continued) + "\n" + strings.TrimRight(continued, " ") + "\n"
}
