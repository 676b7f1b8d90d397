package load

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
)

// builder puts a handbook together from its manifest and pages.
type builder struct {
	parts    handbook.Parts
	manifest manifest
	pages    []*parsedPage
	byID     map[string]*handbook.Entry // former ids included
	byPath   map[string]*handbook.Entry
	labels   map[string][]byte // folder -> what Docusaurus says about it as a category
	others   map[string]bool   // paths that are not pages
	suffixes map[string]int    // id -> last number appended to make it unique

	folders         folderTree
	isCategory      map[string]bool   // ids of all categories
	isListed        map[string]bool   // ids of the categories in the manifest
	hasPlace        map[string]bool   // ids of the categories whose order is given
	categoryFolders map[string]string // id of a derived category -> its folder

	acronyms *handbook.AcronymIndex
	patterns map[string]*regexp.Regexp // of control sets
	nearest  suggester
}

func newBuilder(w *walker) *builder {
	b := &builder{
		parts: handbook.Parts{Problems: w.problems},
		byID:  map[string]*handbook.Entry{}, byPath: map[string]*handbook.Entry{},
		labels: map[string][]byte{}, others: w.others, suffixes: map[string]int{},
		isCategory: map[string]bool{}, isListed: map[string]bool{}, hasPlace: map[string]bool{}, categoryFolders: map[string]string{},
		patterns: map[string]*regexp.Regexp{},
	}
	for _, l := range w.labels {
		b.labels[path.Dir(l.Path)] = l.Data
	}
	return b
}

func (b *builder) add(ps ...handbook.Problem) { b.parts.Problems = append(b.parts.Problems, ps...) }

// build performs the steps that need all pages: ids, categories, order, paths and links.
func (b *builder) build() *handbook.Handbook {
	b.takeManifest()
	for _, p := range b.pages {
		b.add(p.problems...)
		b.byPath[p.entry.Path] = p.entry
	}
	b.folders = newFolderTree(b.pages)
	for _, p := range b.pages {
		p.inherit(b.manifest.defaults)
		b.identify(p)
		b.categorise(p)
		b.sortTags(p)
		b.addAcronyms(p)
		b.checkControls(p)
		b.parts.Entries = append(b.parts.Entries, p.entry)
	}
	b.resolveFormerIDs()
	b.acronyms = handbook.NewAcronymIndex(b.parts.Acronyms)
	b.sortEntries()
	disambiguateTitles(b.parts.Entries)
	b.buildPaths()
	b.buildGlossary()
	links := newLinker(b)
	for _, p := range b.pages {
		b.add(links.resolve(p)...)
		b.add(links.checkRelated(p)...)
	}
	handbook.SortProblems(b.parts.Problems)
	return handbook.New(b.parts)
}

// takeManifest starts the handbook from the manifest.
func (b *builder) takeManifest() {
	parts := b.manifest.parts
	parts.Problems, parts.Digest, parts.Files = b.parts.Problems, b.parts.Digest, b.parts.Files
	b.parts = parts
	for _, c := range parts.Categories {
		b.isCategory[c.ID], b.isListed[c.ID], b.hasPlace[c.ID] = true, true, true
	}
}

// identify gives a page an id that no other page has.
func (b *builder) identify(p *parsedPage) {
	e := p.entry
	if e.ID == "" {
		e.ID, e.Derived.ID = idFromPath(e.Path), true
	}
	wanted := e.ID
	for b.byID[e.ID] != nil { // try each number once, however many pages want the id
		b.suffixes[wanted]++
		e.ID = fmt.Sprintf("%s-%d", wanted, b.suffixes[wanted]+1)
	}
	if e.ID != wanted {
		b.add(handbook.Problem{
			Path: e.Path, Line: p.front.Line("id"), Severity: handbook.Error, Code: "duplicate-id",
			Message: fmt.Sprintf("the id %q is already used by %s; this entry gets %q", wanted, b.byID[wanted].Path, e.ID),
		})
	}
	b.byID[e.ID] = e
}

// resolveFormerIDs makes former ids and paths lead to their entry, unless another entry has
// the same current id, or had it earlier in reading order.
func (b *builder) resolveFormerIDs() {
	for _, p := range b.pages {
		for _, id := range p.entry.FormerIDs {
			b.checkFormerID(p, id)
		}
		for _, old := range p.oldPaths {
			p.entry.FormerIDs = append(p.entry.FormerIDs, idFromPath(strings.Trim(old, "/")))
		}
		for _, id := range p.entry.FormerIDs {
			if b.byID[id] == nil {
				b.byID[id] = p.entry
			}
		}
		// Readers' data under an id belongs to the one entry that the id leads to.
		p.entry.FormerIDs = slices.DeleteFunc(p.entry.FormerIDs, func(id string) bool { return b.byID[id] != p.entry })
	}
}

// checkFormerID reports a former id that leads to another entry.
func (b *builder) checkFormerID(p *parsedPage, id string) {
	owner := b.byID[id]
	if owner == nil || owner == p.entry {
		return
	}
	relation := "is the id of"
	if owner.ID != id {
		relation = "is also a former id of"
	}
	b.add(handbook.Problem{
		Path: p.entry.Path, Line: p.front.Line("former_ids"), Severity: handbook.Warning, Code: "taken-former-id",
		Message: fmt.Sprintf("former_ids: %q %s %s, and leads there; remove it here", id, relation, owner.Path),
	})
}

// addAcronyms adds the acronyms that a page explains. The manifest takes precedence.
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

// sortTags turns each tag into a framework if the manifest lists it, and into a keyword
// otherwise.
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

// checkControls reports references that do not match the pattern of their set.
func (b *builder) checkControls(p *parsedPage) {
	for _, c := range p.entry.Controls {
		if reason := b.wrongControl(c); reason != "" {
			b.add(handbook.Problem{Path: p.entry.Path, Line: p.front.Line("controls"), Severity: handbook.Warning, Code: "unknown-control", Message: "controls: " + reason})
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
		b.patterns[c.Set] = regexp.MustCompile(set.Pattern) // setPattern has compiled it
	}
	if !b.patterns[c.Set].MatchString(c.Ref) {
		return fmt.Sprintf("%q is not a reference of %s", c.Ref, set.Title)
	}
	return ""
}

// sortEntries puts categories and entries in reading order and drops empty categories.
func (b *builder) sortEntries() {
	hasOrder := map[*handbook.Entry]bool{}
	used := map[string]bool{glossaryID: b.needsGlossary()}
	for _, p := range b.pages {
		hasOrder[p.entry] = p.hasOrder
		used[p.entry.Category] = true
	}
	b.parts.Categories = slices.DeleteFunc(b.parts.Categories, func(c handbook.Category) bool { return !used[c.ID] })
	slices.SortStableFunc(b.parts.Categories, func(x, y handbook.Category) int {
		return cmp.Or(
			compareBools(b.hasPlace[x.ID], b.hasPlace[y.ID]),
			cmp.Compare(x.Order, y.Order),
			comparePaths(b.categoryFolders[x.ID], b.categoryFolders[y.ID]),
		)
	})
	rank := map[string]int{}
	for i, c := range b.parts.Categories {
		rank[c.ID] = i
	}
	slices.SortStableFunc(b.parts.Entries, func(x, y *handbook.Entry) int {
		return cmp.Or(
			cmp.Compare(rank[x.Category], rank[y.Category]),
			compareBools(hasOrder[x], hasOrder[y]),
			cmp.Compare(x.Order, y.Order),
			comparePaths(x.Path, y.Path),
		)
	})
}

func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}
