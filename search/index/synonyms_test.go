package index

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"trustbook/search/analysis"
)

// parseSynonyms agrees with a YAML parser.
func TestGeneralSynonymsAreYAML(t *testing.T) {
	var nodes []yaml.Node
	if err := yaml.Unmarshal([]byte(generalSynonyms), &nodes); err != nil {
		t.Fatal(err)
	}
	got := parseSynonyms(generalSynonyms)
	if len(got) != len(nodes) {
		t.Fatalf("%d groups, YAML has %d", len(got), len(nodes))
	}
	for i, n := range nodes {
		var want struct{ From, To []string }
		if err := n.Decode(&want.To); err != nil {
			if err := n.Decode(&want); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(got[i].To, want.To) || !slices.Equal(got[i].From, want.From) {
			t.Errorf("group %d: got %v, YAML has %v", i, got[i], want)
		}
	}
}

// Every group has an effect, and none has a phrase twice.
func TestGeneralSynonymsAreUseful(t *testing.T) {
	for _, g := range parseSynonyms(generalSynonyms) {
		if len(g.To) == 0 || len(g.From) == 0 && len(g.To) < 2 {
			t.Errorf("%v has no effect", g)
		}
		for _, list := range [][]string{g.From, g.To} {
			seen := map[string]bool{}
			for _, p := range list {
				if f := analysis.FoldWords(p); f == "" || seen[f] {
					t.Errorf("%v has %q twice, or an empty phrase", g, p)
				} else {
					seen[f] = true
				}
			}
		}
	}
}

// No two groups mean the same: at most one phrase, which has two meanings, is in both.
func TestGeneralSynonymGroupsAreDisjoint(t *testing.T) {
	groupOf := map[string]int{}
	for i, g := range parseSynonyms(generalSynonyms) {
		if len(g.From) > 0 {
			continue
		}
		shared := map[int][]string{}
		for _, p := range g.To {
			f := analysis.FoldWords(p)
			if j, ok := groupOf[f]; ok {
				shared[j] = append(shared[j], p)
			}
			groupOf[f] = i
		}
		for _, phrases := range shared {
			if len(phrases) > 1 {
				t.Errorf("another group has %q of %q too", phrases, g.To)
			}
		}
	}
}

func BenchmarkParseSynonyms(b *testing.B) {
	b.Run("lines", func(b *testing.B) {
		for b.Loop() {
			parseSynonyms(generalSynonyms)
		}
	})
	b.Run("yaml", func(b *testing.B) {
		for b.Loop() {
			var v any
			if err := yaml.Unmarshal([]byte(strings.Clone(generalSynonyms)), &v); err != nil {
				b.Fatal(err)
			}
		}
	})
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
