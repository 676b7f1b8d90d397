package search

import "slices"

// phraseNode is a node of the trie. Its edges are terms.
type phraseNode struct {
	next []phraseEdge // few, so that a slice is smaller and faster than a map
	ends []concept    // concepts with a phrase that ends here
}

// phraseEdge leads to another node.
type phraseEdge struct {
	term termID
	node int32
}

// concept is the use of a phrase for the term of its synonym group.
type concept struct {
	term         termID
	inEntries    bool // an entry with the phrase gets a posting of the term
	inQueries    bool // a query with the phrase searches for the term
	fromHandbook bool // the phrase is from the handbook, not from the general list
}

// phraseTrie holds all synonym phrases. Node 0 is the root.
type phraseTrie struct {
	nodes []phraseNode
	first []int32 // children of the root by term; a slice, because every word of every text is looked up
}

func newPhraseTrie() *phraseTrie { return &phraseTrie{nodes: make([]phraseNode, 1)} }

// add adds a phrase, given as terms, for a concept.
func (p *phraseTrie) add(terms []termID, c concept) {
	if len(terms) == 0 {
		return
	}
	at := int32(0)
	for _, t := range terms {
		at = p.addChild(at, t)
	}
	p.nodes[at].ends = append(p.nodes[at].ends, c)
}

func (p *phraseTrie) addChild(at int32, t termID) int32 {
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
	p.nodes[at].next = append(p.nodes[at].next, phraseEdge{t, n})
	return n
}

// step returns the child of a node along a term, or 0 if there is none.
func (p *phraseTrie) step(at int32, t termID) int32 {
	for _, e := range p.nodes[at].next {
		if e.term == t {
			return e.node
		}
	}
	if at == 0 && int(t) < len(p.first) {
		return p.first[t]
	}
	return 0
}

// longestHandbookPhrase returns the length of the longest phrase from the handbook at the start
// of words, or 0.
func (p *phraseTrie) longestHandbookPhrase(words []termID) (n int) {
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

// walk calls f for every phrase below a node, with each of its concepts.
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
	for _, e := range p.nodes[at].next {
		p.walk(e.node, append(path, e.term), f)
	}
}
