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

// site holds what must be known about the rest of the handbook to parse a page.
type site struct {
	variables map[string]string
	mdx       bool                     // the pages are MDX, whatever their extension
	names     uint64                   // checksum of the file names
	byName    func() map[string]string // see [namesOf]
}

func newSite(w *walker, variables map[string]string) site {
	files := handbook.MapSlice(w.pages, func(f pack.File) string { return f.Path })
	files = append(files, slices.Sorted(maps.Keys(w.others))...)
	var sum maphash.Hash
	sum.SetSeed(checksumSeed)
	for _, f := range files {
		_, _ = sum.WriteString(f + "\n") // writing to a hash never fails
	}
	return site{variables: variables, mdx: isDocusaurus(files), names: sum.Sum64(), byName: sync.OnceValue(func() map[string]string { return namesOf(files) })}
}

// isDocusaurus reports whether the files are the source of a Docusaurus site. Docusaurus reads every page as MDX.
func isDocusaurus(files []string) bool {
	return slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(path.Base(f), "docusaurus.config.") })
}

// namesOf maps every path, with any number of its first elements removed and in the form of [foldName], to its file. If
// several files share a name, a page takes precedence over other files, and then the file in the fewest folders.
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

// foldName returns a name in lower case with hyphens for spaces, as the wikis of GitHub and GitLab write it.
func foldName(name string) string { return hyphenReplacer.Replace(strings.ToLower(name)) }

var hyphenReplacer = strings.NewReplacer(" ", "-", "_", "-")

// address returns the address of the file that the page at from refers to by name. The name may be a path without its
// first elements. If several files have the name, one in the same folder takes precedence, and then the one in the
// fewest folders.
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
