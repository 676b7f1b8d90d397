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

// This file renders bodies as HTML. Goldmark's renderer writes it, without its unsafe
// mode. Before that the tree is prepared for a page that holds many bodies and loads
// nothing: headings move below the title of their entry, ids and the links to them get
// the id of the entry as a prefix, images become text, tags are dropped, and links
// remain only if they can be followed.

// prefixKey is the metadata of a document with the prefix of footnote ids.
const prefixKey = "prefix"

func newRenderer() renderer.Renderer {
	prefix := extension.WithFootnoteIDPrefixFunction(func(n ast.Node) []byte {
		prefix, _ := n.OwnerDocument().Meta()[prefixKey].(string)
		return []byte(prefix)
	})
	notes := extension.NewFootnote(prefix, extension.WithFootnoteBacklinkTitle([]byte("Back to the text")))
	return goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.DefinitionList, notes),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(wrapperRenderer{}, 100))),
	).Renderer()
}

// renderBody returns the body of e as HTML.
func (all bodies) renderBody(r renderer.Renderer, e *handbook.Entry) (template.HTML, error) {
	t := all[e.ID]
	if t == nil {
		return template.HTML("<pre>" + template.HTMLEscapeString(e.Markdown) + "</pre>"), nil //nolint:gosec // it is escaped
	}
	t.root.OwnerDocument().AddMeta(prefixKey, e.ID+".")
	for _, h := range t.headings {
		h.node.Level = h.level
		h.node.RemoveAttributes() // attributes in the source
		if h.section {
			h.node.SetAttributeString("id", []byte(sectionID(e.ID, h.anchor)))
		}
	}
	var nodes []ast.Node
	t.each(func(n ast.Node) { nodes = append(nodes, n) })
	for _, n := range nodes {
		all.prepare(t, n)
	}
	var out bytes.Buffer
	if err := r.Render(&out, t.source, t.root); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil //nolint:gosec // Goldmark escapes all text, and the rest is prepared here
}

// sectionID returns the id of a section in a page of many entries. It is unique, because
// ids of entries have no dots.
func sectionID(entry, anchor string) string { return entry + "." + anchor }

// prepare prepares a node.
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
		mark := "[ ] "
		if n.IsChecked {
			mark = "[x] "
		}
		replaceNode(n, rawString(mark))
	case *extast.Table:
		w := &wrapper{}
		replaceNode(n, w)
		w.AppendChild(w, n)
	case *extast.TableCell:
		setCellAttributes(n)
	}
}

// prepareLink keeps a link that can be followed. Others are replaced by their words and
// their address.
func (all bodies) prepareLink(t *parsedBody, n *ast.Link) {
	n.Title = nil
	target, words := string(n.Destination), t.plain(n)
	if to, ok := t.entry.LinkTo(sanitize.CleanLine(target)); ok {
		if words == "" {
			n.AppendChild(n, rawString(to.Entry))
		}
		n.Destination = []byte("#" + to.Entry)
		if all.hasSection(to.Entry, to.Anchor) {
			n.Destination = []byte("#" + sectionID(to.Entry, to.Anchor))
		}
		return
	}
	if canFollow(target) {
		if words == "" {
			n.AppendChild(n, rawString(target))
		}
		spoofed := words != target && markdown.IsSpoofed(words, target)
		if spoofed {
			n.Parent().InsertAfter(n.Parent(), n, addressNote(target, words))
		}
		if words == "" || words == target || spoofed {
			n.SetAttributeString("class", []byte("bare")) // paper gets no second address
		}
		return
	}
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	replaceNode(n, addressNote(target, words))
}

// prepareAutoLink makes an address in the text a link if it can be followed.
func (t *parsedBody) prepareAutoLink(n *ast.AutoLink) {
	target, label := string(n.URL(t.source)), string(n.Label(t.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		target = "mailto:" + target
	}
	if !canFollow(target) {
		replaceNode(n, rawString(label))
		return
	}
	l := ast.NewLink()
	l.Destination = []byte(target)
	l.SetAttributeString("class", []byte("bare"))
	l.AppendChild(l, rawString(label))
	replaceNode(n, l)
}

// replaceImage replaces an image by its alternative text and its address.
func (t *parsedBody) replaceImage(n *ast.Image) {
	alt := t.plain(n)
	if n.Parent() != nil {
		replaceNode(n, rawString(strings.TrimSpace(alt+string(addressNote(string(n.Destination), alt).Value))))
	}
}

// addressNote returns the address of a target that cannot be followed, in parentheses,
// unless the words say it already.
func addressNote(target, words string) *ast.String {
	target = sanitize.CleanLine(target)
	if u, err := url.Parse(target); target == "" || target == words || err != nil || u.Scheme == "" && u.Path == "" {
		return rawString("")
	}
	return rawString(" (" + target + ")")
}

// dropTag drops a tag other than a line break.
func (t *parsedBody) dropTag(n *ast.RawHTML) {
	text := rawString("")
	if name := strings.ToLower(strings.Trim(string(n.Segments.Value(t.source)), "</ >")); name == "br" {
		text.SetCode(true) // written verbatim
		text.Value = []byte("<br>")
	}
	replaceNode(n, text)
}

// dropTags replaces a block of HTML by a paragraph for each line of its text.
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

// setCellAttributes sets the alignment of a cell by a class, because the page allows no
// inline styles, and the scope of a header cell.
func setCellAttributes(n *extast.TableCell) {
	if n.Alignment != extast.AlignNone {
		n.SetAttributeString("class", []byte(n.Alignment.String()))
		n.Alignment = extast.AlignNone
	}
	if n.Parent().Kind() == extast.KindTableHeader {
		n.SetAttributeString("scope", []byte("col"))
	}
}

// rawString returns a node with text that is not parsed further.
func rawString(s string) *ast.String {
	n := ast.NewString([]byte(s))
	n.SetRaw(true)
	return n
}

func replaceNode(n, by ast.Node) { n.Parent().ReplaceChild(n.Parent(), n, by) }

// canFollow reports whether an address can be followed from any place.
func canFollow(target string) bool {
	return markdown.IsWebTarget(string(util.URLEscape([]byte(target), true))) // as Goldmark writes it
}

// wrapper wraps a table, so that a wide table scrolls without the page.
type wrapper struct{ ast.BaseBlock }

var kindWrapper = ast.NewNodeKind("Wrapper")

// Kind implements [ast.Node].
func (*wrapper) Kind() ast.NodeKind { return kindWrapper }

// Dump implements [ast.Node].
func (w *wrapper) Dump(source []byte, level int) { ast.DumpHelper(w, source, level, nil, nil) }

// wrapperRenderer renders wrappers.
type wrapperRenderer struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (wrapperRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindWrapper, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		s := "</div>\n"
		if entering {
			s = `<div class="wide" role="region" aria-label="Table" tabindex="0">` + "\n"
		}
		_, err := w.WriteString(s)
		return ast.WalkContinue, err
	})
}
