package search

import (
	"strings"
	"testing"

	"trustbook/handbook"
)

// longHandbook has long entries that each touch many topics.
func longHandbook() *handbook.Handbook {
	talk := strings.Repeat("We work calmly and write down what we decide for those who were not there. ", 40)
	h := handbook.New(handbook.Parts{NoSynonyms: true})
	for _, e := range []struct{ id, title, heading, text string }{
		{"provisions", "State leave provisions", "States", "A leave of a week. When you leave, you return keys. Leave a note."},
		{"benefits", "Benefits", "Family", "All parental leave must be taken within a year. Others are paid."},
		{"devices", "Devices", "Lost devices", "Devices are wiped when people leave. A parental control is set up."},
		{"accounts", "Ownership by an owner of some old account and its parts", "Owners", "An account has an owner. The account owner may change an account. You may delete personal data."},
		{"ending", "Cancellation", "What happens", "Cancelling will delete the content of the account for good."},
		{"sickness", "Perks", "Paid sick time", "You need not work then. Ask a doctor when sick for long."},
		{"telling", "Meetings", "Standups", "Tell everybody what you do. Tell them early."},
	} {
		h.Entries = append(h.Entries, &handbook.Entry{ID: e.id, Title: e.title, Category: "all", Sections: []handbook.Section{
			{Text: talk}, {Heading: e.heading, Level: 2, Text: e.text}, {Heading: "More", Level: 2, Text: talk},
		}})
	}
	return h
}

func TestWordsInOneSentenceAnswer(t *testing.T) {
	ix := New(longHandbook())
	for _, c := range []struct {
		query, first string
		least        Confidence
		section      int
	}{
		{"parental leave", "benefits", Medium, 1},
		{"parentl leave", "benefits", Low, 1},
		{"delete account", "ending", Medium, 1},
		{"who do I tell when I am sick", "sickness", Low, 1},
		{"parentla", "benefits", Low, 1},
		{"perental", "benefits", Low, 1},
		{"parenatll", "benefits", Low, 1},
	} {
		r := ix.Search(c.query+" ", Options{})
		if r.NoAnswer || firstID(r) != c.first || r.Hits[0].Confidence < c.least || r.Hits[0].Section != c.section {
			t.Errorf("%s: no answer: %v, got %s", c.query, r.NoAnswer, summarize(r))
		}
		if r.Confidence != r.Hits[0].Confidence {
			t.Errorf("%s: confidence %s, but %s for the first hit", c.query, r.Confidence, r.Hits[0].Confidence)
		}
	}
	if r := ix.Search("personal keys ", Options{}); r.Hits[0].Confidence != Low {
		t.Errorf("words of different entries answer: %s", summarize(r))
	}
}

func TestProximityBeatsTitleWithoutAnswer(t *testing.T) {
	h := handbookWith(
		"Leave | One.", "Benefits | Every sort of help that a family may need, parental leave and others too, is paid for as long as the law says and a month more.",
		"Leave in states | Leave.", "Other | Text.", "More | Text.",
	)
	if r := New(h).Search("is there parental leave for someone ", Options{}); firstID(r) != "b" || r.NoAnswer {
		t.Errorf("no answer: %v, %s", r.NoAnswer, summarize(r))
	}
}

func TestPassageOfAnyEntry(t *testing.T) {
	h := longHandbook()
	r := New(h).Search("parental leave ", Options{})
	for i, want := range []string{"Leave a note.", "All parental leave must be taken within a year.", "A parental control is set up.", ""} {
		if got, section := r.Passage(h.Entries[i]); got != want || want != "" && section != 1 {
			t.Errorf("%s: got section %d, %q; want %q", h.Entries[i].ID, section, got, want)
		}
	}
	if got, _ := (Result{}).Passage(h.Entries[0]); got != "" {
		t.Errorf("an empty result has the passage %q", got)
	}
}
