package body

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/dialect"
	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
)

// embeddedElements lists the elements that show a page, film or sound from elsewhere. A handbook is
// text, so they become links.
var embeddedElements = pattern.WordSet(`iframe video audio embed`)

// embeddedLink returns the words and the address of the link that replaces an element with these
// attributes. Without an address there is no link.
func embeddedLink(attributes []html.Attribute) (words, address string) {
	for _, a := range attributes {
		switch a.Key {
		case "src":
			address = sanitize.CleanLine(a.Val)
		case "title":
			words = sanitize.CleanLine(a.Val)
		}
	}
	return cmp.Or(words, address), address
}

// embeddedMarkdown returns the link that replaces the tag of an embedded element; "" for none.
func embeddedMarkdown(t html.Token) string {
	words, address := embeddedLink(t.Attr)
	if address == "" || !embeddedElements()[t.Data] {
		return ""
	}
	return "[" + escapeLabel(words) + "](" + dialect.Destination(address) + ")"
}

// linkEmbedded turns an embedded element into a link. A film may have its address in a source element.
func linkEmbedded(n *html.Node) {
	words, address := embeddedLink(n.Attr)
	for c := range n.ChildNodes() {
		if _, source := embeddedLink(c.Attr); address == "" && c.DataAtom == atom.Source {
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

// hasEmbedded reports whether a fragment of HTML without words may have something to show.
func hasEmbedded(fragment string) bool {
	fragment = strings.ToLower(fragment)
	for name := range embeddedElements() {
		if strings.Contains(fragment, "<"+name) {
			return true
		}
	}
	return strings.Contains(fragment, "<img")
}
