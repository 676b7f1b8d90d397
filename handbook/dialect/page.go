package dialect

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark/parser"

	"trustbook/handbook"
)

// maxUnsupportedTags is the maximum number of different tags reported for a page.
const maxUnsupportedTags = 100

// maxInlineBytes is the maximum length of an inline construct in bytes.
const maxInlineBytes = 1 << 10

// Edit replaces the bytes from Start to Stop with Text.
type Edit struct {
	Start, Stop int
	Text        string

	// Contained edits repeat the markers of the enclosing quotations and lists after each line break in Text.
	Contained bool
}

// Options gives [Read] information that the page itself does not contain.
type Options struct {
	MDX       bool              // the file has the extension of MDX
	Variables map[string]string // values of {{ name }}

	// Named returns the address of the page or file with the given name, as in wiki links. If Named is nil, no name has
	// an address.
	Named func(name string) (address string, ok bool)
}

// Page holds the extensions that a page uses.
type Page struct {
	Edits       []Edit
	Acronyms    []handbook.Acronym // from lines such as *[HTML]: HyperText Markup Language
	Anchors     map[string]int     // byte offset of each id that links may refer to
	Labels      []Label            // labels of the parts of components, from which sites make anchors
	Links       map[string]bool    // link targets that a template engine would fill in
	Unsupported []Tag              // tags that are not supported, one for each name
	Unclosed    []int              // byte offsets of blocks between colons that are never closed
	Comments    []Comment          // comments that are not HTML, in order
	Costly      string             // why the page is too expensive to parse; if set, the rest of Page is not used

	options   Options
	source    string
	closed    map[string]bool // names of tags for which the page has a closing tag
	jsx       map[string]bool // names of components on the page
	myst      bool
	percents  int // number of lines that consist of %%
	scripted  bool
	wiki      int    // 1 if the page links to other pages by name, -1 if not, 0 if not known yet
	raw       []span // ranges in which template tags are plain text
	rawFrom   int    // start of the current raw range; -1 if there is none
	tabLabels map[string]string
	tabTitles []string          // titles of the tabs that follow
	captured  map[string]string // values of variables set on the page itself
	looped    map[string]bool   // names of the variables of loops
	footnotes int               // number of footnotes made from inline notes
	inserted  int               // number of bytes of captured values inserted by edits
	unread    map[string]int    // index in Unsupported, by name
	lastEnds  map[string]int    // byte offset of the last end of a comment, by its form; -1 for none

	handled int    // byte offset before which all inline constructs have been handled
	taken   []span // lines whose inline constructs were handled with their block, in order
	blanks  []blankLine
	synced  int // number of the last line that is not blank
}

// Tag is a tag or callout that is not supported.
type Tag struct {
	Name string // the tag as written, without parameters
	At   int    // byte offset of its first occurrence
	Kept bool   // only the tag is removed; its content is shown

	Unclosed bool // a comment that is never closed, and is therefore shown
}

// Comment is the range of a comment in bytes, with its marks.
type Comment struct{ Start, Stop int }

// Label is the label of a part of a page, such as a tab.
type Label struct {
	Text string
	At   int // byte offset of the tag
}

type span struct{ start, stop int }

// spansContain reports whether one of spans, which are sorted, contains byte offset at.
func spansContain(spans []span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].stop > at })
	return i < len(spans) && spans[i].start <= at
}

func (p *Page) edit(start, stop int, text string) {
	p.Edits = append(p.Edits, Edit{Start: start, Stop: stop, Text: text})
}

// editBlock replaces bytes at the start of a line with text on separate lines.
func (p *Page) editBlock(start, stop int, text string) {
	p.Edits = append(p.Edits, Edit{Start: start, Stop: stop, Text: text, Contained: true})
}

// reportUnknown records a tag that is not supported.
func (p *Page) reportUnknown(name string, at int) { p.addUnknown(name, at, false) }

// addUnknown is like reportUnknown, for a tag whose content may be kept.
func (p *Page) addUnknown(name string, at int, kept bool) {
	i, known := p.unread[name]
	if !known {
		if len(p.Unsupported) == maxUnsupportedTags {
			return
		}
		i = len(p.Unsupported)
		p.unread[name] = i
		p.Unsupported = append(p.Unsupported, Tag{Name: name, At: at, Kept: kept})
	}
	p.Unsupported[i].At = min(p.Unsupported[i].At, at)
}

// reportUnclosed records a comment that is never closed.
func (p *Page) reportUnclosed(name string, at int) {
	p.addUnknown(name, at, true)
	if i, known := p.unread[name]; known {
		p.Unsupported[i].Unclosed = true
	}
}

func (p *Page) anchor(id string, at int) {
	if _, taken := p.Anchors[id]; !taken && id != "" {
		p.Anchors[id] = at
	}
}

// isAlreadyRead reports whether inline constructs at a byte offset were handled together with their block.
func (p *Page) isAlreadyRead(at int) bool { return spansContain(p.taken, at) }

// isRaw reports whether template engines leave the text at a byte offset unchanged.
func (p *Page) isRaw(at int) bool {
	return spansContain(p.raw, at) || p.rawFrom >= 0 && at >= p.rawFrom
}

// restOfLine returns the rest of the line from a byte offset on, up to maxInlineBytes bytes.
func (p *Page) restOfLine(at int) string {
	rest, _, _ := strings.Cut(p.source[at:min(len(p.source), at+maxInlineBytes)], "\n")
	return rest
}

// lineEnd returns the end of the line that contains byte offset at, without its line break.
func (p *Page) lineEnd(at int) int {
	if n := strings.IndexByte(p.source[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(p.source)
}

// followsText reports whether the line before the line with byte offset at is not blank.
func (p *Page) followsText(at int) bool {
	start := strings.LastIndexByte(p.source[:at], '\n')
	if start < 0 {
		return false
	}
	before := p.source[strings.LastIndexByte(p.source[:start], '\n')+1 : start]
	return strings.Trim(before, " \t>\r") != ""
}

// IsComponent reports whether a tag is a component of the site, and not HTML or a word in angle brackets.
func (p *Page) IsComponent(name string) bool { return p != nil && (p.options.MDX || p.jsx[name]) }

func pageOf(pc parser.Context) *Page { return pc.Get(pageContextKey).(*Page) } //nolint:errcheck,forcetypeassert // Read sets it

// pageContextKey is the context key under which parsers find the [Page].
var pageContextKey = parser.NewContextKey()

// blankLine is a blank line inside blocks. If a block continues below the line, the rewritten line needs the block's
// markers, because a line without markers would end the block.
type blankLine struct {
	number      int
	last        int // number of the last line, if there are several blank lines in a row
	start, stop int // byte range of the white space after the last marker
	column      int // column where text on the line would begin
	text        string
	gone        bool       // the line is removed
	outermost   *toolBlock // outermost block in which the line is blank
	inside      bool       // commit has reached the outermost block
}
