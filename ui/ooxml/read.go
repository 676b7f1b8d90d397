package ooxml

import (
	"encoding/xml"
	"strings"
)

// Root reads up to the start of the root element.
func (s *Scanner) Root() error {
	for {
		if err := s.Next(); err != nil {
			return err
		}
		switch s.Kind {
		case StartTag:
			return nil
		case EndOfFile:
			return errUnexpectedEnd
		}
	}
}

// ReadToEnd reads the rest of the document after the root element.
func (s *Scanner) ReadToEnd() error {
	for {
		err := s.Next()
		if err != nil || s.Kind == EndOfFile {
			return err
		}
		if s.Kind != CharData {
			return errSyntax
		}
	}
}

// Children calls f with each child of the current element and reads the element to its end. f must read the child to
// its end.
func (s *Scanner) Children(f func(child *Element) error) error {
	for {
		if err := s.Next(); err != nil {
			return err
		}
		switch s.Kind {
		case StartTag:
			if err := f(&s.Element); err != nil {
				return err
			}
		case EndTag:
			return nil
		}
	}
}

// ReadContent calls f with each child of the current element, reads the element to its end, and returns the text
// directly in it. f must read the child to its end.
func (s *Scanner) ReadContent(f func(child *Element) error) (string, error) {
	var out strings.Builder
	for {
		if err := s.Next(); err != nil {
			return "", err
		}
		switch s.Kind {
		case CharData:
			text, err := s.decodedValue()
			if err != nil {
				return "", err
			}
			out.WriteString(text)
		case StartTag:
			if err := f(&s.Element); err != nil {
				return "", err
			}
		case EndTag:
			return out.String(), nil
		}
	}
}

// Descendants calls f with each element inside the current one, at any depth, and reads the current element to its end.
// f returns true if it has read its element to the end.
func (s *Scanner) Descendants(f func(e *Element) (read bool, err error)) error {
	for depth := 1; depth > 0; {
		if err := s.Next(); err != nil {
			return err
		}
		switch s.Kind {
		case StartTag:
			read, err := f(&s.Element)
			if err != nil {
				return err
			}
			if !read {
				depth++
			}
		case EndTag:
			depth--
		}
	}
	return nil
}

// Skip reads the current element to its end.
func (s *Scanner) Skip() error {
	return s.Descendants(func(*Element) (bool, error) { return false, nil })
}

// Text reads the current element to its end and returns its text, excluding the text of elements named skip.
func (s *Scanner) Text(skip string) (string, error) {
	out := ""
	for depth := 1; depth > 0; {
		if err := s.Next(); err != nil {
			return "", err
		}
		switch s.Kind {
		case CharData:
			value, err := s.decodedValue()
			if err != nil {
				return "", err
			}
			out += value //nolint:modernize // nearly every text has only one part
		case StartTag:
			if s.Element.Local != skip {
				depth++
			} else if err := s.Skip(); err != nil {
				return "", err
			}
		case EndTag:
			depth--
		}
	}
	return out, nil
}

// IsTrue reports whether a boolean attribute is true. XML Schema allows "true" and "1".
func IsTrue(value string) bool { return value == "1" || value == "true" }

// OpenTag returns the start tag without its closing bracket. It contains the attributes for which keep(name) is true,
// in their original form.
func (e *Element) OpenTag(keep func(name string) bool) string {
	var b strings.Builder
	b.WriteString("<" + e.Prefix + e.Local)
	for _, a := range e.Attrs {
		if keep(a.Name) {
			b.WriteString(" " + a.Name + "=" + string(a.Quote) + string(a.Value) + string(a.Quote))
		}
	}
	return b.String()
}

// Escape escapes a string for content and attributes. Characters that XML does not allow become U+FFFD.
func Escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // writing to a builder never fails
	return b.String()
}
