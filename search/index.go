package search

import (
	"context"
	"math"
	"slices"
	"sync"

	"trustbook/handbook"
)

// Index finds entries of one handbook. It is immutable once made, and safe
// for concurrent use.
type Index struct {
	handbook *handbook.Handbook
	entries  []*handbook.Entry // all there is to open

	vocab    *vocabulary
	phrases  *phraseTrie
	concepts map[termID]handbook.Synonym

	postings    []posting           // of all terms, one term after the other
	starts      []uint32            // starts[t] to starts[t+1] are the postings of term t
	idf         []float32           // by term
	titleWeight []float32           // by entry: idf of its title's words, summed
	reaches     []uint32            // by term: see reach
	titles      map[string][]uint32 // folded title or question -> entries
	tags        []string            // framework labels
	fuzzyNames  fuzzyNames
	categories  []string // ids
	categoryOf  []int32  // by entry: position in categories
	refs        refTable
	glossary    map[string]string // by topic: what the glossary says of it
	longBodies  float32           // how far the bodies are from keeping to one topic: 0 for short ones, towards 1 for very long ones

	scratch sync.Pool
}

// posting says that a term occurs in an entry.
type posting struct {
	entryAndTitle uint32  // the entry's position times two, plus one when the title holds the term
	weight        float32 // the saturated sum over fields, without idf
}

func (p posting) entry() uint32 { return p.entryAndTitle >> 1 }
func (p posting) inTitle() bool { return p.entryAndTitle&1 == 1 }

// posted gives where a term occurs, in reading order.
func (ix *Index) postingsOf(t termID) []posting { return ix.postings[ix.starts[t]:ix.starts[t+1]] }

// count is in how many entries a term occurs.
func (ix *Index) docFreq(t termID) int { return int(ix.starts[t+1] - ix.starts[t]) }

// idfOf weighs a term that occurs in df of n entries: rare words say more.
// It is the form that Lucene gives BM25's, never negative.
func idfOf(n, df int) float32 {
	return float32(math.Log(1 + (float64(n-df)+.5)/(float64(df)+.5)))
}

// BuildOptions say how to make an index.
type BuildOptions struct {
	// Progress is called now and then with how many entries were read, and of how
	// many, by the goroutine that makes the index.
	Progress func(done, total int)
}

// New makes the index of a handbook. The handbook must not change afterwards.
func New(h *handbook.Handbook) *Index {
	return Build(context.Background(), h, BuildOptions{})
}

// Build is [New] with options. It returns nil once ctx is done.
func Build(ctx context.Context, h *handbook.Handbook, o BuildOptions) *Index {
	ix := &Index{handbook: h, entries: h.AllEntries(), concepts: map[termID]handbook.Synonym{}}
	b := newBuilder(ix)
	own, general := synonymsOf(h)
	b.addSynonyms(own, true)
	b.addSynonyms(general, false)
	if b.addEntries(ctx, o.Progress); ctx.Err() != nil {
		return nil
	}
	b.sortPostings()
	ix.computeReach()
	ix.indexNames()
	ix.indexRefs()
	ix.indexGlossary()
	ix.indexCategories()
	ix.tags = allTags(h)
	ix.scratch.New = ix.newScratch
	return ix
}

// indexNames keeps titles, questions and ids as folded words, for telling
// that a query is one of them, and for guessing.
func (ix *Index) indexNames() {
	ix.titles = make(map[string][]uint32, len(ix.entries))
	for i, e := range ix.entries {
		title := foldedWords(e.Title)
		ix.addTitle(title, i)
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

// foldedWords is a text reduced to its words, for telling whether two are the same.
func foldedWords(text string) string {
	var out []byte
	for t := (tokenizer{text: text}); t.nextPart(); {
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

// allTags are the labels of the manifest and of the entries.
func allTags(h *handbook.Handbook) []string {
	tags := slices.Clone(h.Frameworks)
	for _, e := range h.Entries {
		for _, t := range e.Frameworks {
			if !slices.Contains(tags, t) {
				tags = append(tags, t)
			}
		}
	}
	return tags
}
