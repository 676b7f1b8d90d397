package search

import (
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"trustbook/search/index"
)

var update = flag.Bool("update", false, "update the stored hits")

// storedHits is how many hits of a question are stored. The digest covers all of them.
const storedHits = 3

// describeHits describes the properties of a result that users can see, with its first limit hits.
func describeHits(r Result, limit int) string {
	var b strings.Builder
	if r.NoAnswer {
		b.WriteString("no answer ")
	}
	for _, h := range r.Hits[:min(limit, len(r.Hits))] {
		fmt.Fprintf(&b, "%s/%s ", h.Entry.ID, h.Confidence)
	}
	return strings.TrimSpace(b.String())
}

// digestHits returns a digest of all hits of the questions, including order and confidence.
func digestHits(ix *Index, questions []judgedQuery) string {
	sum := fnv.New64a()
	for _, q := range questions {
		fmt.Fprintf(sum, "%s\n%s\n", q.Q, describeHits(ix.Search(q.Q, Options{Limit: screenHits}), screenHits))
	}
	return fmt.Sprintf("%016x", sum.Sum64())
}

// compareStored compares a text with a stored file, line by line.
func compareStored(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, lines := strings.Split(string(b), "\n"), strings.Split(got, "\n")
	for i := range max(len(want), len(lines)) {
		if i >= len(want) || i >= len(lines) || want[i] != lines[i] {
			t.Fatalf("%s:%d differs: got %q. Hits have changed: if they should, go test ./search -update, and look at the diff",
				path, i+1, lines[min(i, len(lines)-1)])
		}
	}
}

// everyQuestion returns all questions of files in testdata.
func everyQuestion(t *testing.T, files ...string) (all []judgedQuery) {
	for _, f := range files {
		tuning, held := questions(t, f)
		all = append(append(all, tuning...), held...)
	}
	return all
}

// TestHitsStay checks that making search faster changes no hit of any question in the tree, nor its rank or confidence.
func TestHitsStay(t *testing.T) {
	skipShort(t)
	other := New(otherHandbook())
	var onOther []judgedQuery
	for _, q := range otherQuestions {
		onOther = append(onOther, judgedQuery{Q: q.query})
	}
	var out strings.Builder
	for _, set := range []struct {
		name      string
		ix        *Index
		questions []judgedQuery
	}{
		{"other handbook", other, onOther},
		{"Swedish handbook", New(languageHandbook(t, "swedish")), everyQuestion(t, "swedish/questions.txt", "swedish/english-questions.txt")},
		{"Japanese handbook", New(languageHandbook(t, "japanese")), everyQuestion(t, "japanese/questions.txt")},
		{"Chinese handbook", New(languageHandbook(t, "chinese")), everyQuestion(t, "chinese/questions.txt")},
	} {
		storeHits(&out, set.name, set.ix, set.questions)
	}
	g := newGenerator(2_000)
	h := g.handbook(1_000)
	var typed []judgedQuery
	for _, line := range g.keystrokes(h, 40) {
		typed = append(typed, judgedQuery{Q: line})
	}
	fmt.Fprintf(&out, "# generated handbook, every key: %s\n", digestHits(New(h), typed))
	compareStored(t, "hits.txt", out.String())
}

// storeHits writes the first hits of each question, and a digest of all.
func storeHits(out *strings.Builder, name string, ix *Index, questions []judgedQuery) {
	fmt.Fprintf(out, "# %s: %s\n", name, digestHits(ix, questions))
	for _, q := range questions {
		fmt.Fprintf(out, "%s -> %s\n", q.Q, describeHits(ix.Search(q.Q, Options{Limit: screenHits}), storedHits))
	}
}

// TestHitsInTheShippedHandbookStay compares the hits in the shipped handbook, as long as its entries are the same.
func TestHitsInTheShippedHandbookStay(t *testing.T) {
	skipShort(t)
	h := shippedHandbook(t)
	sum := fnv.New64a()
	for _, e := range append(h.AllEntries(), h.OtherLanguages()...) {
		index.EachText(e, func(_ index.Field, text string) { fmt.Fprintln(sum, text) })
	}
	texts := fmt.Sprintf("# texts: %016x\n", sum.Sum64())
	if b, err := os.ReadFile("testdata/shippedhits.txt"); !*update && err == nil && !strings.HasPrefix(string(b), texts) {
		t.Skip("the shipped texts have changed since the hits were stored: go test ./search -update, and look at the diff")
	}
	var out strings.Builder
	out.WriteString(texts)
	storeHits(&out, "shipped handbook", New(h), everyQuestion(t, "answerable.txt", "unanswerable.txt", "questionnaires.txt", "swedish/on-english.txt"))
	compareStored(t, "shippedhits.txt", out.String())
}

// TestHitsOfCollectionsStay compares a digest of the hits for each collection.
func TestHitsOfCollectionsStay(t *testing.T) {
	dir := collectionsDir(t)
	shipped := New(shippedHandbook(t))
	digests := map[string]string{"handbook": digestHits(shipped, everyKey(readLines[judgedQuery](t, filepath.Join(dir, "handbook", "queries.jsonl"))))}
	var asked []judgedQuery
	for _, l := range readLines[questionnaireLine](t, filepath.Join(dir, "questionnaire", "questions.jsonl")) {
		asked = append(asked, judgedQuery{Q: l.Query})
	}
	digests["questionnaire"] = digestHits(shipped, asked)
	for _, set := range []string{"stackfaq", "nist80053", "cranfield", "covidfaq"} {
		ix := New(handbookOf(readLines[document](t, filepath.Join(dir, set, "docs.jsonl"))))
		digests[set] = digestHits(ix, readLines[judgedQuery](t, filepath.Join(dir, set, "queries.jsonl")))
	}
	var out strings.Builder
	for _, set := range slices.Sorted(maps.Keys(digests)) {
		fmt.Fprintf(&out, "%s %s\n", set, digests[set])
	}
	compareStored(t, "collections.txt", out.String())
}

// everyKey returns all prefixes of the queries.
func everyKey(queries []judgedQuery) (out []judgedQuery) {
	for _, q := range queries {
		for i := range q.Q {
			out = append(out, judgedQuery{Q: q.Q[:i+1]})
		}
	}
	return out
}
