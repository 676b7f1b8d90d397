package load

import (
	"hash/maphash"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
)

// site is what parsing a page needs to know about the rest of the handbook.
type site struct {
	variables map[string]string
	names     uint64 // changes with the names of the files
	byName    func() map[string][]string
}

func newSite(w *walker, variables map[string]string) site {
	files := slices.Sorted(maps.Keys(w.others))
	for _, f := range w.pages {
		files = append(files, f.Path)
	}
	var sum maphash.Hash
	sum.SetSeed(checksumSeed)
	for _, f := range files {
		_, _ = sum.WriteString(f + "\n") // never fails
	}
	return site{variables: variables, names: sum.Sum64(), byName: sync.OnceValue(func() map[string][]string { return namesOf(files) })}
}

// namesOf returns the paths of files by the last element of their path, as [foldName] writes it.
func namesOf(files []string) map[string][]string {
	out := make(map[string][]string, len(files))
	for _, f := range files {
		name := foldName(path.Base(pageName(f)))
		out[name] = append(out[name], f)
	}
	return out
}

// foldName returns a name in lower case. The wikis of forges write blanks as hyphens.
func foldName(name string) string {
	return strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(name))
}

// address returns the address of the page or file that a page at from means by a name, or by a path of which the
// first elements may be missing. Of several, it means the one in its own folder, else the one that is least deep.
func (s site) address(from, name string) (address string, ok bool) {
	if s.byName == nil {
		return "", false
	}
	name = strings.Trim(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	whole := foldName(pageName(name))
	best := ""
	for _, f := range s.byName()[path.Base(whole)] {
		if bare := foldName(pageName(f)); bare != whole && !strings.HasSuffix(bare, "/"+whole) {
			continue
		}
		if path.Dir(f) == path.Dir(from) {
			best = f
			break
		}
		if best == "" || strings.Count(f, "/") < strings.Count(best, "/") {
			best = f
		}
	}
	return (&url.URL{Path: "/" + best}).String(), best != ""
}
