package search_test

import (
	"cmp"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
)

func inTwoLanguages(t *testing.T) *handbook.Handbook {
	t.Helper()
	fsys := fstest.MapFS{"handbook.yaml": {Data: []byte("title: Rules\nlanguages: [en, sv]\n")}}
	for name, text := range map[string]string{
		"a/boats.md":     "---\nid: boats\n---\n# Boats\n\nThe harbour rents boats.",
		"a/boats.sv.md":  "# Båtar\n\nHamnen hyr ut båtar med rep. En kanelbulle ingår.",
		"b/vpn.md":       "---\nid: vpn\n---\n# VPN\n\nUse a VPN.",
		"b/vpn.sv.md":    "# VPN\n\nAnvänd VPN.",
		"c/access.md":    "---\nid: access\n---\n# Harbour access\n\nThe access policy covers the quay, and access ends in autumn.",
		"c/access.sv.md": "# Policy\n\nEn policy om åtkomst.",
		"b/only.md":      "---\nid: only\n---\n# Anchors\n\nOnly in English.",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// An entry in several languages is one hit. It is in the language of the reader, unless only another language has the
// words.
func TestEntryInTwoLanguagesIsOneHit(t *testing.T) {
	h := inTwoLanguages(t)
	for _, test := range []struct{ reader, query, id, lang string }{
		{"en", "boats", "boats", "en"},
		{"en", "kanelbulle", "boats", "sv"},
		{"en", "kanelb", "boats", "sv"},
		{"en", "rep", "boats", "sv"}, // begins an English synonym
		{"en", "policy", "access", "en"},
		{"en", "acce", "access", "en"},
		{"sv", "båtar", "boats", "sv"},
		{"sv", "kanelbullar", "boats", "sv"},
		{"sv", "rents boats", "boats", "en"},
		{"en", "vpn", "vpn", "en"},
		{"sv", "vpn", "vpn", "sv"},
		{"sv", "english", "only", ""},
	} {
		r := search.New(h.ForLanguage(test.reader)).Search(test.query, search.Options{})
		if len(r.Hits) != 1 || r.Total != 1 || r.NoAnswer {
			t.Errorf("%s, %q: %d hits, %d in all", test.reader, test.query, len(r.Hits), r.Total)
			continue
		}
		hit := r.Hits[0]
		if hit.Entry.ID != test.id || hit.Entry.Metadata.Lang != test.lang || len(r.Mark(hit.Passage)) == 0 {
			t.Errorf("%s, %q finds %s in %q: %q", test.reader, test.query, hit.Entry.ID, hit.Entry.Metadata.Lang, hit.Passage)
		}
		foreign := cmp.Or(test.lang, "en") != test.reader
		if says := strings.Contains(strings.Join(hit.Reasons, ";"), "the entry is in"); says != foreign {
			t.Errorf("%s, %q: %q", test.reader, test.query, hit.Reasons)
		}
		if r.Counts[hit.Entry.Category] != 1 {
			t.Errorf("%s, %q: counts %v", test.reader, test.query, r.Counts)
		}
	}
}

// A filter that no translated entry passes is still a filter in every language: its text is not searched for as words.
func TestFilterHoldsInAllLanguages(t *testing.T) {
	h := inTwoLanguages(t)
	h.Entry("only").Frameworks = []string{"NIS2"}
	ix := search.New(h)
	for _, query := range []string{"#nis2 hamnen hyr ut båtar", "hamnen hyr ut båtar tag:nis2", "#nis2 kanelbulle"} {
		if r := ix.Search(query, search.Options{}); len(r.Hits) > 0 {
			t.Errorf("%s finds %s", query, r.Hits[0].Entry.Title)
		}
	}
	if r := ix.Search("-#nis2 hamnen hyr ut båtar", search.Options{}); len(r.Hits) != 1 || !r.Filters[0].Known {
		t.Errorf("%d hits, filters %+v", len(r.Hits), r.Filters)
	}
}

// Sets contain the entries that the handbook lists, whatever language a hit is in.
func TestSetsHaveEntriesInAllLanguages(t *testing.T) {
	h := inTwoLanguages(t)
	sets := map[string]search.EntrySet{"saved": {h.Entry("boats"): true}}
	r := search.New(h).Search("kanelbulle", search.Options{Sets: sets, Set: "saved"})
	if len(r.Hits) != 1 || r.SetCounts["saved"] != 1 {
		t.Errorf("%d hits, %v", len(r.Hits), r.SetCounts)
	}
	r = search.New(h).Search("vpn", search.Options{Sets: sets, Set: "saved"})
	if len(r.Hits) != 0 || r.SetCounts["saved"] != 0 || r.Total != 1 {
		t.Errorf("%d hits, %v of %d", len(r.Hits), r.SetCounts, r.Total)
	}
}

// An entry that the query excludes in one language is not found in another, where it has different words.
func TestExclusionCoversAllLanguages(t *testing.T) {
	h := inTwoLanguages(t)
	for _, test := range []struct {
		reader, query string
		hits          int
	}{
		{"en", "vpn -use", 0},
		{"en", "vpn -använd", 0},
		{"sv", "vpn -use", 0},
		{"sv", "båtar -rents", 0},
		{"sv", `båtar -"harbour rents"`, 0},
		{"sv", `båtar -"rents harbour"`, 1},
		{"sv", "båtar -autumn", 1},
		{"sv", "-autumn -rents", 2}, // VPN and Anchors
		{"en", "policy -banana", 1},
	} {
		r := search.New(h.ForLanguage(test.reader)).Search(test.query, search.Options{})
		if len(r.Hits) != test.hits || r.Total != test.hits {
			t.Errorf("%s, %q: %d hits, %d in all", test.reader, test.query, len(r.Hits), r.Total)
		}
	}
}

// In every language, a phrase must occur word for word.
func TestPhraseInAnotherLanguage(t *testing.T) {
	ix := search.New(inTwoLanguages(t))
	for query, want := range map[string]string{`"access policy"`: "Harbour access", `"use a vpn" båtar hamnen`: "VPN", `"hyr ut båtar"`: "Båtar"} {
		r := ix.Search(query, search.Options{})
		if len(r.Hits) != 1 || r.Hits[0].Entry.Title != want || len(r.Unquoted) > 0 {
			t.Errorf("%s: %+v, unquoted %q", query, r.Hits, r.Unquoted)
		}
	}
}

// An entry is found only once if a rare word comes before a word that occurs in too many entries to list.
func TestRareWordBeforeFrequentOneFindsEachEntryOnce(t *testing.T) {
	fsys := fstest.MapFS{"handbook.yaml": {Data: []byte("title: Rules\nlanguages: [en, sv]\n")}, "a/e0.sv.md": {Data: []byte("# Båtar\n\nHamnen.")}}
	for i := range 16 {
		text := fmt.Sprintf("---\nid: e%d\n---\n# Harbour %d\n\nThe harbour is open.", i, i)
		if i == 0 {
			text += " Anchors rust."
		}
		fsys[fmt.Sprintf("a/e%d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	r := search.New(h).Search("anchors harbour", search.Options{})
	seen := map[string]bool{}
	for _, hit := range r.Hits {
		if seen[hit.Entry.ID] {
			t.Errorf("%s is there twice", hit.Entry.ID)
		}
		seen[hit.Entry.ID] = true
	}
	if len(seen) != 16 || r.Total != 16 {
		t.Errorf("%d entries, %d in all", len(seen), r.Total)
	}
}

// The passage for each of several questions is marked, whatever language it is in.
func TestSeveralQuestionsInTwoLanguages(t *testing.T) {
	r := search.New(inTwoLanguages(t).ForLanguage("en")).Search("Is VPN used with a kanelbulle? Are anchors English?", search.Options{})
	languages := map[string]bool{}
	for _, hit := range r.Hits {
		languages[cmp.Or(hit.Entry.Metadata.Lang, "en")] = true
		if len(r.Mark(hit.Passage)) == 0 && len(hit.PassageMarks) > 0 {
			t.Errorf("nothing is marked in %q", hit.Passage)
		}
	}
	if len(r.Parts) != 2 || len(languages) != 2 {
		t.Errorf("%d questions, languages %v", len(r.Parts), languages)
	}
}

// Building in the background changes no result of searches that run at the same time.
func TestBuildRestDuringSearches(t *testing.T) {
	h := inTwoLanguages(t).ForLanguage("en")
	h.Entry("boats").AlsoAsked = []string{"Where can visitors rent a kayak?"}
	queries := []string{"kanelbulle", "båtar", "where can visitors rent kayaks", "access policy", "zzz"}
	answers := func(ix *search.Index) string {
		var out strings.Builder
		for _, query := range queries {
			for _, hit := range ix.Search(query, search.Options{}).Hits {
				fmt.Fprintf(&out, "%s: %s %s %s\n", query, hit.Entry.ID, hit.Entry.Metadata.Lang, hit.Confidence)
			}
		}
		return out.String()
	}
	ix := search.New(h)
	var meanwhile string
	var all sync.WaitGroup
	all.Go(ix.BuildRest)
	all.Go(func() { meanwhile = answers(ix) })
	all.Wait()
	want := answers(search.New(h))
	if meanwhile != want {
		t.Errorf("got\n%s\nwant\n%s", meanwhile, want)
	}
	for _, line := range []string{"kayaks: boats en high", "kanelbulle: boats sv"} {
		if !strings.Contains(want, line) {
			t.Errorf("no %q in\n%s", line, want)
		}
	}
}
