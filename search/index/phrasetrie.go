package index

import "iter"

// PhraseTrie holds all synonym phrases. Node 0 is the root. Nodes and ends refer to each other by index, because there
// are thousands of them, and allocating each one would slow down the start.
type PhraseTrie struct {
	nodes []phraseNode
	ends  []phraseEnd // ends[0] is unused, so that index 0 means none
	first []int32     // children of the root by term; a slice is fast, and every word of every entry is looked up in it
}

// phraseNode is a node of the trie. Its term labels the edge from its parent. Index 0 means no node.
type phraseNode struct {
	term           TermID
	child, sibling int32
	end            int32 // index in ends of the first concept with a phrase that ends here
}

// phraseEnd is an item in the linked list of concepts that have a phrase ending at one node.
type phraseEnd struct {
	PhraseConcept
	next int32
}

// PhraseConcept is a concept to which a phrase belongs.
type PhraseConcept struct {
	Term         TermID
	InEntries    bool // an entry that contains the phrase gets a posting of the term
	InQueries    bool // a query that contains the phrase searches for the term
	fromHandbook bool // the phrase is from the handbook's own synonyms, not from the general list
}

func newPhraseTrie() *PhraseTrie {
	return &PhraseTrie{nodes: make([]phraseNode, 1), ends: make([]phraseEnd, 1)}
}

// add adds a phrase, given as terms, for concept c. Phrases of the handbook must be added before general ones.
func (p *PhraseTrie) add(terms []TermID, c PhraseConcept) {
	if len(terms) == 0 {
		return
	}
	at := int32(0)
	for _, t := range terms {
		at = p.addChild(at, t)
	}
	before := &p.nodes[at].end
	for *before != 0 && (p.ends[*before].fromHandbook || !c.fromHandbook) {
		before = &p.ends[*before].next
	}
	next := *before
	*before = int32(len(p.ends))
	p.ends = append(p.ends, phraseEnd{c, next})
}

func (p *PhraseTrie) addChild(at int32, t TermID) int32 {
	if n := p.ChildOf(at, t); n != 0 {
		return n
	}
	n := int32(len(p.nodes))
	p.nodes = append(p.nodes, phraseNode{term: t, sibling: p.nodes[at].child})
	p.nodes[at].child = n
	if at == 0 {
		p.indexRootChild(n)
	}
	return n
}

// indexRootChild records node n, a child of the root, in first.
func (p *PhraseTrie) indexRootChild(n int32) {
	t := int(p.nodes[n].term)
	p.first = append(p.first, make([]int32, max(0, t+1-len(p.first)))...)
	p.first[t] = n
}

// ChildOf returns the child that continues a node with term t, or 0 if there is none.
func (p *PhraseTrie) ChildOf(at int32, t TermID) int32 {
	if at == 0 {
		if int(t) < len(p.first) {
			return p.first[t]
		}
		return 0
	}
	n := p.nodes[at].child
	for n != 0 && p.nodes[n].term != t {
		n = p.nodes[n].sibling
	}
	return n
}

// ConceptsAt yields the concepts that have a phrase ending at a node.
func (p *PhraseTrie) ConceptsAt(at int32) iter.Seq[PhraseConcept] {
	return func(yield func(PhraseConcept) bool) {
		for n := p.nodes[at].end; n != 0 && yield(p.ends[n].PhraseConcept); n = p.ends[n].next {
		}
	}
}

// longestHandbookPhrase returns the length, in words, of the longest phrase of the handbook's own synonyms at the start
// of words. It returns 0 if there is none.
func (p *PhraseTrie) longestHandbookPhrase(words []TermID) (n int) {
	at := int32(0)
	for i, t := range words {
		if at = p.ChildOf(at, t); at == 0 {
			return n
		}
		if p.ends[p.nodes[at].end].fromHandbook { // concepts of the handbook come first
			n = i + 1
		}
	}
	return n
}

// walk calls f for every phrase below a node and each of its concepts.
func (p *PhraseTrie) walk(at int32, path []TermID, f func([]TermID, PhraseConcept)) {
	for c := range p.ConceptsAt(at) {
		f(path, c)
	}
	for n := p.nodes[at].child; n != 0; n = p.nodes[n].sibling {
		p.walk(n, append(path, p.nodes[n].term), f)
	}
}

// HasChild reports whether any phrase continues after a node.
func (p *PhraseTrie) HasChild(at int32) bool { return p.nodes[at].child != 0 }
