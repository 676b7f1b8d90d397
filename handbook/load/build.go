package load

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// build performs the steps that need all pages: ids, categories, order, reading paths and links.
func (b *builder) build() *handbook.Handbook {
	b.useManifest()
	b.takeSectionPages()
	b.pairTranslations()
	docusaurus := b.foreign && isDocusaurus(slices.Collect(maps.Keys(b.others)))
	for _, p := range slices.Concat(b.pages, b.translations) {
		b.add(b.downgradeForeign(p.problems, docusaurus)...)
	}
	for _, p := range b.pages { // translations take missing fields from their originals
		p.applyDefaults(b.manifest.defaults)
	}
	b.identifyAll()
	for _, p := range b.translations {
		p.entry.ID = p.languages[0].entry.ID
	}
	for _, p := range slices.Concat(b.pages, b.translations) {
		b.sortTags(p)
		b.addAcronyms(p)
		b.checkControls(p)
	}
	b.resolveFormerIDs()
	b.acronyms = handbook.NewAcronymIndex(b.parts.Acronyms)
	b.arrange()
	disambiguateTitles(b.parts.Entries)
	b.buildPaths()
	b.buildGlossary()
	links := newLinker(b)
	for _, p := range slices.Concat(b.pages, b.translations) {
		b.add(links.resolve(p)...)
		b.add(links.resolveRelated(p)...)
	}
	b.shareWithTranslations()
	b.translateGlossary()
	handbook.SortProblems(b.parts.Problems)
	return handbook.New(b.parts)
}

// downgradeForeign turns errors into warnings if the handbook has no manifest. Such a handbook was written for another
// program, in which its fields have other meanings: in Docusaurus, an id may be any string.
func (b *builder) downgradeForeign(problems []handbook.Problem, docusaurus bool) []handbook.Problem {
	if !b.foreign {
		return problems
	}
	out := slices.DeleteFunc(slices.Clone(problems), func(p handbook.Problem) bool { // a copy, because the next load compares the original problems
		return docusaurus && p.Code == "value" && p.Subject.Name == "id"
	})
	for i, p := range out {
		if p.Code == "duplicate-key" || p.Code == "misspelt-key" || p.Code == "value" && slices.Contains([]string{"kind", "tags", "status"}, p.Subject.Name) {
			out[i].Severity = handbook.SeverityWarning
		}
	}
	return out
}

func (b *builder) useManifest() {
	parts := b.manifest.parts
	parts.Problems, parts.Digest, parts.Files = b.parts.Problems, b.parts.Digest, b.parts.Files
	b.parts = parts
	for _, nav := range b.navigations {
		if path.Dir(nav.file) == "." {
			b.parts.Title = cmp.Or(b.parts.Title, b.parts.Organisation, nav.title)
		}
	}
	if len(b.parts.Languages) > 0 {
		return
	}
	for _, p := range b.pages {
		if lang := p.entry.Metadata.Lang; lang != "" {
			b.alphabet = handbook.AlphabetOf(lang)
			return
		}
	}
}

// takeSectionPages removes Hugo section pages without a body from the entries. Such a page only gives its folder a
// title and an order.
func (b *builder) takeSectionPages() {
	b.pages = slices.DeleteFunc(b.pages, func(p *parsedPage) bool {
		dir := path.Dir(p.entry.Path)
		if !isSectionPage(p.entry.Path) || dir == "." {
			return false
		}
		b.sectionPages[dir] = p
		if strings.TrimSpace(p.entry.Markdown) != "" || p.blank {
			return false
		}
		b.add(p.problems...)
		b.others[p.entry.Path] = true
		return true
	})
}

// arrange assigns every page to its category and group, and puts the entries in reading order.
func (b *builder) arrange() {
	alphabet := b.alphabet
	if len(b.parts.Languages) > 0 {
		alphabet = b.parts.Alphabet()
	}
	b.outline = newOutline(b.pages, alphabet, b.parts.Categories)
	b.outline.label, b.outline.hugo = b.applyLabel, b.isHugo()
	b.applyNavigations(b.outline, b.navigations)
	replaceRepeatedTitles(b.pages)
	for _, p := range b.pages {
		if p.fromName && p.navTitle != "" {
			p.entry.Title, p.entry.Derived.Title = p.navTitle, false
		}
		b.outline.add(p, b.namedCategory(p))
	}
	keep := ""
	if b.needsGlossary() {
		keep = glossaryID
	}
	b.parts.Categories, b.parts.Entries = b.outline.finish(keep)
}

// isHugo reports whether most folders have a section page, as on a site made with Hugo. Folders with an index page do
// not count, because Hugo treats them as pages.
func (b *builder) isHugo() bool {
	folders := map[string]bool{}
	for _, p := range b.pages {
		dir, name := path.Split(p.entry.Path)
		folders[dir] = folders[dir] || pageName(name) == "index"
	}
	sections := 0
	for _, bundle := range folders {
		if !bundle {
			sections++
		}
	}
	return len(b.sectionPages) > 0 && 2*len(b.sectionPages) >= sections
}

// namedCategory returns the category that a page names. If the manifest lists no categories, any name creates a
// category.
func (b *builder) namedCategory(p *parsedPage) *outlineSection {
	e := p.entry
	if e.Category == "" {
		return nil
	}
	if s := b.outline.byID[e.Category]; s != nil && s.listed {
		return s
	}
	if len(b.parts.Categories) == 0 {
		return b.outline.category(e.Category)
	}
	b.problem(p, "category", handbook.SeverityError, "unknown-category", "", "category: %q is not in %s; the category of the folder is used instead", e.Category, handbook.ManifestName)
	return nil
}

// addAcronyms adds the acronyms that a page explains. Those in the manifest take precedence.
func (b *builder) addAcronyms(p *parsedPage) {
	for _, a := range p.acronyms {
		if b.parts.Acronyms == nil {
			b.parts.Acronyms = map[string]string{}
		}
		if short := sanitize.CleanLine(a.Short); b.parts.Acronyms[short] == "" {
			b.parts.Acronyms[short] = sanitize.CleanLine(a.Long)
		}
	}
}

// sortTags makes each tag a framework if the manifest lists it, and a keyword otherwise.
func (b *builder) sortTags(p *parsedPage) {
	for _, tag := range p.tags {
		known := slices.IndexFunc(b.parts.Frameworks, func(f string) bool { return strings.EqualFold(f, tag) })
		if known >= 0 {
			p.entry.Frameworks = append(p.entry.Frameworks, b.parts.Frameworks[known])
		} else {
			p.entry.Keywords = append(p.entry.Keywords, tag)
		}
	}
}

// checkControls reports frameworks that the manifest does not list, and references that do not match the pattern of
// their control set. If the manifest could not be read, nothing is known about either.
func (b *builder) checkControls(p *parsedPage) {
	if slices.ContainsFunc(b.parts.Problems, func(p handbook.Problem) bool {
		return p.Path == handbook.ManifestName && p.Code == "front-matter" && p.Severity == handbook.SeverityError
	}) {
		return
	}
	for _, label := range p.entry.Frameworks {
		if len(b.parts.Frameworks) > 0 && !slices.ContainsFunc(b.parts.Frameworks, func(f string) bool { return strings.EqualFold(f, label) }) {
			b.problem(p, "frameworks", handbook.SeverityWarning, "unknown-framework", "", "frameworks: %q is not in frameworks of %s%s", label, handbook.ManifestName,
				handbook.DidYouMean(handbook.NearestName(label, b.parts.Frameworks)))
		}
	}
	for _, c := range p.entry.Controls {
		if reason := b.wrongControl(c); reason != "" {
			b.problem(p, "controls", handbook.SeverityWarning, "unknown-control", "", "controls: %s", reason)
		}
	}
}

func (b *builder) wrongControl(c handbook.Control) string {
	at := slices.IndexFunc(b.parts.ControlSets, func(s handbook.ControlSet) bool { return s.ID == c.Set })
	if at < 0 {
		return fmt.Sprintf("no control set has the id %q", c.Set)
	}
	set := b.parts.ControlSets[at]
	if b.patterns[c.Set] == nil {
		b.patterns[c.Set] = regexp.MustCompile(set.Pattern) // setPattern has already compiled it
	}
	if !b.patterns[c.Set].MatchString(c.Ref) {
		return fmt.Sprintf("%q is not a reference in %s", c.Ref, set.Title)
	}
	return ""
}
