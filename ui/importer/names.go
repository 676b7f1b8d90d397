package importer

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"trustbook/handbook/load"
	"trustbook/handbook/sanitize"
)

// namer gives entries unique ids, file names and titles.
type namer struct {
	taken  func(id string) bool
	ids    map[string][]string // by id, the languages of the entries that have it; "" for all
	paths  map[string]bool
	titles map[string]int // number of sections for each titleKey
}

func newNamer(taken func(string) bool) *namer {
	if taken == nil {
		taken = func(string) bool { return false }
	}
	return &namer{taken, map[string][]string{}, map[string]bool{}, map[string]int{}}
}

func (n *namer) nameAll(docs []*document) {
	each := func(do func(*document, int, *section)) {
		for _, d := range docs {
			if d == nil {
				continue
			}
			for i, s := range d.sections {
				do(d, i, s)
			}
		}
	}
	each(func(_ *document, _ int, s *section) { n.titles[titleKey(s)]++ })
	each(n.assignName)
}

// titleKey returns the title of a section as lists show it, in lower case.
func titleKey(s *section) string { return strings.ToLower(shortenText(s.title, maxTitleChars)) }

// maxTitleChars is the number of characters of a title that lists show; see the rule long-title of `trustbook check`.
const maxTitleChars = 80

// assignName sets the id, path and title of an entry. If a document becomes several entries, they share a folder that
// contains a folder for each chapter.
func (n *namer) assignName(d *document, i int, s *section) {
	e := &s.entry
	e.Title = shortenText(s.title, maxTitleChars)
	if n.titles[titleKey(s)] > 1 {
		suffix := " (" + s.distinguishingText(d, i) + ")"
		e.Title = shortenText(s.title, max(maxTitleChars-utf8.RuneCountInString(suffix), maxTitleChars/2)) + suffix
	}
	e.Source = d.file
	if s.context != "" {
		e.Source += ", " + s.context
	}
	folder, whole := "", d.title
	whole = cmp.Or(whole, load.TitleFromName(fileStem(d.file)))
	if len(d.sections) > 1 {
		e.Order = i + 1
		if !s.made || len(s.parents) == 0 { // entries from a table or from OSCAL have their own categories
			folder = slugFrom(whole, "document")
		}
		for _, parent := range s.parents {
			if part := slugFrom(parent, "part"); part != path.Base(folder) { // a page can repeat its title
				folder = path.Join(folder, part)
			}
		}
	}
	base := slugFrom(s.title, "entry-"+strconv.Itoa(i+1))
	lang := ""
	if e.ID != "" { // the versions of an entry in several languages share their id
		lang = e.Lang
	}
	e.ID = uniqueName(cmp.Or(e.ID, base), func(id string) bool {
		used := n.ids[id]
		return len(used) > 0 && (lang == "" || slices.Contains(used, lang) || slices.Contains(used, "")) || n.taken(id)
	})
	e.Path = path.Join(folder, uniqueName(base, func(name string) bool { return n.paths[path.Join(folder, name)] }))
	n.ids[e.ID], n.paths[e.Path] = append(n.ids[e.ID], lang), true
	e.Path += ".md"
}

// distinguishingText returns text that distinguishes a section from others with the same title.
func (s *section) distinguishingText(d *document, i int) string {
	switch {
	case s.context != "":
		return s.context
	case len(s.parents) > 0:
		return s.parents[len(s.parents)-1]
	case d.title != "" && d.title != s.title:
		return d.title
	case len(d.sections) == 1:
		return d.file
	}
	return strconv.Itoa(i + 1)
}

// uniqueName returns name, with a number appended if it is already taken.
func uniqueName(name string, taken func(string) bool) string {
	for i := 1; ; i++ {
		numbered := name
		if i > 1 {
			numbered += "-" + strconv.Itoa(i)
		}
		if !taken(numbered) {
			return numbered
		}
	}
}

// maxSlugBytes is the maximum length of an id derived from a title.
const maxSlugBytes = 60

// slugFrom derives an id from a title, ignoring a leading number. If nothing is left, it returns fallback.
func slugFrom(title, fallback string) string {
	words := strings.TrimLeft(title, "0123456789.() §")
	out := load.Slug(words)
	if strings.Trim(sanitize.CleanLine(words), " ?!.") == "" || out == load.Slug("") {
		return fallback
	}
	for len(out) > maxSlugBytes {
		at := strings.LastIndexByte(out, '-')
		if at < 0 {
			return out[:maxSlugBytes]
		}
		out = out[:at]
	}
	return out
}

// shortenText shortens text to at most limit characters, cutting between words.
func shortenText(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut := string([]rune(text)[:limit-1])
	if at := strings.LastIndexByte(cut, ' '); at > limit/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:-") + "…"
}
