package search

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Each question of testdata/pastes.txt is answered by a different entry.
func TestPastedQuestions(t *testing.T) {
	b, err := os.ReadFile("testdata/pastes.txt")
	if err != nil {
		t.Fatal(err)
	}
	ix := New(shippedHandbook(t))
	right, all := 0, 0
	for line := range strings.Lines(string(b)) {
		left, text, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		r := ix.Search(text, Options{})
		for i, want := range strings.Split(left, "|") {
			all++
			switch {
			case i >= len(r.Parts):
				t.Logf("%s: %d questions", text, len(r.Parts))
			case r.Parts[i].NoAnswer == (want == "out") && (want == "out" || foundFirst(r, i) == want):
				right++
			default:
				t.Logf("%q: no answer %v, found %s, want %s", r.Parts[i].Question, r.Parts[i].NoAnswer, foundFirst(r, i), want)
			}
		}
	}
	t.Logf("%d of %d questions", right, all)
	if right < all*9/10 {
		t.Errorf("%d of %d questions are told apart and answered", right, all)
	}
}

// foundFirst returns the entry found first for a part, whichever question it is listed for.
func foundFirst(r Result, part int) string {
	for _, h := range r.Hits {
		if h.ForQuestion == r.Parts[part].Question {
			return h.Entry.ID
		}
	}
	return ""
}

// Text that only explains why something is asked does not affect which entries are found.
func TestContext(t *testing.T) {
	ix := New(handbookWith("Suppliers | Suppliers are reviewed.", "Backups | Backups are kept offline.", "Food | Bread."))
	text := "With reference to the review of our suppliers and of what suppliers have to deliver, please describe in as much detail as you can how backups are kept."
	if r := ix.Search(text, Options{}); firstID(r) != "b" || len(r.Hits[0].Missing) > 0 {
		t.Errorf("%s, missing %q", summarize(r), r.Hits[0].Missing)
	}
	long := strings.Repeat("Our suppliers are many and their reviews take time. ", 20) + "Are backups kept offline?"
	if r := ix.Search(long, Options{}); firstID(r) != "b" {
		t.Errorf("a question after much context: %s", summarize(r))
	}
}

// Greetings and text before an indirect question do not affect which entries are found.
func TestContextOfMessages(t *testing.T) {
	ix := New(handbookWith("Suppliers | Suppliers are reviewed.", "Backups | Backups are kept offline.", "Food | Bread."))
	for _, text := range []string{
		"Hi there! Are backups kept offline? Kind regards, Anna Suppliers",
		"Before the committee meets on Thursday about suppliers and what suppliers deliver to us, our auditor wants to know whether backups are kept offline.",
		"Våra leverantörer, suppliers, är många och deras arbete tar tid. Vi önskar information om hur backups hanteras, och om de är offline. Suppliers har vi gott om.",
		"Backups of everything that we store with you shall be kept offline and so forth, says our requirement. Please describe the routines for this.",
		"Our board is concerned about how suppliers of suppliers treat what we give to them, and has been for a year. Are backups kept offline? Could you help us?",
		"With reference to our suppliers we kindly ask you to confirm that backups are kept offline, also in summer, for all of the customers that you have.",
	} {
		if r := ix.Search(text, Options{}); firstID(r) != "b" || slices.Contains(r.Hits[0].Missing, "suppliers") {
			t.Errorf("%s: %s, missing %q", text, summarize(r), r.Hits[0].Missing)
		}
	}
}

// A query of one word finds the entry that shows the word, and that entry is an answer.
func TestShownWordComesFirst(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{"policy": "mobile-device-policy", "poli": "mobile-device-policy", "uptime": "high-availability"} {
		if r := ix.Search(query, Options{}); firstID(r) != want || r.NoAnswer {
			t.Errorf("%s: no answer %v, %s", query, r.NoAnswer, summarize(r))
		}
	}
}

// A word finds an entry that has it only among its keywords, if no other entry shows the word.
func TestKeywordIsAnswered(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{"browser": "software-installation", "bastion": "remote-work-production-access", "desktop": "device-protection"} {
		if r := ix.Search(query, Options{}); firstID(r) != want || r.NoAnswer || r.Confidence != Low || !slices.Contains(r.Hits[0].Missing, query) {
			t.Errorf("%s: no answer %v, %s", query, r.NoAnswer, summarize(r))
		}
	}
}

// A word with a letter that English does not have is not the beginning of an English word.
func TestAccentsBeginNoOtherWord(t *testing.T) {
	ix := New(handbookWith("Lost devices | A lost device is wiped.", "Café | Coffee."))
	if r := ix.Search("lös", Options{}); len(r.Hits) > 0 && !r.FuzzyOnly && !r.NoAnswer {
		t.Errorf("found %s", summarize(r))
	}
	if r := ix.Search("café", Options{}); firstID(r) != "b" {
		t.Errorf("found %s", summarize(r))
	}
}

// If no entry answers, entries with a related meaning are suggested.
func TestNeighbours(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{"Is there a continuity plan?": "high-availability", "disaster drill tabletop": "high-availability"} {
		r := ix.Search(query, Options{})
		if !r.NoAnswer && len(r.Hits) > 0 || !slices.ContainsFunc(ix.entriesNamed(r), func(id string) bool { return id == want }) {
			t.Errorf("%s: no answer %v, %q", query, r.NoAnswer, ix.entriesNamed(r))
		}
	}
	if r := ix.Search("backups", Options{}); slices.Contains(ix.entriesNamed(r), "mobile-device-policy") {
		t.Errorf("what supports something is no support: %q", ix.entriesNamed(r))
	}
	if r := ix.Search("weather tomorrow", Options{}); len(r.Suggestions.Entries) > 0 {
		t.Errorf("weather: %q", ix.entriesNamed(r))
	}
}

func (ix *Index) entriesNamed(r Result) (ids []string) {
	for _, e := range r.Suggestions.Entries {
		ids = append(ids, e.ID)
	}
	return ids
}

// Function words of the language of the entries are not topics.
func TestForeignStopWords(t *testing.T) {
	h := handbookWith("Passwörter | Passwörter werden nicht geteilt.", "Essen | Brot.", "Trinken | Wasser.")
	h.Languages = []string{"de"}
	r := New(h).Search("Dürfen unsere Passwörter von ihnen auch geteilt werden?", Options{})
	if firstID(r) != "a" || slices.Contains(r.Hits[0].Missing, "unsere") || slices.Contains(r.Hits[0].Missing, "ihnen") {
		t.Errorf("missing %q: %s", r.Hits[0].Missing, summarize(r))
	}
	if r := New(h).Search("die hard war man", Options{}); len(r.Unmatched) == 0 {
		t.Error("English words are taken for German")
	}
}

// The passages found for each of several questions are marked.
func TestMarksOfSeveralQuestions(t *testing.T) {
	ix := New(handbookWith("Bread | Bread is baked.", "Butter | Butter is churned.", "Milk | Milk is cold."))
	r := ix.Search("1. Is bread baked here? 2. Is butter churned here?", Options{})
	if got, want := marked("bread and butter, baked", r.Mark("bread and butter, baked")), "[bread] and [butter], [baked]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
