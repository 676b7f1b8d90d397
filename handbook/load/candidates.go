package load

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook/pattern"
)

// findPage returns the page that a link refers to; from is the path of the page with the link. other reports whether
// the link refers to something that exists but is not a page.
func (l *linker) findPage(from, target string) (p *parsedPage, other bool) {
	if p := l.byForm[resolvePath(from, target)]; p != nil && (target[0] == '/' || !strings.HasSuffix(target, "/")) && (!l.monolingual || languageOf(from) == "") {
		return p, false
	}
	candidates := l.candidates(from, target)
	if l.monolingual {
		candidates = translatedForms(from, candidates)
	}
	for _, c := range candidates {
		if l.fromFolders { // the other parts of the site link to its main part by address
			candidates = append(candidates, path.Join(docusaurusFolder, c))
		}
	}
	for _, form := range []norm.Form{norm.NFC, norm.NFD} { // macOS writes é in a name as two characters
		if same := form.String(target); same != target {
			candidates = append(candidates, l.candidates(form.String(from), same)...)
			candidates = append(candidates, l.candidates(from, same)...)
		}
	}
	for _, c := range candidates {
		if p := l.byForm[c]; p != nil {
			return p, false
		}
	}
	for _, c := range candidates {
		switch {
		case l.folded[foldForm(c)] != nil:
			return l.folded[foldForm(c)], false
		case l.byForm[withoutNumbers(c)] != nil: // links in numbered folders may omit the numbers
			return l.byForm[withoutNumbers(c)], false
		case l.firstInDir[foldForm(c)] != nil:
			return l.firstInDir[foldForm(c)], false
		case c == ".":
			return l.byForm[l.entries[0].Path], false
		case l.hasOther(c), l.sources[strings.TrimSuffix(c, ".html")], isBelowHidden(c): // hidden files are not read, but they may exist
			return nil, true
		}
	}
	if l.fromFolders && strings.Contains(target, "/category/") { // a list that Docusaurus generates
		return nil, true
	}
	return l.byNumber[strings.ToLower(target)], false
}

// docusaurusFolder is the folder whose name Docusaurus leaves out of the addresses of its pages.
const docusaurusFolder = "docs"

// leadsToFolder reports whether a link refers to a folder without a page of its own.
func (l *linker) leadsToFolder(from, target string) bool {
	for _, c := range l.candidates(from, target) {
		if l.folded[foldForm(c)] != nil || l.firstInDir[foldForm(c)] != nil {
			return l.folded[foldForm(c)] == nil
		}
	}
	return false
}

// findOnSite returns the page for a link whose path is not relative to the page with the link. It first tries the root
// of the site, for template tags, for images and in Hugo, and then the pages that include this page. Template tags
// and links in templates may contain only the name of a page, and so may links such as page.html, because Jekyll may
// serve all pages in one folder.
func (l *linker) findOnSite(from *parsedPage, target, name string, image bool) (p *parsedPage, other bool) {
	tagged := from.tagged[target]
	if tagged || image || l.hugo && name[0] != '/' {
		p, other = l.findPage(from.entry.Path, "/"+name)
	}
	if p == nil && !other && !image {
		l.labels.index()
		for _, whole := range l.labels.wholes[from] {
			if p, other = l.findPage(whole, name); p != nil || other {
				return p, other
			}
		}
	}
	flat := path.Ext(name) == ".html" && !strings.Contains(name, "/") // Jekyll may serve all pages in one folder
	if p == nil && !other && (tagged || flat || path.Ext(from.entry.Path) == ".tmpl") {
		p = l.byName[strings.TrimSuffix(pageName(path.Base(name)), ".html")]
	}
	return p, other
}

// candidates returns the paths that a link may mean. A link from the root may be relative to any folder above the page,
// because any of these folders may be the root of the site. A relative link may be relative to the file, or to the
// page's address on a site, which is one folder deeper.
func (l *linker) candidates(from, target string) []string {
	rooted, ok := strings.CutPrefix(target, "/")
	if !ok {
		out := []string{path.Join(path.Dir(from), target), path.Join(pageName(from), target)}
		if strings.HasSuffix(target, "/") && !l.byFile && !isIndex(path.Base(pageName(from))) { // on sites whose addresses end with a slash
			slices.Reverse(out)
		}
		if path.Base(from) == nextJSPage || isIndex(path.Base(pageName(from))) && pageName(target) == target { // on sites whose addresses do not end with a slash
			out = append(out, path.Join(path.Dir(path.Dir(from)), target))
		}
		if l.docsRoot != "" {
			out = append(out, path.Join(l.docsRoot, target))
		}
		if page := l.byForm[from]; page != nil {
			for _, a := range page.addresses {
				at := resolvePath(from, a)
				out = append(out, path.Join(path.Dir(at), target), path.Join(at, target))
			}
		}
		for dir := path.Dir(from); l.fromFolders && target[0] != '.' && dir != "."; {
			dir = path.Dir(dir)
			out = append(out, path.Join(dir, target))
		}
		return out
	}
	var out []string
	if m := repositoryPathPattern().FindStringSubmatch(target); m != nil {
		out = append(out, m[1])
	}
	if first, rest, ok := cutFirstElement(target); ok && (l.prefixes[first] || l.isTranslationIn(first, from)) {
		out = append(out, rest)
	}
	for dir := path.Dir(from); ; dir = path.Dir(dir) {
		out = append([]string{path.Join(dir, rooted)}, append(out, path.Join(dir, "public", rooted), path.Join(dir, "static", rooted))...)
		if dir == "." || dir == "/" {
			return out
		}
	}
}

// isTranslationIn reports whether a page is in folder and translates a page that has the same path outside folder. A
// site shows the original where a translation is missing.
func (l *linker) isTranslationIn(folder, from string) bool {
	original, ok := strings.CutPrefix(from, folder+"/")
	return ok && l.byForm[original] != nil
}

// repositoryPathPattern matches the path in the address of a file on GitHub or GitLab.
var repositoryPathPattern = pattern.Lazy(`^/[\w.-]+/[\w.-]+/(?:-/)?(?:blob|tree)/[\w.-]+/(.+)$`)

// resolvePath returns the path that a link target refers to, on a page with the given path.
func resolvePath(pagePath, target string) string {
	if rooted, ok := strings.CutPrefix(target, "/"); ok {
		return path.Clean(rooted)
	}
	return path.Join(path.Dir(pagePath), target)
}

// missingFolder returns the folder without entries that a link refers to, such as /blog or ../services, or "".
func (l *linker) missingFolder(from, target string) string {
	if first, _, ok := cutFirstElement(target); ok {
		if l.firstInDir[foldForm(first)] != nil {
			return ""
		}
		return "/" + first
	}
	up := len(target) - len(strings.TrimLeft(target, "./"))
	first, _, deeper := strings.Cut(target[up:], "/")
	if folder := path.Clean(target[:up] + first); first != "" && deeper && l.firstInDir[foldForm(path.Join(path.Dir(from), folder))] == nil {
		return folder
	}
	return ""
}
