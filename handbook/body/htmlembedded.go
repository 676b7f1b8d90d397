package body

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/dialect"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// embeddedElements contains the elements that show a page, video or sound from another address. A handbook is text, so
// each of them becomes a link.
var embeddedElements = pattern.WordSet(`iframe video audio embed`)

// browserSchemePattern matches addresses that work only inside a page in a browser.
var browserSchemePattern = pattern.Lazy(`(?i)^(?:data|blob|about|javascript):`)

// linkForEmbedded returns the words and the address of the link that replaces an element with the given attributes. The
// address is "" if there is nothing to link to.
func linkForEmbedded(attributes []html.Attribute) (words, address string) {
	for _, a := range attributes {
		switch a.Key {
		case "src":
			if address = sanitize.CleanLine(a.Val); browserSchemePattern().MatchString(address) {
				address = ""
			}
		case "title":
			words = sanitize.CleanLine(a.Val)
		}
	}
	return cmp.Or(words, address), address
}

// embeddedMarkdown returns the link that replaces the tag of an embedded element, or "" for no link.
func embeddedMarkdown(t html.Token) string {
	words, address := linkForEmbedded(t.Attr)
	if address == "" || !embeddedElements()[t.Data] {
		return ""
	}
	return "[" + escapeLabel(words) + "](" + dialect.FormatDestination(address) + ")"
}

// sourceLink returns the link that replaces a video or sound with tag n. The address is in a source element after the
// tag. Without such an element, the result is "".
func (p *htmlRewriter) sourceLink(n ast.Node, t html.Token) string {
	for next := n.NextSibling(); next != nil && embeddedElements()[t.Data]; next = next.NextSibling() {
		raw, ok := next.(*ast.RawHTML)
		if !ok || raw.Segments.Len() == 0 {
			continue
		}
		tag := html.NewTokenizer(strings.NewReader(p.src.text[raw.Segments.At(0).Start:raw.Segments.At(raw.Segments.Len()-1).Stop]))
		tag.Next()
		if source := tag.Token(); source.Data == "source" {
			t.Attr = slices.Concat(source.Attr, t.Attr)
			return embeddedMarkdown(t)
		}
		break
	}
	return ""
}

// linkEmbedded replaces an embedded element with a link. The address of a video may be in a source element.
func linkEmbedded(n *html.Node) {
	words, address := linkForEmbedded(n.Attr)
	for c := range n.ChildNodes() {
		if _, source := linkForEmbedded(c.Attr); address == "" && c.DataAtom == atom.Source {
			words, address = cmp.Or(words, source), source
		}
	}
	if address == "" {
		return
	}
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.DataAtom, n.Data, n.Attr = atom.A, "a", []html.Attribute{{Key: "href", Val: address}}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: words})
}

// mayHaveEmbedded reports whether a fragment of HTML without words may contain an embedded element.
func mayHaveEmbedded(fragment string) bool {
	fragment = strings.ToLower(fragment)
	for name := range embeddedElements() {
		if strings.Contains(fragment, "<"+name) {
			return true
		}
	}
	return strings.Contains(fragment, "<img")
}

// addDropped records the elements of a fragment whose content is not shown.
func (p *htmlRewriter) addDropped(fragment string, line int) {
	if !nonTextTagPattern().MatchString(fragment) { // a tokenizer allocates 4 KB
		return
	}
	for t := html.NewTokenizer(strings.NewReader(fragment)); ; {
		kind := t.Next()
		if kind == html.ErrorToken {
			return
		}
		newlines := strings.Count(string(t.Raw()), "\n")
		token := t.Token()
		_, source := linkForEmbedded(token.Attr)
		last := len(p.dropped) - 1
		switch {
		case kind != html.StartTagToken && kind != html.SelfClosingTagToken, token.Data == "script", embeddedElements()[token.Data] && source != "":
		case nonTextElements()[token.Data]:
			p.dropped = append(p.dropped, droppedElement{token.Data, line})
		case token.Data == "source" && source != "" && last >= 0 && embeddedElements()[p.dropped[last].element]: // the address of a video
			p.dropped = p.dropped[:last]
		}
		line += newlines
	}
}
