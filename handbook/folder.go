package handbook

import (
	"cmp"
	"path"
	"strings"

	"trustbook/handbook/sanitize"
)

// rootCategory is the folder of the texts at the root.
const rootCategory = "general"

// folders know which folder each page counts to. A folder of which all that
// there is is its index page (refunds/index.md) is that page and no category:
// some sites give every page a folder.
type folders struct {
	pages map[string]int // pages in a folder and below it
	root  string         // folder at the root in which the texts lie, "" when there is no such
}

// mostPages is the share of the pages, in percent, that a folder at the root holds
// when it is where the texts are: the others are about the project around them.
const mostPages = 90

func newFolders(drafts []*draft) folders {
	f := folders{pages: map[string]int{}}
	about := 0
	for _, d := range drafts {
		if aboutProject(d.entry.Path) {
			about++
		}
		for dir := path.Dir(d.entry.Path); dir != "."; dir = path.Dir(dir) {
			f.pages[dir]++
		}
	}
	for dir, n := range f.pages {
		if !strings.Contains(dir, "/") && n*100 >= (len(drafts)-about)*mostPages {
			f.root = dir
		}
	}
	return f
}

// aboutProject says whether a page at the root is about the folder as a project.
func aboutProject(name string) bool {
	if strings.Contains(name, "/") {
		return false
	}
	switch strings.ToLower(path.Base(pageName(name))) {
	case "readme", "license", "licence", "contributing", "changelog", "security", "code_of_conduct", "code-of-conduct", "support":
		return true
	}
	return false
}

// of is the folder that a page counts to, "." for the root.
func (f folders) of(name string) string {
	dir := path.Dir(name)
	if !isIndex(path.Base(pageName(name))) {
		return dir
	}
	for dir != "." && f.pages[dir] == 1 {
		dir = path.Dir(dir)
	}
	return dir
}

// category is a folder as a category. Its title is its path, without the folder
// in which all the texts lie.
func (f folders) category(dir string) Category {
	if dir == "." {
		return Category{ID: rootCategory, Title: humanise(rootCategory), Derived: true}
	}
	var title []string
	for part := range strings.SplitSeq(strings.TrimPrefix(dir, f.root+"/"), "/") {
		title = append(title, humanise(part))
	}
	return Category{ID: slug(dir), Title: strings.Join(title, " / "), Derived: true}
}

// label gives a category the title and the place that a tool keeps for its folder:
// Hugo in _index.md, Docusaurus in _category_.json.
func (b *builder) label(c *Category, dir string) {
	if e := b.byPath[path.Join(dir, "_index.md")]; e != nil && dir != "." {
		c.Title, c.Order = e.Title, e.Order
		b.placed[c.ID] = e.Order != 0
	}
	data, ok := b.labels[dir]
	if !ok {
		return
	}
	text, _, _ := sanitize.Text(data)
	m, bad := parseMapping(path.Join(dir, "_category_"), 0, text)
	if bad != nil {
		b.add(*bad)
		return
	}
	for key, value := range m.pairs() {
		switch key.Value {
		case "label":
			if s, err := scalar(value); err == nil && s != "" {
				c.Title = s
			}
		case "position":
			order, err := integer(value)
			c.Order, b.placed[c.ID] = order, err == nil
		}
	}
}

// comparePaths puts a folder's index page first, and numbers in names in the
// order of their value: 2-scope comes before 10-annex.
func comparePaths(x, y string) int {
	xs, ys := strings.Split(pageName(x), "/"), strings.Split(pageName(y), "/")
	for i := range min(len(xs), len(ys)) {
		xi, yi := i == len(xs)-1 && isIndex(xs[i]), i == len(ys)-1 && isIndex(ys[i])
		switch {
		case xi && !yi:
			return -1
		case yi && !xi:
			return 1
		}
		if c := compareNames(xs[i], ys[i]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(len(xs), len(ys)), cmp.Compare(x, y))
}

// compareNames compares two names, runs of digits by their value.
func compareNames(x, y string) int {
	for x != "" && y != "" {
		xn, yn := digits(x), digits(y)
		if xn != "" && yn != "" {
			a, b := strings.TrimLeft(xn, "0"), strings.TrimLeft(yn, "0")
			if c := cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b), cmp.Compare(len(xn), len(yn))); c != 0 {
				return c
			}
			x, y = x[len(xn):], y[len(yn):]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Compare(len(x), len(y))
}

// digits is the run of digits that a text begins with.
func digits(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}
