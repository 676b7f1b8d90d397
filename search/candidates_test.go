package search

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"
)

// Reusing the scores of earlier queries changes no result.
func TestKeptScores(t *testing.T) {
	skipShort(t)
	g := newGenerator(2_000)
	h := g.handbook(1_500)
	ix, fresh := New(h), New(h)
	lines := g.keystrokes(h, 12)
	for range 60 { // in any order, with words typed in the middle and deleted
		line := lines[g.rand.IntN(len(lines))]
		lines = append(lines, line, line+" "+g.word(), line[:len(line)/2])
	}
	opt := Options{Limit: 20}
	for _, line := range lines {
		fresh.scratch = sync.Pool{New: fresh.newScratch}
		got, want := ix.Search(line, opt), fresh.Search(line, opt)
		got.matcher, want.matcher = nil, nil
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: got %s, %d in total; want %s, %d", line, summarize(got), got.Total, summarize(want), want.Total)
		}
	}
}

// bestCandidates keeps the best candidates, and all candidates that tie with the last of them.
func TestBestCandidates(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 40 {
		best := bestCandidates{n: n}
		var all []candidate
		for e := range uint32(500) {
			c := candidate{e, float32(r.IntN(60))}
			all = append(all, c)
			best.add(c)
		}
		slices.SortFunc(all, compareCandidates)
		slices.SortFunc(best.found, compareCandidates)
		want := len(all)
		if n > 0 {
			for want = n; want < len(all) && all[want].score == all[n-1].score; want++ {
			}
		}
		if len(best.found) < want || !slices.Equal(best.found[:want], all[:want]) {
			t.Fatalf("%d: %d candidates, want %d", n, len(best.found), want)
		}
	}
}
