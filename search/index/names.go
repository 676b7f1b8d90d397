package index

import "trustbook/search/analysis"

// Names holds all titles and ids, folded. Their letter masks are in a separate array because most names are ruled
// out by the mask alone.
type Names struct {
	Texts   []string
	Masks   []uint32
	Entries []uint32
}

func (n *Names) add(name string, entry int) {
	n.Texts = append(n.Texts, name)
	n.Masks = append(n.Masks, analysis.LetterMask(name))
	n.Entries = append(n.Entries, uint32(entry))
}
