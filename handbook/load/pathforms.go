package load

import (
	"net/url"
	"path"
	"strings"

	"trustbook/handbook/pattern"
)

// datedNamePattern matches the file name of a post in Jekyll, which is served below its date.
var datedNamePattern = pattern.Lazy(`^(\d{4})-(\d\d)-(\d\d)-(.+)$`)

// pathForms returns the forms in which the path of a page can be written: with and without the extension and, for an
// index page, as its folder.
func pathForms(name string) []string {
	bare := pageName(name)
	out := []string{name, bare, bare + ".html", bare + ".md"}
	if isIndex(path.Base(bare)) {
		out = append(out, path.Dir(bare), path.Join(path.Dir(bare), "index.html"))
	}
	return out
}

// jekyllPaths returns the paths at which Jekyll serves a page, if they differ from the path of its file.
func jekyllPaths(name string) []string {
	bare, out := pageName(name), []string(nil)
	if collection := strings.ReplaceAll("/"+bare, "/_", "/")[1:]; collection != bare { // Jekyll serves the folder _team/ as team/
		out = append(out, collection)
		if isIndex(path.Base(collection)) {
			out = append(out, path.Dir(collection))
		}
	}
	if m := datedNamePattern().FindStringSubmatch(path.Base(bare)); m != nil {
		for _, dir := range []string{path.Dir(bare), path.Dir(path.Dir(bare))} {
			out = append(out, path.Join(dir, m[1], m[2], m[3], m[4]))
		}
	}
	plain := withoutNumbers(bare)
	if plain != "" {
		out = append(out, pathForms(plain+".md")...)
	}
	for _, name := range []string{bare, plain} { // in Docusaurus, the page of a folder may have the name of the folder
		if dir := path.Dir(name); name != "" && strings.EqualFold(path.Base(name), path.Base(dir)) {
			out = append(out, dir)
		}
	}
	if path.Base(name) == nextJSPage {
		out = append(out, path.Dir(name))
	}
	return out
}

// nextJSPage is the file name of pages in the app router of Next.js, which serves them at the path of their folder.
const nextJSPage = "page.mdx"

// numberedNamePattern matches a name with a leading number that is used only for sorting. Docusaurus omits such numbers
// from addresses. It does not match dates and version numbers.
var numberedNamePattern = pattern.Lazy(`^\d+(?:\s*[-_.]+\s*)([^\d\s._-].*)$`)

// withoutNumbers returns a path without the leading numbers that its elements have for sorting, or "" if they have
// none.
func withoutNumbers(name string) string {
	elements, found := strings.Split(name, "/"), false
	for i, e := range elements {
		if m := numberedNamePattern().FindStringSubmatch(e); m != nil {
			elements[i], found = m[1], true
		}
	}
	if !found {
		return ""
	}
	return strings.Join(elements, "/")
}

// translatedForms returns candidates in the language of the page with the link, such as x.sv.md, if that page has a
// language.
func translatedForms(from string, candidates []string) []string {
	lang := languageOf(from)
	if lang == "" {
		return candidates
	}
	out := make([]string, 0, 2*len(candidates))
	for _, c := range candidates {
		out = append(out, pageName(c)+lang)
	}
	return append(out, candidates...)
}

// languageOf returns the language in the name of a page, such as sv in x.sv.md, or "".
func languageOf(name string) string {
	lang := path.Ext(pageName(name))
	if !languageSuffixPattern().MatchString(lang) {
		return ""
	}
	return lang
}

var languageSuffixPattern = pattern.Lazy(`^\.[a-z]{2}(?:-[A-Za-z]{2,4})?$`)

// withoutToolSyntax returns a link target without additions that only some tools and browsers support: the @ of Zola
// and Docusaurus before a path from the root, and a text fragment that browsers highlight.
func withoutToolSyntax(target string) string {
	target, _, _ = strings.Cut(target, ":~:")
	for _, root := range []string{"@/", "@site/"} {
		if rooted, ok := strings.CutPrefix(target, root); ok {
			return "/" + rooted
		}
	}
	return target
}

// isBelowHidden reports whether a path is hidden or in a hidden folder.
func isBelowHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return false
}

// How a site serves a handbook is inferred from the links in the handbook.

// findSitePrefixes returns the path elements that a site puts before the paths of the handbook. If most links from the
// root that begin with an element lead to a page once the element is removed, the element is such a prefix. The rest of
// these links may lead to other parts of the site.
func (l *linker) findSitePrefixes(pages []*parsedPage) map[string]bool {
	// By path element: the number of links that lead to a page without the element, minus the number of other links.
	balance := map[string]int{}
	for _, p := range pages {
		for _, link := range p.entry.Links {
			first, rest, ok := cutFirstElement(link.Target)
			if !ok || link.Image {
				continue
			}
			if target, other := l.findPage(p.entry.Path, "/"+path.Join(first, rest)); target != nil || other {
				continue
			}
			if l.byForm[rest] != nil {
				balance[first]++
			} else {
				balance[first]--
			}
		}
	}
	prefixes := map[string]bool{}
	for first, n := range balance {
		prefixes[first] = n > 0
	}
	return prefixes
}

// cutFirstElement splits a link from the root after its first path element.
func cutFirstElement(target string) (first, rest string, ok bool) {
	u, err := url.Parse(target)
	if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	return strings.Cut(strings.Trim(path.Clean(u.Path), "/"), "/")
}
