package search

import (
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// explainer determines why entries match, and with what confidence.
type explainer struct {
	ix          *Index
	query       *query
	words       []expansion
	finder      *passageFinder
	features    []hitFeatures // features of the hits that were explained last, in the same order
	asksNow     bool
	foreign     bool           // see hitFeatures.foreign
	cues        []question.Cue // see queryCues
	hasCues     bool
	asked       *question.Relations  // see askedRelations
	entry       uint32               // entry of the current hit
	shown       analysis.Tokenizer   // reads the strings of an entry that are shown
	initials    analysis.Initials    // initials of the words that shown reads
	bodyMatches map[uint32]bodyMatch // result of bodyMatch for each entry read so far
}
