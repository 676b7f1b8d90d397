package index

import (
	"fmt"
	"reflect"
	"testing"
)

func TestWordTable(t *testing.T) {
	table := newWordTable()
	const n = 20_000
	for i := range n {
		table.insert(hashOf(fmt.Append(nil, "word", i)), TermID(i))
	}
	for i := range n {
		if got, ok := table.find(hashOf(fmt.Append(nil, "word", i))); !ok || got != TermID(i) {
			t.Fatalf("word%d: got %d, %v", i, got, ok)
		}
	}
	if _, ok := table.find(hashOf([]byte("absent"))); ok {
		t.Error("found an absent word")
	}
	if 4*table.used > 3*len(table.slots) {
		t.Errorf("%d of %d slots used", table.used, len(table.slots))
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
	if !reflect.DeepEqual(first, []TermID{0, 1}) || !reflect.DeepEqual(second, []TermID{0, 2, 1}) {
		t.Errorf("terms %v and %v", first, second)
	}
	for word, want := range map[string]TermID{"key": 0, "keys": 0, "door": 1, "doors": 1, "window": 2} {
		if got, ok := v.Lookup([]byte(word)); !ok || got != want {
			t.Errorf("%s is %d, %v, want %d", word, got, ok, want)
		}
	}
}
