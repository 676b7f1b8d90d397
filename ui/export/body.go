package export

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/markdown"
	"trustbook/ui/web"
)

// This file renders bodies as HTML. Goldmark writes the HTML, with its unsafe mode off. Before that, the tree is
// adapted to a page that contains many bodies and loads nothing: headings are moved below the title of their entry, ids
// and the links to them get the entry's id as a prefix, images become text, tags are dropped, and only links that
// readers can follow are kept.

// footnotePrefixKey is the metadata key of the document for the prefix of footnote ids.
const footnotePrefixKey = "prefix"

func newRenderer() renderer.Renderer {
	prefix := extension.WithFootnoteIDPrefixFunction(func(n ast.Node) []byte {
		prefix, _ := n.OwnerDocument().Meta()[footnotePrefixKey].(string)
		return []byte(prefix)
	})
	notes := extension.NewFootnote(prefix, extension.WithFootnoteBacklinkTitle([]byte("Back to the text")))
	return goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.DefinitionList, notes),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(elementRenderer{}, 100))),
	).Renderer()
}

// renderBody returns the body of e as HTML.
func (all bodies) renderBody(r renderer.Renderer, e *handbook.Entry) (web.HTML, error) {
	t := all[e.ID]
	if t == nil {
		return web.Element("pre", nil, web.EscapeText(e.Markdown)), nil
	}
	t.root.OwnerDocument().AddMeta(footnotePrefixKey, t.id()+".")
	for _, h := range t.headings {
		h.node.Level = h.level
		h.node.RemoveAttributes() // drop the attributes in the source
		if h.section {
			linkToItself(h.node, sectionID(t.id(), h.anchor))
		}
	}
	var nodes []ast.Node
	t.eachNode(func(n ast.Node) { nodes = append(nodes, n) })
	for _, n := range nodes {
		all.prepare(t, n)
	}
	var out bytes.Buffer
	if err := r.Render(&out, t.source, t.root); err != nil {
		return "", err
	}
	return web.HTML(out.String()), nil // safe, because Goldmark has escaped all text and the other nodes are prepared
}

// sectionID returns the id of a section on a page with many entries. It is unique, because entry ids contain no dots.
func sectionID(entry, anchor string) string { return entry + "." + anchor }

func (all bodies) prepare(t *parsedBody, n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		all.prepareLink(t, n)
	case *ast.AutoLink:
		t.prepareAutoLink(n)
	case *ast.Image:
		t.replaceImage(n)
	case *ast.RawHTML:
		t.dropTag(n)
	case *ast.HTMLBlock:
		t.dropTags(n)
	case *extast.TaskCheckBox:
		labelTask(n)
	case *extast.Table:
		t.prepareTable(n)
	}
}

// linkToItself gives a heading an id and, unless the heading already contains a link, makes it a link to itself.
func linkToItself(n *ast.Heading, id string) {
	n.SetAttributeString("id", []byte(id))
	linked := n.FirstChild() == nil
	_ = ast.Walk(n, func(c ast.Node, _ bool) (ast.WalkStatus, error) {
		switch c.Kind() {
		case ast.KindLink, ast.KindAutoLink, ast.KindImage, extast.KindFootnoteLink:
			linked = true
		}
		return ast.WalkContinue, nil
	})
	if linked {
		return
	}
	link := newElement("a", "class", "self", "href", web.URLFragment(id))
	link.inline = true
	moveChildren(link, n)
	n.AppendChild(n, link)
}

// labelTask replaces a task checkbox with a labelled symbol, and removes the marker of its list item.
func labelTask(n *extast.TaskCheckBox) {
	if item := n.Parent().Parent(); item != nil && item.Kind() == ast.KindListItem {
		item.SetAttributeString("class", []byte("task"))
	}
	sign, name := "☐", "open"
	if n.IsChecked {
		sign, name = "☑", "done"
	}
	box := ast.NewString([]byte(web.Element("span", web.Attrs{"role", "img", "aria-label", name}, web.EscapeText(sign)) + " "))
	box.SetCode(true) // written verbatim
	replaceNode(n, box)
}

// prepareLink keeps a link that readers can follow, and replaces any other link with its text and address.
func (all bodies) prepareLink(t *parsedBody, n *ast.Link) {
	n.Title = nil
	target, words := string(n.Destination), t.plainText(n)
	if to, ok := t.entry.LinkTo(sanitize.CleanLine(target)); ok {
		if words == "" {
			n.AppendChild(n, rawString(to.Entry))
		}
		id := to.Entry
		if all[id] != nil {
			id = all[id].id()
		}
		n.Destination = []byte("#" + id)
		if all.hasSection(to.Entry, to.Anchor) {
			n.Destination = []byte("#" + sectionID(id, to.Anchor))
		}
		return
	}
	if isFollowable(target) {
		if words == "" {
			n.Parent().InsertBefore(n.Parent(), n, rawString(" ")) // without a space, the address would run into the words before it
			n.AppendChild(n, rawString(target))
		}
		spoofed := words != target && markdown.IsSpoofed(words, target)
		if spoofed {
			n.Parent().InsertAfter(n.Parent(), n, addressNote(target, words))
		}
		if words == "" || words == target || spoofed {
			n.SetAttributeString("class", []byte("bare")) // the page then does not print the address after the link
		}
		return
	}
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	replaceNode(n, addressNote(target, words))
}

// prepareAutoLink turns an address in the body into a link if readers can follow it.
func (t *parsedBody) prepareAutoLink(n *ast.AutoLink) {
	target, label := string(n.URL(t.source)), string(n.Label(t.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + target
	}
	if !isFollowable(target) {
		replaceNode(n, rawString(label))
		return
	}
	l := ast.NewLink()
	l.Destination = []byte(target)
	l.SetAttributeString("class", []byte("bare"))
	l.AppendChild(l, rawString(label))
	replaceNode(n, l)
}

// replaceImage replaces an image with its alternative text and its address.
func (t *parsedBody) replaceImage(n *ast.Image) {
	alt := t.plainText(n)
	if n.Parent() != nil {
		replaceNode(n, rawString(strings.TrimSpace(alt+string(addressNote(string(n.Destination), alt).Value))))
	}
}

// addressNote returns the address of a target that readers cannot follow, in parentheses. It returns nothing if words
// already contains the address.
func addressNote(target, words string) *ast.String {
	target = sanitize.CleanLine(target)
	if u, err := url.Parse(target); target == "" || target == words || err != nil || u.Scheme == "" && u.Path == "" {
		return rawString("")
	}
	return rawString(" (" + target + ")")
}

// dropTag drops a tag, unless it is a line break.
func (t *parsedBody) dropTag(n *ast.RawHTML) {
	text := rawString("")
	if name := strings.ToLower(strings.Trim(string(n.Segments.Value(t.source)), "</ >")); name == "br" {
		text.SetCode(true) // written verbatim
		text.Value = []byte("<br>")
	}
	replaceNode(n, text)
}

// dropTags replaces an HTML block with a paragraph for each line of its text.
func (t *parsedBody) dropTags(n *ast.HTMLBlock) {
	source := string(n.Lines().Value(t.source))
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(t.source))
	}
	for _, line := range markdown.StripTags(source) {
		p := ast.NewParagraph()
		p.AppendChild(p, rawString(sanitize.CleanLine(line)))
		n.Parent().InsertBefore(n.Parent(), n, p)
	}
	n.Parent().RemoveChild(n.Parent(), n)
}

// rawString returns a text node that is output without being parsed.
func rawString(s string) *ast.String {
	n := ast.NewString([]byte(s))
	n.SetRaw(true)
	return n
}

func replaceNode(n, by ast.Node) { n.Parent().ReplaceChild(n.Parent(), n, by) }

func isFollowable(target string) bool {
	return markdown.IsWebTarget(string(util.URLEscape([]byte(target), true))) // the address as Goldmark writes it
}
