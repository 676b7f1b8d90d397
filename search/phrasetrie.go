package search

import "slices"

// phraseNode is a step in the trie of all synonym phrases, keyed by terms.
type phraseNode struct {
	next map[termID]int32
	ends []concept // the concepts of which a phrase ends here
}

// concept says what a phrase does for the term that stands for its group.
type concept struct {
	term         termID
	inEntries    bool // the phrase in a text posts the term
	inQueries    bool // the phrase in a query searches the term
	fromHandbook bool // the handbook gave the phrase, and not the general list
}

// phrases holds every synonym phrase. Node 0 is the root.
type phraseTrie struct {
	nodes []phraseNode
	first []int32 // by term: the node after the root, because every word of every text asks
}

func newPhraseTrie() *phraseTrie { return &phraseTrie{nodes: make([]phraseNode, 1)} }

// add enters a phrase, given by its terms, for a concept.
func (p *phraseTrie) add(terms []termID, c concept) {
	if len(terms) == 0 {
		return
	}
	at := int32(0)
	for _, t := range terms {
		at = p.child(at, t)
	}
	p.nodes[at].ends = append(p.nodes[at].ends, c)
}

func (p *phraseTrie) child(at int32, t termID) int32 {
	if n := p.step(at, t); n != 0 {
		return n
	}
	n := int32(len(p.nodes))
	p.nodes = append(p.nodes, phraseNode{})
	if at == 0 {
		p.first = append(p.first, make([]int32, max(0, int(t)+1-len(p.first)))...)
		p.first[t] = n
		return n
	}
	if p.nodes[at].next == nil {
		p.nodes[at].next = map[termID]int32{}
	}
	p.nodes[at].next[t] = n
	return n
}

// step follows one term from a node; 0 means that no phrase goes on so.
func (p *phraseTrie) step(at int32, t termID) int32 {
	if at != 0 {
		return p.nodes[at].next[t]
	}
	if int(t) < len(p.first) {
		return p.first[t]
	}
	return 0
}

// ownWords is how many of some words are the longest phrase they begin with that the
// handbook gave itself, 0 when there is none.
func (p *phraseTrie) longestOwn(words []termID) (n int) {
	at := int32(0)
	for i, t := range words {
		if at = p.step(at, t); at == 0 {
			return n
		}
		if slices.ContainsFunc(p.nodes[at].ends, func(c concept) bool { return c.fromHandbook }) {
			n = i + 1
		}
	}
	return n
}

// walk calls f with every phrase below a node and each concept it belongs to.
func (p *phraseTrie) walk(at int32, path []termID, f func([]termID, concept)) {
	for _, c := range p.nodes[at].ends {
		f(path, c)
	}
	if at == 0 {
		for t, n := range p.first {
			if n != 0 {
				p.walk(n, append(path, termID(t)), f)
			}
		}
	}
	for t, n := range p.nodes[at].next {
		p.walk(n, append(path, t), f)
	}
}
