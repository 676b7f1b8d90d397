package index

import (
	"slices"
	"testing"
)

func TestPhraseTrie(t *testing.T) {
	p := newPhraseTrie()
	one, two, three := PhraseConcept{100, true, true, false}, PhraseConcept{101, true, false, false}, PhraseConcept{102, false, true, false}
	p.add([]TermID{1, 2}, one)
	p.add([]TermID{1, 2, 3}, two)
	p.add([]TermID{1, 2}, three)
	p.add([]TermID{9}, one)
	p.add(nil, one) // ignored
	for _, c := range []struct {
		path []TermID
		want []PhraseConcept
	}{
		{[]TermID{1}, nil},
		{[]TermID{1, 2}, []PhraseConcept{one, three}},
		{[]TermID{1, 2, 3}, []PhraseConcept{two}},
		{[]TermID{9}, []PhraseConcept{one}},
	} {
		at := int32(0)
		for _, term := range c.path {
			at = p.ChildOf(at, term)
		}
		if got := slices.Collect(p.ConceptsAt(at)); at == 0 || !slices.Equal(got, c.want) {
			t.Errorf("%v: node %d with %v, want %v", c.path, at, got, c.want)
		}
	}
	for _, path := range [][]TermID{{2}, {1, 3}, {1, 2, 2}, {9, 9}, {1 << 20}} {
		at := int32(0)
		for i, term := range path {
			if at = p.ChildOf(at, term); at == 0 {
				break
			}
			if i == len(path)-1 {
				t.Errorf("%v leads to node %d", path, at)
			}
		}
	}
	if p.nodes[0].end != 0 {
		t.Error("a phrase ends at the root")
	}
}

func TestPhraseWalk(t *testing.T) {
	p := newPhraseTrie()
	want := map[TermID]int{100: 2, 101: 3, 102: 1}
	p.add([]TermID{1, 2}, PhraseConcept{100, true, true, false})
	p.add([]TermID{1, 2, 3}, PhraseConcept{101, true, true, false})
	p.add([]TermID{7}, PhraseConcept{102, true, true, false})
	p.walk(0, nil, func(path []TermID, c PhraseConcept) {
		if want[c.Term] != len(path) {
			t.Errorf("concept %d after %v", c.Term, path)
		}
		delete(want, c.Term)
	})
	if len(want) > 0 {
		t.Errorf("not visited: %v", want)
	}
}

func TestReach(t *testing.T) {
	h := handbookWith("Bread | computer and magic wand")
	h.Synonyms = parseSynonyms("- [computer, laptop]\n- [hardware token, magic wand]\n- [nowhere, nothing at all]\n")
	ix := newIndex(t, h)
	for word, want := range map[string]uint32{"computer": 1, "laptop": 1, "magic": 1, "wand": 1, "nowhere": 0, "bread": 1} {
		term, ok := ix.Vocab.Lookup([]byte(word))
		if !ok || ix.ApproxEntryCount(term) != want {
			t.Errorf("reach of %s is %d, want %d", word, ix.ApproxEntryCount(term), want)
		}
	}
}
