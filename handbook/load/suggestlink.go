package load

import (
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
)

// maxComparisons limits the cost of suggestions, as the number of names compared with wrong ones. In a
// handbook of a thousand entries it allows two hundred suggestions, more than anyone reads.
const maxComparisons = 200_000

type suggester struct {
	entries     []*handbook.Entry
	byID        map[string]*handbook.Entry
	ids         []string // ids of all entries, including former ones; filled on demand
	comparisons int
}

// suggestions returns the suggester over the entries in reading order.
func (b *builder) suggestions() *suggester {
	b.nearest.entries, b.nearest.byID = b.parts.Entries, b.byID
	return &b.nearest
}

func (b *builder) nearestEntry(wrong string) *handbook.Entry { return b.suggestions().entry(wrong) }

// entry returns the entry that a wrong id was probably meant to name: one with a similar id, or
// one with that file name or title; nil if there is none, or more than one.
func (s *suggester) entry(wrong string) *handbook.Entry {
	if s.comparisons += len(s.byID); s.comparisons > maxComparisons {
		return nil
	}
	if s.ids == nil {
		s.ids = slices.Sorted(maps.Keys(s.byID))
	}
	bare := path.Base(pageName(wrong))
	if e := s.byID[strings.ToLower(bare)]; e != nil {
		return e
	}
	var found *handbook.Entry
	for _, e := range s.entries {
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
	return s.byID[handbook.Nearest(bare, s.ids)]
}

func idOrNone(e *handbook.Entry) string {
	if e == nil {
		return ""
	}
	return e.ID
}

// suggestLink returns the end of a message about a broken link: the link to the entry that
// was probably meant, as the page has to write it.
func (l *linker) suggestLink(from *parsedPage, wrong string) string {
	e := l.nearestTarget(from.entry.Path, wrong)
	if e == nil {
		return ""
	}
	to, err := filepath.Rel(filepath.FromSlash(path.Dir(from.entry.Path)), filepath.FromSlash(e.Path))
	if err != nil {
		return ""
	}
	return handbook.DidYouMean((&url.URL{Path: filepath.ToSlash(to)}).String())
}

// nearestTarget returns the entry that a broken link was probably meant to lead to: one
// that it names by its path from the root or by its id, or one with a similar name in the
// folder that it names. A file of that name in another folder is rarely meant.
func (l *linker) nearestTarget(from, wrong string) *handbook.Entry {
	if l.comparisons += len(l.entries); l.comparisons > maxComparisons {
		return nil
	}
	if p := l.byForm[path.Clean(wrong)]; p != nil {
		return p.entry
	}
	if path.Ext(wrong) == "" && !strings.Contains(wrong, "/") {
		return l.nearest.entry(wrong)
	}
	dir, name := path.Split(path.Join(path.Dir(from), wrong))
	siblings := map[string]*handbook.Entry{}
	for _, e := range l.entries {
		if in, base := path.Split(e.Path); in == dir {
			siblings[pageName(base)] = e
		}
	}
	return siblings[handbook.Nearest(pageName(name), slices.Sorted(maps.Keys(siblings)))]
}
