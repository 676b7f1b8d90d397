package search

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

// languageHandbook reads the handbook of a language in testdata.
func languageHandbook(t testing.TB, language string) *handbook.Handbook {
	archive, err := txtar.ParseFile(filepath.Join("testdata", language, "handbook.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	h, err := load.Handbook(files)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// evaluateHalves requires that questions of a file are answered by an index.
func evaluateHalves(t *testing.T, ix *Index, file string, first, third float64) {
	t.Helper()
	tuning, held := questions(t, file)
	both := append(tuning, held...)
	for _, set := range []struct {
		name      string
		questions []judgedQuery
	}{{"tuning half", tuning}, {"held-out half", held}, {"both", both}} {
		if only := os.Getenv("HALF"); only != "" && only != set.name {
			continue
		}
		complete, _ := evaluate(ix, set.questions, false)
		t.Logf("%-28s %-14s %s", file, set.name, complete)
		t.Logf("%-43s %s", "", calibrate(ix, set.questions))
		if complete.s1/complete.n < first || complete.s3/complete.n < third {
			t.Errorf("%s, %s: fewer questions are answered than required", file, set.name)
		}
	}
}

func TestJapaneseQuestions(t *testing.T) {
	evaluateHalves(t, New(languageHandbook(t, "japanese")), "japanese/questions.txt", .8, .9)
}

func TestChineseQuestions(t *testing.T) {
	evaluateHalves(t, New(languageHandbook(t, "chinese")), "chinese/questions.txt", .8, .9)
}

// Another language is no way round a word that the entries lack: its synonyms are those of the first language.
func TestSynonymsInOtherLanguagesAreNoAnswer(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"subcontractors", "suppliers"} {
		if r := ix.Search(query, Options{}); len(r.Hits) > 0 {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
	if r := ix.Search("leverantörer", Options{}); len(r.Hits) == 0 || r.Hits[0].Entry.Metadata.Lang != "sv" {
		t.Errorf("leverantörer: %s", summarize(r))
	}
}
