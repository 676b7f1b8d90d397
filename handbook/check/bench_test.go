package check

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// One in duplicateEvery entries repeats an earlier one, with one word changed.
const duplicateEvery = 20

// generatedHandbook has n entries of about 150 words. As in real policies they share a
// paragraph, which must not make them more expensive to compare.
func generatedHandbook(n int) *handbook.Handbook {
	r := rand.New(rand.NewPCG(1, 2))
	common := sentences(r, 3)
	h := handbook.New(handbook.Parts{Title: "Large", Categories: []handbook.Category{{ID: "a", Title: "A"}}})
	var texts, summaries []string
	for i := range n {
		text, summary := sentences(r, 10)+"\n\n"+common, sentences(r, 1)
		if i%duplicateEvery == duplicateEvery-1 {
			earlier := i - duplicateEvery/2
			text, summary = strings.Replace(texts[earlier], " ", " changed ", 1), summaries[earlier]
		}
		texts, summaries = append(texts, text), append(summaries, summary)
		h.Entries = append(h.Entries, &handbook.Entry{
			ID: fmt.Sprintf("t-%05d", i), Path: fmt.Sprintf("a/t-%05d.md", i), Title: fmt.Sprintf("Text %d", i), Category: "a",
			Kind: handbook.FAQ, Question: sentences(r, 1), Answer: handbook.Yes, Summary: summary,
			Markdown: text, Line: 1, Sections: []handbook.Section{{Text: text, Line: 1}},
		})
	}
	return h
}

func sentences(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		for i := range 12 {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "word%d", r.IntN(2000))
		}
		b.WriteString(".\n")
	}
	return strings.TrimSpace(b.String())
}

// The time per entry must not grow with the number of entries.
func BenchmarkRun(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 1_000 {
				b.Skip("not in a short run")
			}
			h := generatedHandbook(n)
			for b.Loop() {
				Run(h, fstest.MapFS{}, Options{Now: time.Now()})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/text")
		})
	}
}

// Every near-duplicate is found, and nothing else.
func TestNearDuplicatesAmongMany(t *testing.T) {
	const n = 1000
	h := generatedHandbook(n)
	found := findDuplicates(pagesOf(h.Entries))
	for p, twin := range found {
		var i, of int
		fmt.Sscanf(p.ID, "t-%d", &i)
		fmt.Sscanf(twin.page.ID, "t-%d", &of)
		if i%duplicateEvery != duplicateEvery-1 || of != i-duplicateEvery/2 {
			t.Errorf("%s is reported as a duplicate of %s (%.2f)", p.ID, twin.page.ID, twin.share)
		}
	}
	if len(found) != n/duplicateEvery {
		t.Errorf("%d found, want %d", len(found), n/duplicateEvery)
	}
}

// Each of a thousand equal texts is compared with only a few others.
func TestComparisonsAreBounded(t *testing.T) {
	s := &shingleIndex{byHash: map[uint64][]int{}}
	text := strings.Fields(sentences(rand.New(rand.NewPCG(1, 2)), 10))
	for i := range 1000 {
		if like, same := s.add(text); i > 0 && (like != 0 || same != 1) {
			t.Fatalf("text %d is most similar to %d (%.2f), want the first", i, like, same)
		}
	}
	for h, texts := range s.byHash {
		if len(texts) > maxBodiesPerHash {
			t.Fatalf("hash %x leads to %d texts", h, len(texts))
		}
	}
}

// Any text can be checked, and every problem has a line of that text.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		"# A\n\nTODO", "---\ntitle: x\nreviewed: 2020-01-01\nreview_in: 1 year\n---\n<company>", "{{", "| a |\n|-|\n| RTO (x) |",
		"    i. some words that make up a sentence", "[x]({%)", "ABC: a b c", "> - ```\n>   XYZ", "(ABC)", "A\u0301BC ÅÄÖ ÅÄÖX",
		"[a][b] [[c|d]] [e](f g.md) [h]() [i](htp://j) [k](file:l) [m](A.MD) [n](mailto:)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"a.md": {Data: []byte(text)}}
		h, err := load.Handbook(fsys)
		if err != nil {
			return
		}
		lines := 1 + strings.Count(text, "\n") + strings.Count(text, "\r")
		for _, p := range Run(h, fsys, Options{Now: time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC)}) {
			if p.Line < 0 || p.Line > lines || p.Message == "" || p.Path != "a.md" {
				t.Errorf("%+v in a text of %d lines", p, lines)
			}
		}
	})
}
