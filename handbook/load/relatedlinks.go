package load

import (
	"fmt"
	"net/url"
	"slices"

	"trustbook/handbook"
)

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
		if to, _ := l.find(p.entry.Path, target); to != nil {
			return to.entry
		}
	}
	return nil
}
