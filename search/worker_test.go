package search

import (
	"context"
	"reflect"
	"testing"

	"trustbook/handbook"
)

// The index is the same, down to the numbers of the terms, however many workers build it.
func TestAnyNumberOfWorkers(t *testing.T) {
	generated := newGenerator(2_000).handbook(700)
	generated.Entries[3].Sections[0].Text = "wills"
	generated.Entries[5].Sections[0].Text = "will"
	generated.Entries[690].Sections[0].Text = "wills"
	for name, h := range map[string]*handbook.Handbook{
		"generated": generated, "shipped": shippedHandbook(t), "Swedish": languageHandbook(t, "swedish"),
		"one entry": handbookWith("One | entry"), "empty": handbookWith(),
	} {
		want := build(context.Background(), h, BuildOptions{}, 1)
		for _, workers := range []int{0, 2, 3, 7} {
			got := build(context.Background(), h, BuildOptions{}, workers)
			for part, same := range map[string]bool{
				"words":       reflect.DeepEqual(got.vocab.words, want.vocab.words) && got.vocab.terms == want.vocab.terms,
				"stems":       reflect.DeepEqual(got.vocab.byStem, want.vocab.byStem),
				"postings":    reflect.DeepEqual(got.postings, want.postings) && reflect.DeepEqual(got.starts, want.starts),
				"weights":     reflect.DeepEqual(got.idf, want.idf) && reflect.DeepEqual(got.titleWeight, want.titleWeight),
				"concepts":    reflect.DeepEqual(got.concepts, want.concepts) && reflect.DeepEqual(got.reaches, want.reaches),
				"names":       reflect.DeepEqual(got.refs, want.refs) && reflect.DeepEqual(got.titles, want.titles) && reflect.DeepEqual(got.fuzzyNames, want.fuzzyNames),
				"word lookup": got.vocab.table.used == want.vocab.table.used,
			} {
				if !same {
					t.Fatalf("%s: %s differ with %d workers", name, part, workers)
				}
			}
		}
	}
}

// A branch of a vocabulary gives known stems their terms, and after a merge every word is found.
func TestMergeVocabularies(t *testing.T) {
	v := newVocabulary()
	v.add([]byte("key"))
	one, two := v.branch(), v.branch()
	for _, w := range []string{"keys", "door", "doors"} {
		one.add([]byte(w))
	}
	for _, w := range []string{"window", "door", "keys"} {
		two.add([]byte(w))
	}
	first, second := v.merge(one), v.merge(two)
	if !reflect.DeepEqual(first, []termID{0, 1}) || !reflect.DeepEqual(second, []termID{0, 2, 1}) {
		t.Errorf("terms %v and %v", first, second)
	}
	for word, want := range map[string]termID{"key": 0, "keys": 0, "door": 1, "doors": 1, "window": 2} {
		if got, ok := v.lookup([]byte(word)); !ok || got != want {
			t.Errorf("%s is %d, %v, want %d", word, got, ok, want)
		}
	}
}

func TestCancelledWorkers(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if build(ctx, newGenerator(2_000).handbook(4*progressInterval), BuildOptions{}, 3) != nil {
		t.Error("an index despite cancellation")
	}
}
