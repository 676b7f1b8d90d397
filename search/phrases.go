package search

// phraseNode is a step in the trie of all synonym phrases, keyed by terms.
type phraseNode struct {
	next map[termID]int32
	ends []concept // the concepts of which a phrase ends here
}

// concept says what a phrase does for the term that stands for its group.
type concept struct {
	term  termID
	finds bool // the phrase in a text posts the term
	asks  bool // the phrase in a query searches the term
}

// phrases holds every synonym phrase. Node 0 is the root.
type phrases struct{ nodes []phraseNode }

func newPhrases() *phrases { return &phrases{nodes: make([]phraseNode, 1)} }

// add enters a phrase, given by its terms, for a concept.
func (p *phrases) add(terms []termID, c concept) {
	if len(terms) == 0 {
		return
	}
	at := int32(0)
	for _, t := range terms {
		at = p.child(at, t)
	}
	p.nodes[at].ends = append(p.nodes[at].ends, c)
}

func (p *phrases) child(at int32, t termID) int32 {
	if n, ok := p.nodes[at].next[t]; ok {
		return n
	}
	if p.nodes[at].next == nil {
		p.nodes[at].next = map[termID]int32{}
	}
	n := int32(len(p.nodes))
	p.nodes[at].next[t] = n
	p.nodes = append(p.nodes, phraseNode{})
	return n
}

// step follows one term from a node; 0 means that no phrase goes on so.
func (p *phrases) step(at int32, t termID) int32 { return p.nodes[at].next[t] }
