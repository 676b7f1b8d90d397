package handbook

import (
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// maxCompared bounds what guessing costs: names compared with wrong ones. In a handbook
// of a thousand texts that is two hundred guesses, and nobody reads as many.
const maxCompared = 200_000

// meant is the text that a wrong id was most likely to name: one that has nearly that
// id, or the file or the title of that name; nil when there is none, or several.
func (b *builder) meant(wrong string) *Entry {
	if b.compared += len(b.h.byID); b.compared > maxCompared {
		return nil
	}
	if b.ids == nil {
		b.ids = slices.Sorted(maps.Keys(b.h.byID))
	}
	bare := path.Base(pageName(wrong))
	if e := b.h.byID[strings.ToLower(bare)]; e != nil {
		return e
	}
	var found *Entry
	for _, e := range b.h.Entries {
		if strings.EqualFold(path.Base(pageName(e.Path)), bare) || strings.EqualFold(e.Title, wrong) {
			if found != nil {
				return nil
			}
			found = e
		}
	}
	if found != nil {
		return found
	}
	return b.h.byID[Nearest(bare, b.ids)]
}

// meantID is the id of the text that a wrong one was most likely to name.
func (b *builder) meantID(wrong string) string { return idOf(b.meant(wrong)) }

func (l *linker) meantID(wrong string) string { return idOf(l.meant(wrong)) }

func idOf(e *Entry) string {
	if e == nil {
		return ""
	}
	return e.ID
}

// instead is the end of a message about a link that leads nowhere: the link to the
// text that was most likely meant, as the page has to write it.
func (l *linker) suggestLink(from *draft, wrong string) string {
	e := l.nearestTarget(from.entry.Path, wrong)
	if e == nil {
		return ""
	}
	to, err := filepath.Rel(filepath.FromSlash(path.Dir(from.entry.Path)), filepath.FromSlash(e.Path))
	if err != nil {
		return ""
	}
	return didYouMean((&url.URL{Path: filepath.ToSlash(to)}).String())
}

// near is the text that a link from a page was most likely to lead to: one that it
// counts from the root, one that it names by the id, or one whose file lies there
// under nearly that name. A file of the same name elsewhere is most often another.
func (l *linker) nearestTarget(from, wrong string) *Entry {
	if l.compared += len(l.h.Entries); l.compared > maxCompared {
		return nil
	}
	if d := l.byPath[path.Clean(wrong)]; d != nil {
		return d.entry
	}
	if path.Ext(wrong) == "" && !strings.Contains(wrong, "/") {
		return l.meant(wrong)
	}
	dir, name := path.Split(path.Join(path.Dir(from), wrong))
	beside := map[string]*Entry{}
	for _, e := range l.h.Entries {
		if in, base := path.Split(e.Path); in == dir {
			beside[pageName(base)] = e
		}
	}
	return beside[Nearest(pageName(name), slices.Sorted(maps.Keys(beside)))]
}
