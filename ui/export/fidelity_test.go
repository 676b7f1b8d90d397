package export

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/dialect"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// What is read is what was written: every visible word of a page is in each output, in order,
// and in its list item, cell or paragraph; nothing is there that was not written; and struck
// words are among the words for searching nowhere.
//
// What is visible says another way to read a page: Goldmark writes the page as HTML, and that
// is read like a browser reads it.

func TestFidelityOfFixtures(t *testing.T) { checkFidelity(t, os.DirFS("testdata/fidelity")) }

// TestFidelityOfRealHandbooks reads the handbooks in the folders of TRUSTBOOK_HANDBOOKS.
func TestFidelityOfRealHandbooks(t *testing.T) {
	folders, _ := filepath.Glob(filepath.Join(os.Getenv("TRUSTBOOK_HANDBOOKS"), "*"))
	if os.Getenv("TRUSTBOOK_HANDBOOKS") == "" || len(folders) == 0 {
		t.Skip("TRUSTBOOK_HANDBOOKS names no folder of handbooks")
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) { checkFidelity(t, os.DirFS(folder)) })
	}
}

func checkFidelity(t *testing.T, fsys fs.FS) {
	t.Helper()
	h := loadHandbook(t, fsys)
	shown := parseAll(h, false)
	document := &markdownDocument{h: h, bodies: parseAll(h, true), anchors: map[string]string{}, closing: map[string]string{}}
	screen := markdown.New(theme.New(theme.Options{Name: theme.Dark, Depth: theme.TrueColour}), 1<<14)
	pages := 0
	_, err := fs.Stat(fsys, "docusaurus.config.js")
	docusaurus := err == nil
	for _, e := range h.Entries {
		source, _ := e.AuthorText()
		if e.Plain != "" || strings.Contains(source, "<svg") || strings.Contains(source, "{% for") ||
			strings.HasSuffix(e.Path, ".mdx") || docusaurus && onlyMDX.MatchString(source) {
			continue // drawings, programs and components
		}
		pages++
		c := fidelity{t, e, visibleWords(source), extras(source + "\n\n" + e.Markdown)}
		for _, l := range e.Links {
			for _, w := range wordsOf(l.Target) {
				c.extras[w] = true
			}
		}
		c.inOrder("the Markdown document", visibleWords(document.body(e)).words(allText), c.want.words(allText))
		named := func(name string) (string, bool) { return "x", true }
		if page := dialect.Read(source, dialect.Options{Named: named}); page != nil && len(page.Edits) > 0 {
			c.requireKept(source)
			c.want = visibleWords(e.Markdown)
		}
		c.inOrder("the words for searching", wordsOf(e.Text()), c.want.words(toSearch))
		c.inOrder("the text for people", linesOf(e), c.want.words(forPeople))
		c.inPlace()
		page, err := shown.renderBody(newRenderer(), e)
		if err != nil {
			t.Error(err)
		}
		inOrder := c.inOrder
		if strings.Contains(string(page), "<caption") { // which the source has above or below the table
			inOrder = c.inAnyOrder
		}
		inOrder("the page", c.withTitle(readHTML(string(page)).words(allText), c.want.words(allText)), c.want.words(allText))
		c.extras = withNumbers(c.extras) // of lists
		onScreen := wordsOf(strings.Join(screen.Render(e.Markdown).Plain, "\n"))
		if c.want.tabled() { // the lines of a cell stand beside those of the next one
			c.inAnyOrder("the screen", onScreen, c.want.words(allText))
		} else {
			c.inOrder("the screen", onScreen, c.want.words(allText))
		}
		if got := newEntry(h, e, time.Time{}).Markdown; got != source {
			t.Errorf("%s: JSON has other Markdown", e.Path)
		}
	}
	t.Logf("%d of %d pages", pages, len(h.Entries))
}

// withTitle returns the words of the page of an entry, with the title above it if the source has that as a heading,
// which the page then leaves out.
func (c fidelity) withTitle(got, want []string) []string {
	title := wordsOf(c.entry.Title)
	if len(want) >= len(title) && slices.Equal(want[:len(title)], title) && c.difference(got, want) != "" {
		return append(title, got...)
	}
	return got
}

// onlyMDX matches text that MDX reads differently from CommonMark: components, values in JSX, indented text.
var onlyMDX = regexp.MustCompile("<[A-Z]|=\\{|\n\n(?: {4}|\t)")

// fidelity compares the outputs of one entry with the visible words of its source.
type fidelity struct {
	*testing.T
	entry  *handbook.Entry
	want   leaves
	extras map[string]bool
}

// inOrder checks that an output has the words of the source in order, and no others but extras.
func (c fidelity) inOrder(output string, got, want []string) {
	if wrong := c.difference(got, want); wrong != "" {
		c.Errorf("%s: %s %s", c.entry.Path, output, wrong)
	}
}

// difference returns how the words of an output differ from those of the source, or "".
func (c fidelity) difference(got, want []string) string {
	at := 0
	want = slices.Clone(want)
	for i, w := range got {
		switch {
		case at < len(want) && w == want[at]:
			at++
		case at < len(want) && c.isSplit(want[at], got[i:]): // by an address
			want[at] = want[at][len(w):]
		case !c.extras[w]:
			return fmt.Sprintf("has %q after %q, where the source has %q", w, wordsAround(got, i), wordsAround(want, at+1))
		}
	}
	if at < len(want) {
		return fmt.Sprintf("lacks %q", wordsAround(want, at+1))
	}
	return ""
}

// isSplit reports whether a word begins with the first word of got, and ends with the first one that is not an extra.
// It may also be split between two tags, where markers would touch.
func (c fidelity) isSplit(word string, got []string) bool {
	rest, ok := strings.CutPrefix(word, got[0])
	if ok && len(got) > 1 && strings.HasPrefix(rest, got[1]) && betweenTags.MatchString(c.entry.Source.Text) {
		return true
	}
	for i := 1; ok && i < len(got) && c.extras[got[i]]; i++ {
		if i+1 < len(got) && got[i+1] == rest {
			return true
		}
	}
	return false
}

var betweenTags = regexp.MustCompile("[>`*~_]<[/a-z][^<>]*>(?:<[a-z][^<>]*>)?[<`*~]")

// inAnyOrder checks the same as inOrder, in any order.
func (c fidelity) inAnyOrder(output string, got, want []string) {
	count := map[string]int{}
	for _, w := range want {
		count[w]++
	}
	for _, w := range got {
		count[w]--
	}
	for w, n := range count {
		if n > 0 || n < 0 && !c.extras[w] {
			c.Errorf("%s: %s has %q %d times too little", c.entry.Path, output, w, n)
		}
	}
}

func wordsAround(words []string, i int) []string { return words[max(0, i-4):min(len(words), i+3)] }

// inPlace checks that the words of a list item, cell or paragraph are on one line of the text for people, and the words
// of the next one on another.
func (c fidelity) inPlace() {
	var lines [][]string
	for _, block := range body.TextLines(c.entry, nil) {
		for _, l := range block {
			lines = append(lines, wordsOf(l.Text))
		}
	}
	for _, leaf := range c.want {
		words := wordsOf(leaf.all)
		if len(words) == 0 || leaf.broken {
			continue
		}
		if !slices.ContainsFunc(lines, func(line []string) bool { return c.containsWords(line, words) }) {
			c.Errorf("%s: no line has all of %q", c.entry.Path, words)
			return
		}
	}
}

// containsWords reports whether a line has words next to each other, apart from extras.
func (c fidelity) containsWords(line, words []string) bool {
	for from := range line {
		at, rest := 0, words[0]
		for _, w := range line[from:] {
			if after, ok := strings.CutPrefix(rest, w); ok && (after == "" || betweenTags.MatchString(c.entry.Source.Text)) {
				rest = after
			} else if !c.extras[w] {
				break
			}
			if rest == "" {
				if at++; at == len(words) {
					return true
				}
				rest = words[at]
			}
		}
	}
	return false
}

// linesOf returns the words of the text for people.
func linesOf(e *handbook.Entry) []string {
	var out []string
	for _, block := range body.TextLines(e, body.Addresses(e)) {
		for _, l := range block {
			out = append(out, wordsOf(l.Text)...)
		}
	}
	return out
}

// requireKept checks that the page's CommonMark keeps the words of all lines to which no other tool adds anything.
// Package dialect tests the other lines.
func (c fidelity) requireKept(source string) {
	source = regexp.MustCompile(`(?s)<!--.*?-->|(?-s:\n[-*+] .*)\n\{:toc\}|\{%-? *(?:comment|capture).*?end(?:comment|capture) *-?%\}|\{\{?[%<].*?[%>]\}`).ReplaceAllString(source, " ")
	if regexp.MustCompile(`(?m)^\s*<`).MatchString(source) {
		return // HTML goes over lines
	}
	missing := map[string]int{}
	for line := range strings.Lines(source) {
		if !otherTools.MatchString(line) && strings.Count(line, "`")%2 == 0 { // else code goes over lines
			for _, w := range visibleWords(line).words(allText) {
				missing[w]++
			}
		}
	}
	kept, joined := map[string]int{}, map[string]int{} // `Code`s is one word where it is read
	for _, w := range wordsOf(c.entry.Markdown) {
		kept[w]++
	}
	for _, w := range visibleWords(c.entry.Markdown).words(allText) {
		joined[w]++
	}
	for w, n := range missing {
		if n -= max(kept[w], joined[w]); n > 0 && !c.extras[w] {
			c.Errorf("%s: %q is missing %d times after what other tools add is read", c.entry.Path, w, n)
		}
	}
}

// otherTools matches what other tools add to Markdown.
var otherTools = regexp.MustCompile(`[{}:<>%]|\[\[|\w\*\w|!!!|\?\?\?|===|^\s*(?:\*?\[|import |export |\||//)|^\(.*\)=\s*$`)

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
