// Package check finds problems in the entries of a handbook: those the loader noticed,
// and those that show only when all entries are known.
package check

import (
	"cmp"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"trustbook/handbook"
)

// Options control a check.
type Options struct {
	Now     time.Time          // reviews are overdue relative to this date
	Against *handbook.Handbook // an earlier edition, whose ids must still resolve; may be nil
	Ignore  []string           // codes of rules to leave out
}

// Run returns the problems of h, which was loaded from fsys, sorted by path and line.
func Run(h *handbook.Handbook, fsys fs.FS, o Options) []handbook.Problem {
	c := &checker{Handbook: h, fsys: fsys, now: o.Now, against: o.Against, headers: map[string][]string{}, unreadable: map[string]bool{}}
	for _, p := range h.Problems {
		c.unreadable[p.Path] = c.unreadable[p.Path] || p.Code == "front-matter"
	}
	c.pages = pagesOf(h)
	c.duplicates = findDuplicates(c.pages)
	problems := groupUnknownKeys(h.Problems)
	for _, r := range rules {
		for _, f := range c.findings(r) {
			problems = append(problems, handbook.Problem{Path: f.path, Line: f.line, Severity: r.Severity, Code: r.Code, Message: f.message})
		}
	}
	problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return slices.Contains(o.Ignore, p.Code) })
	slices.SortStableFunc(problems, func(p, q handbook.Problem) int {
		return cmp.Or(cmp.Compare(p.Path, q.Path), cmp.Compare(p.Line, q.Line))
	})
	return problems
}

// findings returns the findings of a rule. Rules of the loader have none here, because the
// loader has already reported them.
func (c *checker) findings(r Rule) []finding {
	if r.find != nil {
		return uniqueFindings(r.find(c))
	}
	var out []finding
	for _, p := range c.pages {
		if r.page != nil {
			out = append(out, r.page(c, p)...)
		}
	}
	return uniqueFindings(out)
}

// uniqueFindings drops repeated findings.
func uniqueFindings(all []finding) []finding {
	seen := map[finding]bool{}
	return slices.DeleteFunc(all, func(f finding) bool {
		again := seen[f]
		seen[f] = true
		return again
	})
}

// finding is one occurrence of a problem. Its rule determines code and severity.
type finding struct {
	path    string
	line    int
	message string
}

// checker holds the state of one run.
type checker struct {
	*handbook.Handbook

	fsys       fs.FS
	now        time.Time
	against    *handbook.Handbook
	pages      []*page             // by path
	duplicates map[*page]duplicate // near-duplicates of earlier pages
	unreadable map[string]bool     // by path: the front matter could not be parsed
	headers    map[string][]string // by path, see header
}

// pagesOf parses all entries concurrently.
func pagesOf(h *handbook.Handbook) []*page {
	pages := make([]*page, len(h.Entries))
	var next atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := int(next.Add(1) - 1); i < len(pages); i = int(next.Add(1) - 1) {
				pages[i] = newPage(h.Entries[i])
			}
		})
	}
	all.Wait()
	slices.SortFunc(pages, func(p, q *page) int { return cmp.Compare(p.Path, q.Path) })
	return pages
}
