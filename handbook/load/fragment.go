package load

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// findAnchor returns the anchor of the section that a fragment leads to, "" for the top of the
// entry. Generators make fragments from headings in different ways, so without an exact match
// only letters and digits are compared.
func (p *parsedPage) findAnchor(fragment string) (string, bool) {
	folded, named := foldFragment(fragment), fragment
	if fragment = norm.NFC.String(fragment); fragment == p.titleAnchor || folded != "" && folded == foldFragment(p.titleAnchor) {
		return "", true
	}
	similar := ""
	for _, s := range p.entry.Sections {
		switch {
		case s.Level == 0:
		case s.Anchor == fragment || s.Anchor == named:
			return s.Anchor, true
		case similar == "" && folded != "" && foldFragment(s.Anchor) == folded:
			similar = s.Anchor
		}
	}
	if similar != "" {
		return similar, true
	}
	line, ok := p.anchors[named]
	return p.sectionAt(line), ok
}

// sectionAt returns the anchor of the section that contains a line of the file, "" above
// the first heading. An HTML tag just before a heading belongs to it.
func (p *parsedPage) sectionAt(line int) string {
	anchor := ""
	for _, s := range p.entry.Sections {
		if s.Level > 0 && s.Line <= line+2 {
			anchor = s.Anchor
		}
	}
	return anchor
}

// foldFragment returns the letters and digits of a fragment, in lower case and without accents: macOS writes
// é as two characters, and MkDocs turns it into e. In other scripts marks are not accents, so they stay.
func foldFragment(s string) string {
	accents := true
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			accents = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
			return unicode.ToLower(r)
		case unicode.IsMark(r) && !accents:
			return r
		}
		return -1
	}, norm.NFD.String(s))
}
