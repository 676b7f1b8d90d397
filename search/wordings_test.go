package search

import (
	"slices"
	"testing"

	"trustbook/handbook"
)

// A query is answered by the entry that lists it, in the same words or in others with the same meaning.
func TestListedWordings(t *testing.T) {
	h := handbookWith("Leaving | Keys are handed in.", "Machines | Disks are safe.", "Food | Bread is here.")
	h.NoSynonyms = false
	h.Entries[0].AlsoAsked = []string{"How quickly is access revoked when an employee leaves?"}
	h.Entries[1].AlsoAsked = []string{"Are laptops encrypted?", "Do you have it?"}
	ix := New(h)
	for query, want := range map[string]string{
		"How quickly is access revoked when an employee leaves?":              "a",
		"How quickly is access revoked, when staff leaves":                    "a",
		"3.2 Please describe how quickly access is revoked when staff leaves": "a",
		"Are laptops encrypted?":                                              "b",
		"do you use encryption for notebooks":                                 "b",
		"Are laptops not encrypted?":                                          "", // that is another question
		"Are only laptops encrypted?":                                         "",
		"Which laptops are encrypted?":                                        "",
		"How are laptops encrypted?":                                          "",
		"Are laptops of guests encrypted?":                                    "",
		"Are laptops of members encrypted?":                                   "",
		"Are the laptops of a single person encrypted?":                       "",
		"Are full laptops encrypted?":                                         "",
		"Do you plan to encrypt laptops?":                                     "",
		"Is it planned that laptops are encrypted?":                           "",
		"Do you consider encrypting laptops?":                                 "",
		"Are laptops almost encrypted?":                                       "",
		"Do you show encrypted laptops?":                                      "",
		"Do you have it?":                                                     "", // has no topic
		"-laptops encrypted":                                                  "",
	} {
		r := ix.Search(query, Options{})
		got := ""
		if len(r.Hits) > 0 && r.Confidence == High && slices.Contains(r.Hits[0].Reasons, "it lists this question") {
			got = r.Hits[0].Entry.ID
		}
		if got != want {
			t.Errorf("%s: got %q, want %q: %s", query, got, want, summarize(r))
		}
	}
}

// A topic that is a keyword always has an answer, even if no entry shows it.
func TestTopicThatIsAKeyword(t *testing.T) {
	h := handbookWith("Access | It follows the role.", "Machines | Disks are safe.", "Food | Bread is here.", "Leaving | Keys are handed in.")
	h.Entries[0].Keywords = []string{"who are you", "blorp"}
	ix := New(h)
	for query, want := range map[string]bool{"Who are you?": true, "Do you use blorp?": true, "is blorp in place": true, "is blorp made of gold": false} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || r.NoAnswer == want || r.Hits[0].Entry.ID != "a" {
			t.Errorf("%s: no answer %v, %s", query, r.NoAnswer, summarize(r))
		}
	}
	if (&query{}).isKeywordOf(&handbook.Entry{Keywords: []string{"x"}}) {
		t.Error("no words are a keyword")
	}
}

// Words that a longer question shares with a listed wording count as mentioned, if all topics of the wording are in the
// question. They rank its entry above one that has the same words elsewhere.
func TestPartsOfListedWordings(t *testing.T) {
	h := handbookWith("Leaving | Keys are handed in.", "Machines | Ours are safe in Sweden and updated.", "Stickers | Laptops have them.", "Food | Bread.")
	h.NoSynonyms = false
	h.Entries[1].AlsoAsked = []string{"Are laptops encrypted?", "Is it zebra?"}
	ix := New(h)
	for query, want := range map[string][]string{
		"Are laptops in Sweden encrypted and updated?": nil,
		"Are laptops in Sweden safe?":                  {"laptops"}, // no wording asks that
		"Are zebra updated in Sweden?":                 {"zebra"},   // one word is no question
	} {
		r := ix.Search(query, Options{})
		i := slices.IndexFunc(r.Hits, func(hit Hit) bool { return hit.Entry.ID == "b" })
		if i < 0 || !slices.Equal(r.Hits[i].Missing, want) || want == nil && i > 0 {
			t.Errorf("%s: want %q missing: %s", query, want, summarize(r))
		}
	}
}

// The first search of an index reads only the wordings that may match, but finds the same as later searches.
func TestFirstSearchReadsFewWordings(t *testing.T) {
	h := shippedHandbook(t)
	all := New(h)
	all.BuildRest()
	all.Search("two words", Options{})
	found := 0
	for _, e := range h.Entries {
		for _, query := range e.AlsoAsked[:min(len(e.AlsoAsked), 2)] {
			first, later := New(h).Search(query, Options{}), all.Search(query, Options{})
			if got, want := summarize(first), summarize(later); got != want {
				t.Errorf("%s: the first search finds\n%s\nand later ones\n%s", query, got, want)
			}
			found += len(later.Hits)
		}
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}
