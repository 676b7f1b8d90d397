package load

import (
	"cmp"
	"fmt"
	"path"
	"regexp"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
)

// builder builds a handbook from its manifest and pages.
type builder struct {
	parts    handbook.Parts
	manifest manifest
	pages    []*parsedPage

	translations []*parsedPage

	foreign  bool                       // the handbook has no manifest, so it was written for another program
	byID     map[string]*handbook.Entry // by id or former id
	labels   map[string][]byte          // Docusaurus category files, by folder
	others   map[string]bool            // paths of files that are not pages
	symlinks map[string]bool            // paths of symbolic links
	suffixes idSuffixes                 // last number appended to each id

	outline      *outline
	navigations  []navigation
	sectionPages map[string]*parsedPage // by folder: Hugo pages that only have metadata for the folder

	acronyms *handbook.AcronymIndex
	alphabet handbook.Alphabet         // for the first language that a page states; used if the manifest lists none
	patterns map[string]*regexp.Regexp // compiled patterns of control sets
	nearest  suggester
}

func newBuilder(w *walker) *builder {
	b := &builder{
		parts: handbook.Parts{Problems: w.problems},
		byID:  map[string]*handbook.Entry{}, foreign: w.manifest == nil,
		labels: map[string][]byte{}, others: w.others, symlinks: w.symlinks, suffixes: idSuffixes{},
		navigations: w.navigations, sectionPages: map[string]*parsedPage{}, patterns: map[string]*regexp.Regexp{},
	}
	for _, l := range w.labels {
		b.labels[path.Dir(l.Path)] = l.Data
	}
	return b
}

// hasNonPage reports whether there is, or may be, a file other than a page at a path. There may be one below a symbolic
// link, because the folders that symbolic links point to are not read.
func (b *builder) hasNonPage(name string) bool {
	if b.others[name] {
		return true
	}
	for ; name != "." && name != "/"; name = path.Dir(name) {
		if b.symlinks[name] {
			return true
		}
	}
	return false
}

func (b *builder) add(ps ...handbook.Problem) { b.parts.Problems = append(b.parts.Problems, ps...) }

// problem reports a problem with a field of a page. other is the path of another page involved, or "".
func (b *builder) problem(p *parsedPage, field string, s handbook.Severity, code, other, format string, args ...any) {
	b.add(handbook.Problem{
		Path: p.entry.Path, Line: p.front.Line(field), Severity: s, Code: code, Message: fmt.Sprintf(format, args...),
		Subject: handbook.ProblemSubject{Other: other},
	})
}

// languageOf returns the language that a page states, or else the first language of the handbook.
func (b *builder) languageOf(p *parsedPage) string {
	return cmp.Or(p.entry.Metadata.Lang, b.firstLanguage())
}

// firstLanguage returns the first language that the manifest lists, or "".
func (b *builder) firstLanguage() string {
	if len(b.parts.Languages) == 0 {
		return ""
	}
	return b.parts.Languages[0]
}

type manifest struct {
	parts    handbook.Parts
	paths    []*readingPath
	defaults frontmatter.Mapping // default values of fields; see setDefaults

	variables map[string]string // by name; {{ name }} in an entry is replaced by the value
}

type readingPath struct {
	handbook.Path
	line  int         // line of the title in the manifest or, without a title, of the id
	named []pathEntry // entries named by the path; empty means every entry
	empty bool        // its list of entries is empty
}

// idSuffixes makes ids unique by appending a number, from 2 on. It maps each id to the last number tried. That saves
// time if many pages or groups want the same id.
type idSuffixes map[string]int

// pathEntry is an id among the entries of a path, with its line in the manifest.
type pathEntry struct {
	id   string
	line int
}
