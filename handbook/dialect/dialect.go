// Package dialect reads what other tools add to Markdown: callouts, tabs, block tags,
// attribute lists, template links and includes. It parses a page with block and inline
// parsers of its own, so that it knows the list, quote or code block that each construct
// stands in, and returns the edits that turn the page into CommonMark. A callout becomes a
// quote with a label. Each tool has a file, named after it.
package dialect

import (
	"sort"
	"strings"

	mdtext "github.com/yuin/goldmark/text"

	"github.com/yuin/goldmark/parser"

	"trustbook/handbook"
)

// Edit replaces the bytes from Start up to Stop by Text.
type Edit struct {
	Start, Stop int
	Text        string

	// Contained edits repeat the markers of the quotes and lists around them after each
	// line break in Text.
	Contained bool
}

// Options is what a page cannot know.
type Options struct {
	MDX       bool              // its extension says that it is MDX
	Variables map[string]string // values of {{ name }}
}

// Page is what other tools' Markdown adds to a page.
type Page struct {
	Edits    []Edit
	Acronyms []handbook.Acronym // *[HTML]: what it stands for
	Anchors  map[string]int     // ids to link to -> byte
	Links    map[string]bool    // targets that a template would have filled in
	Unread   []Tag              // what is not understood, once for each name

	options   Options
	source    string
	closed    map[string]bool // names of tags that the page closes
	jsx       map[string]bool // names of components
	myst      bool
	percents  int // lines of %%
	scripted  bool
	raw       []span // where template tags are text
	rawFrom   int    // where the current one begins; -1 outside
	tabLabels map[string]string
	unread    map[string]int // index in Unread

	handled int    // inline constructs up to here are done
	taken   []span // lines in which blocks have done them, in order
	blanks  []blankLine
	synced  int // last line that was not blank
}

// Tag is a tag or callout that is not understood.
type Tag struct {
	Name  string // as written, without its parameters
	At    int    // byte of the first
	Count int
	Kept  bool // its content is shown without it
}

// maxUnread limits how many kinds of tag are told of one page.
const maxUnread = 100

// span is a range of bytes.
type span struct{ start, stop int }

// contains reports whether one of the spans, which are in order, contains a byte.
func contains(spans []span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].stop > at })
	return i < len(spans) && spans[i].start <= at
}

// Read finds what other tools' Markdown adds to a page. It returns nil for a page without
// any, which costs next to nothing.
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
	markdown(strings.Contains(source, "{") || hasEmoji(source)).Parse(mdtext.NewReader([]byte(source)), parser.WithContext(pc))
	p.flushBlanks()
	p.readCommentedTags()
	if options.MDX {
		p.separateFences()
	}
	return p
}

// IsComponent reports whether a tag is a component of the site, not HTML or a word in
// angle brackets.
func (p *Page) IsComponent(name string) bool {
	return p != nil && (p.options.MDX || p.jsx[name])
}

// marks are strings of which a page has at least one, if there is something to read on it.
var marks = strings.Fields("{% {{ {: {# {. ){ ]{ `{ *{ _{ }` }~ ~{ !!! ??? ::: /// [! 8<-- [TOC] [[ $toc ```admonish )= {/* {! %% ]()")

// markedLines are the same at the start of a line.
var markedLines = []string{"import ", "*[", "=== \"", "===! \"", "===+ \"", "{ "}

// hasMarks reports whether a page may have something to read.
func hasMarks(source string) bool {
	for _, m := range marks {
		if strings.Contains(source, m) {
			return true
		}
	}
	for _, m := range markedLines {
		if strings.HasPrefix(source, m) || strings.Contains(source, "\n"+m) {
			return true
		}
	}
	return hasComponents(source) || hasEmoji(source)
}

// hasComponents reports whether a text may have components.
func hasComponents(source string) bool {
	for _, m := range []string{"</", "/>"} {
		if strings.Contains(source, m) && componentTag().MatchString(source) {
			return true
		}
	}
	return false
}

func (p *Page) edit(start, stop int, text string) {
	p.Edits = append(p.Edits, Edit{Start: start, Stop: stop, Text: text})
}

// editBlock replaces bytes at the start of a line by lines of their own.
func (p *Page) editBlock(start, stop int, text string) {
	p.Edits = append(p.Edits, Edit{Start: start, Stop: stop, Text: text, Contained: true})
}

// unknown records a tag that is not understood.
func (p *Page) unknown(name string, at int) { p.addUnknown(name, at, false) }

// addUnknown is unknown for a tag whose content may be kept.
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
	p.Unread[i].Count++
	p.Unread[i].At = min(p.Unread[i].At, at)
}

func (p *Page) anchor(id string, at int) {
	if _, taken := p.Anchors[id]; !taken && id != "" {
		p.Anchors[id] = at
	}
}

// isTaken reports whether the block of a byte has read the inline constructs there.
func (p *Page) isTaken(at int) bool { return contains(p.taken, at) }

// isRaw reports whether a template engine leaves a byte alone.
func (p *Page) isRaw(at int) bool {
	return contains(p.raw, at) || p.rawFrom >= 0 && at >= p.rawFrom
}

// rest returns the rest of the line from a byte on, as far as a construct within a line
// may reach.
func (p *Page) rest(at int) string {
	rest, _, _ := strings.Cut(p.source[at:min(len(p.source), at+maxInline)], "\n")
	return rest
}

// maxInline is the longest construct within a line.
const maxInline = 1 << 10

// lineEnd returns the end of the line that contains a byte, without its line break.
func (p *Page) lineEnd(at int) int {
	if n := strings.IndexByte(p.source[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(p.source)
}

// followsText reports whether the line before the one that contains a byte has words.
func (p *Page) followsText(at int) bool {
	start := strings.LastIndexByte(p.source[:at], '\n')
	if start < 0 {
		return false
	}
	before := p.source[strings.LastIndexByte(p.source[:start], '\n')+1 : start]
	return strings.Trim(before, " \t>\r") != ""
}
