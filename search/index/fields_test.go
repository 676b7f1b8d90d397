package index

import (
	"testing"

	"trustbook/handbook"
)

func TestFieldWeights(t *testing.T) {
	for f, w := range fieldWeights {
		if w.weight <= 0 || w.b < 0 || w.b > 1 {
			t.Errorf("field %d: %+v", f, w)
		}
	}
	e := &handbook.Entry{
		Title: "the title matches", Question: "question", Summary: "summary", Frameworks: []string{"tag"}, Keywords: []string{"keyword"},
		Sections: []handbook.Section{{Heading: "heading", Text: "body"}},
	}
	seen := map[Field]string{}
	EachText(e, func(f Field, text string) { seen[f] += text })
	if len(seen) != int(numFields) {
		t.Errorf("%d of %d fields have text: %v", len(seen), numFields, seen)
	}
}
