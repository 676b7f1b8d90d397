package load

import (
	"fmt"
	"path"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/frontmatter"
	"trustbook/handbook/sanitize"
)

// rootCategory is the category of the pages at the root.
const rootCategory = "general"

// folderTree assigns pages to folders. A folder that contains nothing but its index page
// (refunds/index.md) counts as that page and not as a category, because some sites give every
// page a folder.
type folderTree struct {
	pages map[string]int // number of pages in a folder and below it
	root  string         // folder at the root that contains nearly all pages; "" for none
}

// mostPagesPercent is the percentage of pages in one folder at the root from which that folder
// holds the entries, and the other pages are about the project around them.
const mostPagesPercent = 90

func newFolderTree(pages []*parsedPage) folderTree {
	f := folderTree{pages: map[string]int{}}
	aboutProject := 0
	for _, p := range pages {
		if isAboutProject(p.entry.Path) {
			aboutProject++
		}
		for dir := path.Dir(p.entry.Path); dir != "."; dir = path.Dir(dir) {
			f.pages[dir]++
		}
	}
	for dir, n := range f.pages {
		if !strings.Contains(dir, "/") && n*100 >= (len(pages)-aboutProject)*mostPagesPercent {
			f.root = dir
		}
	}
	return f
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

// of returns the folder of a page; "." for the root.
func (f folderTree) of(name string) string {
	dir := path.Dir(name)
	if !isIndex(path.Base(pageName(name))) {
		return dir
	}
	for dir != "." && f.pages[dir] == 1 {
		dir = path.Dir(dir)
	}
	return dir
}

// category returns a folder as a category. Its title is its path below root.
func (f folderTree) category(dir string) handbook.Category {
	if dir == "." {
		return handbook.Category{ID: rootCategory, Title: titleFromName(rootCategory), Derived: true}
	}
	var title []string
	for part := range strings.SplitSeq(strings.TrimPrefix(dir, f.root+"/"), "/") {
		title = append(title, titleFromName(part))
	}
	return handbook.Category{ID: slug(dir), Title: strings.Join(title, " / "), Derived: true}
}

// categorise puts a page into a category of the manifest, or derives one from its folder.
func (b *builder) categorise(p *parsedPage) {
	e := p.entry
	if e.Category != "" {
		if b.isCategory[e.Category] {
			return
		}
		b.add(handbook.Problem{
			Path: e.Path, Line: p.front.Line("category"), Severity: handbook.Error, Code: "unknown-category",
			Message: fmt.Sprintf("category: %q is not in %s; the category of the folder is used instead", e.Category, handbook.ManifestName),
		})
	}
	dir := b.folders.of(e.Path)
	if e.Category = b.listedCategory(dir); e.Category != "" {
		return
	}
	c := b.folders.category(dir)
	e.Category = c.ID
	if !b.isCategory[c.ID] {
		b.applyLabel(&c, dir)
		b.isCategory[c.ID], b.categoryFolders[c.ID] = true, dir
		b.parts.Categories = append(b.parts.Categories, c)
	}
}

// listedCategory returns the category of the manifest that belongs to a folder, or to the
// nearest folder above it; "" for none.
func (b *builder) listedCategory(dir string) string {
	for {
		if id := b.folders.category(dir).ID; b.isListed[id] {
			return id
		}
		if dir == "." {
			return ""
		}
		dir = path.Dir(dir)
	}
}

// applyLabel gives a category the title and order that other tools keep for its folder:
// Hugo in _index.md, Docusaurus in _category_.json.
func (b *builder) applyLabel(c *handbook.Category, dir string) {
	if e := b.byPath[path.Join(dir, "_index.md")]; e != nil && dir != "." {
		c.Title, c.Order = e.Title, e.Order
		b.hasPlace[c.ID] = e.Order != 0
	}
	data, ok := b.labels[dir]
	if !ok {
		return
	}
	text, _, _ := sanitize.Text(data)
	m, bad := frontmatter.Parse(path.Join(dir, "_category_"), 0, text)
	if bad != nil {
		b.add(*bad)
		return
	}
	for key, value := range m.All() {
		switch key.Value {
		case "label":
			if s, err := frontmatter.Scalar(value); err == nil && s != "" {
				c.Title = s
			}
		case "position":
			order, err := frontmatter.Integer(value)
			c.Order, b.hasPlace[c.ID] = order, err == nil
		}
	}
}
