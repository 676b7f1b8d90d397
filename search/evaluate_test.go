package search

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"trustbook/handbook"
)

// runsAllCases enables cases that are too slow for every run. CI sets it.
var runsAllCases = os.Getenv("TRUSTBOOK_FULL") != ""

// collectionsDir returns the folder of public test collections, which are not part of
// the repository. Without them, tests that need them are skipped.
func collectionsDir(t testing.TB) string {
	dir := os.Getenv("TRUSTBOOK_COLLECTIONS")
	if dir == "" && !runsAllCases {
		t.Skip("measuring quality on public collections takes seconds: set TRUSTBOOK_COLLECTIONS or TRUSTBOOK_FULL=1")
	}
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "collections")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no collections at %s: set TRUSTBOOK_COLLECTIONS to measure quality", dir)
	}
	return dir
}

type document struct {
	ID            string
	Title         string
	Tags, Aliases []string
	Body          string
}

type judgedQuery struct {
	Q        string
	Relevant []string
	Kind     string
}

func readLines[T any](t testing.TB, path string) []T {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, v)
	}
	return out
}

func handbookOf(docs []document) *handbook.Handbook {
	h := handbook.New(handbook.Parts{Title: "collection"})
	for _, d := range docs {
		h.Entries = append(h.Entries, &handbook.Entry{
			ID: d.ID, Title: d.Title, Frameworks: d.Tags, Keywords: d.Aliases, Category: "all",
			Sections: []handbook.Section{{Text: d.Body}},
		})
	}
	return h
}

// metrics are sums over n queries: success at ranks 1 and 3, reciprocal rank, and
// normalized discounted cumulative gain of the first ten hits.
type metrics struct{ s1, s3, mrr, ndcg, n float64 }

func (m *metrics) add(hits []Hit, relevant []string) {
	m.n++
	var dcg, ideal, rr float64
	for i, h := range hits[:min(10, len(hits))] {
		if !slices.Contains(relevant, h.Entry.ID) {
			continue
		}
		if rr == 0 {
			rr = 1 / float64(i+1)
			if i < 1 {
				m.s1++
			}
			if i < 3 {
				m.s3++
			}
		}
		dcg += 1 / math.Log2(float64(i+2))
	}
	for i := range min(10, len(relevant)) {
		ideal += 1 / math.Log2(float64(i+2))
	}
	m.mrr += rr
	m.ndcg += dcg / ideal
}

func (m metrics) String() string {
	return fmt.Sprintf("success@1 %.3f  @3 %.3f  MRR@10 %.3f  nDCG@10 %.3f  (%.0f queries)", m.s1/m.n, m.s3/m.n, m.mrr/m.n, m.ndcg/m.n, m.n)
}

// evaluate runs complete queries and, if typing is set, every prefix of at least three
// characters.
func evaluate(ix *Index, queries []judgedQuery, typing bool) (complete, typed metrics) {
	for _, q := range queries {
		r := ix.Search(q.Q, Options{Limit: 10})
		complete.add(r.Hits, q.Relevant)
		if os.Getenv("MISSES") != "" && (len(r.Hits) == 0 || !slices.Contains(q.Relevant, r.Hits[0].Entry.ID)) {
			fmt.Printf("  MISS %q want %v got %s\n", q.Q, q.Relevant, summarize(r))
		}
		if !typing {
			continue
		}
		var per metrics
		for i := range q.Q {
			if b := q.Q[:i]; utf8.RuneCountInString(b) >= 3 {
				per.add(ix.Search(b, Options{Limit: 10}).Hits, q.Relevant)
			}
		}
		per.add(r.Hits, q.Relevant)
		typed.n++
		typed.s1 += per.s1 / per.n
		typed.s3 += per.s3 / per.n
		typed.mrr += per.mrr / per.n
		typed.ndcg += per.ndcg / per.n
	}
	return complete, typed
}

func summarize(r Result) string {
	var b strings.Builder
	for _, h := range r.Hits[:min(3, len(r.Hits))] {
		fmt.Fprintf(&b, "%s %.2f %s %v; ", h.Entry.ID, h.Score, h.Confidence, h.Reasons)
	}
	return b.String()
}

// TestEvaluate prints the quality of search on the collections:
//
//	go test ./search -run TestEvaluate -v
func TestEvaluate(t *testing.T) {
	dir := collectionsDir(t)
	ix := New(shippedHandbook(t))
	complete, typed := evaluate(ix, readLines[judgedQuery](t, filepath.Join(dir, "handbook", "queries.jsonl")), true)
	complete.require(t, "handbook", .95, .96)
	typed.require(t, "  while typing", .85, .88)
	for _, set := range []struct {
		name     string
		s1, ndcg float64
	}{{"stackfaq", .79, .88}, {"nist80053", .96, .98}, {"cranfield", .72, .54}} {
		ix := New(handbookOf(readLines[document](t, filepath.Join(dir, set.name, "docs.jsonl"))))
		complete, _ := evaluate(ix, readLines[judgedQuery](t, filepath.Join(dir, set.name, "queries.jsonl")), false)
		complete.require(t, set.name, set.s1, set.ndcg)
	}
	docs := readLines[document](t, filepath.Join(dir, "nist80053", "docs.jsonl"))
	for i, d := range docs {
		docs[i].Title = strings.ToUpper(d.ID) + " " + d.Title
	}
	complete, _ = evaluate(New(handbookOf(docs)), readLines[judgedQuery](t, filepath.Join(dir, "nist80053", "queries.jsonl")), false)
	complete.require(t, "  with references", .96, .98)
}

// require prints the metrics and fails if they are below the given values.
func (m metrics) require(t *testing.T, name string, s1, ndcg float64) {
	t.Helper()
	t.Logf("%-18s %s", name, m)
	if m.s1/m.n < s1 || m.ndcg/m.n < ndcg {
		t.Errorf("%s: want success@1 of %.2f, nDCG@10 of %.2f", name, s1, ndcg)
	}
}
