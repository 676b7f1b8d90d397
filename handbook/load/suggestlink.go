package load

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"trustbook/handbook"
)

// maxComparisons limits the cost of suggestions: how often a wrong name is compared with an existing one. In a handbook
// of a thousand entries it allows two hundred suggestions, which is more than anyone reads.
const maxComparisons = 200_000

// suggestions returns a suggester for the entries of the handbook.
func (b *builder) suggestions() *suggester {
	b.nearest.entries, b.nearest.byID = b.parts.Entries, b.byID
	return &b.nearest
}

// entry returns the entry that was probably meant by a wrong id: the only entry with a similar id, or with this file
// name or title. It returns nil if there is no such entry, or more than one.
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
	return s.byID[handbook.NearestName(bare, s.ids)]
}

func idOrEmpty(e *handbook.Entry) string {
	if e == nil {
		return ""
	}
	return e.ID
}

// suggestLink returns the link that was probably meant by a broken link, as the page should contain it, or "".
func (l *linker) suggestLink(from *parsedPage, wrong string) string {
	e := l.nearestTarget(from.entry.Path, wrong)
	if e == nil {
		return ""
	}
	to, err := filepath.Rel(filepath.FromSlash(path.Dir(from.entry.Path)), filepath.FromSlash(e.Path))
	if err != nil {
		return ""
	}
	return (&url.URL{Path: filepath.ToSlash(to)}).String()
}

// nearestTarget returns the entry that was probably meant by a broken link. The link may contain the entry's path from
// the root, its id, or a similar name in the right folder. A file of the same name in another folder is rarely meant.
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
	return siblings[handbook.NearestName(pageName(name), slices.Sorted(maps.Keys(siblings)))]
}

// resolveRelated finds the entries that the related field names by path or address, and reports ids that do
// not exist.
func (l *linker) resolveRelated(p *parsedPage) []handbook.Problem {
	var problems []handbook.Problem
	for i, id := range p.entry.Related {
		if entryNamed(l.byID, id) != nil {
			continue
		}
		if to := l.relatedEntry(p, id); to != nil {
			p.entry.Related = slices.Clone(p.entry.Related)
			p.entry.Related[i] = to.ID
			continue
		}
		problems = append(problems, handbook.Problem{
			Path: p.entry.Path, Line: p.front.Line("related"), Severity: handbook.SeverityWarning, Code: "unknown-related",
			Message: fmt.Sprintf("related: no entry has the id %q%s", id, handbook.DidYouMean(idOrEmpty(l.nearest.entry(id)))),
		})
	}
	for _, target := range p.relatedPaths {
		if to := l.relatedEntry(p, target); to != nil {
			p.entry.Related = append(p.entry.Related, to.ID)
		}
	}
	return problems
}

// relatedEntry returns the entry that an id, a path or an address on the site refers to, or nil.
func (l *linker) relatedEntry(p *parsedPage, target string) *handbook.Entry {
	if e := entryNamed(l.byID, target); e != nil {
		return e
	}
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return nil
	}
	for _, target := range []string{u.Path, "/" + u.Path} { // sites write paths relative to the root
		if to, _ := l.findPage(p.entry.Path, target); to != nil {
			return to.entry
		}
	}
	return nil
}
