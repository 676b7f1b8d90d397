package search

import (
	"sync"
	"sync/atomic"

	"trustbook/search/analysis"
	"trustbook/search/index"
)

// Span is a range of bytes in a string.
type Span = analysis.Span

// Index is the search index of a handbook. It is immutable and safe for concurrent use.
type Index struct {
	*index.Index

	wordings    func() *wordings // built when first needed
	hasSearched atomic.Bool      // see wordingsLike
	others      []func() *Index  // indexes of the entries in other languages; see translations.go
	collects    bool             // results contain all entries found, not only the hits, so that results can be merged

	scratch  sync.Pool
	subjects sync.Map // *subject by *handbook.Entry
}

// maxLazyEntries is the maximum number of entries for which the indexes of other languages, and the wordings of
// entries, are built only when first needed. A single search often needs neither. With more entries, building them
// during a search would delay a keystroke.
const maxLazyEntries = 300

// wordings holds the wordings that entries list.
type wordings struct {
	listed  map[string][]listedWording // by key
	topics  [][][]uint32               // for each entry and each of its wordings, the topics as sorted numbers
	numbers map[string]uint32          // by topic: the number that represents the topic
}

// listedWording is a wording that an entry lists.
type listedWording struct {
	entry uint32
	text  string
}

// isOneWay reports whether a term is a concept whose synonyms work in one direction only.
func (ix *Index) isOneWay(t index.TermID) bool { return len(ix.Group(t).From) > 0 }
