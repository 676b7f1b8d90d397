package search

import (
	"context"
	"math"
	"slices"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/parallel"
)

// Index is the search index of a handbook. It is immutable and safe for concurrent use.
type Index struct {
	handbook *handbook.Handbook
	entries  []*handbook.Entry // all entries that can be opened, in reading order

	vocab    *vocabulary
	phrases  *phraseTrie
	concepts map[termID]handbook.Synonym // all concepts but the first ones, which are in generalGroups
	general  termID                      // number of concepts in generalGroups

	postings     []posting                  // postings of all terms, term by term
	starts       []uint32                   // the postings of term t are postings[starts[t]:starts[t+1]]
	idf          []float32                  // idf of each term
	titleWeight  []float32                  // sum of the idf of the words in the title of each entry
	reaches      []uint32                   // for each term, see reachOf
	titles       map[string][]uint32        // entries by folded title or question
	bareTitles   map[*handbook.Entry]string // titles without leading reference, of entries that have one
	tags         []string                   // framework labels of the handbook
	fuzzyNames   fuzzyNames
	categories   []string // ids of the categories
	categoryOf   []int32  // for each entry, the index of its category in categories
	refs         refTable
	glossary     map[string]string          // explanations of abbreviations, by topicKey
	glossaryAt   int                        // index of the generated glossary in entries, or -1
	languages    []*languageRules           // languages of the entries, without English
	compounds    map[termID][]vocabWord     // compounds that contain a term as a part, most frequent first
	bases        map[string]termID          // terms of the words in foreignWords, by possible basic form
	foreignWords []vocabWord                // words of the entries in languages
	dictionary   func() *dictionary         // Swedish dictionary; read when first needed
	sections     func() map[termID][]termID // see conceptSections; built when first needed
	wordings     func() *wordings           // built when first needed
	others       []func() *Index            // indexes of the entries in other languages; see translations.go
	collects     bool                       // results contain all entries that were found, not only the hits, so that they can be merged
	longBodies   float32                    // share of its weight that a body loses because of its length: 0 if bodies are short, close to 1 if they are very long

	scratch  sync.Pool
	subjects sync.Map // *subject by *handbook.Entry
}

type posting struct {
	entryAndTitle uint32  // twice the index of the entry, plus 1 if the term is in the title
	weight        float32 // saturated sum over the fields, without idf
}

func (p posting) entry() uint32 { return p.entryAndTitle >> 1 }
func (p posting) inTitle() bool { return p.entryAndTitle&1 == 1 }

func (ix *Index) postingsOf(t termID) []posting { return ix.postings[ix.starts[t]:ix.starts[t+1]] }

// docFreq returns the number of entries that contain term t.
func (ix *Index) docFreq(t termID) int { return int(ix.starts[t+1] - ix.starts[t]) }

// idfOf returns the inverse document frequency of a term that occurs in df of n entries, in the form that Lucene uses,
// which is never negative.
func idfOf(n, df int) float32 { return float32(math.Log(1 + (float64(n-df)+.5)/(float64(df)+.5))) }

// BuildOptions are options of Build.
type BuildOptions struct {
	// Progress, if not nil, is called from time to time by the goroutine that called Build, with the number of entries
	// indexed so far and their total number.
	Progress func(done, total int)
}

// New builds the index of h, which must not change afterwards.
func New(h *handbook.Handbook) *Index { return Build(context.Background(), h, BuildOptions{}) }

// Build is [New] with options. It returns nil if ctx ends before the index is complete.
func Build(ctx context.Context, h *handbook.Handbook, o BuildOptions) *Index {
	ix := build(ctx, h, o, 0)
	if ix == nil || !ix.addOthers(ctx, h.TranslatedHandbooks()) {
		return nil
	}
	return ix
}

// build builds the index of the entries that a handbook lists. workers is the number of workers, or 0 for as many as
// are worth starting.
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

// tagsOf returns the framework labels: first the given ones, from the manifest, then those that only entries have.
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
