package search

import (
	"testing"

	"trustbook/handbook"
)

func passageHandbook() *handbook.Handbook {
	return handbook.New(handbook.Parts{NoSynonyms: true, Entries: []*handbook.Entry{{
		ID: "a", Title: "Leaving", Summary: "Access is revoked when people leave.",
		Sections: []handbook.Section{
			{Text: "This text is about people who leave. They return what is ours."},
			{Heading: "Keys", Level: 2, Text: "At once the account is closed.\nSSH keys\tare deleted as well,\nand VPN credentials too."},
			{Heading: "Confidentiality", Level: 2, Text: "Undertakings remain in force. They have no end."},
		},
	}, {
		ID: "b", Title: "Other things", Sections: []handbook.Section{{Text: "Something else here."}},
	}}})
}

func TestPassage(t *testing.T) {
	ix := New(passageHandbook())
	for _, c := range []struct {
		query, passage string
		section        int
	}{
		{"revoked", "Access is [revoked] when people leave.", 0},
		{"ssh keys", "[SSH keys] are deleted as well,", 1},
		{"ssh keys access", "[SSH keys] are deleted as well,", 1},        // two of the words are not in the summary
		{"revoked account", "Access is [revoked] when people leave.", 1}, // the summary matches as much as the best sentence
		{"leave people", "Access is revoked when [people leave].", 0},
		{"confidentiality", "Undertakings remain in force.", 2}, // only in the heading
		{"confidentiality end", "Undertakings remain in force. They have no [end].", 2},
		{"leaving", "Access is revoked when people [leave].", 0},
	} {
		r := ix.Search(c.query+" ", Options{})
		h := r.Hits[0]
		if got := marked(h.Passage, h.PassageMarks); got != c.passage || h.Section != c.section {
			t.Errorf("%s: got section %d, %q; want %d, %q", c.query, h.Section, got, c.section, c.passage)
		}
	}
}

func TestPassageWithoutSummaryOrMatch(t *testing.T) {
	ix := New(passageHandbook())
	if h := ix.Search("other", Options{}).Hits[0]; h.Passage != "Something else here." {
		t.Errorf("want the first sentence, got %q", h.Passage)
	}
	empty := handbook.New(handbook.Parts{Entries: []*handbook.Entry{{ID: "x", Title: "Bare title"}}})
	if h := New(empty).Search("bare", Options{}).Hits[0]; h.Passage != "" || h.Section != 0 || marked(h.Entry.Title, h.TitleMarks) != "[Bare] title" {
		t.Errorf("got %q, section %d, title %v", h.Passage, h.Section, h.TitleMarks)
	}
}

// A sentence that refers to the previous one is not shown alone.
func TestPassagesStandAlone(t *testing.T) {
	ix := New(handbook.New(handbook.Parts{NoSynonyms: true, Entries: []*handbook.Entry{{
		ID: "a", Title: "Keys", Summary: "Keys are kept in a safe.",
		Sections: []handbook.Section{
			{Text: "They are made of hard brass. Copies are numbered.\nA copy is red. It has a tag, and never a name. Locks are oiled.\nHinges are oiled too."},
			{Heading: "Loss", Level: 2, Text: "It is told at once."},
		},
	}, {
		ID: "b", Title: "Nycklar", Summary: "Nycklar finns.", Sections: []handbook.Section{{Text: "Alla är av järn. De rostar. Det finns olja."}},
	}}}))
	for query, want := range map[string]string{
		"brass":  "Keys are kept in a safe. They are made of hard brass.",
		"tag":    "A copy is red. It has a tag, and never a name.",
		"hinges": "Locks are oiled. Hinges are oiled too.",
		"locks":  "Locks are oiled.",
		"told":   "It is told at once.",
		"rostar": "Alla är av järn. De rostar.",
		"olja":   "Det finns olja.",
	} {
		if got := ix.Search(query, Options{}).Hits[0].Passage; got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// If the passage lacks a topic of the query that another sentence has, both are quoted. Items of lists are not, because
// they mean little without the sentence before the list.
func TestSupplement(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string][2]string{
		"is mfa required for vpn":     {"All access to production goes through one of three secured paths and requires multi-factor authentication.", ""},
		"do you have 24/7 monitoring": {"We combine built-in redundancy with continuous monitoring.", ""},
		"are api keys stored in code": {"", "Secrets are never stored in plaintext in source code."},
		"mfa admin":                   {},
		"Does pre-employment screening include a credit or financial check?": {},
	} {
		r := ix.Search(query, Options{})
		if before, after := r.Supplement(r.Hits[0].Entry); [2]string{before, after} != want {
			t.Errorf("%s: %q and %q, want %q", query, before, after, want)
		}
	}
	if before, after := (Result{}).Supplement(ix.Entries[0]); before+after != "" {
		t.Errorf("without a search: %q %q", before, after)
	}
}
