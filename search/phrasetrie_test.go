package search

import (
	"slices"
	"testing"
)

func TestPhraseTrie(t *testing.T) {
	p := newPhraseTrie()
	one, two, three := phraseConcept{100, true, true, false}, phraseConcept{101, true, false, false}, phraseConcept{102, false, true, false}
	p.add([]termID{1, 2}, one)
	p.add([]termID{1, 2, 3}, two)
	p.add([]termID{1, 2}, three)
	p.add([]termID{9}, one)
	p.add(nil, one) // ignored
	for _, c := range []struct {
		path []termID
		want []phraseConcept
	}{
		{[]termID{1}, nil},
		{[]termID{1, 2}, []phraseConcept{one, three}},
		{[]termID{1, 2, 3}, []phraseConcept{two}},
		{[]termID{9}, []phraseConcept{one}},
	} {
		at := int32(0)
		for _, term := range c.path {
			at = p.childOf(at, term)
		}
		if got := slices.Collect(p.conceptsAt(at)); at == 0 || !slices.Equal(got, c.want) {
			t.Errorf("%v: node %d with %v, want %v", c.path, at, got, c.want)
		}
	}
	for _, path := range [][]termID{{2}, {1, 3}, {1, 2, 2}, {9, 9}, {1 << 20}} {
		at := int32(0)
		for i, term := range path {
			if at = p.childOf(at, term); at == 0 {
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
	want := map[termID]int{100: 2, 101: 3, 102: 1}
	p.add([]termID{1, 2}, phraseConcept{100, true, true, false})
	p.add([]termID{1, 2, 3}, phraseConcept{101, true, true, false})
	p.add([]termID{7}, phraseConcept{102, true, true, false})
	p.walk(0, nil, func(path []termID, c phraseConcept) {
		if want[c.term] != len(path) {
			t.Errorf("concept %d after %v", c.term, path)
		}
		delete(want, c.term)
	})
	if len(want) > 0 {
		t.Errorf("not visited: %v", want)
	}
}

func TestParseSynonyms(t *testing.T) {
	got := parseSynonyms("# comment\n\n- [a, b c, \"d\"]\n  - {from: [e, f], to: [g h]}\nother: [x]\n- text\n")
	if len(got) != 2 {
		t.Fatalf("got %v", got)
	}
	if !slices.Equal(got[0].To, []string{"a", "b c", "d"}) || got[0].From != nil {
		t.Errorf("equals: %v", got[0])
	}
	if !slices.Equal(got[1].From, []string{"e", "f"}) || !slices.Equal(got[1].To, []string{"g h"}) {
		t.Errorf("one way: %v", got[1])
	}
}

func TestReach(t *testing.T) {
	h := synonymHandbook()
	h.Synonyms = append(h.Synonyms, parseSynonyms("- [computer, laptop]\n- [hardware token, magic wand]\n- [nowhere, nothing at all]\n")...)
	ix := New(h)
	for word, want := range map[string]uint32{"computer": 1, "laptop": 1, "magic": 1, "wand": 1, "nowhere": 0, "bread": 1} {
		term, ok := ix.vocab.lookup([]byte(word))
		if !ok || ix.reachOf(term) != want {
			t.Errorf("reach of %s is %d, want %d", word, ix.reachOf(term), want)
		}
	}
}
