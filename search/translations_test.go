package search_test

import (
	"strings"
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
		"a/boats.sv.md":  "# Båtar\n\nHamnen hyr ut båtar. En kanelbulle ingår.",
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

// An entry is one hit, in the language of the reader unless only another one has the words.
func TestEntryInTwoLanguagesIsOneHit(t *testing.T) {
	h := inTwoLanguages(t)
	for _, test := range []struct{ reader, query, id, lang string }{
		{"en", "boats", "boats", "en"},
		{"en", "kanelbulle", "boats", "sv"},
		{"en", "kanelb", "boats", "sv"},
		{"en", "policy", "access", "en"},
		{"en", "acce", "access", "en"},
		{"sv", "båtar", "boats", "sv"},
		{"sv", "kanelbullar", "boats", "sv"},
		{"sv", "rents boats", "boats", "en"},
		{"en", "vpn", "vpn", "en"},
		{"sv", "vpn", "vpn", "sv"},
		{"sv", "english", "only", ""},
	} {
		r := search.New(h.In(test.reader)).Search(test.query, search.Options{})
		if len(r.Hits) != 1 || r.Total != 1 || r.NoAnswer {
			t.Errorf("%s, %q: %d hits, %d in all", test.reader, test.query, len(r.Hits), r.Total)
			continue
		}
		hit := r.Hits[0]
		if hit.Entry.ID != test.id || hit.Entry.Metadata.Lang != test.lang || len(r.Mark(hit.Passage)) == 0 {
			t.Errorf("%s, %q finds %s in %q: %q", test.reader, test.query, hit.Entry.ID, hit.Entry.Metadata.Lang, hit.Passage)
		}
		foreign := test.lang != "" && test.lang != test.reader
		if says := strings.Contains(strings.Join(hit.Reasons, ";"), "the text is in"); says != foreign {
			t.Errorf("%s, %q: %q", test.reader, test.query, hit.Reasons)
		}
		if r.Counts[hit.Entry.Category] != 1 {
			t.Errorf("%s, %q: counts %v", test.reader, test.query, r.Counts)
		}
	}
}

// Sets hold the entries that the handbook lists, whatever language a hit is in.
func TestSetsHaveEntriesInAllLanguages(t *testing.T) {
	h := inTwoLanguages(t)
	sets := map[string]search.Set{"saved": {h.Entry("boats"): true}}
	r := search.New(h).Search("kanelbulle", search.Options{Sets: sets, Set: "saved"})
	if len(r.Hits) != 1 || r.SetCounts["saved"] != 1 {
		t.Errorf("%d hits, %v", len(r.Hits), r.SetCounts)
	}
	r = search.New(h).Search("vpn", search.Options{Sets: sets, Set: "saved"})
	if len(r.Hits) != 0 || r.SetCounts["saved"] != 0 || r.Total != 1 {
		t.Errorf("%d hits, %v of %d", len(r.Hits), r.SetCounts, r.Total)
	}
}
