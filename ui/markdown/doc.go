package markdown

import "strings"

// Doc is a rendered document.
type Doc struct {
	Rows     []string  // styled rows: a gutter of two columns, then the body, without trailing padding
	Plain    []string  // the same rows without escape sequences; every cell keeps its column
	Headings []Heading // headings in order
	Links    []Link    // links in order
	Parts    []int     // rows at which parts of the document begin; the number of parts does not depend on the width
}

// Heading is a heading of a Doc.
type Heading struct {
	Row   int // index of the heading in Rows
	Level int // level of the heading; 1 is the highest
	Title string
}

// Link is a link in a Doc.
type Link struct {
	Target string // target as the author wrote it
	Spans  []Span // positions of the link's text in [Doc.Text], one for each row
}

// Span is the range of bytes [Start, End) in a string.
type Span struct{ Start, End int }

// Text returns the document as plain text. Spans refer to this text.
func (d Doc) Text() string { return strings.Join(d.Plain, "\n") }
