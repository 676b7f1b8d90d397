// Package check returns the problems of a handbook: problems that the loader found, and problems that can be found only
// when all entries are known.
package check

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/handbook/pack"
	"trustbook/handbook/parallel"
)

// Options control a check.
type Options struct {
	Now     time.Time          // date of the check, to determine overdue reviews
	Against *handbook.Handbook // earlier edition, whose ids must still be found; may be nil
	Ignore  []string           // codes of rules to skip

	Covers func(handbook.Problem) bool // reports whether the caller wants a problem; nil for all
}

// Run checks h, which was loaded from fsys, and returns its problems, sorted by path and line.
func Run(h *handbook.Handbook, fsys fs.FS, o Options) []handbook.Problem {
	c := &checker{Handbook: h, fsys: fsys, now: o.Now, against: o.Against, sources: map[string]string{}, unreadable: map[string]bool{}}
	c.foreign = c.manifestPath() != handbook.ManifestName && !areWrittenForTrustbook(h.Entries)
	for _, p := range h.Problems {
		c.unreadable[p.Path] = c.unreadable[p.Path] || p.Code == "front-matter"
	}
	c.pages, c.translations = pagesOf(h.Entries), pagesOf(h.Translations)
	c.duplicates = findDuplicates(c.pages)
	c.links = c.countLinks()
	problems := c.mergeForeign(h.Problems)
	for _, r := range rules() {
		problems = append(problems, c.apply(r)...)
	}
	problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool {
		return slices.Contains(o.Ignore, p.Code) || o.Covers != nil && !o.Covers(p)
	})
	if pack.IsPacked(fsys) {
		problems = slices.DeleteFunc(problems, isLeftOut)
	}
	handbook.SortProblems(problems)
	if c.foreign {
		c.markMinor(problems)
	}
	return problems
}

// isLeftOut reports whether a problem is a link to a file that pack leaves out: an image or a download.
func isLeftOut(p handbook.Problem) bool {
	download := path.Ext(p.Subject.Name) != "" && !load.IsHandbookFile(p.Subject.Name)
	return p.Code == "broken-link" && (p.Subject.Case == handbook.CaseMissingImage || download)
}

// markMinor marks problems that, for a handbook of another program, are reported only on request: problems that
// matter only in trustbook, and all but the first few problems of a rule. The last problem shown says how many more
// there are.
func (c *checker) markMinor(problems []handbook.Problem) {
	const most = 10
	shown, last := map[string]int{}, map[string]*handbook.Problem{}
	for i := range problems {
		p := &problems[i]
		if p.Subject.Minor = c.isMinor(p); p.Subject.Minor {
			continue
		}
		if shown[p.Code]++; shown[p.Code] <= most {
			last[p.Code] = p
		}
		p.Subject.Minor = shown[p.Code] > most
	}
	for code, p := range last {
		if more := shown[code] - most; more > 0 {
			p.Message += fmt.Sprintf(" (and %d more of this rule)", more)
		}
	}
}

// apply returns the problems that a rule finds, without duplicates. For rules that the loader applies, it returns no
// problems, because the Problems of the handbook already include them.
func (c *checker) apply(r Rule) []handbook.Problem {
	c.rule, c.found = r, nil
	if c.unreadable[handbook.ManifestName] && manifestRules[r.Code] {
		return nil
	}
	if r.find != nil {
		r.find(c)
	}
	pages := c.pages
	if !originalsOnlyRules[r.Code] {
		pages = slices.Concat(pages, c.translations)
	}
	for _, p := range pages {
		if r.page != nil {
			r.page(c, p)
		}
	}
	seen := map[handbook.Problem]bool{}
	return c.mergeSameCause(slices.DeleteFunc(c.found, func(p handbook.Problem) bool {
		again := seen[p]
		seen[p] = true
		return again
	}))
}

func pagesOf(entries []*handbook.Entry) []*checkedPage {
	pages := make([]*checkedPage, len(entries))
	parallel.Each(len(pages), func(i int) { pages[i] = newPage(entries[i]) })
	slices.SortFunc(pages, func(p, q *checkedPage) int { return cmp.Compare(p.Path, q.Path) })
	return pages
}
