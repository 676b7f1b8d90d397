package load

import (
	"io/fs"
	"path"
	"slices"
)

// isDependency reports whether the pages in a folder belong to another project, because it contains packages
// downloaded by a package manager, or Hugo themes or archetypes.
func (w *walker) isDependency(name string) bool {
	switch path.Base(name) {
	case "node_modules":
		return true
	case "themes":
		found, _ := fs.Glob(w.fsys, path.Join(name, "*", "theme.toml")) // the only possible error is an invalid pattern
		return len(found) > 0
	case "archetypes":
		return w.exists(path.Join(name, "default.md"))
	case "vendor": // the folder may also be a chapter about vendors
		return slices.ContainsFunc([]string{"go.mod", "Gopkg.lock", "composer.json", "Gemfile"}, func(lock string) bool {
			return w.exists(path.Join(path.Dir(name), lock))
		})
	}
	return false
}

// exists reports whether a file exists. It does not open the file, because opening a pipe would block until someone
// writes to it.
func (w *walker) exists(name string) bool {
	_, err := fs.Stat(w.fsys, name)
	return err == nil
}

// isGenerated reports whether a folder is the output of a site generator, which contains copies of pages. A folder with
// a common name must also contain the start page of a site.
func (w *walker) isGenerated(name string) bool {
	switch path.Base(name) {
	case "_site", "_book":
		return true
	case "public", "build", "site", "book", "dist":
		return w.exists(path.Join(name, "index.html"))
	}
	return false
}

// hasPages reports whether there is a page among the first files of a folder that is left out.
func (w *walker) hasPages(folder string) (found bool) {
	left := 1000 // number of files still to look at; a limit, because a site may be as large as the handbook
	_ = fs.WalkDir(w.fsys, folder, func(name string, d fs.DirEntry, err error) error {
		if found = err == nil && !d.IsDir() && IsHandbookFile(name); found || left == 0 {
			return fs.SkipAll
		}
		left--
		return nil
	})
	return found
}
