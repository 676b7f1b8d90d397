package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// Limits on a tree. Word itself refuses deeper nesting long before.
const (
	maxElements = 2_000_000
	maxDepth    = 200
)

// element is an XML element. Its name begins with the usual prefix of its namespace, whatever the file uses.
type element struct {
	name     string // such as w:p
	attrs    []attribute
	children []*element
	text     string // the text directly in it
}

type attribute struct{ name, value string }

// prefixes holds the usual prefixes of namespaces, transitional and strict.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:", "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:", "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math": "m:", "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/main": "a:", "http://purl.oclc.org/ooxml/drawingml/main": "a:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:", "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
	"urn:schemas-microsoft-com:vml": "v:", "": "", "http://schemas.openxmlformats.org/package/2006/relationships": "",
}

func prefix(space string) string {
	if p, known := prefixes[space]; known {
		return p
	}
	return "?:"
}

// parseXML parses a document into a tree and returns its root.
func parseXML(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) {
		return nil, errors.New("it is not in UTF-8")
	}
	root, count := &element{}, 0
	stack := []*element{root}
	var text bytes.Buffer // of the innermost element, up to its first child
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && len(root.children) == 1 && len(stack) == 1 {
			return root.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if count++; count > maxElements || len(stack) > maxDepth {
				return nil, errors.New("it has too many elements")
			}
			e := newElement(t)
			top.endText(&text)
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			top.endText(&text)
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(top.children) == 0 && top != root {
				text.Write(t)
			}
		}
	}
}

// endText sets the text of an element from the buffer, and empties that. Comments may split a
// text into millions of pieces.
func (e *element) endText(text *bytes.Buffer) {
	if len(e.children) == 0 {
		e.text = text.String()
	}
	text.Reset()
}

func newElement(t xml.StartElement) *element {
	e := &element{name: prefix(t.Name.Space) + t.Name.Local}
	for _, a := range t.Attr {
		if a.Name.Space != "xmlns" {
			e.attrs = append(e.attrs, attribute{prefix(a.Name.Space) + a.Name.Local, a.Value})
		}
	}
	return e
}

// The functions that most of this package calls are not inlined: they are called some hundred
// times in the code, and inlining them costs 40 KB.

// attr returns the value of an attribute; "" for none.
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

// all returns the children.
//
//go:noinline
func (e *element) all() []*element {
	if e == nil {
		return nil
	}
	return e.children
}

// child follows a path of names to the first such descendant; nil if there is none.
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

// val returns the attribute w:val of a descendant; "" for none.
//
//go:noinline
func (e *element) val(names ...string) string { return e.child(names...).attr("w:val") }

// isOn reports whether a toggle such as w:b is present and not turned off; known is false if it is absent.
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

// find calls visit for the descendants with a name, outermost first, but not for those inside of another.
func (e *element) find(name string, visit func(*element)) {
	for _, c := range e.all() {
		if c.name == name {
			visit(c)
		} else if c.name != "mc:Fallback" {
			c.find(name, visit)
		}
	}
}

// plainText returns the text of all w:t in an element, paragraphs separated by spaces.
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
