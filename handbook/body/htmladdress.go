package body

import (
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// escapedAddressPattern matches addresses with characters that the converter would escape. A match excludes punctuation
// after the address.
var escapedAddressPattern = sync.OnceValue(func() *regexp.Regexp {
	const char = `[!#$%&'*+,./:;=?@\\^_{|}~\[\]\-\p{L}\p{N}]`
	const group = `\(` + char + `*\)`
	const part = `(?:` + char + `|` + group + `)*`
	return regexp.MustCompile(`\b(?:https?://|www\.)` + part + `[_*~]` + part + `(?:[/=#&%$+@\p{L}\p{N}-]|` + group + `)`)
})

// linkAddresses turns addresses in a text node into links if they would not survive as text. The converter writes a_b
// as a\_b, and Goldmark ends an address at a backslash when it makes a link
// (findings/html-to-markdown-and-goldmark-cut-addresses-short.sh).
func linkAddresses(n *html.Node) {
	for {
		at := escapedAddressPattern().FindStringIndex(n.Data)
		if at == nil || isVerbatim(n) {
			return
		}
		address := n.Data[at[0]:at[1]]
		target := address
		if strings.HasPrefix(address, "www.") {
			target = "http://" + address
		}
		link := &html.Node{Type: html.ElementNode, DataAtom: atom.A, Data: "a", Attr: []html.Attribute{{Key: "href", Val: target}}}
		link.AppendChild(&html.Node{Type: html.TextNode, Data: address})
		n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: n.Data[:at[0]]}, n)
		n.Parent.InsertBefore(link, n)
		n.Data = n.Data[at[1]:]
	}
}

// isVerbatim reports whether a node is inside a link or code.
func isVerbatim(n *html.Node) bool {
	for a := range n.Ancestors() {
		switch a.DataAtom {
		case atom.A, atom.Code, atom.Pre, atom.Kbd, atom.Samp, atom.Tt:
			return true
		}
	}
	return n.Parent == nil
}
