// Package check says what is wrong with the texts of a handbook: what the
// loader noticed, and what shows only when the texts are read as a whole.
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

// Options say what to check a handbook against.
type Options struct {
	Now     time.Time          // the day that reviews are due on or not
	Against *handbook.Handbook // an earlier edition, whose ids must still lead somewhere; nil: none
	Ignore  []string           // codes of rules that are not wanted
}

// Run returns the problems of h, which was loaded from fsys, by path and line.
func Run(h *handbook.Handbook, fsys fs.FS, o Options) []handbook.Problem {
	b := &checker{Handbook: h, fsys: fsys, now: o.Now, against: o.Against, headers: map[string][]string{}, unreadable: map[string]bool{}}
	for _, p := range h.Problems {
		b.unreadable[p.Path] = b.unreadable[p.Path] || p.Code == "front-matter"
	}
	b.pages = pagesOf(h)
	b.duplicates = findDuplicates(b.pages)
	problems := groupUnknownKeys(h.Problems)
	for _, r := range rules {
		for _, f := range b.findings(r) {
			problems = append(problems, handbook.Problem{Path: f.path, Line: f.line, Severity: r.Severity, Code: r.Code, Message: f.message})
		}
	}
	problems = slices.DeleteFunc(problems, func(p handbook.Problem) bool { return slices.Contains(o.Ignore, p.Code) })
	slices.SortStableFunc(problems, func(p, q handbook.Problem) int {
		return cmp.Or(cmp.Compare(p.Path, q.Path), cmp.Compare(p.Line, q.Line))
	})
	return problems
}

// findings are what a rule finds; nothing when it is the loader's.
func (b *checker) findings(r Rule) []finding {
	if r.find != nil {
		return uniqueFindings(r.find(b))
	}
	var out []finding
	for _, p := range b.pages {
		if r.page != nil {
			out = append(out, r.page(b, p)...)
		}
	}
	return uniqueFindings(out)
}

// distinct are findings without those that came up before, in the same place and words.
func uniqueFindings(all []finding) []finding {
	seen := map[finding]bool{}
	return slices.DeleteFunc(all, func(f finding) bool {
		again := seen[f]
		seen[f] = true
		return again
	})
}

// finding is one thing that a rule found. Its code and severity are the rule's.
type finding struct {
	path    string
	line    int
	message string
}

// book is a handbook while it is checked.
type checker struct {
	*handbook.Handbook

	fsys       fs.FS
	now        time.Time
	against    *handbook.Handbook
	pages      []*page             // by path
	duplicates map[*page]duplicate // near-duplicates of an earlier page
	unreadable map[string]bool     // paths of texts whose front matter could not be read
	headers    map[string][]string // of the front matter of files that were asked for
}

// pagesOf takes the Markdown of every entry apart, several at a time.
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
