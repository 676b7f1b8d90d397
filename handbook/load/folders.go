package load

import (
	"path"
	"slices"
	"strings"
)

const rootCategory = "general"

// folderTree assigns pages to folders. Some sites give every page a folder, so a folder that contains
// nothing but its index page (refunds/index.md) counts as that page and not as a group.
type folderTree struct {
	pages map[string]int // number of pages in a folder and below it
	root  string         // folder that contains nearly all pages; "" for none
}

// A folder with at least mostPagesPercent of the pages is assumed to hold the entries; the other pages
// describe the project. For a folder with a fitting name (docs, content), a majority is enough.
const (
	mostPagesPercent = 90
	halfPercent      = 51
)

// percentFor returns the minimum percentage of the pages that a folder must contain to be the
// folder of the entries.
func percentFor(dir string) int {
	if IsContentFolderName(path.Base(dir)) {
		return halfPercent
	}
	return mostPagesPercent
}

// IsContentFolderName reports whether the name of a folder only says that it holds the entries, so that it
// is useless as a title.
func IsContentFolderName(name string) bool {
	return slices.Contains([]string{"content", "contents", "doc", "docs", "documentation", "source", "src", "pages", "handbook", "website", "en"}, strings.ToLower(name))
}

func newFolderTree(pages []*parsedPage) folderTree {
	f := folderTree{pages: map[string]int{}}
	aboutProject := 0
	for _, p := range pages {
		if isAboutProject(p.entry.Path) {
			aboutProject++
		}
		for dir := path.Dir(p.listedPath()); dir != "."; dir = path.Dir(dir) {
			f.pages[dir]++
		}
	}
	for dir, n := range f.pages { // the innermost of several nested folders wins
		if n*100 >= (len(pages)-aboutProject)*percentFor(dir) && len(dir) > len(f.root) && f.hasFolders(dir, n) {
			f.root = dir
		}
	}
	return f
}

// hasFolders reports whether a folder with n pages is the root, or has subfolders that can be categories.
func (f folderTree) hasFolders(dir string, n int) bool {
	if !strings.Contains(dir, "/") {
		return true
	}
	for in, count := range f.pages {
		if count < n && path.Dir(in) == dir {
			return true
		}
	}
	return false
}

// isAboutProject reports whether a page at the root is about the repository.
func isAboutProject(name string) bool {
	if strings.Contains(name, "/") {
		return false
	}
	switch strings.ToLower(path.Base(pageName(name))) {
	case "readme", "license", "licence", "contributing", "changelog", "security", "code_of_conduct", "code-of-conduct", "support":
		return true
	}
	return false
}

// folderOf returns the folder of a page; "." for the root.
func (f folderTree) folderOf(name string) string {
	dir := path.Dir(name)
	if !isIndex(path.Base(pageName(name))) {
		return dir
	}
	for dir != "." && f.pages[dir] == 1 {
		dir = path.Dir(dir)
	}
	return dir
}

// isIndexOf reports whether a page is the index of a folder with other pages, except the root.
func (f folderTree) isIndexOf(name string) bool {
	dir := path.Dir(name)
	return dir != "." && isIndex(path.Base(pageName(name))) && f.pages[dir] > 1
}

// isTop reports whether a folder is a category rather than a group in one: the root, or a folder
// directly below it.
func (f folderTree) isTop(dir string) bool {
	return dir == "." || dir == f.root || path.Dir(dir) == "." || path.Dir(dir) == f.root
}

// categoryID returns the category id for a folder.
func (f folderTree) categoryID(dir string) string {
	if dir == "." {
		return rootCategory
	}
	return Slug(dir)
}

func (f folderTree) categoryTitle(dir string) string {
	if dir == "." {
		return titleFromName(rootCategory)
	}
	return titleFromName(path.Base(dir))
}
