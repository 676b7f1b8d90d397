package index

import (
	"encoding/binary"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// generalBuilder returns a builder with the general synonyms, restored from prepared or, if that is "", parsed.
func generalBuilder(tb testing.TB, prepared string) *builder {
	tb.Helper()
	b := newBuilder(&Index{Handbook: handbook.New(handbook.Parts{}), concepts: map[TermID]handbook.Synonym{}})
	b.ix.general = TermID(len(generalGroups()))
	switch {
	case prepared == "":
		b.readGeneralSynonyms()
	case !b.restoreSynonyms(prepared):
		tb.Fatal("the prepared synonyms are those of another list")
	}
	return b
}

// prepareSynonyms returns the data that restoreSynonyms reads.
func (b *builder) prepareSynonyms() string {
	var out encoder
	v, p := b.vocab, b.phrases
	out.numbers(checksumOf(sourceLists()...), v.terms, uint32(len(v.isStop)))
	for _, stop := range v.isStop {
		out.flags(stop)
	}
	out.numbers(uint32(len(v.Words)))
	for _, w := range slices.SortedFunc(slices.Values(v.Words), byText) {
		out.text(w.Text)
		out.numbers(w.Term)
	}
	out.numbers(uint32(len(v.stems)))
	for _, stem := range v.stems {
		out.text(stem)
		term, _ := v.TermOfStem(stem)
		out.numbers(term)
	}
	out.numbers(uint32(len(p.nodes)))
	for _, n := range p.nodes {
		out.numbers(n.term, uint32(n.child), uint32(n.sibling), uint32(n.end))
	}
	out.numbers(uint32(len(p.ends)))
	for _, e := range p.ends {
		out.numbers(e.Term)
		out.flags(e.InEntries, e.InQueries)
		out.numbers(uint32(e.next))
	}
	return string(out)
}

func byText(a, b Word) int { return strings.Compare(a.Text, b.Text) }

// encoder writes the data that decoder reads.
type encoder []byte

func (e *encoder) numbers(numbers ...uint32) {
	for _, n := range numbers {
		*e = binary.AppendUvarint(*e, uint64(n))
	}
}

func (e *encoder) flags(flags ...bool) {
	for _, set := range flags {
		if set {
			e.numbers(1)
		} else {
			e.numbers(0)
		}
	}
}

func (e *encoder) text(s string) {
	e.numbers(uint32(len(s)))
	*e = append(*e, s...)
}

// Restoring the synonyms gives the same result as parsing them.
func TestPreparedSynonyms(t *testing.T) {
	want := generalBuilder(t, "")
	prepared := want.prepareSynonyms()
	if *update {
		if err := os.WriteFile("synonyms.prepared", []byte(prepared), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if prepared != preparedSynonyms {
		t.Fatal("the general synonyms, or what is made of them, have changed: go test ./search/index -update")
	}
	got := generalBuilder(t, prepared)
	got.vocab.stemmer, want.vocab.stemmer, want.vocab.stems = nil, nil, nil
	for _, w := range want.vocab.Words {
		if term, ok := got.vocab.Lookup([]byte(w.Text)); !ok || term != w.Term {
			t.Fatalf("%s has the term %d, want %d", w.Text, term, w.Term)
		}
	}
	slices.SortFunc(want.vocab.Words, byText)
	want.vocab.sorted, want.vocab.table = len(want.vocab.Words), got.vocab.table
	if !reflect.DeepEqual(got.vocab, want.vocab) {
		t.Error("the vocabulary differs")
	}
	got.phrases.first = got.phrases.first[:len(want.phrases.first)]
	if !reflect.DeepEqual(got.phrases, want.phrases) {
		t.Error("the phrases differ")
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

// TestPreparedFromOtherLists checks that synonyms prepared from other lists than those in the program are not restored.
func TestPreparedFromOtherLists(t *testing.T) {
	lists := sourceLists()
	sum := checksumOf(lists...)
	if d := (decoder{preparedSynonyms}); d.number() != sum {
		t.Errorf("the prepared synonyms have another checksum than the lists in the program, %d", sum)
	}
	for i := range lists {
		changed := slices.Clone(lists)
		changed[i] += "# changed\n"
		if checksumOf(changed...) == sum {
			t.Errorf("a change of list %d does not change the checksum", i)
		}
	}
	if newBuilder(&Index{}).restoreSynonyms("\x01") {
		t.Error("synonyms with another checksum are restored")
	}
}

var update = flag.Bool("update", false, "write synonyms.prepared")
