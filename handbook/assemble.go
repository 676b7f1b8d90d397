package handbook

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"trustbook/handbook/sanitize"
)

// finish settles what takes all pages to know: ids, categories, order and links.
func (b *builder) finish() {
	b.folders = newFolders(b.drafts)
	b.listed, b.placed, b.dirs = map[string]bool{}, map[string]bool{}, map[string]string{}
	for _, c := range b.h.Categories {
		b.listed[c.ID], b.placed[c.ID] = true, true
	}
	for _, d := range b.drafts {
		d.inherit(b.h.defaults)
		b.identify(d)
		b.categorise(d)
		b.sortTags(d)
		b.abbreviate(d)
		b.checkControls(d)
		b.h.Entries = append(b.h.Entries, d.entry)
	}
	b.formerIDs()
	b.h.short = newShortForms(b.h.Acronyms)
	b.order()
	b.disambiguateTitles()
	b.walk()
	b.glossary()
	b.h.AckStatement = cmp.Or(b.h.AckStatement, ackStatement)
	b.h.Title = cmp.Or(b.h.Title, b.h.Organisation, Untitled)
	links := newLinker(b)
	for _, d := range b.drafts {
		b.add(links.resolve(d)...)
		b.add(links.related(d)...)
	}
	b.h.indexRelated()
	sortProblems(b.h.Problems)
}

// identify gives the draft an id that nobody else has.
func (b *builder) identify(d *draft) {
	e := d.entry
	if e.ID == "" {
		e.ID, e.Derived.ID = idFromPath(e.Path), true
	}
	wanted := e.ID
	for b.h.byID[e.ID] != nil { // each number is tried once, however many texts want the id
		b.copies[wanted]++
		e.ID = fmt.Sprintf("%s-%d", wanted, b.copies[wanted]+1)
	}
	if e.ID != wanted {
		b.add(Problem{
			Path: e.Path, Line: d.meta.line("id"), Severity: Error, Code: "duplicate-id",
			Message: fmt.Sprintf("the id %q is already that of %s; this text goes by %q", wanted, b.h.byID[wanted].Path, e.ID),
		})
	}
	b.h.byID[e.ID] = e
}

// formerIDs lets old ids and old paths lead to the entry; a current id wins over a former one.
func (b *builder) formerIDs() {
	for _, d := range b.drafts {
		for _, id := range d.entry.FormerIDs {
			b.taken(d, id)
		}
		for _, old := range d.oldPaths {
			d.entry.FormerIDs = append(d.entry.FormerIDs, idFromPath(strings.Trim(old, "/")))
		}
		for _, id := range d.entry.FormerIDs {
			if b.h.byID[id] == nil {
				b.h.byID[id] = d.entry
			}
		}
		// What readers keep under an id goes to the one text that it leads to.
		d.entry.FormerIDs = slices.DeleteFunc(d.entry.FormerIDs, func(id string) bool { return b.h.byID[id] != d.entry })
	}
}

// taken reports a former id that leads to another text.
func (b *builder) taken(d *draft, id string) {
	now := b.h.byID[id]
	if now == nil || now == d.entry {
		return
	}
	has := "is the id of"
	if now.ID != id {
		has = "is also a former id of"
	}
	b.add(Problem{
		Path: d.entry.Path, Line: d.meta.line("former_ids"), Severity: Warning, Code: "taken-former-id",
		Message: fmt.Sprintf("former_ids: %q %s %s, and leads there; take it out here", id, has, now.Path),
	})
}

// categorise puts the draft into a category of the manifest, or makes one of its folder.
func (b *builder) categorise(d *draft) {
	e := d.entry
	if e.Category != "" {
		if _, ok := b.h.Category(e.Category); ok {
			return
		}
		b.add(Problem{
			Path: e.Path, Line: d.meta.line("category"), Severity: Error, Code: "unknown-category",
			Message: fmt.Sprintf("category: %q is not in %s; the folder decides instead", e.Category, manifestName),
		})
	}
	dir := b.folders.of(e.Path)
	c := b.folders.category(dir)
	e.Category = b.listedAbove(dir)
	if e.Category != "" {
		return
	}
	e.Category = c.ID
	if _, ok := b.h.Category(c.ID); !ok {
		b.label(&c, dir)
		b.dirs[c.ID] = dir
		b.h.Categories = append(b.h.Categories, c)
	}
}

// listedAbove is the category of the manifest that a folder, or the nearest
// folder above it, stands for.
func (b *builder) listedAbove(dir string) string {
	for {
		if id := b.folders.category(dir).ID; b.listed[id] {
			return id
		}
		if dir == "." {
			return ""
		}
		dir = path.Dir(dir)
	}
}

// abbreviate takes in the abbreviations that a text explains; the manifest knows better.
func (b *builder) abbreviate(d *draft) {
	for _, s := range d.short {
		if b.h.Acronyms == nil {
			b.h.Acronyms = map[string]string{}
		}
		if short := sanitize.CleanLine(s[0]); b.h.Acronyms[short] == "" {
			b.h.Acronyms[short] = sanitize.CleanLine(s[1])
		}
	}
}

// sortTags makes a framework of each tag that the manifest lists as one, and a keyword of the others.
func (b *builder) sortTags(d *draft) {
	for _, tag := range d.tags {
		known := slices.IndexFunc(b.h.Frameworks, func(f string) bool { return strings.EqualFold(f, tag) })
		if known >= 0 {
			d.entry.Frameworks = append(d.entry.Frameworks, b.h.Frameworks[known])
		} else {
			d.entry.Keywords = append(d.entry.Keywords, tag)
		}
	}
}

// checkControls reports references that are not of the form their set has.
func (b *builder) checkControls(d *draft) {
	for _, c := range d.entry.Controls {
		if why := b.badControl(c); why != "" {
			b.add(Problem{Path: d.entry.Path, Line: d.meta.line("controls"), Severity: Warning, Code: "unknown-control", Message: "controls: " + why})
		}
	}
}

func (b *builder) badControl(c Control) string {
	set, ok := b.h.ControlSet(c.Set)
	if !ok {
		return fmt.Sprintf("no control set has the id %q", c.Set)
	}
	if b.patterns[c.Set] == nil { // setControlSets saw to it that it compiles
		b.patterns[c.Set] = regexp.MustCompile(set.Pattern)
	}
	if !b.patterns[c.Set].MatchString(c.Ref) {
		return fmt.Sprintf("%q is not a reference of %s", c.Ref, set.Title)
	}
	return ""
}

// order sorts the entries into reading order and drops categories without one.
func (b *builder) order() {
	given := map[*Entry]bool{}
	used := map[string]bool{glossaryID: b.explains()}
	for _, d := range b.drafts {
		given[d.entry] = d.hasOrder
		used[d.entry.Category] = true
	}
	b.h.Categories = slices.DeleteFunc(b.h.Categories, func(c Category) bool { return !used[c.ID] })
	slices.SortStableFunc(b.h.Categories, func(x, y Category) int {
		return cmp.Or(
			compareGiven(b.placed[x.ID], b.placed[y.ID]),
			cmp.Compare(x.Order, y.Order),
			comparePaths(b.dirs[x.ID], b.dirs[y.ID]),
		)
	})
	rank := map[string]int{}
	for i, c := range b.h.Categories {
		rank[c.ID] = i
	}
	slices.SortStableFunc(b.h.Entries, func(x, y *Entry) int {
		return cmp.Or(
			cmp.Compare(rank[x.Category], rank[y.Category]),
			compareGiven(given[x], given[y]),
			cmp.Compare(x.Order, y.Order),
			comparePaths(x.Path, y.Path),
		)
	})
}

// compareGiven puts texts that say their place before those that do not.
func compareGiven(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}
