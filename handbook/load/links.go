package load

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

func newLinker(b *builder) *linker {
	l := &linker{
		entries: b.parts.Entries, byID: b.byID, hasOther: b.hasNonPage, nearest: b.suggestions(),
		byForm: map[string]*parsedPage{}, folded: map[string]*parsedPage{}, firstInDir: map[string]*parsedPage{}, byNumber: map[string]*parsedPage{}, byName: map[string]*parsedPage{},
		includes: map[*parsedPage]bool{}, sources: map[string]bool{},
	}
	for name := range b.others {
		if m := pageSourcePattern().FindStringSubmatch(name); m != nil {
			l.sources[m[1]] = true
		}
	}
	pages := map[*handbook.Entry]*parsedPage{}
	for _, p := range b.pages {
		pages[p.entry] = p
		l.byForm[p.entry.Path] = p
	}
	for _, e := range l.entries { // in reading order, so that a folder is resolved to its first entry
		l.addPage(pages[e])
	}
	for _, p := range b.translations {
		l.byForm[p.entry.Path] = p
		l.addPage(p)
	}
	for _, p := range slices.Concat(b.pages, b.translations) { // after all real paths, which take precedence
		l.addAddressForms(jekyllPaths(p.entry.Path), p)
	}
	for _, folder := range slices.Sorted(maps.Keys(b.sectionPages)) { // the page of a folder may have addresses, but no text
		l.addAddressForms(addressForms(b.sectionPages[folder]), l.firstInDir[foldForm(folder)])
	}
	l.prefixes = l.findSitePrefixes(b.pages)
	l.monolingual, l.hugo = len(b.parts.Languages) == 0, b.outline.hugo
	for _, n := range b.navigations {
		l.byFile = l.byFile || strings.EqualFold(path.Base(n.file), summaryName)
		if dir, name := path.Split(n.file); name == "_sidebar.md" && (l.docsRoot == "" || len(dir) < len(l.docsRoot)) {
			l.docsRoot = path.Clean(dir)
		}
	}
	others := slices.Collect(maps.Keys(b.others))
	l.fromFolders = isDocusaurus(others) || slices.ContainsFunc(others, isLabelFile) ||
		slices.ContainsFunc(b.pages, func(p *parsedPage) bool { return p.label != "" }) // only the docs folder of a larger repository was opened
	l.labels.pages = slices.Concat(b.pages, b.translations)
	return l
}

// pageSourcePattern matches the path of a page, or of a file from which a site generator makes one.
var pageSourcePattern = pattern.Lazy(`(?i)^(.+?)\.(?:ipynb|rst|adoc|asciidoc|org|tex|html?|erb|haml|slim|njk|ejs|pug|liquid|vue|svelte|astro|[jt]sx|php)$`)

// addPage adds all forms of a page's path, and its addresses.
func (l *linker) addPage(p *parsedPage) {
	l.addAddressForms(pathForms(p.entry.Path), p)
	if number := strings.ToLower(p.entry.Number); number != "" && l.byNumber[number] == nil {
		l.byNumber[number] = p
	}
	name := lastElements(p.entry.Path, 1)
	if _, taken := l.byName[name]; taken {
		l.byName[name] = nil
	} else {
		l.byName[name] = p
	}
	l.addAddressForms(addressForms(p), p)
	for dir := path.Dir(p.entry.Path); dir != "."; dir = path.Dir(dir) {
		if folder := foldForm(dir); l.firstInDir[folder] == nil {
			l.firstInDir[folder] = p
		}
	}
}

// addressForms returns the present and former addresses that a page has on its site.
func addressForms(p *parsedPage) []string {
	return handbook.MapSlice(slices.Concat(p.addresses, p.oldPaths), func(a string) string { return resolvePath(p.entry.Path, a) })
}

func (l *linker) addAddressForms(forms []string, p *parsedPage) {
	for _, form := range forms {
		if l.byForm[form] == nil {
			l.byForm[form] = p
		}
		if folded := foldForm(form); l.folded[folded] == nil {
			l.folded[folded] = p
		}
	}
}

// resolve sets the targets of a page's links and reports broken links. It reports all broken images together, and also
// all broken links to one part of a site, because they probably have the same cause.
func (l *linker) resolve(p *parsedPage) []handbook.Problem {
	var problems []handbook.Problem
	at := map[string]int{} // index of the problem for each cause
	for i := range p.entry.Links {
		link := &p.entry.Links[i]
		wrong := l.resolveLink(p, link)
		if wrong == nil {
			continue
		}
		cause, _, _ := strings.Cut(link.Target, "#")
		if link.Image {
			cause = "image"
		} else if wrong.Code == "broken-fragment" {
			cause += "#"
		} else if folder := l.missingFolder(p.entry.Path, link.Target); folder != "" {
			cause = folder
		}
		if n, known := at[cause]; known {
			problems[n].Subject.Count++
			continue
		}
		at[cause] = len(problems)
		wrong.Path, wrong.Line, wrong.Subject.Count = p.entry.Path, link.Line, 1
		problems = append(problems, *wrong)
	}
	l.fillLinkWords(p.entry)
	for n := range problems {
		if more := problems[n].Subject.Count - 1; more > 0 {
			problems[n].Message += fmt.Sprintf(" (and %d more like it in this entry)", more)
		}
	}
	return problems
}

// resolveLink resolves a link. It returns a problem if the link should refer to something in the handbook but does
// not.
func (l *linker) resolveLink(p *parsedPage, link *handbook.Link) *handbook.Problem {
	if hasPlaceholder(link.Target) {
		return nil
	}
	broken := func(format string, args ...any) *handbook.Problem {
		return &handbook.Problem{Severity: handbook.SeverityWarning, Code: "broken-link", Message: fmt.Sprintf(format, args...), Subject: handbook.ProblemSubject{Name: link.Target}}
	}
	u, err := url.Parse(withoutToolSyntax(link.Target))
	if err != nil {
		return broken("the link target %q is not an address", link.Target)
	}
	if u.Scheme != "" || u.Host != "" || link.Image && strings.HasPrefix(u.Path, "/") {
		return nil
	}
	target, other := p, false
	if u.Path != "" {
		target, other = l.findPage(p.entry.Path, u.Path)
	}
	if target == nil && !other && u.Path != "" {
		target, other = l.findOnSite(p, link.Target, u.Path, link.Image)
	}
	if target == nil && !link.Image && l.labels.isNamed(u.Path) {
		target, u = l.labels.named[foldFragment(u.Path)], &url.URL{Fragment: u.Path}
	}
	switch {
	case other, target == nil && bundlerAliasPattern().MatchString(u.Path):
		return nil
	case link.Image:
		wrong := broken("the image %q is not in this folder; its alternative text is shown", link.Target)
		wrong.Subject.Case = handbook.CaseMissingImage
		return wrong
	case target == nil && mailAddressPattern().MatchString(u.Path):
		return broken("the link to %q leads to no entry of this handbook; e-mail addresses need mailto:", link.Target)
	case target == nil:
		meant := l.suggestLink(p, u.Path)
		wrong := broken("the link to %q leads to no entry of this handbook%s", link.Target, handbook.DidYouMean(meant))
		wrong.Subject.Other = meant
		return wrong
	}
	target = l.pageWithHeading(p, target, u)
	link.Entry = target.entry.ID
	return l.resolveFragment(p, target, u, link)
}

// hasPlaceholder reports whether an address contains a placeholder of a template language.
func hasPlaceholder(target string) bool {
	return strings.Contains(target, "{") || strings.Contains(target, "…") || strings.HasPrefix(target, "%7B") || strings.Contains(target, "%7B%7B") || strings.Contains(target, "%3C%") || strings.HasPrefix(target, "%= ") || strings.Contains(target, "<%") || percentVariablePattern().MatchString(target) || exampleTargetPattern().MatchString(target)
}

// exampleTargetPattern matches the target in an example of how to write a link.
var exampleTargetPattern = pattern.Lazy(`^(?i:url|link|href|address|target)$`)

var mailAddressPattern = pattern.Lazy(`^[^@/]+@[^@/]+\.\w+$`)

// bundlerAliasPattern matches the target of a link below an alias that only a bundler can resolve, such as
// @assets/a.svg.
var bundlerAliasPattern = pattern.Lazy(`^[@~$][\w-]*/`)

// percentVariablePattern matches a variable of Twig or Pico, %name%.
var percentVariablePattern = pattern.Lazy(`%[a-z_]+%`)
