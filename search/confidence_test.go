package search

import (
	"slices"
	"testing"

	"trustbook/handbook"
)

// Confidence is judged against the entry shown: what it does not mention is named, and
// it never has High confidence then.
func TestMissingWords(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string][]string{
		"two factor for customers":             {"customers"},
		"do contractors get background checks": {"contractors"},
		"sla":                                  {"sla"},
		"patriot act":                          {"patriot"}, // it mentions the CLOUD Act
		"quit":                                 {"quit"},
		"mfa price":                            {"price"},
		"mfa for admins":                       nil,
		"2fa admin":                            nil,
		"certified":                            nil,
		"user-secret-duties":                   nil,
		"who manages the encryption keys":      nil, // found by a synonym in one direction
	} {
		r := ix.Search(query+" ", Options{})
		if len(r.Hits) == 0 || !slices.Equal(r.Hits[0].Missing, want) {
			t.Errorf("%s: want %q missing: %s", query, want, summarize(r))
			continue
		}
		if certain := want == nil && query != "who manages the encryption keys"; (r.Confidence == High) != certain {
			t.Errorf("%s: %s confidence", query, r.Confidence)
		}
	}
}

// No hit of any question has High confidence and lacks a topic word.
func TestHighConfidenceMentionsAll(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, file := range []string{"answerable.txt", "unanswerable.txt"} {
		tuning, held := questions(t, file)
		for _, q := range append(tuning, held...) {
			for _, h := range ix.Search(q.Q, Options{}).Hits {
				if h.Confidence == High && len(h.Missing) > 0 {
					t.Errorf("%s: %s lacks %q", q.Q, h.Entry.ID, h.Missing)
				}
			}
		}
	}
}

// A keyword is not shown, so an entry that has a word only there does not mention it.
func TestKeywordsAreNotMentioned(t *testing.T) {
	h := handbookWith("Leaving | Access ends on that day.", "Food | Bread.", "Rooms | Chairs.")
	h.Entries[0].Keywords = []string{"quit"}
	r := New(h).Search("quit ", Options{})
	if firstID(r) != "a" || r.Confidence == High || !slices.Equal(r.Hits[0].Missing, []string{"quit"}) {
		t.Errorf("got %s", summarize(r))
	}
}

// Ordinary words alone do not make an entry an answer to a query about something else.
func TestOrdinaryWordsDoNotAnswer(t *testing.T) {
	ix := New(handbookWith("Leaving | Keys are revoked with the rest.", "Ciphers | Encryption of disks.", "Food | Bread is here."))
	for _, hit := range ix.Search("encryption at rest ", Options{}).Hits {
		if hit.Entry.ID == "a" && hit.Confidence != Low {
			t.Errorf("%s confidence by an ordinary word", hit.Confidence)
		}
	}
	if r := ix.Search("llamas at rest ", Options{}); len(r.Hits) > 0 && !r.NoAnswer {
		t.Errorf("an ordinary word answers: %s", summarize(r))
	}
}

func TestNoCorrectionToThreeLetters(t *testing.T) {
	h := handbookWith("Screening | Pre-employment checks.", "Food | Bread.")
	h.Synonyms = []handbook.Synonym{{To: []string{"pre", "before"}}}
	ix := New(h)
	for _, query := range []string{"prem", "on-prem", "is it on-prem"} {
		if r := ix.Search(query+" ", Options{}); r.Corrected != "" || len(r.Hits) > 0 && !r.NoAnswer {
			t.Errorf("%s: corrected to %q, %s", query, r.Corrected, summarize(r))
		}
	}
}
