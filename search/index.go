package search

import (
	"context"
	"math"
	"slices"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
)

// Index is the search index of one handbook. It is immutable and safe for concurrent use.
type Index struct {
	handbook *handbook.Handbook
	entries  []*handbook.Entry // everything that can be opened, in reading order

	vocab    *vocabulary
	phrases  *phraseTrie
	concepts map[termID]handbook.Synonym // all but the first, which generalGroups has
	general  termID                      // how many generalGroups has

	postings     []posting                  // of all terms, term by term
	starts       []uint32                   // the postings of term t are starts[t] to starts[t+1]
	idf          []float32                  // by term
	titleWeight  []float32                  // by entry: sum of the idf of the words in its title
	reaches      []uint32                   // by term, see reach
	titles       map[string][]uint32        // entries by folded title and question
	bareTitles   map[*handbook.Entry]string // titles without the reference before them, if there is one
	tags         []string                   // framework labels
	fuzzyNames   fuzzyNames
	categories   []string // ids
	categoryOf   []int32  // by entry: index in categories
	refs         refTable
	glossary     map[string]string          // explanation of an abbreviation, by topicKey
	glossaryAt   int                        // position of the generated glossary, or -1
	languages    []*language                // of the entries, without English
	compounds    map[termID][]vocabWord     // by term: the compounds with it, most frequent first
	bases        map[string]termID          // what may be basic forms of the words of the entries in those languages
	foreignWords []vocabWord                // of the entries in those languages
	dictionary   func() *dictionary         // of Swedish, read when it is needed
	sections     func() map[termID][]termID // see conceptSections; made when it is needed
	wordings     func() *wordings           // made when it is needed
	others       []func() *Index            // of the entries in other languages: see translations.go
	collects     bool                       // results say what was found besides the hits, for merging
	longBodies   float32                    // weight lost by bodies for their length: 0 if they are short, towards 1 if they are very long

	scratch sync.Pool
}

type posting struct {
	entryAndTitle uint32  // 2 * position of the entry, + 1 if the title contains the term
	weight        float32 // saturated sum over the fields, without idf
}

func (p posting) entry() uint32 { return p.entryAndTitle >> 1 }
func (p posting) inTitle() bool { return p.entryAndTitle&1 == 1 }

func (ix *Index) postingsOf(t termID) []posting { return ix.postings[ix.starts[t]:ix.starts[t+1]] }

// docFreq returns the number of entries that contain a term.
func (ix *Index) docFreq(t termID) int { return int(ix.starts[t+1] - ix.starts[t]) }

// idfOf returns the inverse document frequency of a term that occurs in df of n
// entries, in the form used by Lucene, which is never negative.
func idfOf(n, df int) float32 { return float32(math.Log(1 + (float64(n-df)+.5)/(float64(df)+.5))) }

// BuildOptions are options of Build.
type BuildOptions struct {
	// Progress, if not nil, is called from time to time by the goroutine that called Build,
	// with the number of entries indexed so far and the total.
	Progress func(done, total int)
}

// New builds the index of a handbook, which must not change afterwards.
func New(h *handbook.Handbook) *Index { return Build(context.Background(), h, BuildOptions{}) }

// Build is [New] with options. It returns nil if ctx is done before the index is complete.
func Build(ctx context.Context, h *handbook.Handbook, o BuildOptions) *Index {
	ix := build(ctx, h, o, 0)
	if ix == nil || !ix.addOthers(ctx, h.Translated()) {
		return nil
	}
	return ix
}

// build makes the index of what a handbook lists, with a number of workers, or 0 for as many as pay.
func build(ctx context.Context, h *handbook.Handbook, o BuildOptions, workers int) *Index {
	ix := &Index{handbook: h, entries: h.AllEntries(), concepts: map[termID]handbook.Synonym{}, compounds: map[termID][]vocabWord{}}
	ix.bareTitles = bareTitles(ix.entries)
	var names parallel.Group
	names.Go(func() {
		ix.indexNames()
		ix.indexRefs()
		ix.indexGlossary()
		ix.indexCategories()
		ix.tags = tagsOf(h.Frameworks, h.Entries)
	})
	defer names.Wait()
	b := newBuilder(ix)
	b.readLanguages(h.Languages)
	b.addGeneralSynonyms()
	b.addOwnSynonyms()
	if ix.hasSwedish() && !h.NoSynonyms {
		b.addSwedish()
	}
	if b.addEntries(ctx, o.Progress, workers); ctx.Err() != nil {
		return nil
	}
	b.sortPostings()
	ix.computeReach()
	b.indexCompounds()
	ix.dictionary = sync.OnceValue(ix.newDictionary)
	ix.sections = sync.OnceValue(ix.conceptSections)
	if ix.wordings = sync.OnceValue(ix.newWordings); len(ix.entries) > maxLazyEntries {
		ix.wordings()
	}
	ix.scratch.New = ix.newScratch
	return ix
}

// indexNames records titles, questions and ids for exact matches and for fuzzySearch.
func (ix *Index) indexNames() {
	ix.titles = make(map[string][]uint32, len(ix.entries))
	for i, e := range ix.entries {
		title := foldedWords(e.Title)
		ix.addTitle(title, i)
		if bare, ok := ix.bareTitles[e]; ok {
			ix.addTitle(foldedWords(bare), i)
		}
		ix.fuzzyNames.add(title, i)
		ix.fuzzyNames.add(e.ID, i)
		if e.Question != "" {
			ix.addTitle(foldedWords(e.Question), i)
		}
	}
}

func (ix *Index) addTitle(title string, entry int) {
	ix.titles[title] = append(ix.titles[title], uint32(entry))
}

func foldedWords(text string) string {
	out := make([]byte, 0, len(text))
	for t := newTokenizer(text); t.nextPart(); {
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, t.word...)
	}
	return string(out)
}

func (ix *Index) indexCategories() {
	at := map[string]int32{}
	for _, e := range ix.entries {
		i, ok := at[e.Category]
		if !ok {
			i = int32(len(ix.categories))
			at[e.Category] = i
			ix.categories = append(ix.categories, e.Category)
		}
		ix.categoryOf = append(ix.categoryOf, i)
	}
}

// tagsOf returns framework labels, such as those of the manifest, then those only entries have.
func tagsOf(labels []string, entries []*handbook.Entry) []string {
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
