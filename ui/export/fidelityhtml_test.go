package export

import (
	"bytes"
	"cmp"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"trustbook/handbook/dialect"
)

// leaf is a paragraph, list item, cell or block of code.
type leaf struct {
	all, held string // its text, and that without what is struck
	broken    bool   // it has line breaks
	cell      bool   // it is in a table
	heading   bool   // it is the heading of a column, which the text for people has with each value
}

type leaves []leaf

// These select words for [leaves.words].
func allText(l leaf) string  { return l.all }
func toSearch(l leaf) string { return l.held }

func forPeople(l leaf) string {
	if l.heading {
		return ""
	}
	return l.all
}

// words returns what of selects, as words.
func (l leaves) words(of func(leaf) string) []string {
	var out []string
	for _, one := range l {
		out = append(out, wordsOf(of(one))...)
	}
	return out
}

func (l leaves) tabled() bool { return slices.ContainsFunc(l, func(one leaf) bool { return one.cell }) }

// wordsOf returns the runs of letters and digits of a text, whatever their form. Characters of
// scripts without blanks are words of their own.
func wordsOf(text string) []string {
	text = strings.NewReplacer("^(", "", "_(", "").Replace(text)
	text = unblanked.ReplaceAllString(norm.NFKD.String(text), " $0 ")
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) || r == '\ufe0f' })
}

var unblanked = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}]`)

func asHTML(source string) string {
	m := goldmark.New(goldmark.WithExtensions(extension.Linkify, extension.Table, extension.TaskList, extension.Strikethrough, extension.Footnote, extension.DefinitionList), goldmark.WithParserOptions(parser.WithHeadingAttribute()), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	var b bytes.Buffer
	if err := m.Convert([]byte(source), &b); err != nil {
		return ""
	}
	return b.String()
}

// visibleWords returns what a browser shows of Markdown. Words in angle brackets are words, and a
// single tilde in a word is a tilde.
func visibleWords(source string) leaves {
	if inMyST.MatchString(source) {
		source = commentInMyST.ReplaceAllString(source, "")
	}
	return readHTML(asHTML(innerTilde.ReplaceAllString(source, `$1\~$2`)))
}

var (
	inMyST        = regexp.MustCompile("(?m)^[`:]{3,}\\{[a-z-]+\\}|\\{[a-z]+\\}`|^\\([\\w:.-]+\\)=")
	commentInMyST = regexp.MustCompile(`(?m)^% .*$`)
)

var innerTilde = regexp.MustCompile(`([\pL\pN])~([\pL\pN])`)

// A tag that HTML does not have is a word in angle brackets, or a component: one that is closed, or has attributes.
var (
	unknownTag   = regexp.MustCompile(`<(/?)([A-Za-z][A-Za-z0-9-]*)(?:[^<>]*>)?`)
	componentTag = regexp.MustCompile(`</([A-Z]\w*|\w+-[\w-]+)>|<([A-Z]\w*)[^<>]*/>|<([a-z][\w-]*)\s[^<>]*="[^<>]*>`)
)

func readHTML(page string) leaves {
	components := map[string]bool{}
	for _, m := range componentTag.FindAllStringSubmatch(page, -1) {
		components[m[1]+m[2]+m[3]] = true
	}
	page = unknownTag.ReplaceAllStringFunc(page, func(tag string) string {
		name := unknownTag.FindStringSubmatch(tag)[2]
		switch {
		case dialect.IsHTMLElement(name):
			return tag
		case components[name] && strings.HasSuffix(tag, ">"):
			return ""
		}
		return "&lt;" + tag[1:]
	})
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	r := &htmlReader{}
	r.read(doc, false)
	r.end()
	return r.out
}

type htmlReader struct {
	out  leaves
	now  leaf
	cell leaf // what leaves are in: a cell, the heading of a column
}

func (r *htmlReader) end() {
	if r.now.all != "" {
		r.out = append(r.out, r.now)
	}
	r.now = r.cell
}

func (r *htmlReader) add(text string, struck bool) {
	r.now.all += text
	if struck {
		text = " "
	}
	r.now.held += text
}

func (r *htmlReader) read(n *html.Node, struck bool) {
	switch {
	case n.Type == html.TextNode:
		r.add(n.Data, struck)
		return
	case textless[n.Data] || n.DataAtom == atom.Style || n.DataAtom == atom.Head || isBacklink(n):
		return
	case n.DataAtom == atom.Br || n.DataAtom == atom.Pre:
		defer func() { r.now.broken = true }()
		r.now.broken = true
		r.add(" ", struck)
	case n.DataAtom == atom.Img:
		r.add(" "+attributeOf(n, "alt")+" ", struck)
	}
	defer func(cell leaf) { r.cell = cell }(r.cell)
	r.cell.cell = r.cell.cell || n.DataAtom == atom.Table
	r.cell.heading = r.cell.heading || n.DataAtom == atom.Tr && headsColumns(n)
	block := n.Type == html.ElementNode && !inline[n.Data] && n.DataAtom != atom.Br && n.DataAtom != atom.Img && n.DataAtom != atom.Input
	if block {
		r.end()
	}
	r.now.broken = r.now.broken || n.DataAtom == atom.Pre
	struck = struck || n.DataAtom == atom.Del || n.DataAtom == atom.S || n.DataAtom == atom.Strike
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c, struck)
	}
	if block {
		r.end()
	}
}

// headsColumns reports whether a row is the header of a table with three or more columns, and rows below it.
func headsColumns(row *html.Node) bool {
	cells, rows := 0, 0
	var first *html.Node
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td {
			return false
		}
		if c.DataAtom == atom.Th {
			cells++
		}
	}
	table := row.Parent
	for table != nil && table.DataAtom != atom.Table {
		table = table.Parent
	}
	for n := range table.Descendants() {
		if n.DataAtom == atom.Tr {
			first = cmp.Or(first, n)
			rows++
		}
	}
	return cells > 2 && rows > 1 && first == row
}

// inline lists the elements that do not end a paragraph, and textless those whose content is not shown.
var (
	inline   = setOf("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr")
	textless = setOf("audio canvas embed form frame frameset iframe input math object script select svg template textarea video")
)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// isBacklink reports whether a node is the link that Goldmark adds to a footnote, or its number.
func isBacklink(n *html.Node) bool {
	class := attributeOf(n, "class")
	return class == "footnote-backref" || class == "footnote-ref"
}

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// extras returns words that outputs add: addresses, headings of columns, marks of images,
// tasks and footnotes.
func extras(source string) map[string]bool {
	out := map[string]bool{"image": true, "x": true, "mailto": true, "http": true, "https": true}
	for _, address := range regexp.MustCompile(`[^\s"'()<>\[\]]*[/.@#:][^\s"'()<>\[\]]*`).FindAllString(source, -1) {
		for _, w := range wordsOf(address) {
			out[w] = true
		}
	}
	doc, err := html.Parse(strings.NewReader(asHTML(source)))
	if err != nil {
		return out
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Th || n.DataAtom == atom.Sup {
			for _, w := range wordsOf(textOf(n)) {
				out[w] = true
			}
		}
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" || a.Key == "title" && n.DataAtom == atom.Iframe {
				for _, w := range wordsOf(a.Val + " " + url.QueryEscape(a.Val)) {
					out[w] = true
				}
			}
		}
	}
	return out
}

// withNumbers adds the numbers of list items.
func withNumbers(extras map[string]bool) map[string]bool {
	out := maps.Clone(extras)
	for i := range 1000 {
		out[strconv.Itoa(i)] = true
	}
	return out
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if c.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
