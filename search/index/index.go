package index

import (
	"math"

	"trustbook/handbook"
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

// IsConcept reports whether a term stands for a synonym group.
func (ix *Index) IsConcept(t TermID) bool {
	_, ok := ix.concepts[t]
	return ok || t < ix.general
}

// Group returns the synonym group of a concept, and an empty group for any other term.
func (ix *Index) Group(t TermID) handbook.Synonym {
	if g, ok := ix.concepts[t]; ok || t >= ix.general {
		return g
	}
	return generalGroups()[t].get()
}
