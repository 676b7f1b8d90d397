// Package check finds problems in the entries of a handbook: those that the loader noticed, and
// those that only show once all entries are known.
package check

import (
	"cmp"
	"io/fs"
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
)

// Options control a check.
type Options struct {
	Now     time.Time          // reviews are overdue relative to this date
	Against *handbook.Handbook // an earlier edition, all of whose ids must still resolve; may be nil
	Ignore  []string           // codes of rules to leave out
}

// Run returns the problems of h, which was loaded from fsys, sorted by path and line.
func Run(h *handbook.Handbook, fsys fs.FS, o Options) []handbook.Problem {
	c := &checker{Handbook: h, fsys: fsys, now: o.Now, against: o.Against, headers: map[string][]string{}, unreadable: map[string]bool{}}
	for _, p := range h.Problems {
		c.unreadable[p.Path] = c.unreadable[p.Path] || p.Code == "front-matter"
	}
	c.pages, c.translations = pagesOf(h.Entries), pagesOf(h.Translations)
	c.duplicates, c.namedByFiles = findDuplicates(c.pages), areNamedByFiles(c.pages)
	problems := c.mergeForeign(h.Problems)
	for _, r := range rules() {
		problems = append(problems, c.apply(r)...)
	}
	problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return slices.Contains(o.Ignore, p.Code) })
	handbook.SortProblems(problems)
	return problems
}

// apply returns the problems that a rule finds, each once. Rules of the loader find none here,
// because the loader has already reported them.
func (c *checker) apply(r Rule) []handbook.Problem {
	c.rule, c.found = r, nil
	if r.find != nil {
		r.find(c)
	}
	pages := c.pages
	if !originalsOnly[r.Code] {
		pages = slices.Concat(pages, c.translations)
	}
	for _, p := range pages {
		if r.page != nil {
			r.page(c, p)
		}
	}
	seen := map[handbook.Problem]bool{}
	return c.sumUp(slices.DeleteFunc(c.found, func(p handbook.Problem) bool {
		again := seen[p]
		seen[p] = true
		return again
	}))
}

type checker struct {
	*handbook.Handbook

	fsys    fs.FS
	now     time.Time
	against *handbook.Handbook
	pages   []*page // by path

	translations []*page             // by path
	duplicates   map[*page]duplicate // near-duplicates of earlier pages
	namedByFiles bool                // the names of files are the titles of most entries
	unreadable   map[string]bool     // by path; true if the front matter could not be parsed
	headers      map[string][]string // by path, see header

	rule  Rule               // the rule being applied
	found []handbook.Problem // problems that rule has found
}

func pagesOf(entries []*handbook.Entry) []*page {
	pages := make([]*page, len(entries))
	parallel.Each(len(pages), func(i int) { pages[i] = newPage(entries[i]) })
	slices.SortFunc(pages, func(p, q *page) int { return cmp.Compare(p.Path, q.Path) })
	return pages
}
