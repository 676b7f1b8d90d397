package handbook

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
)

// linker resolves what texts say of each other once all of them are read.
type linker struct {
	h      *Handbook
	byPath map[string]*Entry // by path and by every shorter form of it that links use
}

func newLinker(h *Handbook, byPath map[string]*Entry) *linker {
	l := &linker{h: h, byPath: map[string]*Entry{}}
	for name, e := range byPath {
		for _, form := range forms(name) {
			if l.byPath[form] == nil || form == name {
				l.byPath[form] = e
			}
		}
	}
	return l
}

// forms are the ways to write a page's path: with and without the extension,
// and for a folder's index page the folder.
func forms(name string) []string {
	bare := strings.TrimSuffix(name, path.Ext(name))
	out := []string{name, bare, bare + ".html"}
	if isIndex(path.Base(bare)) {
		out = append(out, path.Dir(bare))
	}
	return out
}

// resolve fills in where the links of e lead and reports those that lead nowhere.
func (l *linker) resolve(e *Entry) []Problem {
	var problems []Problem
	for i := range e.Links {
		if why := l.link(e, &e.Links[i]); why != "" {
			problems = append(problems, Problem{
				Path: e.Path, Line: e.Links[i].Line, Severity: Warning, Code: "broken-link", Message: why,
			})
		}
	}
	return problems
}

// link resolves one link of e; it says why when it should lead to an entry and does not.
func (l *linker) link(e *Entry, link *Link) string {
	u, err := url.Parse(link.Target)
	if err != nil {
		return fmt.Sprintf("the link target %q is not an address", link.Target)
	}
	if u.Scheme != "" || u.Host != "" || link.Image {
		return ""
	}
	target := e
	if u.Path != "" {
		target = l.byPath[within(e.Path, u.Path)]
	}
	if target == nil {
		return fmt.Sprintf("the link to %q leads to no text of this handbook", link.Target)
	}
	link.Entry = target.ID
	if u.Fragment == "" {
		return ""
	}
	if !slices.ContainsFunc(target.Sections, func(s Section) bool { return s.Anchor == u.Fragment && s.Level > 0 }) {
		return fmt.Sprintf("the link to %q leads to no heading of %s", link.Target, target.Path)
	}
	link.Anchor = u.Fragment
	return ""
}

// LinkTo is the link of e with a target, as the text has it, when that leads to
// a text of the handbook.
func (e *Entry) LinkTo(target string) (Link, bool) {
	target = CleanLine(target)
	for _, l := range e.Links {
		if l.Target == target && l.Entry != "" {
			return l, true
		}
	}
	return Link{}, false
}

// within is the path that target means, seen from the page at from.
func within(from, target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(rooted)
	}
	return path.Join(path.Dir(from), target)
}

// related reports neighbours that do not exist.
func (l *linker) related(d *draft) []Problem {
	var problems []Problem
	for _, id := range d.entry.Related {
		if l.h.Entry(id) == nil {
			problems = append(problems, Problem{
				Path: d.entry.Path, Line: d.meta.line("related"), Severity: Warning, Code: "unknown-related",
				Message: fmt.Sprintf("related: no text has the id %q", id),
			})
		}
	}
	return problems
}
