package search

import (
	"fmt"
	"slices"
	"testing"

	"trustbook/handbook"
)

// Confidence is judged by the entry as shown. If the entry does not mention a topic word, the word is named, and
// confidence is never High.
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
		"who manages the encryption keys":      {"encryption", "who"},
	} {
		r := ix.Search(query+" ", Options{})
		if len(r.Hits) == 0 || !slices.Equal(r.Hits[0].Missing, want) {
			t.Errorf("%s: want %q missing: %s", query, want, summarize(r))
			continue
		}
		if certain := want == nil; (r.Confidence == High) != certain {
			t.Errorf("%s: %s confidence", query, r.Confidence)
		}
	}
}

// No hit of any question has High confidence if it lacks a topic word.
func TestHighConfidenceMentionsAll(t *testing.T) {
	skipShort(t)
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

// Keywords are not shown, so an entry does not mention a word that it has only there.
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

// If no entry contains a phrase, its single words do not stand for the phrase.
func TestAbsentPhrases(t *testing.T) {
	h := handbookWith("Disks | Disks are encrypted.", "Leaving | Keys are revoked with the rest.", "Food | Bread is here.")
	h.NoSynonyms = false
	ix := New(h)
	for query, high := range map[string]bool{"disks encrypted ": true, "disks encrypted at rest ": false} {
		r := ix.Search(query, Options{})
		if got := r.Confidence == High; got != high {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// If no entry contains a phrase, the whole phrase is named as missing, and a title with one of its words is not a
// reason.
func TestAbsentPhraseIsNamed(t *testing.T) {
	h := handbookWith("Disks | Disks are encrypted.", "Data lives here | Customer data is here.", "Leaving | Keys are revoked with the rest.", "Food | Bread.")
	h.NoSynonyms = false
	ix := New(h)
	for query, want := range map[string]string{
		"Do you encrypt data at rest?": `map[a:["data at rest"] [] b:["encrypt" "data at rest"] []]`,
		"encryption at rest of disks":  `map[a:["encryption at rest"] ["the title matches"]]`,
		"are disks encrypted":          `map[a:[] ["the title matches"]]`,
		"where is data":                `map[b:["where"] ["the title matches"]]`,
	} {
		got := map[string]string{}
		for _, hit := range ix.Search(query, Options{}).Hits {
			if hit.Entry.ID < "c" {
				got[hit.Entry.ID] = fmt.Sprintf("%q %q", hit.Missing, hit.Reasons)
			}
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
	}
}

// Formal words are not topics in a sentence, but are topics in a query of keywords.
func TestFormalWords(t *testing.T) {
	ix := New(handbookWith("Access rights | Access rights are reviewed.", "Processes | Each process has an owner.", "Food | Bread is here."))
	r := ix.Search("Does a documented process ensure that access rights are appropriately reviewed?", Options{})
	if firstID(r) != "a" || r.Confidence != High || len(r.Hits[0].Missing) > 0 {
		t.Errorf("a sentence: %s, missing %q", summarize(r), r.Hits[0].Missing)
	}
	if r := ix.Search("process", Options{}); firstID(r) != "b" {
		t.Errorf("a keyword: %s", summarize(r))
	}
	if r := ix.Search("access rights process", Options{}); r.Confidence == High {
		t.Errorf("keywords: %s", summarize(r))
	}
}

// The first letters of a word may begin many others, so a hit found by them is not certain.
func TestFirstLettersAreNotCertain(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, high := range map[string]bool{"st": false, "se": false, "tr": false, "screening": true, "mf": false, "remote hands": false, "multifacto": true} {
		if r := ix.Search(query, Options{}); (r.Confidence == High) != high {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// An entry that has the words of a question, but not the thing that it asks for, is not a certain answer.
func TestParticulars(t *testing.T) {
	ix := New(handbookWith("Audits | Our audits are done with care.", "Passwords | Passwords are long.", "Backups | Backups are made every night.", "Food | Bread is here."))
	for query, high := range map[string]bool{
		"are there audits": true, "which company does audits": false, "what is done in audits": true,
		"how long are passwords": false, "are passwords long": true, "how often are backups made": true, "how many audits are done": false,
	} {
		r := ix.Search(query+"?", Options{})
		if got := r.Confidence == High; got != high {
			t.Errorf("%s: %s, missing %q", query, summarize(r), r.Hits[0].Missing)
		}
	}
}

// A sentence is shown with the verdict only if the hit is about everything that was asked.
func TestOnlyACertainHitStatesItsVerdict(t *testing.T) {
	e := &handbook.Entry{Answer: handbook.Yes, Summary: "We log it."}
	for name, c := range map[string]struct {
		hit  Hit
		want string
	}{
		"strong":    {Hit{Confidence: High}, "Yes. We log it."},
		"fair":      {Hit{Confidence: Medium}, "Yes. We log it."},
		"weak":      {Hit{Confidence: Low}, "We log it."},
		"lacking":   {Hit{Confidence: Medium, Missing: []string{"moon"}}, "We log it."},
		"suggested": {Hit{Confidence: High, Suggestion: true}, "We log it."},
		"turned":    {Hit{Confidence: High, DiffersBy: "without"}, "We log it."},
	} {
		c.hit.Entry, c.hit.Passage = e, e.Summary
		if got := c.hit.Answer(); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A number in a phrase that was understood finds nothing by itself, and HR is not an hour.
func TestNumbersOfPhrases(t *testing.T) {
	h := handbookWith("Sign-in | We use MFA.", "Aims | There are two aims.", "Support | We answer within 24 hours.", "Food | Bread.")
	h.NoSynonyms = false
	ix := New(h)
	for query, want := range map[string]string{"two factor": "[a]", "SOC 2": "[]", "HR department": "[]", "24 hrs": "[c]"} {
		var got []string
		for _, hit := range ix.Search(query, Options{}).Hits {
			got = append(got, hit.Entry.ID)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%s: %v, want %s", query, got, want)
		}
	}
}

// An entry that lacks much of what a question asks for by name is a weak match.
func TestMissingNamesMakeAMatchWeak(t *testing.T) {
	r := New(shippedHandbook(t)).Search("How often are security policies reviewed?", Options{})
	if r.Confidence != Low || !slices.Contains(r.Hits[0].Missing, "security policies") {
		t.Errorf("%s, missing %q", summarize(r), r.Hits[0].Missing)
	}
}

// The function words of a phrase leave its weight to the other words.
func TestPhrasesOfFunctionWords(t *testing.T) {
	h := handbookWith("Rights | We apply least privilege.", "Storage | Our data is in Sweden.", "Food | Bread.", "Rooms | Chairs.")
	h.NoSynonyms = false
	if r := New(h).Search("who has access", Options{}); firstID(r) != "a" {
		t.Errorf("got %s", summarize(r))
	}
}

// If a question lists names as alternatives, one of them is enough, but names that the entry lacks are listed as
// missing.
func TestAlternativesAreNamed(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, missing := range map[string]string{
		"Are you SOC 2 or ISO 27001 certified?":           "[SOC 2]",
		"Are you PCI DSS, SOC 2 or ISO 27001 certified?":  "[PCI DSS SOC 2]",
		"Are you ISO 27001 certified or SOC 2 certified?": "[SOC 2]",
		"Do you hold ISO 27001, SOC 2, or equivalent?":    "[SOC 2]",
		"Do you hold SOC 2, ISO 27001, or similar?":       "[SOC 2]",
	} {
		if r := ix.Search(query, Options{}); r.NoAnswer || r.Confidence == High || firstID(r) != "certified-security" || fmt.Sprint(r.Hits[0].Missing) != missing {
			t.Errorf("%s: %s, missing %q", query, summarize(r), r.Hits[0].Missing)
		}
	}
	if r := ix.Search("Are you SOC 2 and ISO 27001 certified?", Options{}); r.Confidence != Low {
		t.Errorf("both are asked for: %s", summarize(r))
	}
}

// An entry that has most of a question is shown as a weak match even if it does not speak about customers. An
// abbreviation is read as its word.
func TestMostOfAQuestionIsShown(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]struct {
		none       bool
		confidence Confidence
	}{
		"How do you manage privileged access to customer data?": {false, Low},
		"Do customers have a portal for invoices?":              {true, Low},
		"secrets mgmt": {false, Medium},
	} {
		if r := ix.Search(query, Options{}); (r.NoAnswer || len(r.Hits) == 0) != want.none || r.Confidence != want.confidence {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}
