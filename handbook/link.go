package handbook

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"

	"trustbook/handbook/sanitize"
)

// linker resolves what texts say of each other once all of them are read. It
// takes links as files have them and as a site made of the files has them:
// without an extension, with .html, to a folder, from the root.
type linker struct {
	h        *Handbook
	byPath   map[string]*draft // by path and by every other form of it that links use
	folded   map[string]*draft // the same in small letters
	folders  map[string]*draft // the first text of each folder
	others   map[string]bool
	meant    func(wrong string) *Entry
	compared int             // texts that wrong links were compared with
	mounts   map[string]bool // first parts of links from the root under which a site serves the handbook
}

func newLinker(b *builder) *linker {
	l := &linker{h: b.h, byPath: map[string]*draft{}, folded: map[string]*draft{}, folders: map[string]*draft{}, others: b.others, meant: b.meant}
	drafts := map[*Entry]*draft{}
	for _, d := range b.drafts {
		drafts[d.entry] = d
		l.byPath[d.entry.Path] = d
	}
	for _, e := range b.h.Entries { // in reading order, so that a folder leads to its first text
		l.add(drafts[e])
	}
	l.mounts = l.findMounts(b.drafts)
	return l
}

// findMounts are the folders in links from the root that a site puts before the
// handbook's own: every such link leads to a text once they are taken away.
func (l *linker) findMounts(drafts []*draft) map[string]bool {
	mounts := map[string]bool{}
	for _, d := range drafts {
		for _, link := range d.entry.Links {
			first, rest, ok := mounted(link.Target)
			if !ok || link.Image {
				continue
			}
			if e, other := l.find(d.entry.Path, "/"+path.Join(first, rest)); e != nil || other {
				continue
			}
			leads := l.byPath[rest] != nil
			if known, ok := mounts[first]; !ok || known {
				mounts[first] = leads
			}
		}
	}
	return mounts
}

// mounted cuts the first folder off a link from the root.
func mounted(target string) (first, rest string, ok bool) {
	u, err := url.Parse(target)
	if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	return strings.Cut(strings.Trim(path.Clean(u.Path), "/"), "/")
}

// add makes a text known under the forms of its path and under its addresses.
func (l *linker) add(d *draft) {
	for _, form := range forms(d.entry.Path) {
		l.name(form, d)
	}
	for _, a := range append(d.addresses, d.oldPaths...) {
		l.name(within(d.entry.Path, a), d)
	}
	for dir := path.Dir(d.entry.Path); dir != "."; dir = path.Dir(dir) {
		if l.folders[dir] == nil {
			l.folders[dir] = d
		}
	}
}

func (l *linker) name(form string, d *draft) {
	if l.byPath[form] == nil {
		l.byPath[form] = d
	}
	if low := strings.ToLower(form); l.folded[low] == nil {
		l.folded[low] = d
	}
}

// forms are the ways to write a page's path: with and without the extension,
// and for a folder's index page the folder.
func forms(name string) []string {
	bare := pageName(name)
	out := []string{name, bare, bare + ".html", bare + ".md"}
	if isIndex(path.Base(bare)) {
		out = append(out, path.Dir(bare), path.Join(path.Dir(bare), "index.html"))
	}
	return out
}

// resolve fills in where the links of a text lead and reports those that lead nowhere.
func (l *linker) resolve(d *draft) []Problem {
	var problems []Problem
	for i := range d.entry.Links {
		if code, why := l.link(d, &d.entry.Links[i]); why != "" {
			problems = append(problems, Problem{
				Path: d.entry.Path, Line: d.entry.Links[i].Line, Severity: Warning, Code: code, Message: why,
			})
		}
	}
	return problems
}

// link resolves one link of a text. When it should lead into the handbook and
// does not, it says why, and the code of that problem.
func (l *linker) link(d *draft, link *Link) (code, why string) {
	if templated(link.Target) {
		return "", ""
	}
	u, err := url.Parse(link.Target)
	if err != nil {
		return "broken-link", fmt.Sprintf("the link target %q is not an address", link.Target)
	}
	if u.Scheme != "" || u.Host != "" || link.Image && strings.HasPrefix(u.Path, "/") {
		return "", ""
	}
	target, other := d, false
	if u.Path != "" {
		target, other = l.find(d.entry.Path, u.Path)
	}
	switch {
	case other:
		return "", ""
	case link.Image:
		return "broken-link", fmt.Sprintf("the image %q is not in this folder; its alternative text is shown", link.Target)
	case target == nil && strings.Contains(u.Path, "@"):
		return "broken-link", fmt.Sprintf("the link to %q leads to no text of this handbook; an address for mail begins with mailto:", link.Target)
	case target == nil:
		return "broken-link", fmt.Sprintf("the link to %q leads to no text of this handbook%s", link.Target, l.suggestLink(d, u.Path))
	}
	link.Entry = target.entry.ID
	if u.Fragment == "" || u.Fragment == "top" {
		return "", ""
	}
	anchor, ok := target.anchor(u.Fragment)
	if !ok {
		return "broken-fragment", fmt.Sprintf("the link to %q leads to no heading of %s", link.Target, target.entry.Path)
	}
	link.Anchor = anchor
	return "", ""
}

// templated says whether an address is filled in by a template language.
func templated(target string) bool {
	return strings.Contains(target, "{{") || strings.Contains(target, "%3C%") || strings.HasPrefix(target, "%= ") || strings.Contains(target, "{%") || strings.Contains(target, "<%") || strings.Contains(target, "${")
}

// find is the text that a path leads to from a page, or that it is something
// else that is there. A path from the root is tried from each folder above the
// page: any of them can be the root of the site. One that is relative can mean
// the file or the address that the page has on a site, which is a folder deeper.
func (l *linker) find(from, target string) (d *draft, other bool) {
	var candidates []string
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		if first, rest, ok := mounted(target); ok && l.mounts[first] {
			candidates = append(candidates, rest)
		}
		for dir := path.Dir(from); ; dir = path.Dir(dir) {
			candidates = append([]string{path.Join(dir, rooted)}, candidates...)
			if dir == "." || dir == "/" {
				break
			}
		}
	} else {
		candidates = []string{path.Join(path.Dir(from), target), path.Join(pageName(from), target)}
	}
	for _, c := range candidates {
		if d := l.byPath[c]; d != nil {
			return d, false
		}
	}
	for _, c := range candidates {
		switch {
		case l.folded[strings.ToLower(c)] != nil:
			return l.folded[strings.ToLower(c)], false
		case l.folders[c] != nil:
			return l.folders[c], false
		case c == ".":
			return l.byPath[l.h.Entries[0].Path], false
		case l.others[c], hiddenAbove(c): // what is hidden was not looked at
			return nil, true
		}
	}
	return nil, false
}

// LinkTo is the link of e with a target, as the text has it, when that leads to
// a text of the handbook.
func (e *Entry) LinkTo(target string) (Link, bool) {
	target = sanitize.CleanLine(target)
	for _, l := range e.Links {
		if l.Target == target && l.Entry != "" {
			return l, true
		}
	}
	return Link{}, false
}

// hiddenAbove says whether a path is hidden, or lies in a folder that is.
func hiddenAbove(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// within is the path that target means, seen from the page at from.
func within(from, target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(rooted)
	}
	return path.Join(path.Dir(from), target)
}

// anchor is the section that a fragment leads to: its own anchor, "" for the top
// of the text. Generators disagree on how words become a fragment, so letters
// and digits decide where the exact form is not there.
func (d *draft) anchor(fragment string) (string, bool) {
	folded := foldFragment(fragment)
	if fragment == d.own || folded != "" && folded == foldFragment(d.own) {
		return "", true
	}
	near := ""
	for _, s := range d.entry.Sections {
		switch {
		case s.Level == 0:
		case s.Anchor == fragment:
			return s.Anchor, true
		case near == "" && folded != "" && foldFragment(s.Anchor) == folded:
			near = s.Anchor
		}
	}
	if near != "" {
		return near, true
	}
	line, ok := d.anchors[fragment]
	return d.sectionAt(line), ok
}

// sectionAt is the anchor of the section that holds a line of the file, "" above
// the first heading. A tag just before a heading names that heading.
func (d *draft) sectionAt(line int) string {
	at := ""
	for _, s := range d.entry.Sections {
		if s.Level > 0 && s.Line <= line+2 {
			at = s.Anchor
		}
	}
	return at
}

func foldFragment(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// related reports neighbours that do not exist.
func (l *linker) related(d *draft) []Problem {
	var problems []Problem
	for _, id := range d.entry.Related {
		if l.h.Entry(id) == nil {
			problems = append(problems, Problem{
				Path: d.entry.Path, Line: d.meta.line("related"), Severity: Warning, Code: "unknown-related",
				Message: fmt.Sprintf("related: no text has the id %q%s", id, didYouMean(l.meantID(id))),
			})
		}
	}
	return problems
}
