// Package limit bounds the cost of parsing a page of Markdown. For some input, the CommonMark parser takes quadratic
// time and memory for the inline content of a block (a table of 16 KB took 2.1 s and 1.3 GB). Package limit recognises
// such content before it is parsed, and the page is shown as plain text.
package limit

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// MaxBlockBytes is the maximum size of a line, and of the content of a block.
const MaxBlockBytes = 16 << 10

const (
	longBlockBytes  = 2 << 10 // shorter blocks cost nearly nothing
	maxSquaredSizes = 1 << 30 // maximum sum of the squared sizes of long lines and of long blocks
	maxNesting      = 32      // maximum number of container markers on a line
	maxColumns      = 64      // maximum number of columns of a table
	maxCells        = 10_000  // maximum number of cells in all tables of a page
)

// CheckLines returns the reason why the lines of a page would be too expensive to parse, or "".
func CheckLines(source string) string {
	squares := 0
	for line := range strings.Lines(source) {
		size := len(strings.TrimSpace(line))
		if size > MaxBlockBytes {
			return fmt.Sprintf("it has a line of more than %d KiB", MaxBlockBytes>>10)
		}
		if size > longBlockBytes {
			squares += size * size
		}
		if nest, spaces := containerMarkers(line); nest > maxNesting || nest > 0 && spaces > 8*maxNesting {
			return fmt.Sprintf("it is nested more than %d levels deep", maxNesting)
		}
	}
	if squares > maxSquaredSizes {
		return fmt.Sprintf("it has too many lines of more than %d KiB", longBlockBytes>>10)
	}
	return ""
}

// containerMarkers counts the container markers (> - * + 1.) and the white space at the start of a line.
func containerMarkers(line string) (markers, spaces int) {
	for i := range len(line) {
		c := line[i]
		blank := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
		switch {
		case c == ' ', c == '\t':
			spaces++
		case c == '>', blank && strings.IndexByte("*+-.)", c) >= 0:
			markers++
		case c >= '0' && c <= '9':
		default:
			return markers, spaces
		}
	}
	return markers, spaces
}

// parsingCost accumulates the cost of the blocks of a page.
type parsingCost struct {
	squares int // sum of the squared sizes of long blocks
	cells   int
	reason  string // why the page is too expensive; "" if it is not
}

var costKey = parser.NewContextKey()

func costOf(pc parser.Context) *parsingCost {
	return pc.ComputeIfAbsent(costKey, func() any { return &parsingCost{} }).(*parsingCost) //nolint:errcheck,forcetypeassert // only this function sets the value
}

// RefusalReason returns the reason why a page that was parsed with [BoundParagraphs] is too expensive, or "". The
// document of a page that is too expensive lacks paragraphs.
func RefusalReason(pc parser.Context) string { return costOf(pc).reason }

// BoundParagraphs returns an option that makes the parser drop the paragraphs of a page once they become too expensive,
// before any inline parser sees them. All other inline content is made from a paragraph (underlined headings, tables,
// terms) or is on a single line, which [CheckLines] limits.
func BoundParagraphs() parser.Option {
	return parser.WithParagraphTransformers(util.Prioritized(tableGuard{}, 0), util.Prioritized(textGuard{}, 1000))
}

// AddBlockCost adds the cost of a block's content and reports whether the content may be parsed.
func AddBlockCost(pc parser.Context, lines []mdtext.Segment) bool {
	size := 0
	for _, l := range lines {
		size += l.Len()
	}
	s := costOf(pc)
	if size > MaxBlockBytes && s.reason == "" {
		s.reason = fmt.Sprintf("it has a block of more than %d KiB", MaxBlockBytes>>10)
	}
	s.add(size)
	return s.reason == ""
}

func (s *parsingCost) add(size int) {
	if size > longBlockBytes {
		s.squares += size * size
	}
	if s.squares > maxSquaredSizes && s.reason == "" {
		s.reason = fmt.Sprintf("it has too many blocks of more than %d KiB", longBlockBytes>>10)
	}
}

// tableGuard checks paragraphs that may become tables.
type tableGuard struct{}

// Transform implements [parser.ParagraphTransformer].
func (tableGuard) Transform(node *ast.Paragraph, reader mdtext.Reader, pc parser.Context) {
	lines, source := node.Lines(), reader.Source()
	s, columns := costOf(pc), 0
	for i := range lines.Len() {
		l := lines.At(i)
		line := l.Value(source)
		if MayBeDelimiterRow(line) {
			columns = max(columns, bytes.Count(line, []byte{'|'})+1)
		}
		if columns > 0 {
			s.cells += columns
			s.add(len(line))
		}
	}
	switch {
	case s.reason != "":
	case columns > maxColumns:
		s.reason = fmt.Sprintf("it has a table of more than %d columns", maxColumns)
	case s.cells > maxCells:
		s.reason = fmt.Sprintf("it has more than %d table cells", maxCells)
	}
	if s.reason != "" {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// MayBeDelimiterRow reports whether a line consists only of characters that occur in the delimiter row of a table. It
// is called for every line, so it uses no regular expression.
func MayBeDelimiterRow(line []byte) bool {
	return len(bytes.Trim(line, " \t\r\n|:-")) == 0 && bytes.IndexByte(line, '-') >= 0
}

// textGuard checks the text of a paragraph that remains after link definitions and tables have been extracted.
type textGuard struct{}

// Transform implements [parser.ParagraphTransformer].
func (textGuard) Transform(node *ast.Paragraph, _ mdtext.Reader, pc parser.Context) {
	if !AddBlockCost(pc, node.Lines().Sliced(0, node.Lines().Len())) {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}
