package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
	"trustbook/search/analysis"
)

// Build builds the index of the entries that a handbook lists, or returns nil if ctx ends first. workers is the
// number of workers, or 0 for as many as are worth starting. progress, if not nil, is called from time to time by the
// calling goroutine, with the number of entries indexed so far and their total number.
func Build(ctx context.Context, h *handbook.Handbook, progress func(done, total int), workers int) *Index {
	ix := &Index{Handbook: h, Entries: h.AllEntries(), concepts: make(map[TermID]handbook.Synonym, len(h.Synonyms)+len(h.Acronyms)), Compounds: map[TermID][]Word{}}
	ix.bareTitles = titlesWithoutRef(ix.Entries)
	var names parallel.Group
	names.Go(func() {
		ix.indexNames()
		ix.indexRefs()
		ix.indexGlossary()
		ix.indexCategories()
		ix.Tags = TagsOf(h.Frameworks, h.Entries)
	})
	defer names.Wait()
	b := newBuilder(ix)
	b.readLanguages(h.Languages)
	b.addGeneralSynonyms()
	b.addOwnSynonyms()
	if ix.HasSwedish() && !h.NoSynonyms {
		b.addSwedish()
	}
	if b.addEntries(ctx, progress, workers); ctx.Err() != nil {
		return nil
	}
	b.sortPostings()
	ix.computeReach()
	b.indexCompounds()
	ix.Dictionary = sync.OnceValue(ix.newDictionary)
	ix.Sections = sync.OnceValue(ix.conceptSections)
	return ix
}

func (ix *Index) indexRefs() {
	for i, e := range ix.Entries {
		ix.addRef(e.ID, EntryRef{Entry: uint32(i), Kind: IDRef})
		ix.addRef(e.Number, EntryRef{Entry: uint32(i), Kind: NumberRef})
		for n, id := range e.FormerIDs {
			ix.addRef(id, EntryRef{Entry: uint32(i), Kind: FormerRef, Place: uint16(n)})
		}
		for n, c := range e.Controls {
			r := EntryRef{Entry: uint32(i), Kind: ControlRef, Place: uint16(n)}
			ix.addRef(c.Ref, r)
			if short, ok := strings.CutPrefix(c.Ref, "A."); ok && strings.Count(short, ".") > 1 { // 9.4.2 can only mean A.9.4.2
				ix.addRef(short, r)
			}
		}
	}
	slices.SortFunc(ix.Refs, func(a, b EntryRef) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.Place, b.Place))
	})
}

func (ix *Index) addRef(name string, r EntryRef) {
	if r.key = RefKey(name); r.key != "" {
		ix.Refs = append(ix.Refs, r)
	}
}

func (ix *Index) addTitle(title string, entry int) {
	ix.Titles[title] = append(ix.Titles[title], uint32(entry))
}

// indexNames records titles, questions and ids for exact matches and for abbreviated titles.
func (ix *Index) indexNames() {
	ix.Titles = make(map[string][]uint32, len(ix.Entries))
	for i, e := range ix.Entries {
		title := analysis.FoldWords(e.Title)
		ix.addTitle(title, i)
		if bare, ok := ix.bareTitles[e]; ok {
			ix.addTitle(analysis.FoldWords(bare), i)
		}
		ix.Names.add(title, i)
		ix.Names.add(e.ID, i)
		if e.Question != "" {
			ix.addTitle(analysis.FoldWords(e.Question), i)
		}
	}
}

func (ix *Index) indexCategories() {
	at := map[string]int32{}
	for _, e := range ix.Entries {
		i, ok := at[e.Category]
		if !ok {
			i = int32(len(ix.Categories))
			at[e.Category] = i
			ix.Categories = append(ix.Categories, e.Category)
		}
		ix.CategoryOf = append(ix.CategoryOf, i)
	}
}

// TagsOf returns all framework labels: first the given labels of the manifest, and then labels that only entries
// have.
func TagsOf(labels []string, entries []*handbook.Entry) []string {
	tags := slices.Clone(labels)
	for _, e := range entries {
		for _, t := range e.Frameworks {
			if !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	return tags
}
