// Package dialect reads other tools' extensions of Markdown: callouts, tabs, block tags, attribute lists,
// template links and includes. It parses a page with block and inline parsers of its own, so that it knows
// which list, quote or code block contains each construct, and returns the edits that turn the page into
// CommonMark. A callout becomes a quote with a label. Each tool has a file, named after it.
package dialect

import (
	"slices"
	"sort"
	"strings"

	mdtext "github.com/yuin/goldmark/text"

	"github.com/yuin/goldmark/parser"

	"trustbook/handbook"
	"trustbook/handbook/limit"
)

// Edit replaces the bytes from Start up to Stop with Text.
type Edit struct {
	Start, Stop int
	Text        string

	// Contained edits repeat, after each line break in Text, the markers of the quotes and lists around it.
	Contained bool
}

// Options tells [Read] what the text of a page does not show.
type Options struct {
	MDX       bool              // the file has the extension of MDX
	Variables map[string]string // values of {{ name }}

	// Named returns the address of the page or file with a name, as wiki links use it; nil if nothing has a name.
	Named func(name string) (address string, ok bool)
}

// Page holds the extensions of other tools that a page uses.
type Page struct {
	Edits    []Edit
	Acronyms []handbook.Acronym // from lines such as *[HTML]: HyperText Markup Language
	Anchors  map[string]int     // ids that links can lead to -> byte offset
	Links    map[string]bool    // targets that a template engine would fill in
	Unread   []Tag              // tags that are not understood, one for each name
	Costly   string             // why the page is too expensive to parse, in which case the rest of Page is unused; "" if it is not

	options   Options
	source    string
	closed    map[string]bool // names of tags that have a closing tag on the page
	jsx       map[string]bool // names of components on the page
	myst      bool
	percents  int // number of lines that consist of %%
	scripted  bool
	wiki      int    // 1 if the page links to other pages by name, -1 if not, 0 if not known yet
	raw       []span // ranges in which template tags are text
	rawFrom   int    // start of the current raw range; -1 outside
	tabLabels map[string]string
	captured  map[string]string // values to which the page itself gives names
	footnotes int               // number of footnotes made from notes inside sentences
	inserted  int               // number of bytes of captured values in edits
	unread    map[string]int    // name -> index in Unread

	handled int    // byte offset up to which inline constructs have been read
	taken   []span // lines whose block has already read their inline constructs, in order
	blanks  []blankLine
	synced  int // number of the last line that was not blank
}

// Tag is a tag or callout that is not understood.
type Tag struct {
	Name string // the tag as written, without its parameters
	At   int    // byte offset of its first occurrence
	Kept bool   // only the tag is removed, and its content is shown
}

// maxInserted limits how many bytes values that the page itself names may add to the page.
const maxInserted = 64 << 10

// maxUnread limits how many different tags are reported for a page.
const maxUnread = 100

type span struct{ start, stop int }

// spansContain reports whether one of the spans, which are in order, contains a byte offset.
func spansContain(spans []span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].stop > at })
	return i < len(spans) && spans[i].start <= at
}

// Read finds the extensions of other tools on a page. It returns nil if there are none, which
// costs next to nothing.
func Read(source string, options Options) *Page {
	if !options.MDX && !hasMarks(source) {
		return nil
	}
	p := &Page{
		options: options, source: source, rawFrom: -1, synced: -1,
		Anchors: map[string]int{}, Links: map[string]bool{}, unread: map[string]int{},
		closed: map[string]bool{}, jsx: map[string]bool{}, tabLabels: map[string]string{},
	}
	p.scan()
	pc := parser.NewContext()
	pc.Set(pageKey, p)
	parserFor(hasInline(source)).Parse(mdtext.NewReader([]byte(source)), parser.WithContext(pc))
	p.Costly = limit.RefusalReason(pc)
	p.flushBlanks()
	p.readCommentedTags()
	if options.MDX {
		p.separateFences()
	}
	return p
}

// IsComponent reports whether a tag is a component of the site, not HTML or a word in angle brackets.
func (p *Page) IsComponent(name string) bool { return p != nil && (p.options.MDX || p.jsx[name]) }

// extensionMarks are strings that occur in extensions: a page with extensions contains at least one of marks
// or extensionLineStarts.
var extensionMarks = strings.Fields("{% {{ {: {# {* {. ){ ]{ `{ *{ _{ }` }~ ~{ !!! ??? ::: /// [! 8<-- [TOC] [[ $toc ```admonish )= {/* {! %% ]() ^[")

// hasInline reports whether a page may contain inline constructs to read.
func hasInline(source string) bool {
	for _, m := range []string{"{", "[[", "^", "=="} {
		if strings.Contains(source, m) {
			return true
		}
	}
	return hasEmoji(source) || hasCodeBars(source)
}

// extensionLineStarts are like marks, but only at the start of a line.
var extensionLineStarts = []string{"import ", "*[", "=== \"", "===! \"", "===+ \"", "{ "}

// hasMarks reports whether a page may contain extensions.
func hasMarks(source string) bool {
	for _, m := range extensionMarks {
		if strings.Contains(source, m) {
			return true
		}
	}
	for _, m := range extensionLineStarts {
		if strings.HasPrefix(source, m) || strings.Contains(source, "\n"+m) {
			return true
		}
	}
	if strings.Contains(source, "==") && hasHighlight().MatchString(source) || strings.Contains(source, " ^") && hasBlockID().MatchString(source) {
		return true
	}
	return hasComponents(source) || hasEmoji(source) || hasCodeBars(source) || strings.Contains(source, "```") && titledFence().MatchString(source)
}

// hasComponents reports whether a text may contain components.
func hasComponents(source string) bool {
	return slices.ContainsFunc([]string{"</", "/>"}, func(m string) bool { return strings.Contains(source, m) && componentTag().MatchString(source) })
}

func (p *Page) edit(start, stop int, text string) {
	p.Edits = append(p.Edits, Edit{Start: start, Stop: stop, Text: text})
}

// editBlock replaces bytes at the start of a line with text on lines of its own.
func (p *Page) editBlock(start, stop int, text string) {
	p.Edits = append(p.Edits, Edit{Start: start, Stop: stop, Text: text, Contained: true})
}

// reportUnknown records a tag that is not understood.
func (p *Page) reportUnknown(name string, at int) { p.addUnknown(name, at, false) }

// addUnknown is like unknown, but for a tag whose content may be kept.
func (p *Page) addUnknown(name string, at int, kept bool) {
	i, known := p.unread[name]
	if !known {
		if len(p.Unread) == maxUnread {
			return
		}
		i = len(p.Unread)
		p.unread[name] = i
		p.Unread = append(p.Unread, Tag{Name: name, At: at, Kept: kept})
	}
	p.Unread[i].At = min(p.Unread[i].At, at)
}

func (p *Page) anchor(id string, at int) {
	if _, taken := p.Anchors[id]; !taken && id != "" {
		p.Anchors[id] = at
	}
}

// isAlreadyRead reports whether the block at a byte offset has already read the inline constructs
// there.
func (p *Page) isAlreadyRead(at int) bool { return spansContain(p.taken, at) }

// isRaw reports whether template engines treat the text at a byte offset as raw.
func (p *Page) isRaw(at int) bool {
	return spansContain(p.raw, at) || p.rawFrom >= 0 && at >= p.rawFrom
}

// restOfLine returns the rest of the line after a byte offset, up to the maximum length of an
// inline construct.
func (p *Page) restOfLine(at int) string {
	rest, _, _ := strings.Cut(p.source[at:min(len(p.source), at+maxInline)], "\n")
	return rest
}

// maxInline is the maximum length of an inline construct in bytes.
const maxInline = 1 << 10

// lineEnd returns the end of the line that contains a byte offset, without its line break.
func (p *Page) lineEnd(at int) int {
	if n := strings.IndexByte(p.source[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(p.source)
}

// followsText reports whether the line before the one that contains a byte offset has text.
func (p *Page) followsText(at int) bool {
	start := strings.LastIndexByte(p.source[:at], '\n')
	if start < 0 {
		return false
	}
	before := p.source[strings.LastIndexByte(p.source[:start], '\n')+1 : start]
	return strings.Trim(before, " \t>\r") != ""
}
