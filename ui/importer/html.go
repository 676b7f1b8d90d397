package importer

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"trustbook/handbook/sanitize"
	"trustbook/ui/importer/word"
)

// readHTML reads a page, or only its main content if that is marked as such.
func readHTML(data []byte) (*document, error) {
	text, _ := sanitize.Decode(data)
	root, err := html.Parse(bytes.NewReader(text))
	if err != nil { // the elements are nested too deeply
		return nil, err
	}
	d := &document{}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Html {
			d.lang = attributeOf(n, "lang")
		}
	}
	content := mainContent(root)
	d.stripNonText(content, "")
	d.blocks = flattenBlocks(content, nil)
	return d, nil
}

func mainContent(root *html.Node) *html.Node {
	best := root
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Main, attributeOf(n, "role") == "main":
			return n
		case n.DataAtom == atom.Body:
			best = n
		}
	}
	return best
}

// stripNonText removes everything except text and reports what a reader would miss. It returns the text of the last
// heading.
func (d *document) stripNonText(n *html.Node, heading string) string {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // c may be removed from the tree
		if headingLevel(c) > 0 {
			heading = textOf(c)
		}
		if value, isField := fieldValue(c); isField && value != "" {
			n.InsertBefore(word.Text(value), c)
			n.RemoveChild(c)
		} else if what, drop := droppedElement(c); drop {
			if what != "" {
				d.recordOmission(what, cmp.Or(attributeOf(c, "alt"), attributeOf(c, "title"), attributeOf(c, "src"), attributeOf(c, "placeholder"), attributeOf(c, "name"), textOf(c)), heading)
			}
			n.RemoveChild(c)
		} else {
			heading = d.stripNonText(c, heading)
		}
		c = next
	}
	return heading
}

// droppedElement reports whether an element is removed. what is the element's name in the report, or "" if no reader
// would miss it.
func droppedElement(n *html.Node) (what string, drop bool) {
	if n.Type == html.CommentNode {
		return "", true
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Link, atom.Meta, atom.Head:
		return "", true
	case atom.Img, atom.Svg, atom.Canvas, atom.Picture:
		return "picture", true
	case atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed:
		return "embedded content", true
	case atom.Nav:
		return "navigation", true
	case atom.Button:
		return "", true
	case atom.Input, atom.Select, atom.Textarea:
		if _, isField := fieldValue(n); !isField {
			return "", true
		}
		return "empty form field", true
	case atom.Form: // some sites wrap the whole page in a form
		n.DataAtom, n.Data = atom.Div, "div"
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return "hidden text", true
		}
	}
	return "", false
}

// fieldValue returns what a form field shows: a box, its text, or the selected options of a list (all options if none
// is selected). isField is false for buttons and for fields that cannot be filled in.
func fieldValue(n *html.Node) (value string, isField bool) {
	switch n.DataAtom {
	case atom.Textarea:
		return textOf(n), true
	case atom.Select:
		return selectedOptions(n), true
	case atom.Input:
		switch strings.ToLower(attributeOf(n, "type")) {
		case "hidden", "submit", "reset", "button", "image", "password":
			return "", false
		case "checkbox", "radio":
			if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "checked" }) {
				return "☒ ", true
			}
			return "☐ ", true
		}
		return attributeOf(n, "value"), true
	}
	return "", false
}

// selectedOptions returns the selected options of a list, or all options if none is selected.
func selectedOptions(list *html.Node) string {
	var all, marked []string
	for n := range list.Descendants() {
		if n.DataAtom != atom.Option || textOf(n) == "" {
			continue
		}
		all = append(all, textOf(n))
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "selected" }) {
			marked = append(marked, textOf(n))
		}
	}
	if len(marked) > 0 {
		all = marked
	}
	return strings.Join(all, " / ")
}

// flattenBlocks appends the blocks of an element to out. Containers are flattened, so that their headings become
// blocks, and text between blocks becomes paragraphs.
func flattenBlocks(n *html.Node, out []*html.Node) []*html.Node {
	var paragraph *html.Node
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		n.RemoveChild(c)
		switch {
		case c.Type == html.TextNode && paragraph == nil && strings.TrimSpace(c.Data) == "": // text between blocks
		case c.Type == html.TextNode, c.Type == html.ElementNode && (isInline(c) && !hasHeading(c) || c.DataAtom == atom.Br):
			if paragraph == nil {
				paragraph = word.Element(atom.P)
				out = append(out, paragraph)
			}
			paragraph.AppendChild(c)
		case isContainer(c) || hasHeading(c):
			paragraph = nil
			if id := attributeOf(c, "id"); id != "" { // a link can point to the container
				anchor := word.Element(atom.Span)
				anchor.Attr = []html.Attribute{{Key: "id", Val: id}}
				c.InsertBefore(anchor, c.FirstChild)
			}
			out = flattenBlocks(c, out)
		case c.Type == html.ElementNode:
			paragraph = nil
			out = append(out, c)
		}
		c = next
	}
	return out
}

func isContainer(n *html.Node) bool {
	return slices.Contains([]atom.Atom{atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Hgroup, atom.Center, atom.Body, atom.Html, atom.Address}, n.DataAtom)
}

// hasHeading reports whether an element contains a heading. Headings in tables and lists do not count.
func hasHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Table, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote:
		return false
	}
	if headingLevel(n) > 0 {
		return false
	}
	for c := range n.Descendants() {
		if headingLevel(c) > 0 {
			return true
		}
	}
	return false
}
