package load

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// anchorIndex finds pages by their names and headings. In MyST, authors give names to paragraphs and headings, and
// every page can link to such a name. Some generators join pages, so that a link on one page can refer to a heading of
// another page.
type anchorIndex struct {
	pages    []*parsedPage
	named    map[string]*parsedPage            // by name that an author gave: the page; nil if several have this name
	headings map[string]*parsedPage            // by anchor of a heading: the page; nil if several have such a heading
	parts    map[string][]*parsedPage          // by including folder or page: pages that a generator joins into a single page
	wholes   map[*parsedPage][]string          // by page: the keys of parts that include the page
	places   map[*handbook.Entry]*entryAnchors // anchors of entries that are targets of links with a fragment
}

// entryAnchors finds the sections of an entry by anchor. It uses maps, because a page with many links may refer to a
// page with many headings.
type entryAnchors struct {
	anchors map[string]int    // index of each section, by anchor
	folded  map[string]string // by folded form: the anchor; filled when needed
}

// index fills the maps. They are needed only in handbooks with broken links.
func (l *anchorIndex) index() {
	if l.named != nil {
		return
	}
	l.named, l.headings, l.parts, l.wholes = map[string]*parsedPage{}, map[string]*parsedPage{}, map[string][]*parsedPage{}, map[*parsedPage][]string{}
	pages := slices.SortedStableFunc(slices.Values(l.pages), func(p, q *parsedPage) int {
		return cmp.Compare(len(languageOf(p.entry.Path)), len(languageOf(q.entry.Path)))
	})
	for _, p := range pages {
		lang := languageOf(p.entry.Path)
		for name := range p.anchors {
			addUnique(l.named, name, lang, p)
		}
		for _, s := range p.entry.Sections {
			addUnique(l.headings, s.Anchor, lang, p)
		}
		addUnique(l.headings, p.titleAnchor, lang, p)
		if dir, _, ok := strings.Cut(p.entry.Path, "/partials/"); ok {
			l.join(dir, p)
		}
	}
	l.joinIncluded(pages)
}

func (l *anchorIndex) join(whole string, p *parsedPage) {
	l.parts[whole], l.wholes[p] = append(l.parts[whole], p), append(l.wholes[p], whole)
}

// joinIncluded records for each page the pages that include it.
func (l *anchorIndex) joinIncluded(pages []*parsedPage) {
	byPath := map[string]*parsedPage{}
	for _, p := range pages {
		byPath[p.entry.Path] = p
	}
	for _, p := range pages {
		source, _ := p.entry.AuthorText()
		for _, name := range includedFiles(source) {
			for dir := p.entry.Path; dir != "."; { // some tools start at the root, others at their own folder
				dir = path.Dir(dir)
				if part := byPath[path.Join(dir, name)]; part != nil && part != p {
					l.join(p.entry.Path, part)
					break
				}
			}
		}
		if len(l.parts[p.entry.Path]) > 0 {
			l.join(p.entry.Path, p)
		}
	}
}

// isNamed reports whether there is exactly one page with this name.
func (l *anchorIndex) isNamed(name string) bool {
	l.index()
	return l.named[foldFragment(name)] != nil
}

// find looks for a fragment that the target of a link lacks. It returns the page with a heading or name that the
// fragment refers to, or nil if no page or several pages have one. joined reports whether a generator joins the two
// pages.
func (l *anchorIndex) find(without *parsedPage, fragment string) (p *parsedPage, joined bool) {
	l.index()
	for _, whole := range append(l.wholes[without], path.Dir(without.entry.Path)) {
		for _, p := range l.parts[whole] {
			if _, ok := l.findAnchor(p, fragment); ok {
				return p, true
			}
		}
	}
	if l.isNamed(fragment) {
		return l.named[foldFragment(fragment)], false
	}
	key := foldFragment(fragment)
	if p = l.headings[key]; languageOf(without.entry.Path) != "" {
		p = cmp.Or(l.headings[languageOf(without.entry.Path)+" "+key], p)
	}
	return p, p != nil && isBook(p) && isBook(without)
}

// addUnique adds a page under its name and, if it has a language, under the name with that language. A name that
// several pages share maps to nil. Pages without a language must be added first, because they take precedence.
func addUnique(to map[string]*parsedPage, name, lang string, p *parsedPage) {
	key := foldFragment(name)
	if key == "" {
		return
	}
	if lang != "" {
		addKey(to, lang+" "+key, p)
		if other, taken := to[key]; taken && (other == nil || languageOf(other.entry.Path) == "") {
			return
		}
	}
	addKey(to, key, p)
}

func addKey(to map[string]*parsedPage, key string, p *parsedPage) {
	if other, taken := to[key]; taken && other != p {
		p = nil
	}
	to[key] = p
}

// isBook reports whether a page is a chapter of a book in bookdown or Quarto, where all chapters can link to its
// headings.
func isBook(p *parsedPage) bool {
	return slices.Contains([]string{".rmd", ".qmd"}, strings.ToLower(path.Ext(p.entry.Path)))
}

// includedFiles returns the names of the files that Jekyll, mdBook, VitePress, MkDocs, MyST or Hugo would include.
func includedFiles(source string) (names []string) {
	for _, tag := range []func() *regexp.Regexp{includeStatementPattern, includeLinePattern, includeCommentPattern} {
		for _, m := range tag().FindAllStringSubmatch(source, -1) {
			names = append(names, strings.Join(m[1:], ""))
		}
	}
	return names
}

// foldFragment returns the letters and digits of a fragment in lower case and without accents, because macOS writes é
// as two characters and MkDocs as e. It keeps the marks of other scripts, because they are not accents.
func foldFragment(s string) string {
	accents := true
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z': // nearly all letters
			accents = true
			return r
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			accents = unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Nd)
			return unicode.ToLower(r)
		case unicode.IsMark(r) && !accents:
			return r
		}
		return -1
	}, norm.NFD.String(s))
}

// includeTagPattern matches the tags that include a file.
var includeTagPattern = pattern.Lazy(`\{%-?\s*(?:include|render|partial)|\{\{[<%]\s*(?:readfile|include|partial)|\{!|(?m:^#+ <!--)|(?m:^\s*\{\{\s[^{}<%]*(?:\}\}\s*)?$)|<!-- ALL-CONTRIBUTORS`)

// Each of these patterns begins with fixed characters, because such patterns are ten times as fast as others.
var (
	includeStatementPattern = pattern.Lazy(`\{(?:[%{][-<%]?\s*#?include(?:_relative|-markdown)?\s+["']?([^\s"'%{}:]+)|include\}\s+(\S+))`)
	includeLinePattern      = pattern.Lazy(`--8<--\s+["']([^\s"':]+)`)
	includeCommentPattern   = pattern.Lazy(`<!--\s*@include:\s*([^\s{]+)`)
)
