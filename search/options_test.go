package search

import (
	"context"
	"reflect"
	"testing"
)

// A category or set selects some of the hits; counts and confidence still cover all hits.
func TestRestrictingDoesNotChangeCountsOrConfidence(t *testing.T) {
	skipShort(t)
	g := newGenerator(2_000)
	h := g.handbook(400)
	ix := New(h)
	sets := map[string]EntrySet{"few": {h.Entries[3]: true, h.Entries[200]: true, h.Entries[398]: true}, "none": {}, "all": {}}
	for _, e := range h.Entries {
		sets["all"][e] = true
	}
	lines := append(g.keystrokes(h, 4), "kind:policy", "-"+g.words[3]+" "+g.words[5], "rmtprd", `"the of"`, "cat:c1")
	for _, q := range lines {
		all := ix.Search(q, Options{Sets: sets})
		for name, part := range map[string]struct {
			opt  Options
			asks func(Hit) bool
		}{
			"category": {Options{Sets: sets, Category: "c4"}, func(h Hit) bool { return h.Entry.Category == "c4" }},
			"set":      {Options{Sets: sets, Set: "few"}, func(h Hit) bool { return sets["few"][h.Entry] }},
			"nowhere":  {Options{Sets: sets, Category: "nowhere"}, func(Hit) bool { return false }},
		} {
			got := ix.Search(q, part.opt)
			var want []Hit
			for i, hit := range all.Hits {
				if part.asks(hit) && i < maxExplained {
					want = append(want, hit)
				}
			}
			for i := range min(len(want), len(got.Hits)) { // hits of other categories before it may have lowered it
				want[i].Confidence = max(want[i].Confidence, got.Hits[i].Confidence)
			}
			if len(got.Hits) < len(want) || len(want) > 0 && !reflect.DeepEqual(got.Hits[:len(want)], want) {
				t.Fatalf("%q, %s: got %+v, want %+v", q, name, got.Hits, want)
			}
			if got.Total != all.Total || !reflect.DeepEqual(got.Counts, all.Counts) || !reflect.DeepEqual(got.SetCounts, all.SetCounts) || all.SetCounts["all"] != all.Total || all.SetCounts["none"] != 0 || got.Confidence != all.Confidence || got.NoAnswer != all.NoAnswer {
				t.Fatalf("%q, %s: counts or confidence differ: %+v, unrestricted %+v", q, name, got, all)
			}
			if n := all.Counts["c4"]; name == "category" && len(got.Hits) != n || name == "set" && len(got.Hits) != all.SetCounts["few"] {
				t.Fatalf("%q, %s: %d hits, counts %v, %d in the set", q, name, len(got.Hits), all.Counts, all.SetCounts["few"])
			}
		}
		if len(all.Hits) > 0 && all.Confidence != all.Hits[0].Confidence && !all.FuzzyOnly {
			t.Fatalf("%q: confidence %v, but %v for the first hit", q, all.Confidence, all.Hits[0].Confidence)
		}
	}
}

func TestBuildProgressAndCancel(t *testing.T) {
	const progressInterval = 256
	h := newGenerator(2_000).handbook(3 * progressInterval)
	var told [][2]int
	if Build(context.Background(), h, BuildOptions{Progress: func(done, total int) { told = append(told, [2]int{done, total}) }}) == nil {
		t.Fatal("no index")
	}
	if want := [][2]int{{progressInterval, 3 * progressInterval}, {2 * progressInterval, 3 * progressInterval}}; !reflect.DeepEqual(told, want) {
		t.Errorf("progress %v, want %v", told, want)
	}
	ctx, cancel := context.WithCancel(context.Background())
	if Build(ctx, h, BuildOptions{Progress: func(int, int) { cancel() }}) != nil {
		t.Error("an index despite cancellation")
	}
}

func TestWholeWords(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"governa", "pasword", "passwordmanager"} {
		if loose, whole := ix.Search(query, Options{}), ix.Search(query, Options{WholeWords: true}); len(loose.Hits) == 0 || len(whole.Hits) > 0 && !whole.FuzzyOnly {
			t.Errorf("%s: %d hits, %d by whole words", query, len(loose.Hits), len(whole.Hits))
		}
	}
	for _, query := range []string{"encrypt", "2FA", "passwords"} {
		if len(ix.Search(query, Options{WholeWords: true}).Hits) == 0 {
			t.Errorf("%s: nothing found", query)
		}
	}
}
