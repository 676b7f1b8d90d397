package export

import (
	"bytes"
	"html/template"
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
)

// This file makes the HTML of a body. Goldmark's own renderer writes it, without
// its unsafe mode. Before that the tree is made ready for a page that holds many
// bodies and loads nothing: headings go below the title of their entry, ids and
// the links to them get the id of the entry, images become words, tags go, and a
// link stays one only where it can be followed.

// prefixKey is the metadata of a body that footnotes begin their ids with.
const prefixKey = "prefix"

func newRenderer() renderer.Renderer {
	prefix := extension.WithFootnoteIDPrefixFunction(func(n ast.Node) []byte {
		prefix, _ := n.OwnerDocument().Meta()[prefixKey].(string)
		return []byte(prefix)
	})
	notes := extension.NewFootnote(prefix, extension.WithFootnoteBacklinkTitle([]byte("Back to the text")))
	return goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.DefinitionList, notes),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(wrapping{}, 100))),
	).Renderer()
}

// body is the HTML of the body of e.
func (all texts) body(r renderer.Renderer, e *handbook.Entry) (template.HTML, error) {
	t := all[e.ID]
	if t == nil {
		return template.HTML("<pre>" + template.HTMLEscapeString(e.Markdown) + "</pre>"), nil //nolint:gosec // it is escaped
	}
	t.root.OwnerDocument().AddMeta(prefixKey, e.ID+".")
	for _, h := range t.headings {
		h.node.Level = h.level
		h.node.RemoveAttributes() // those that the text gives it
		if h.section {
			h.node.SetAttributeString("id", []byte(sectionID(e.ID, h.anchor)))
		}
	}
	var nodes []ast.Node
	t.each(func(n ast.Node) { nodes = append(nodes, n) })
	for _, n := range nodes {
		all.ready(t, n)
	}
	var out bytes.Buffer
	if err := r.Render(&out, t.source, t.root); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil //nolint:gosec // Goldmark escapes all text, and what it passes on is made ready here
}

// sectionID is the id of a section in a page of many entries. Ids of entries have
// no dot, so no two of these are the same.
func sectionID(entry, anchor string) string { return entry + "." + anchor }

// ready makes one node ready.
func (all texts) ready(t *text, n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		all.link(t, n)
	case *ast.AutoLink:
		t.autoLink(n)
	case *ast.Image:
		t.image(n)
	case *ast.RawHTML:
		t.tag(n)
	case *ast.HTMLBlock:
		t.tags(n)
	case *extast.TaskCheckBox:
		mark := "[ ] "
		if n.IsChecked {
			mark = "[x] "
		}
		replace(n, words(mark))
	case *extast.Table:
		w := &wrapper{}
		replace(n, w)
		w.AppendChild(w, n)
	case *extast.TableCell:
		alignment(n)
	}
}

// link keeps a link that can be followed. Of another the words stay, and the
// address when it has one to show.
func (all texts) link(t *text, n *ast.Link) {
	n.Title = nil
	target, said := string(n.Destination), t.plain(n)
	if to, ok := t.entry.LinkTo(sanitize.CleanLine(target)); ok {
		if said == "" {
			n.AppendChild(n, words(to.Entry))
		}
		n.Destination = []byte("#" + to.Entry)
		if all.hasSection(to.Entry, to.Anchor) {
			n.Destination = []byte("#" + sectionID(to.Entry, to.Anchor))
		}
		return
	}
	if followed(target) {
		if said == "" {
			n.AppendChild(n, words(target))
		}
		if said == "" || said == target {
			n.SetAttributeString("class", []byte("bare"))
		}
		return
	}
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	replace(n, address(target, said))
}

// autoLink makes an address in the text a link if it can be followed.
func (t *text) autoLink(n *ast.AutoLink) {
	target, label := string(n.URL(t.source)), string(n.Label(t.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + target
	}
	if !followed(target) {
		replace(n, words(label))
		return
	}
	l := ast.NewLink()
	l.Destination = []byte(target)
	l.SetAttributeString("class", []byte("bare"))
	l.AppendChild(l, words(label))
	replace(n, l)
}

// image puts the words for an image in its place, and where it lies.
func (t *text) image(n *ast.Image) {
	alt := t.plain(n)
	if n.Parent() != nil {
		replace(n, words(strings.TrimSpace(alt+string(address(string(n.Destination), alt).Value))))
	}
}

// address is what is said of a target that cannot be followed.
func address(target, said string) *ast.String {
	target = sanitize.CleanLine(target)
	if u, err := url.Parse(target); target == "" || target == said || err != nil || u.Scheme == "" && u.Path == "" {
		return words("")
	}
	return words(" (" + target + ")")
}

// tag drops a tag, but for a line break.
func (t *text) tag(n *ast.RawHTML) {
	text := words("")
	if name := strings.ToLower(strings.Trim(string(n.Segments.Value(t.source)), "</ >")); name == "br" {
		text.SetCode(true) // which is written as it is
		text.Value = []byte("<br>")
	}
	replace(n, text)
}

// tags puts a paragraph for each line of words into the place of a block of HTML.
func (t *text) tags(n *ast.HTMLBlock) {
	source := string(n.Lines().Value(t.source))
	if n.HasClosure() {
		source += string(n.ClosureLine.Value(t.source))
	}
	for _, line := range markdown.StripTags(source) {
		p := ast.NewParagraph()
		p.AppendChild(p, words(sanitize.CleanLine(line)))
		n.Parent().InsertBefore(n.Parent(), n, p)
	}
	n.Parent().RemoveChild(n.Parent(), n)
}

// alignment says how a cell is aligned by a class, because the page allows no
// styles in its text, and what a head is the head of.
func alignment(n *extast.TableCell) {
	if n.Alignment != extast.AlignNone {
		n.SetAttributeString("class", []byte(n.Alignment.String()))
		n.Alignment = extast.AlignNone
	}
	if n.Parent().Kind() == extast.KindTableHeader {
		n.SetAttributeString("scope", []byte("col"))
	}
}

// words is a node that says s, whatever is in it.
func words(s string) *ast.String {
	n := ast.NewString([]byte(s))
	n.SetRaw(true)
	return n
}

func replace(n, by ast.Node) { n.Parent().ReplaceChild(n.Parent(), n, by) }

// followed says whether an address leads somewhere from a page that lies
// anywhere: the web and mail, never a file, a script or a scheme of some desktop.
func followed(target string) bool {
	u, err := url.Parse(string(util.URLEscape([]byte(target), true))) // which is what Goldmark writes
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return u.Opaque != ""
	}
	return false
}

// wrapper is around a table, so that a wide one is scrolled by itself and not
// with the page.
type wrapper struct{ ast.BaseBlock }

var kindWrapper = ast.NewNodeKind("Wrapper")

// Kind implements [ast.Node].
func (*wrapper) Kind() ast.NodeKind { return kindWrapper }

// Dump implements [ast.Node].
func (w *wrapper) Dump(source []byte, level int) { ast.DumpHelper(w, source, level, nil, nil) }

// wrapping writes wrappers.
type wrapping struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (wrapping) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindWrapper, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		s := "</div>\n"
		if entering {
			s = `<div class="wide" role="region" aria-label="Table" tabindex="0">` + "\n"
		}
		_, err := w.WriteString(s)
		return ast.WalkContinue, err
	})
}
