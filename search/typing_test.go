package search

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"trustbook/handbook"
)

// inTwoLanguages gives most entries of a generated handbook a translation with different words.
func (g *generator) inTwoLanguages(entries int) *handbook.Handbook {
	h := g.handbook(entries)
	p := handbook.Parts{Title: h.Title, Entries: h.Entries, Languages: []string{"en", "de"}}
	for i, e := range p.Entries {
		e.Metadata.Lang = "en"
		e.Kind = []handbook.Kind{handbook.FAQ, handbook.Policy}[i%2]
		e.Frameworks = [][]string{nil, {"NIS2"}, {"ISO 27001"}}[i%3]
		if i%5 == 0 || i%3 == 2 {
			continue
		}
		other := *e
		other.Metadata.Lang = "de"
		other.Title, other.Summary = g.text(4), g.text(10)
		other.Sections = []handbook.Section{{Text: g.text(40)}}
		p.Translations = append(p.Translations, &other)
	}
	for i := range 9 {
		p.Categories = append(p.Categories, handbook.Category{ID: fmt.Sprint("c", i), Title: fmt.Sprint("Category ", i)})
	}
	return handbook.New(p)
}

// randomLine returns a search line with words, and sometimes filters, exclusions, phrases, references and ids.
func (g *generator) randomLine(h *handbook.Handbook) string {
	all := append(slices.Clone(h.Entries), h.OtherLanguages()...)
	e := all[g.rand.IntN(len(all))]
	words := strings.Fields(e.Title + " " + e.Summary + " " + e.Sections[len(e.Sections)-1].Text)
	var parts []string
	for range 1 + g.rand.IntN(4) {
		i := g.rand.IntN(len(words) - 1)
		switch g.rand.IntN(16) {
		case 0:
			parts = append(parts, []string{"#nis2", "-#nis2", "tag:iso27001", "cat:c3", "-cat:c3", "kind:policy", "is:saved", "-is:saved"}[g.rand.IntN(8)])
		case 1:
			parts = append(parts, "-"+words[i])
		case 2:
			parts = append(parts, `"`+words[i]+" "+words[i+1]+`"`)
		case 3:
			parts = append(parts, []string{e.ID, e.Controls[0].Ref, e.Title}[g.rand.IntN(3)])
		case 4:
			parts = append(parts, words[i]+words[i+1])
		default:
			parts = append(parts, g.misspelt(words[i]))
		}
	}
	return strings.Join(parts, " ")
}

// randomOptions returns options with random restrictions.
func (g *generator) randomOptions(h *handbook.Handbook) Options {
	saved := EntrySet{}
	for _, e := range h.Entries {
		if g.rand.IntN(3) == 0 {
			saved[e] = true
		}
	}
	opt := Options{
		Limit:      []int{0, 1, 7, 40}[g.rand.IntN(4)],
		Predicates: map[string]func(string) bool{"saved": func(id string) bool { return saved[h.Entry(id)] }},
	}
	if g.rand.IntN(2) == 0 {
		opt.Sets = map[string]EntrySet{"saved": saved, "none": {}}
		opt.Set = []string{"", "saved"}[g.rand.IntN(2)]
	}
	if g.rand.IntN(4) == 0 {
		opt.Category = "c2"
	}
	return opt
}

// Whatever is typed, with and without translations, results do not depend on earlier searches, counts match the hits,
// and restrictions only select.
func TestTypeAnything(t *testing.T) {
	skipShort(t)
	lines := 2
	if runsAllCases {
		lines = 30
	}
	for _, entries := range []int{1, 2, 40, 300} {
		g := newGenerator(60 + 3*entries)
		one, two := handbook.New(handbook.Parts{Title: "T", Entries: g.handbook(entries).Entries}), g.inTwoLanguages(entries)
		for _, h := range []*handbook.Handbook{one, two} {
			ix, fresh := New(h), New(h)
			for range lines {
				line, opt := g.randomLine(h), g.randomOptions(h)
				for i := range line {
					checkTyped(t, ix, fresh, line[:i+1], opt)
				}
				checkTyped(t, ix, fresh, line+" ", opt)
			}
		}
	}
}

func forget(ix *Index) {
	ix.scratch = sync.Pool{New: ix.newScratch}
	for _, get := range ix.others {
		forget(get())
	}
}

func checkTyped(t *testing.T, ix, fresh *Index, line string, opt Options) {
	t.Helper()
	got := ix.Search(line, opt)
	forget(fresh)
	want := fresh.Search(line, opt)
	for _, r := range []*Result{&got, &want} {
		r.matcher, r.also = nil, nil
		slices.SortFunc(r.found, func(a, b *handbook.Entry) int { return strings.Compare(a.ID+a.Title, b.ID+b.Title) })
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%q: got %s, %d in total; fresh: %s, %d", line, summarize(got), got.Total, summarize(want), want.Total)
	}
	checkSelection(t, ix, got, opt)
}

// checkSelection compares a result with the same result without restriction.
func checkSelection(t *testing.T, ix *Index, got Result, opt Options) {
	t.Helper()
	line, all := got.Query, opt
	all.Limit, all.Category, all.Set = 0, "", ""
	every := ix.Search(line, all)
	counts, inSets, seen := map[string]int{}, map[string]int{}, map[string]bool{}
	for name := range opt.Sets {
		inSets[name] = 0
	}
	var kept []string
	for _, h := range every.Hits {
		if seen[h.Entry.ID] {
			t.Fatalf("%q: %s is there twice", line, h.Entry.ID)
		}
		seen[h.Entry.ID] = true
		counts[h.Entry.Category]++
		listed := ix.Handbook.Entry(h.Entry.ID)
		for name, set := range opt.Sets {
			if set[listed] {
				inSets[name]++
			}
		}
		if (opt.Category == "" || opt.Category == h.Entry.Category) && (opt.Set == "" || opt.Sets[opt.Set][listed]) {
			kept = append(kept, h.Entry.ID)
		}
	}
	if every.Total != len(every.Hits) || !maps.Equal(every.Counts, counts) && len(counts) > 0 || !maps.Equal(every.SetCounts, inSets) && len(counts) > 0 {
		t.Fatalf("%q: %d hits, %d in total; %v, want %v; %v, want %v", line, len(every.Hits), every.Total, every.Counts, counts, every.SetCounts, inSets)
	}
	if got.Total != every.Total || got.Confidence != every.Confidence || got.NoAnswer != every.NoAnswer || !maps.Equal(got.Counts, every.Counts) {
		t.Fatalf("%q %+v: %d, %v, %v; without restriction %d, %v, %v", line, opt, got.Total, got.Confidence, got.NoAnswer, every.Total, every.Confidence, every.NoAnswer)
	}
	if opt.Limit > 0 {
		kept = kept[:min(len(kept), opt.Limit)]
	}
	if gotIDs := strings.Fields(ids(got)); !slices.Equal(gotIDs, kept) && len(gotIDs)+len(kept) > 0 {
		t.Fatalf("%q: limit %d, set %q, category %q: %v, want %v", line, opt.Limit, opt.Set, opt.Category, gotIDs, kept)
	}
}

// A search that keeps the scores of earlier words and visits few entries gives the same scores as a plain one.
func TestScoresOfEveryEntry(t *testing.T) {
	skipShort(t)
	for _, entries := range []int{1, 2, 40, 300} {
		g := newGenerator(60 + 3*entries)
		h := g.inTwoLanguages(entries)
		ix := New(h)
		s := ix.newScratch().(*searchBuffers)
		for range 60 {
			line, opt := g.randomLine(h), g.randomOptions(h)
			for i := range line {
				checkScores(t, ix, line[:i+1], opt, []int{0, 1, 10}[g.rand.IntN(3)], s)
			}
		}
	}
}

func checkScores(t *testing.T, ix *Index, line string, opt Options, n int, s *searchBuffers) {
	t.Helper()
	q := ix.parse(line, opt)
	ix.lookUpNames(&q)
	words := ix.expand(&q, s.stemmer)
	want := ix.plainCandidates(&q, words)
	ix.scoreWords(words, s)
	c := ix.newCounts(nil)
	ix.collects = n == 1
	found := map[uint32]float64{}
	for _, f := range ix.candidates(&q, words, s, c, n) {
		if _, twice := found[f.entry]; twice {
			t.Fatalf("%q: entry %d is there twice", line, f.entry)
		}
		found[f.entry] = float64(f.score)
	}
	counts := make([]int, len(ix.Categories))
	best := slices.Sorted(maps.Values(want))
	least := 0.
	if n > 0 && len(best) > n {
		least = best[len(best)-n]
	}
	for e, score := range want {
		counts[ix.CategoryOf[e]]++
		if got, ok := found[e]; !ok && score > least*(1+1e-5) || ok && math.Abs(got-score) > 1e-4*(1+score) {
			t.Fatalf("%q, best %d: entry %d has %v, %v, want %v", line, n, e, got, ok, score)
		}
	}
	if !slices.Equal(c.byCategory, counts) {
		t.Fatalf("%q: counts %v, want %v", line, c.byCategory, counts)
	}
}

// plainCandidates adds up the scores of each entry separately.
func (ix *Index) plainCandidates(q *query, words []expansion) map[uint32]float64 {
	required := newRequiredTerms(words)
	out := map[uint32]float64{}
	for i, entry := range ix.Entries {
		e := uint32(i)
		total, title, held := 0., 0., uint8(0)
		for _, stop := range []bool{false, true} {
			hit := total > 0
			for i, w := range words {
				if w.stop != stop || stop && !hit && hasTopicWords(words) {
					continue
				}
				best, bestTitle := 0., 0.
				for _, a := range w.alts {
					if p, ok := findPosting(ix.PostingsOf(a.term), e); ok {
						weight := float64(a.factor * ix.IDF[a.term])
						best = max(best, weight*float64(p.Weight))
						if p.InTitle() {
							bestTitle = max(bestTitle, weight)
						}
					}
				}
				total, title = total+best, title+bestTitle
				if best > 0 && !stop {
					held |= required.bit[i]
				}
			}
		}
		if title > 0 {
			total += float64(titleSimilarity(float32(title), totalWeight(words), ix.TitleWeight[e]))
		}
		total = min(total*float64(required.factor[held]), tierStep/2)
		name, named := q.names[e]
		if named {
			total += float64(name.score())
		}
		if (total > 0 || named) && q.passesFilters(entry) {
			out[e] = total
		}
	}
	return out
}
