package load

import (
	"path"
	"slices"
	"strings"
)

const rootCategory = "general"

// folderTree assigns pages to folders. Some sites put every page into its own folder, so a folder that contains only
// its index page (refunds/index.md) counts as that page, not as a group.
type folderTree struct {
	pages map[string]int // number of pages in each folder and below it
	root  string         // folder that contains nearly all pages; "" if there is none
}

// A folder with at least mostPagesPercent of the pages is assumed to contain the entries, and the other pages to
// describe the project. A folder with a typical name (docs, content) needs only a majority of the pages.
const (
	mostPagesPercent = 90
	halfPercent      = 51
)

// minFolderPercent returns the percentage of all pages that a folder must contain to be the folder of the entries.
func minFolderPercent(dir string) int {
	if IsContentFolderName(path.Base(dir)) {
		return halfPercent
	}
	return mostPagesPercent
}

// IsContentFolderName reports whether a folder name only means that the folder contains the entries, so that it is
// useless as a title.
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
	for dir, n := range f.pages { // the innermost of nested folders wins
		if n*100 >= (len(pages)-aboutProject)*minFolderPercent(dir) && len(dir) > len(f.root) && f.hasFolders(dir, n) {
			f.root = dir
		}
	}
	return f
}

// hasFolders reports whether dir, a folder with n pages, is the root or has subfolders that can be categories.
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

// isAboutProject reports whether a page in the root folder is about the repository, and so is not an entry.
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

// folderOf returns the folder of a page, or "." for the root.
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

// isIndexOf reports whether a page is the index of a folder other than the root that also contains other pages.
func (f folderTree) isIndexOf(name string) bool {
	dir := path.Dir(name)
	return dir != "." && isIndex(path.Base(pageName(name))) && f.pages[dir] > 1
}

// isTop reports whether a folder is a category and not a group in a category: it is the root or directly below the
// root.
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
		return TitleFromName(rootCategory)
	}
	return TitleFromName(path.Base(dir))
}
