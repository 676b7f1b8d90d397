package load

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
)

// This file infers how a site serves a handbook from the handbook's links.

// hasBase reports whether at least five pages have links that work only from the root, as on a site with a <base>
// element.
func (l *linker) hasBase(pages []*parsedPage) bool {
	const least = 5
	found := 0
	for _, p := range pages {
		if path.Dir(p.entry.Path) == "." {
			continue
		}
		if slices.ContainsFunc(p.entry.Links, func(link handbook.Link) bool {
			u, err := url.Parse(link.Target)
			if err != nil || u.Scheme != "" || !strings.Contains(u.Path, "/") || strings.ContainsAny(u.Path[:1], "./") || l.byForm[path.Clean(u.Path)] == nil {
				return false
			}
			target, other := l.find(p.entry.Path, u.Path)
			return target == nil && !other
		}) {
			found++
		}
	}
	return found >= least
}

// findSitePrefixes returns the path elements that a site puts before the paths of the handbook: most links from the
// root that begin with such an element refer to a page without it. The others may refer to other parts of the site.
func (l *linker) findSitePrefixes(pages []*parsedPage) map[string]bool {
	balance := map[string]int{} // by path element: number of links that refer to a page without it, minus the number of links that do not
	for _, p := range pages {
		for _, link := range p.entry.Links {
			first, rest, ok := cutFirstElement(link.Target)
			if !ok || link.Image {
				continue
			}
			if target, other := l.find(p.entry.Path, "/"+path.Join(first, rest)); target != nil || other {
				continue
			}
			if l.byForm[rest] != nil {
				balance[first]++
			} else {
				balance[first]--
			}
		}
	}
	prefixes := map[string]bool{}
	for first, n := range balance {
		prefixes[first] = n > 0
	}
	return prefixes
}

// cutFirstElement splits a link from the root after its first path element.
func cutFirstElement(target string) (first, rest string, ok bool) {
	u, err := url.Parse(target)
	if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	return strings.Cut(strings.Trim(path.Clean(u.Path), "/"), "/")
}
