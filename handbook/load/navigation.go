package load

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pack"
	"trustbook/handbook/sanitize"
)

// navigator reads the navigation files of a site generator. They contain the titles, order and groups of pages, and
// are not entries.
type navigator struct {
	reads func(base string) bool // reports whether the navigator reads files with this name
	parse func(f pack.File, text string) (navigation, error)
}

// navigators lists the supported tools. If several tools describe a folder, the first of them in this list takes
// precedence, so the most explicit are first.
var navigators = []navigator{
	{isMkDocsConfig, parseMkDocs},
	{isDocusaurusSidebars, parseDocusaurus},
	{isSummaryFile, parseSummaryFile},
	{isDocsifySidebar, parseDocsifySidebar},
}

func navigatorOf(name string) *navigator {
	base := path.Base(name)
	if strings.EqualFold(name, summaryName) {
		base = summaryName
	}
	for i := range navigators {
		if navigators[i].reads(base) {
			return &navigators[i]
		}
	}
	return nil
}

// readNavigation reads a navigation file. ok is false if the file is an ordinary page with the name of a navigation
// file.
func readNavigation(f pack.File) (nav navigation, problem *handbook.Problem, ok bool) {
	text, _ := decodeFile(f)
	nav, err := navigatorOf(f.Path).parse(f, text)
	nav.file = f.Path
	if err != nil {
		return nav, &handbook.Problem{
			Path: f.Path, Severity: handbook.SeverityWarning, Code: "navigation",
			Message: "its navigation cannot be read, so folders decide the order and the categories: " + sanitize.CleanLine(err.Error()),
		}, true
	}
	return nav, nil, len(nav.items) > 0 || pageName(f.Path) == f.Path || isDocsifySidebar(path.Base(f.Path))
}

// navigationPlacer arranges pages according to the navigation files.
type navigationPlacer struct {
	*outline

	hasOther  func(string) bool      // see builder
	byTarget  map[string]*parsedPage // by path, any other form of the path, and the path in lower case
	byDocID   map[string]*parsedPage // by Docusaurus id
	described map[string]bool        // folders that a navigation file has already described
	mixed     map[string]bool        // folders whose pages are in several categories of a navigation file
	place     int                    // number of the last item placed
	problems  []handbook.Problem
}

// applyNavigations adds the pages in navs to the outline.
func (b *builder) applyNavigations(o *outline, navs []navigation) {
	if len(navs) == 0 {
		return
	}
	p := &navigationPlacer{outline: o, hasOther: b.hasNonPage, byTarget: map[string]*parsedPage{}, byDocID: map[string]*parsedPage{}, described: map[string]bool{}, mixed: map[string]bool{}}
	for _, page := range b.pages {
		p.index(page)
	}
	for i := range navigators {
		for _, nav := range navs {
			if navigatorOf(nav.file) == &navigators[i] {
				p.apply(nav)
			}
		}
	}
	b.add(p.problems...)
}

func (p *navigationPlacer) index(page *parsedPage) {
	for _, form := range pathForms(page.entry.Path) {
		for _, key := range []string{form, strings.ToLower(form)} {
			if p.byTarget[key] == nil || key == page.entry.Path {
				p.byTarget[key] = page
			}
		}
	}
	p.byDocID[docID(page)] = page
}

// apply adds the pages of a navigation file to the outline, unless another navigation file has already described their
// folder.
func (p *navigationPlacer) apply(nav navigation) {
	folder, ok := p.folderOf(nav)
	if !ok || p.described[folder] {
		return
	}
	p.described[folder] = true
	items := nav.items
	for len(items) == 1 && items[0].target == "" && len(items[0].items) > 0 {
		items = items[0].items // a heading above all items adds nothing
	}
	var in *outlineSection
	if folder != p.folders.root && path.Dir(nav.file) != "." { // the navigation describes only a part of the handbook
		in = p.sectionOfFolder(folder)
		in.partial = true
	}
	w := navWalk{navigationPlacer: p, nav: nav, folder: folder, grouped: slices.ContainsFunc(items, func(it navItem) bool { return len(it.items) > 0 })}
	w.items(items, in)
}

// folderOf returns the folder that the targets of a navigation file are relative to: the first of its folders in which
// a target is a page. ok is false if there is no such folder.
func (p *navigationPlacer) folderOf(nav navigation) (string, bool) {
	for _, folder := range nav.folders {
		if p.namesPage(nav, folder, nav.items) {
			return folder, true
		}
	}
	return "", false
}

func (p *navigationPlacer) namesPage(nav navigation, folder string, items []navItem) bool {
	return slices.ContainsFunc(items, func(it navItem) bool {
		return p.find(nav, folder, it.target) != nil || p.namesPage(nav, folder, it.items)
	})
}

// find returns the page in folder that a target of a navigation file refers to, or nil.
func (p *navigationPlacer) find(nav navigation, folder, target string) *parsedPage {
	if target == "" || isOutsideHandbook(target) {
		return nil
	}
	if nav.docIDs {
		return p.byDocID[path.Join(folder, target)]
	}
	target, _, _ = strings.Cut(target, "#")
	target, _, _ = strings.Cut(target, "?")
	for _, form := range []string{target, unescapePath(target)} {
		if form == "" {
			continue
		}
		for _, dir := range []string{folder, path.Dir(nav.file)} {
			name := path.Join(dir, form)
			if page := p.byTarget[name]; page != nil {
				return page
			}
			if page := p.byTarget[strings.ToLower(name)]; page != nil {
				return page
			}
		}
	}
	return nil
}

// isOutsideHandbook reports whether a target is something other than a page of the handbook, such as a web address.
func isOutsideHandbook(target string) bool {
	u, err := url.Parse(target)
	return strings.HasPrefix(target, "!") || strings.Contains(target, "*") || err == nil && (u.Scheme != "" || u.Host != "") // plugins of MkDocs mark imports with !, and take patterns
}

func unescapePath(s string) string {
	plain, err := url.PathUnescape(s)
	if err != nil {
		return s
	}
	return plain
}
