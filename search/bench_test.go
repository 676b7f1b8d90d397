package search

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/sahilm/fuzzy"

	"trustbook/handbook"
)

// screenHits is how many hits fit on a screen of 40 rows, two rows each.
const screenHits = 20

// sizes of the handbooks to measure: the shipped one, and generated ones.
var sizes = []int{18, 1_000, 10_000, 100_000}

func handbookOfSize(b *testing.B, n int) (*handbook.Handbook, *generator) {
	g := newGenerator(1_000 + 40*min(n, 1_000))
	if n == 18 {
		return shippedHandbook(b), g
	}
	return g.handbook(n), g
}

// BenchmarkBuild reports how long the index takes to build, and the memory it holds.
//
//	go test ./search -run - -bench Build -benchtime 3x
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			h, _ := handbookOfSize(b, n)
			before := heapSize()
			var ix *Index
			for b.Loop() {
				ix = New(h)
			}
			b.ReportMetric(float64(heapSize()-before)/1e6, "MB-held")
			runtime.KeepAlive(ix)
			runtime.KeepAlive(h)
		})
		b.Run(fmt.Sprintf("%d/SQLite-FTS5", n), func(b *testing.B) {
			if testing.Short() {
				b.Skip("to compare with")
			}
			h, _ := handbookOfSize(b, n)
			reportFullText(b, h)
		})
	}
}

func heapSize() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkKeystroke reports what each key costs while a query is typed, in CPU time
// of the thread if the system provides it. It measures words, abbreviated titles
// (last-resort) and, for comparison, sahilm/fuzzy over all titles.
//
//	go test ./search -run - -bench Keystroke -benchtime 2000x
func BenchmarkKeystroke(b *testing.B) {
	for _, n := range sizes {
		h, g := handbookOfSize(b, n)
		lines := g.keystrokes(h, 60)
		ix := New(h)
		titles := make([]string, len(h.Entries))
		for i, e := range h.Entries {
			titles[i] = e.Title
		}
		b.Run(fmt.Sprintf("%d/search", n), func(b *testing.B) {
			reportKeys(b, lines, func(line string) { ix.Search(line, Options{Limit: screenHits}) })
		})
		b.Run(fmt.Sprintf("%d/last-resort", n), func(b *testing.B) {
			reportKeys(b, g.abbreviations(h, 60), func(line string) { ix.Search(line, Options{Limit: screenHits}) })
		})
		b.Run(fmt.Sprintf("%d/sahilm-titles", n), func(b *testing.B) {
			reportKeys(b, lines, func(line string) { fuzzy.Find(line, titles) })
		})
	}
}

// reportKeys searches for lines in turn and reports the mean, the 95th percentile and
// the maximum.
func reportKeys(b *testing.B, lines []string, search func(string)) {
	b.ReportAllocs()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := cpuTime()
		search(lines[i%len(lines)])
		took = append(took, cpuTime()-start)
	}
	slices.Sort(took)
	var sum time.Duration
	for _, d := range took {
		sum += d
	}
	us := func(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }
	b.ReportMetric(us(sum)/float64(len(took)), "us-mean")
	b.ReportMetric(us(took[len(took)*95/100]), "us-p95")
	b.ReportMetric(us(took[len(took)-1]), "us-max")
}

// BenchmarkMark marks a long body, as the screen does while an entry is open.
func BenchmarkMark(b *testing.B) {
	g := newGenerator(5_000)
	h := g.handbook(1_000)
	r := New(h).Search(g.words[10]+" "+g.words[20], Options{})
	text := g.text(2_000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Mark(text)
	}
}
