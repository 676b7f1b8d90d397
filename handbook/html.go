package handbook

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	mdtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"trustbook/handbook/sanitize"
)

// HTML in a page becomes Markdown once, when the page is read. Search, screen and
// exports then know one language, and no tag can reach any of them.

// htmlPass rewrites the HTML of one text.
type htmlPass struct {
	src        source
	components bool // unknown tags are components of the site, not words
	edits      []edit
	again      bool           // a tag was taken for words, so what is behind it was not looked at
	anchors    map[string]int // id or name -> line of the file
	dropped    []dropped
	unclosed   []int // lines of comments that are never closed
	blocks     int   // of HTML so far
	looked     int   // bytes gone through for the ends of elements
}

// What a page of nothing but HTML may cost.
const (
	maxLooked = 4 << 20 // bytes gone through for the ends of elements
	maxBlocks = 2000    // blocks of HTML; real pages were seen with some dozens
)

// dropped is an element whose content is not shown.
type dropped struct {
	name string
	line int
}

// htmlPasses is how often a text is gone over: taking a tag for words can bring
// HTML to light that was hidden behind it.
const htmlPasses = 2

// rewriteHTML goes over a text until it has no HTML left but line breaks.
func rewriteHTML(md goldmark.Markdown, src source, components bool) *htmlPass {
	p := &htmlPass{src: src, components: components, again: true, anchors: map[string]int{}}
	for range htmlPasses {
		if !p.again || !tagLike.MatchString(p.src.text) {
			break
		}
		p.edits, p.again = nil, false
		p.walk(md.Parser().Parse(mdtext.NewReader([]byte(p.src.text))))
		if len(p.edits) == 0 {
			break
		}
		p.src = p.src.apply(p.edits)
	}
	return p
}

// tagLike finds what may be a tag, a comment or an instruction. Most pages have none.
var tagLike = regexp.MustCompile(`<(/?[A-Za-z][^:@\s]*[\s/>]|[!?])`)

func (p *htmlPass) walk(n ast.Node) {
	if block, ok := n.(*ast.HTMLBlock); ok {
		p.block(block)
		return
	}
	if n.Type() == ast.TypeInline || n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeInline {
		p.inlines(n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.walk(c)
	}
}

// edit puts a text in the place of another. What entities stood for is in it by
// now, so it is cleaned as the file was.
func (p *htmlPass) edit(start, stop int, text string) {
	text, _, _ = sanitize.Text([]byte(text))
	p.edits = append(p.edits, edit{start, stop, text})
}

// lineAt is the line of the file that holds a byte.
func (p *htmlPass) lineAt(at int) int { return p.src.line(strings.Count(p.src.text[:at], "\n")) }

// name notes the ids of tags, to which links can lead.
func (p *htmlPass) name(fragment string, line int) {
	for _, m := range namedTag.FindAllStringSubmatch(fragment, -1) {
		if _, taken := p.anchors[m[1]]; !taken {
			p.anchors[m[1]] = line
		}
	}
}

var namedTag = regexp.MustCompile(`<[A-Za-z][^<>]*\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)`)

// block rewrites a block of HTML.
func (p *htmlPass) block(n *ast.HTMLBlock) {
	start, stop := blockRange(n)
	if p.blocks++; stop <= start || p.blocks > maxBlocks {
		return
	}
	lineStart := strings.LastIndexByte(p.src.text[:start], '\n') + 1
	prefix := p.src.text[lineStart:start]
	fragment := blockText(n, p.src.text)
	if strings.TrimSpace(prefix) == "" {
		stop = p.wholeComment(start, p.wholeElement(start, stop))
		fragment = p.src.text[start:stop]
	}
	line := p.lineAt(start)
	if strings.HasPrefix(fragment, "<!--") && !strings.Contains(fragment, "-->") { // it would hide all that follows
		p.edit(start, start+1, `\<`)
		p.unclosed = append(p.unclosed, line)
		p.again = true
		return
	}
	if at := p.foreign(fragment); at >= 0 && strings.TrimSpace(fragment[:at]) == "" {
		p.edit(start+at, start+at+1, `\<`)
		p.again = true
		return
	}
	p.name(fragment, line)
	p.drop(fragment, line)
	p.edit(start, stop, placed(toMarkdown(p.spell(fragment)), prefix))
}

// foreign is where the first tag of a fragment is when HTML knows no such
// element, -1 otherwise. In most texts it is a word between brackets: <your name>.
func (p *htmlPass) foreign(fragment string) int {
	m := tagName.FindStringSubmatchIndex(fragment)
	if m == nil || p.components || isElement(fragment[m[2]:m[3]]) {
		return -1
	}
	return m[0]
}

var tagName = regexp.MustCompile(`</?([A-Za-z][A-Za-z0-9-]*)`)

// labelled is the tag of a component that has a label to show, such as that of a tab.
var labelled = regexp.MustCompile(`<[A-Z][A-Za-z]*[^<>]*\s(?:label|title)="([^"<>]+)"[^<>]*>`)

// spell writes tags that HTML does not know as words, and the labels of components.
func (p *htmlPass) spell(fragment string) string {
	if p.components {
		return labelled.ReplaceAllString(fragment, "<p><strong>$1</strong></p>$0")
	}
	return tagName.ReplaceAllStringFunc(fragment, func(tag string) string {
		if isElement(strings.TrimLeft(tag, "</")) {
			return tag
		}
		return "&lt;" + tag[1:]
	})
}

// drop notes the elements of a fragment whose content is not shown.
func (p *htmlPass) drop(fragment string, line int) {
	for t := html.NewTokenizer(strings.NewReader(fragment)); ; {
		kind := t.Next()
		if kind == html.ErrorToken {
			return
		}
		newlines := strings.Count(string(t.Raw()), "\n")
		if name, _ := t.TagName(); kind != html.EndTagToken && unshown()[string(name)] {
			p.dropped = append(p.dropped, dropped{string(name), line})
		}
		line += newlines
	}
}

// blockRange is where a block of HTML stands.
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

// blockText is the HTML of a block without the marks of lists and quotes before it.
func blockText(n *ast.HTMLBlock, text string) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.WriteString(text[s.Start:s.Stop])
	}
	if n.HasClosure() {
		b.WriteString(text[n.ClosureLine.Start:n.ClosureLine.Stop])
	}
	return b.String()
}

// wholeElement is the end of a block whose first element goes on behind a blank
// line, where Markdown ends the block: a table or a list is read as one.
func (p *htmlPass) wholeElement(start, stop int) int {
	m := tagName.FindStringSubmatch(p.src.text[start:stop])
	if m == nil || !oneBlock()[strings.ToLower(m[1])] || p.looked > maxLooked {
		return stop
	}
	p.looked += len(p.src.text) - start
	depth, at := 0, start
	for _, tag := range wholeTags(m[1]).FindAllStringIndex(p.src.text[start:], -1) {
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

// wholeComment is the end of a block in which a comment begins that goes on
// behind a blank line.
func (p *htmlPass) wholeComment(start, stop int) int {
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

// lineEnd is the byte after the line that holds byte at.
func (p *htmlPass) lineEnd(at int) int {
	if end := strings.IndexByte(p.src.text[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(p.src.text)
}

// wholeTags finds the opening and closing tags of an element.
func wholeTags(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)</?` + regexp.QuoteMeta(name) + `[\s>]`)
}

// placed sets Markdown in the place of a block, behind the same marks of lists
// and quotes, and apart from what stands around it.
func placed(markdown, prefix string) string {
	if strings.TrimSpace(prefix) == "" {
		if markdown == "" {
			return "\n"
		}
		return "\n" + prefix + strings.ReplaceAll(markdown, "\n", "\n"+prefix) + "\n\n"
	}
	below := strings.Map(func(r rune) rune {
		if r == '>' {
			return r
		}
		return ' '
	}, prefix)
	return strings.ReplaceAll(markdown, "\n", "\n"+below) + "\n" + strings.TrimRight(below, " ") + "\n"
}
