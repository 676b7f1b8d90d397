package index

import (
	"context"
	"math"
	"slices"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
	"trustbook/search/analysis"
)

// Index holds what can be looked up about the entries of a handbook. It is immutable and safe for concurrent use.
type Index struct {
	Handbook *handbook.Handbook
	Entries  []*handbook.Entry // all entries that can be opened, in reading order

	Vocab    *Vocabulary
	Phrases  *PhraseTrie
	concepts map[TermID]handbook.Synonym // all concepts except those in generalGroups, which have the first terms
	general  TermID                      // number of concepts in generalGroups

	postings     []Posting                  // postings of all terms, term by term
	starts       []uint32                   // the postings of term t are postings[starts[t]:starts[t+1]]
	IDF          []float32                  // idf of each term
	TitleWeight  []float32                  // sum of the idf of the words in the title of each entry
	reaches      []uint32                   // for each term, see Reach
	Titles       map[string][]uint32        // entries by folded title or question
	bareTitles   map[*handbook.Entry]string // for entries whose title begins with a reference: the title without it
	Tags         []string                   // framework labels of the handbook
	Names        Names
	Categories   []string // ids of the categories
	CategoryOf   []int32  // for each entry, the index of its category in Categories
	Refs         RefTable
	Glossary     map[string]string          // explanations of abbreviations, by TopicKey
	GlossaryAt   int                        // index of the generated glossary in Entries, or -1
	Languages    []*analysis.Language       // languages of the entries, except English
	Compounds    map[TermID][]Word          // compounds that contain a term as a part, most frequent first
	bases        map[string]TermID          // terms of the words in ForeignWords, by possible basic form
	ForeignWords []Word                     // words of the entries that are in one of Languages
	Dictionary   func() *Dictionary         // Swedish dictionary; built when first needed
	Sections     func() map[TermID][]TermID // see conceptSections; built when first needed
	LongBodies   float32                    // share of their weight that bodies lose: 0 if short, close to 1 if very long
}

// Posting says that an entry contains a term, and how much the term counts in that entry.
type Posting struct {
	entryAndTitle uint32  // twice the index of the entry, plus 1 if the term is in the title
	Weight        float32 // saturated sum over the fields, without idf
}

// Entry returns the index of the entry in Index.Entries.
func (p Posting) Entry() uint32 { return p.entryAndTitle >> 1 }

// InTitle reports whether the title contains the term.
func (p Posting) InTitle() bool { return p.entryAndTitle&1 == 1 }

// PostingsOf returns the postings of a term, in reading order. They must not be changed.
func (ix *Index) PostingsOf(t TermID) []Posting { return ix.postings[ix.starts[t]:ix.starts[t+1]] }

// DocFreq returns the number of entries that contain term t.
func (ix *Index) DocFreq(t TermID) int { return int(ix.starts[t+1] - ix.starts[t]) }

// IDFOf returns the inverse document frequency of a term that occurs in df of n entries, in the form that Lucene uses,
// which is never negative.
func IDFOf(n, df int) float32 { return float32(math.Log(1 + (float64(n-df)+.5)/(float64(df)+.5))) }

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

func (ix *Index) addTitle(title string, entry int) {
	ix.Titles[title] = append(ix.Titles[title], uint32(entry))
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
