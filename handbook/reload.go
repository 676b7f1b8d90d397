package handbook

import (
	"bytes"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
)

// memory is what a handbook keeps of its files for when they are read again:
// pages that have not changed need no parsing, and a text that is broken by a
// save, or is half written, stays as it was.
type memory struct {
	pages    map[string]*draft // by path: the last good one, as parsed; nothing changes it
	manifest []byte            // the last good one
	problems []Problem         // of that manifest
}

var pageSeed = maphash.MakeSeed()

// Wanted reports whether a handbook takes in a file of this name.
func Wanted(name string) bool { return wanted(name) }

// parse is [parsePage] for a page that may have been read before.
func (m *memory) parse(md goldmark.Markdown, p page) *draft {
	sum := maphash.Bytes(pageSeed, p.data)
	if was := m.pages[p.path]; was != nil && was.sum == sum {
		return was
	}
	d := parsePage(md, p)
	d.sum, d.blank, d.meta = sum, len(bytes.TrimSpace(p.data)) == 0, d.meta.outline()
	return d
}

// readManifest fills h from the manifest, or from the last good one where data is
// broken or could not be read. The problems are those of data.
func (m *memory) readManifest(last *memory, data []byte, unread []Problem, h *Handbook) []Problem {
	m.manifest, m.problems = data, readManifest(data, &Handbook{})
	if lost(manifestName, unread) || worse(m.problems, last.problems) && last.manifest != nil {
		found := m.problems
		m.manifest, m.problems = last.manifest, last.problems
		readManifest(m.manifest, h)
		return found
	}
	return readManifest(data, h)
}

// settle gives every page its text: what was read, or its last good text where
// that is broken or could not be read. The drafts it returns are free to be
// changed, and those it keeps are not.
func (m *memory) settle(last *memory, drafts []*draft, unread []Problem) []*draft {
	m.pages = make(map[string]*draft, len(drafts))
	free := make([]*draft, 0, len(drafts))
	keep := func(good *draft, problems []Problem) {
		m.pages[good.entry.Path] = good
		d := good.free()
		d.problems = problems
		free = append(free, d)
	}
	for _, d := range drafts {
		keep(last.good(d), d.problems)
	}
	for _, d := range last.missing(m, unread) {
		keep(d, nil)
	}
	return free
}

// good is the draft to show for a page: d, or what the page was before where d is
// broken and that was not.
func (m *memory) good(d *draft) *draft {
	was := m.pages[d.entry.Path]
	if was == nil || was == d {
		return d
	}
	if d.blank && !was.blank {
		d.problem(0, Error, "unreadable", "is empty; its last text is shown")
		return was
	}
	if worse(d.problems, was.problems) {
		return was
	}
	return d
}

// missing are the pages that now has not, because they could not be read.
func (m *memory) missing(now *memory, unread []Problem) []*draft {
	var out []*draft
	for name, d := range m.pages {
		if now.pages[name] == nil && lost(name, unread) {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b *draft) int { return strings.Compare(a.entry.Path, b.entry.Path) })
	return out
}

// lost reports whether a file, or a folder it lies in, could not be read.
func lost(name string, unread []Problem) bool {
	return slices.ContainsFunc(unread, func(p Problem) bool { return name == p.Path || strings.HasPrefix(name, p.Path+"/") })
}

// worse reports whether there is an error that was not there before.
func worse(now, before []Problem) bool {
	return slices.ContainsFunc(now, func(p Problem) bool {
		return p.Severity == Error && !slices.ContainsFunc(before, p.same)
	})
}

// same reports whether two problems are one, wherever in its file it stands now.
func (p Problem) same(q Problem) bool {
	p.Line = q.Line
	return p == q
}

// free is a copy that [builder.finish] may change. Links are changed where they
// are; to other lists it only adds, which copies them because they are full.
func (d *draft) free() *draft {
	c, e := *d, *d.entry
	e.Links = slices.Clone(e.Links)
	for _, list := range []*[]string{&e.Frameworks, &e.Keywords, &e.FormerIDs, &e.Related} {
		*list = slices.Clip(*list)
	}
	e.Controls, e.Sections = slices.Clip(e.Controls), slices.Clip(e.Sections)
	c.entry = &e
	return &c
}

// Changed is how many files of h are not as they were in old, those that are gone
// included. Both are to come from the same place.
func (h *Handbook) ChangedFiles(old *Handbook) int {
	n := 0
	if !bytes.Equal(h.memory.manifest, old.memory.manifest) {
		n++
	}
	for name, d := range h.memory.pages {
		if old.memory.pages[name] != d {
			n++
		}
	}
	for name := range old.memory.pages {
		if h.memory.pages[name] == nil {
			n++
		}
	}
	return n
}

// NewProblems are the problems of h that old did not have, wherever in its file
// each stands now.
func (h *Handbook) NewProblems(old *Handbook) []Problem {
	known := map[Problem]bool{}
	for _, p := range old.Problems {
		p.Line = 0
		known[p] = true
	}
	var out []Problem
	for _, p := range h.Problems {
		anywhere := p
		anywhere.Line = 0
		if !known[anywhere] {
			out = append(out, p)
		}
	}
	return out
}
