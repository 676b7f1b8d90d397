package index

import (
	"context"
	"reflect"
	"testing"

	"trustbook/handbook"
)

// The index is the same, down to the numbers of the terms, however many workers build it.
func TestAnyNumberOfWorkers(t *testing.T) {
	generated := numberedHandbook(700)
	generated.Entries[3].Sections[0].Text = "wills"
	generated.Entries[5].Sections[0].Text = "will"
	generated.Entries[690].Sections[0].Text = "wills"
	for name, h := range map[string]*handbook.Handbook{
		"generated": generated, "shipped": shippedHandbook(t), "Swedish": swedishHandbook(t),
		"one entry": handbookWith("One | entry"), "empty": handbookWith(),
	} {
		want := Build(context.Background(), h, nil, 1)
		for _, workers := range []int{0, 2, 3, 7} {
			got := Build(context.Background(), h, nil, workers)
			for part, same := range map[string]bool{
				"words":       reflect.DeepEqual(got.Vocab.Words, want.Vocab.Words) && got.Vocab.terms == want.Vocab.terms,
				"stems":       reflect.DeepEqual(got.Vocab.byStem, want.Vocab.byStem),
				"postings":    reflect.DeepEqual(got.postings, want.postings) && reflect.DeepEqual(got.starts, want.starts),
				"weights":     reflect.DeepEqual(got.IDF, want.IDF) && reflect.DeepEqual(got.TitleWeight, want.TitleWeight),
				"concepts":    reflect.DeepEqual(got.concepts, want.concepts) && reflect.DeepEqual(got.reaches, want.reaches),
				"names":       reflect.DeepEqual(got.Refs, want.Refs) && reflect.DeepEqual(got.Titles, want.Titles) && reflect.DeepEqual(got.Names, want.Names),
				"word lookup": got.Vocab.table.used == want.Vocab.table.used,
			} {
				if !same {
					t.Fatalf("%s: %s differ with %d workers", name, part, workers)
				}
			}
		}
	}
}

func TestCancelledWorkers(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if Build(ctx, numberedHandbook(4*progressInterval), nil, 3) != nil {
		t.Error("an index despite cancellation")
	}
}
