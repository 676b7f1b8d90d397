package load

import (
	"hash/maphash"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/pack"
)

// site is what parsing a page needs to know about the rest of the handbook.
type site struct {
	variables map[string]string
	mdx       bool                     // its pages are MDX, whatever their names
	names     uint64                   // changes with the names of the files
	byName    func() map[string]string // see [namesOf]
}

func newSite(w *walker, variables map[string]string) site {
	files := handbook.MapSlice(w.pages, func(f pack.File) string { return f.Path })
	files = append(files, slices.Sorted(maps.Keys(w.others))...)
	var sum maphash.Hash
	sum.SetSeed(checksumSeed)
	for _, f := range files {
		_, _ = sum.WriteString(f + "\n") // never fails
	}
	return site{variables: variables, mdx: isDocusaurus(files), names: sum.Sum64(), byName: sync.OnceValue(func() map[string]string { return namesOf(files) })}
}

// isDocusaurus reports whether the files are the source of a site of Docusaurus, which reads each page as MDX.
func isDocusaurus(files []string) bool {
	return slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(path.Base(f), "docusaurus.config.") })
}

// namesOf returns the files by every end of their paths, as [foldName] writes it. Of several files, a page has the
// name, and of several pages the one that is least deep.
func namesOf(files []string) map[string]string {
	out := make(map[string]string, 2*len(files))
	for _, f := range files {
		depth, bare := strings.Count(f, "/"), pageName(f)
		for name, more := foldName(bare), true; more; _, name, more = strings.Cut(name, "/") {
			other, taken := out[name]
			if !taken || depth < strings.Count(other, "/") && (bare != f || pageName(other) == other) {
				out[name] = f
			}
		}
	}
	return out
}

// foldName returns a name in lower case. The wikis of forges write blanks as hyphens.
func foldName(name string) string { return hyphens.Replace(strings.ToLower(name)) }

var hyphens = strings.NewReplacer(" ", "-", "_", "-")

// address returns the address of the page or file that a page at from means by a name, or by a path of which the
// first elements may be missing. Of several, it means the one in its own folder, else the one that is least deep.
func (s site) address(from, name string) (address string, ok bool) {
	if s.byName == nil {
		return "", false
	}
	name = strings.Trim(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	whole := foldName(pageName(name))
	found, ok := s.byName()[whole]
	if own := path.Join(foldName(path.Dir(from)), path.Base(whole)); own == whole || strings.HasSuffix(own, "/"+whole) {
		if near := s.byName()[own]; path.Dir(near) == path.Dir(from) {
			found = near
		}
	}
	return (&url.URL{Path: "/" + found}).String(), ok
}
