package export

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/dialect"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// Every output must contain what was written, and nothing else: all visible words of a page are in it, in order and in
// their list item, cell or paragraph. Struck-out words are not searchable.
//
// The visible words are determined independently: Goldmark writes the page as HTML, which is then read like a browser
// would.

func TestFidelityOfFixtures(t *testing.T) { checkFidelity(t, os.DirFS("testdata/fidelity")) }

// TestFidelityOfRealHandbooks checks the handbooks in the folders of TRUSTBOOK_HANDBOOKS.
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
	pages, mdx, whole := 0, 0, 0
	_, err := fs.Stat(fsys, "docusaurus.config.js")
	docusaurus := err == nil
	for _, e := range h.Entries {
		source, _ := e.AuthorText()
		if e.Plain == "" && strings.HasSuffix(e.Path, ".mdx") {
			mdx++
			if (fidelity{T: t, entry: e}).checkMDX(source) {
				whole++
			}
			continue
		}
		if e.Plain != "" || strings.Contains(source, "<svg") || strings.Contains(source, "{% for") ||
			docusaurus && onlyMDX.MatchString(source) {
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
		if strings.Contains(string(page), "<caption") { // the source has the caption above or below the table
			inOrder = c.inAnyOrder
		}
		inOrder("the page", c.withTitle(readHTML(string(page)).words(allText), c.want.words(allText)), c.want.words(allText))
		c.extras = withNumbers(c.extras) // numbers of list items
		onScreen := wordsOf(strings.Join(screen.Render(e.Markdown).Plain, "\n"))
		if c.want.tabled() { // the lines of a cell are beside those of the next one
			c.inAnyOrder("the screen", onScreen, c.want.words(allText))
		} else {
			c.inOrder("the screen", onScreen, c.want.words(allText))
		}
		if got := newEntry(h, e, time.Time{}).Markdown; got != body.EmptyComments(source, path.Ext(e.Path) == ".mdx") {
			t.Errorf("%s: JSON has other Markdown", e.Path)
		}
	}
	t.Logf("%d of %d pages, %d of MDX, of which %d are whole", pages, len(h.Entries), mdx, whole)
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

// onlyMDX matches text that MDX reads differently from CommonMark: components, JSX values, indented text.
var onlyMDX = regexp.MustCompile("<[A-Z]|=\\{|\n\n(?: {4}|\t)")

// fidelity compares the outputs of an entry with the visible words of its source.
type fidelity struct {
	*testing.T
	entry  *handbook.Entry
	want   leaves
	extras map[string]bool
}

// inOrder checks that an output has the words of the source in order, and no others except extras.
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
		case at < len(want) && c.isSplit(want[at], got[i:]): // split by a URL
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

// isSplit reports whether a word begins with the first word of got and ends with the first one that is not an extra. A
// word can also be split between two tags, where markers would touch.
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

// inAnyOrder is like inOrder, but ignores the order.
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

// inPlace checks that the words of a list item, cell or paragraph are on one line of the text for people, and those of
// the next one on another.
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

// containsWords reports whether a line has the words next to each other, apart from extras.
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

// requireKept checks that the page's CommonMark keeps the words of all lines without additions of other tools. Package
// dialect tests the other lines.
func (c fidelity) requireKept(source string) {
	source = regexp.MustCompile(`(?s)<!--.*?-->|(?-s:\n[-*+] .*)\n\{:toc\}|\{%-? *(?:comment|capture).*?end(?:comment|capture) *-?%\}|\{\{?[%<].*?[%>]\}`).ReplaceAllString(source, " ")
	if regexp.MustCompile(`(?m)^\s*<`).MatchString(source) {
		return // HTML spans lines
	}
	missing := map[string]int{}
	for line := range strings.Lines(source) {
		if !otherTools.MatchString(line) && strings.Count(line, "`")%2 == 0 { // otherwise code spans lines
			for _, w := range visibleWords(line).words(allText) {
				missing[w]++
			}
		}
	}
	kept, joined := map[string]int{}, map[string]int{} // `Code`s is read as one word
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
