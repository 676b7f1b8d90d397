package search

// Hits are ranked by tier first, and by score only within a tier.
type tier uint8

// tierStep is the distance between two tiers. No sum of word scores is that high.
const tierStep = 1000

const (
	tierWords     tier = iota
	tierRefPrefix      // the query begins the entry's id or one of its control references
	tierRef            // the query is the entry's id, number or control
	tierTitle          // the query is the entry's title, question or a wording that it lists
	tierGlossary       // the glossary explains the topic: it is certain to be right, but listed last
)
