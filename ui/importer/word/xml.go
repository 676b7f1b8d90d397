package word

import (
	"errors"
	"slices"
	"strings"

	"trustbook/ui/ooxml"
)

// Limits for a tree. Word itself allows much less nesting.
const (
	maxElements     = 2_000_000
	maxElementDepth = 200
)

// element is an XML element. Its name has the usual prefix of its namespace, regardless of the prefix in the file.
type element struct {
	name     string // name with prefix, such as w:p
	attrs    []attribute
	children []*element
	text     string // text directly in the element, not in its children
}

type attribute struct{ name, value string }

// usualPrefixes maps namespaces, both transitional and strict, to their usual prefixes.
var usualPrefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:", "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:", "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math": "m:", "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/main": "a:", "http://purl.oclc.org/ooxml/drawingml/main": "a:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:", "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
	"urn:schemas-microsoft-com:vml": "v:", "": "", "http://schemas.openxmlformats.org/package/2006/relationships": "",
}

func standardPrefix(space string) string {
	if p, known := usualPrefixes[space]; known {
		return p
	}
	return "?:"
}

// treeReader builds a tree of elements.
type treeReader struct {
	*ooxml.Scanner
	prefixes []declaration // usualPrefixes declared in the open elements, the innermost last
	count    int
}

// declaration maps a prefix in the file to the usual one.
type declaration struct{ prefix, usual string }

// maxDeclarations limits the prefix declarations of the open elements. Word writes about 35 of them.
const maxDeclarations = 1_000

// readTree returns the root element of a part.
func readTree(data []byte) (*element, error) {
	r := &treeReader{Scanner: ooxml.NewScanner(data)}
	root := &element{}
	err := r.Root()
	if err == nil {
		root, err = r.element(0)
	}
	if err == nil {
		err = r.ReadToEnd()
	}
	return root, err
}

// element reads the rest of an element whose start tag has just been read.
func (r *treeReader) element(depth int) (*element, error) {
	outer := len(r.prefixes)
	if r.count++; r.count > maxElements || depth > maxElementDepth || !r.declare() {
		return nil, errors.New("it has too many elements")
	}
	e := &element{name: r.standardPrefix(r.Element.Prefix) + r.Element.Local}
	for i := range r.Element.Attrs {
		a := &r.Element.Attrs[i]
		prefix, local, prefixed := strings.Cut(a.Name, ":")
		switch {
		case prefix == "xmlns":
			continue
		case prefixed:
			e.attrs = append(e.attrs, attribute{r.standardPrefix(prefix+":") + local, a.Decoded()})
		default:
			e.attrs = append(e.attrs, attribute{a.Name, a.Decoded()})
		}
	}
	text, err := r.ReadContent(func(*ooxml.Element) error {
		child, err := r.element(depth + 1)
		e.children = append(e.children, child)
		return err
	})
	if len(e.children) == 0 {
		e.text = text
	}
	r.prefixes = r.prefixes[:outer]
	return e, err
}

// declare adds the prefixes declared in the last start tag. It returns false if there are too many.
func (r *treeReader) declare() bool {
	for i := range r.Element.Attrs {
		a := &r.Element.Attrs[i]
		if prefix, ok := strings.CutPrefix(a.Name, "xmlns:"); ok {
			r.prefixes = append(r.prefixes, declaration{prefix + ":", standardPrefix(a.Decoded())})
		} else if a.Name == "xmlns" {
			r.prefixes = append(r.prefixes, declaration{"", standardPrefix(a.Decoded())})
		}
	}
	return len(r.prefixes) <= maxDeclarations
}

// standardPrefix returns the usual prefix for a prefix in the file. The empty prefix can be declared too.
func (r *treeReader) standardPrefix(prefix string) string {
	for _, d := range slices.Backward(r.prefixes) {
		if d.prefix == prefix {
			return d.usual
		}
	}
	if prefix == "" {
		return ""
	}
	return standardPrefix(prefix)
}

// The functions below are called in hundreds of places, and inlining them would add 40 KB to the program.

// attr returns the value of an attribute, or "" if there is none.
//
//go:noinline
func (e *element) attr(name string) string {
	if e != nil {
		for _, a := range e.attrs {
			if a.name == name {
				return a.value
			}
		}
	}
	return ""
}

// all returns the children of an element, which may be nil.
//
//go:noinline
func (e *element) all() []*element {
	if e == nil {
		return nil
	}
	return e.children
}

// child returns the first descendant at a path of names, or nil if there is none.
//
//go:noinline
func (e *element) child(names ...string) *element {
	for _, name := range names {
		var next *element
		for _, c := range e.all() {
			if c.name == name {
				next = c
				break
			}
		}
		e = next
	}
	return e
}

// valueOf returns the attribute w:val of a descendant, or "" if there is none.
//
//go:noinline
func (e *element) valueOf(names ...string) string { return e.child(names...).attr("w:val") }

// isOn reports whether a toggle such as w:b is present and not turned off. known is false if the toggle is absent.
//
//go:noinline
func (e *element) isOn(name string) (on, known bool) {
	c := e.child(name)
	if c == nil {
		return false, false
	}
	switch c.attr("w:val") {
	case "0", "false", "off", "none":
		return false, true
	}
	return true, true
}

// find calls visit for each descendant with a name, except those inside another match.
func (e *element) find(name string, visit func(*element)) {
	for _, c := range e.all() {
		if c.name == name {
			visit(c)
		} else if c.name != "mc:Fallback" {
			c.find(name, visit)
		}
	}
}

// plainText returns the text of all w:t elements in an element, with a space between paragraphs.
func (e *element) plainText() string {
	var b strings.Builder
	var walk func(*element)
	walk = func(e *element) {
		switch e.name {
		case "w:t", "m:t":
			b.WriteString(e.text)
		case "w:p", "w:tab", "w:br", "w:tc":
			b.WriteByte(' ')
		case "mc:Fallback", "w:del", "w:instrText":
			return
		}
		for _, c := range e.children {
			walk(c)
		}
	}
	if e != nil {
		walk(e)
	}
	return b.String()
}
