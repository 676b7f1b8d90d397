package list

import (
	"math/rand/v2"
	"slices"
	"testing"

	"trustbook/handbook"
)

// The visible rows are a part of the rows of the whole list.
func TestRowsAreThoseOfTheWholeList(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var x Items
		for range r.IntN(12) {
			it := Item{Entry: &handbook.Entry{}}
			if r.IntN(4) == 0 {
				it.Group = "group"
			}
			switch r.IntN(6) {
			case 0:
				it.Entry = nil
			case 1:
				it.Entry, it.Folder = nil, &Folder{Group: &handbook.Group{}}
			}
			if r.IntN(3) == 0 {
				x.Head = append(x.Head, it)
			} else {
				x.Tail = append(x.Tail, it)
			}
		}
		var l Model
		l.SetItems(x, nil)
		s, labels, height := ItemLayout(r.IntN(4)), r.IntN(2) == 0, r.IntN(9)
		var expanded []string
		if r.IntN(2) == 0 {
			expanded = []string{"one", "two", "three"}
		}
		l.Arrange(s, labels, height, expanded)
		l.Select(r.IntN(12))
		whole := wholeList(x, s, labels, expanded)
		got, want := l.visibleRows(), whole[min(l.top, len(whole)):min(len(whole), l.top+height)]
		if !slices.Equal(got, want) {
			t.Fatalf("%+v, shape %d, labels %t, rows %d from %d:\ngot  %+v\nwant %+v", x, s, labels, height, l.top, got, want)
		}
		if y := l.SelectedRow(); y >= 0 && (got[y].part != titlePart || got[y].item != l.selected) {
			t.Fatalf("the cursor is on row %d of %+v", y, got)
		}
	}
}

// wholeList returns all rows of a list, one after the other; the first item is expanded.
func wholeList(x Items, s ItemLayout, labels bool, expanded []string) []row {
	var out []row
	add := func(i int, p rowPart, text string) { out = append(out, row{i, p, text}) }
	for i := range x.Len() {
		it := x.At(i)
		if labels && it.Group != "" {
			if i > 0 && s != ShapeSpaced {
				add(i, blankPart, "")
			}
			add(i, labelPart, it.Group)
		}
		add(i, titlePart, "")
		switch {
		case s == ShapeDouble && i == 0 && len(expanded) > 0:
			for _, text := range expanded {
				add(i, snippetPart, text)
			}
		case (s == ShapeDouble || s == ShapeSpaced) && it.Entry != nil:
			add(i, snippetPart, "")
		}
		if s == ShapeSpaced && i+1 < x.Len() {
			add(i, blankPart, "")
		}
	}
	return out
}
