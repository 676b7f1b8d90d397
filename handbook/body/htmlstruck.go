package body

import (
	"strings"

	"trustbook/handbook/pattern"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An HTML element that strikes out its content may contain paragraphs and lists, but ~~ in Markdown may not, so each
// block inside such an element is struck out separately.

// struckElements contains the elements whose content no longer applies.
var struckElements = pattern.WordSet(`del s strike`)

var struckTagPattern = pattern.Lazy(`<(?i:del|s|strike)[\s/>]`)

// openStruck returns the part of fragment inside the struck-out element that is still open, if any. It also records
// whether a struck-out element that begins in the fragment continues after it.
func (p *htmlRewriter) openStruck(fragment string, stop int) string {
	if p.struck != "" {
		fragment = "<" + p.struck + ">" + fragment
	}
	p.struck = ""
	if name := unclosedStrikethrough(fragment); name != "" && p.closesAfter(name, stop) {
		p.struck = name
	}
	return fragment
}

// unclosedStrikethrough returns the name of the struck-out element that fragment leaves open, or "" for none.
func unclosedStrikethrough(fragment string) string {
	open := ""
	if !struckTagPattern().MatchString(fragment) { // a tokenizer allocates 4 KB
		return open
	}
	for t := html.NewTokenizer(strings.NewReader(fragment)); ; {
		kind := t.Next()
		if kind == html.ErrorToken {
			return open
		}
		switch name, _ := t.TagName(); {
		case kind == html.StartTagToken && open == "" && struckElements()[string(name)]:
			open = string(name)
		case kind == html.EndTagToken && open == string(name):
			open = ""
		}
	}
}

// closesAfter reports whether the closing tag of an element follows byte offset at.
func (p *htmlRewriter) closesAfter(name string, at int) bool {
	if p.scanned += len(p.src.text) - at; p.scanned > maxScannedBytes {
		return false
	}
	return strings.Contains(p.src.text[at:], "</"+name+">") || strings.Contains(p.src.text[at:], "</"+strings.ToUpper(name)+">")
}

// endStruck strikes out the part of a block before the end of the surrounding struck-out element.
func (p *htmlRewriter) endStruck(block ast.Node) {
	if p.struckFrom >= 0 {
		_, stop := contentRange(block)
		p.strikeOut(p.struckFrom, stop)
	}
	p.struckFrom = -1
}

// strikeOutRest strikes out the rest of a block after tag t, whose element continues in later blocks.
func (p *htmlRewriter) strikeOutRest(block ast.Node, t inlineTag) {
	p.replace(t.start, t.stop, "")
	_, stop := contentRange(block)
	p.strikeOut(t.stop, stop)
	if p.closesAfter(t.name, stop) {
		p.struck = t.name
	}
}

// strikeOut strikes out the text between two byte offsets.
func (p *htmlRewriter) strikeOut(start, stop int) {
	text := p.src.text[start:max(start, stop)]
	words := strings.TrimSpace(text)
	if words == "" {
		return
	}
	start += strings.Index(text, words)
	p.replace(start, start, StrikethroughMark)
	p.replace(start+len(words), start+len(words), StrikethroughMark)
}

// contentRange returns the byte range of the content of a block.
func contentRange(n ast.Node) (start, stop int) {
	if n.Type() != ast.TypeBlock || n.Lines().Len() == 0 {
		return 0, 0
	}
	return n.Lines().At(0).Start, n.Lines().At(n.Lines().Len() - 1).Stop
}

// strikeOutBlocks strikes out each block in a struck-out element.
func strikeOutBlocks(n *html.Node) {
	if !containsBlock(n) {
		return
	}
	strikeChildren(n)
	n.DataAtom, n.Data, n.Attr = atom.Div, "div", nil
}

func strikeChildren(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case blockElementsInCells[c.DataAtom] || containsBlock(c):
			strikeChildren(c)
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			del := &html.Node{Type: html.ElementNode, DataAtom: atom.Del, Data: "del"}
			n.InsertBefore(del, c)
			for c != nil && !blockElementsInCells[c.DataAtom] && !containsBlock(c) {
				next := c.NextSibling
				n.RemoveChild(c)
				del.AppendChild(c)
				c = next
			}
			c = del
		}
	}
}

func containsBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if blockElementsInCells[c.DataAtom] {
			return true
		}
	}
	return false
}
