package search

import (
	"os"
	"reflect"
	"testing"

	"trustbook/handbook"
)

// generalBuilder returns a builder with the general synonyms, restored from prepared ones or, if they are "", read.
func generalBuilder(tb testing.TB, prepared string) *builder {
	tb.Helper()
	b := newBuilder(&Index{handbook: handbook.New(handbook.Parts{}), concepts: map[termID]handbook.Synonym{}})
	b.ix.general = termID(len(generalGroups()))
	switch {
	case prepared == "":
		b.readGeneralSynonyms()
	case !b.restoreSynonyms(prepared):
		tb.Fatal("the prepared synonyms are those of another list")
	}
	return b
}

// prepareSynonyms returns what restoreSynonyms reads.
func (b *builder) prepareSynonyms() string {
	c := coder{writing: true}
	of := checksumOf(generalSynonyms)
	c.number(&of)
	b.codeSynonyms(&c)
	return string(c.out)
}

// What the program restores is what it would read.
func TestPreparedSynonyms(t *testing.T) {
	want := generalBuilder(t, "")
	prepared := want.prepareSynonyms()
	if *update {
		if err := os.WriteFile("synonyms.prepared", []byte(prepared), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if prepared != preparedSynonyms {
		t.Fatal("the general synonyms, or what is made of them, have changed: go test ./search -run Prepared -update")
	}
	got := generalBuilder(t, prepared)
	got.vocab.stemmer, want.vocab.stemmer, want.vocab.stems = nil, nil, nil
	for i := range max(len(got.vocab.table.slots), len(want.vocab.table.slots)) {
		if got.vocab.table.slots[i] != want.vocab.table.slots[i] {
			t.Fatalf("slot %d has %v, want %v", i, got.vocab.table.slots[i], want.vocab.table.slots[i])
		}
	}
	if !reflect.DeepEqual(got.vocab, want.vocab) {
		t.Error("the vocabulary differs")
	}
	got.phrases.first = got.phrases.first[:len(want.phrases.first)]
	if !reflect.DeepEqual(got.phrases, want.phrases) {
		t.Error("the phrases differ")
	}
}

// If the synonyms were changed and not prepared again, they are read.
func TestPreparedForOthers(t *testing.T) {
	other := preparedSynonyms
	preparedSynonyms = "\x01"
	defer func() { preparedSynonyms = other }()
	if h := New(shippedHandbook(t)).Search("two-step login", Options{}); firstID(h) != firstID(New(shippedHandbook(t)).Search("mfa", Options{})) {
		t.Errorf("without prepared synonyms: %s", summarize(h))
	}
}

func BenchmarkGeneralSynonyms(b *testing.B) {
	for name, prepared := range map[string]string{"restored": preparedSynonyms, "read": ""} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				generalBuilder(b, prepared)
			}
		})
	}
}
