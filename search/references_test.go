package search

import (
	"testing"

	"trustbook/handbook"
	"trustbook/search/index"
)

func refHandbook() *handbook.Handbook {
	h := handbookWith(
		"Account management | Accounts are managed.",
		"Automated account management | Accounts are managed by machines.",
		"Data mining protection | Protects against mining.",
		"Secure authentication | People prove who they are.",
		"Privileged access | Few have it.",
	)
	for i, id := range []string{"ac-2", "ac-2-1", "ac-21", "secure-authentication", "privileged-access"} {
		h.Entries[i].ID = id
	}
	h.Entries[3].Controls = []handbook.Control{{Set: "iso27002-2022", Ref: "8.5"}, {Set: "nis2", Ref: "21.2.j"}, {Set: "iso27001-2013", Ref: "A.9.2.3"}}
	h.Entries[4].Controls = []handbook.Control{{Set: "iso27001-2013", Ref: "A.9.2.3"}, {Set: "cir", Ref: "8.5"}, {Set: "nis2", Ref: "21.2.i"}}
	h.Entries[4].FormerIDs = []string{"pam-rules"}
	return h
}

func TestLookUpNames(t *testing.T) {
	ix := New(refHandbook())
	for _, c := range []struct{ query, first, reason string }{
		{"ac-2(1)", "ac-2-1", "the id is ac-2-1"},
		{"AC-2 (1)", "ac-2-1", "the id is ac-2-1"},
		{"ac2", "ac-2", "the id is ac-2"},
		{"ac-21", "ac-21", "the id is ac-21"},
		{"AC-2", "ac-2", "the id is ac-2"},
		{"ac-2(17)", "ac-2", "the id is ac-2"},
		{"pam-rules", "privileged-access", "a former id is pam-rules"},
		{"privileged-access-", "privileged-access", "the title or question is the same"},
		{"8.5", "secure-authentication", "it lists control 8.5"},
		{"9.2.3", "privileged-access", "it lists control A.9.2.3"},
		{"cir 8.5", "privileged-access", "it lists control 8.5"},
		{"iso 27002:2022 8.5", "secure-authentication", "it lists control 8.5"},
		{"iso27002-2022:8.5", "secure-authentication", "it lists control 8.5"},
		{"control 8.5", "secure-authentication", "it lists control 8.5"},
		{"Annex A 8.5", "secure-authentication", "it lists control 8.5"},
		{"A.9.2.3", "privileged-access", "it lists control A.9.2.3"},
		{"a9.2.3", "privileged-access", "it lists control A.9.2.3"},
		{"a.9.2", "privileged-access", "it lists control A.9.2.3"},
		{"21(2)(j)", "secure-authentication", "it lists control 21.2.j"},
		{"21.2.j", "secure-authentication", "it lists control 21.2.j"},
		{"art 21 (2) (i)", "privileged-access", "it lists control 21.2.i"},
		{"nis2 21.2.i", "privileged-access", "it lists control 21.2.i"},
	} {
		r := ix.Search(c.query, Options{})
		if firstID(r) != c.first || r.Hits[0].Reasons[0] != c.reason {
			t.Errorf("%s: got %s, want %s by %s", c.query, summarize(r), c.first, c.reason)
		}
	}
}

func TestExactNameIsHighConfidence(t *testing.T) {
	ix := New(refHandbook())
	if h := ix.Search("8.5", Options{}).Hits; len(h) != 2 || h[0].Confidence != High || h[1].Confidence != High {
		t.Errorf("got %v", h)
	}
	if h := ix.Search("a.9", Options{}).Hits; h[0].Confidence != Medium {
		t.Errorf("confidence in the beginning of a reference: %s", h[0].Confidence)
	}
}

func TestReferencesMatchWholeParts(t *testing.T) {
	ix := New(refHandbook())
	for query, not := range map[string]string{"ac-2(1)": "ac-21", "ac-21": "ac-2-1", "8.51": "secure-authentication", "21.2": "ac-21"} {
		for _, h := range ix.Search(query, Options{}).Hits {
			if h.Entry.ID == not {
				t.Errorf("%s also finds %s: %v", query, not, h.Reasons)
			}
		}
	}
}

func TestReferenceAmongWords(t *testing.T) {
	ix := New(refHandbook())
	r := ix.Search("8.5 privileged access", Options{})
	if firstID(r) != "privileged-access" {
		t.Errorf("with two entries for the control, the words must decide: %s", summarize(r))
	}
	if r := ix.Search("a machine with 8 cores", Options{}); len(r.Hits) > 0 && r.Hits[0].Score >= tierStep {
		t.Errorf("a number alone is not a reference: %s", summarize(r))
	}
}

func TestExactTitleComesFirst(t *testing.T) {
	h := refHandbook()
	h.Entries[2].Title = "8.5"
	h.Entries[1].Question = "Who manages accounts?"
	ix := New(h)
	if r := ix.Search("8.5", Options{}); firstID(r) != "ac-21" || r.Hits[0].Reasons[0] != "the title or question is the same" {
		t.Errorf("got %s", summarize(r))
	}
	if r := ix.Search("who manages accounts", Options{}); firstID(r) != "ac-2-1" || r.Hits[0].Confidence != High {
		t.Errorf("a question must count as a title: %s", summarize(r))
	}
}

func TestRefKey(t *testing.T) {
	for name, want := range map[string]string{
		"A.9.2.3": "a 9 2 3", "a9.2.3": "a 9 2 3", "ac-2(1)": "ac 2 1", "AC-21": "ac 21", "21(2)(j)": "21 2 j",
		"iso27002-2022": "iso 27002 2022", "": "", "—": "",
	} {
		if got := index.RefKey(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// A reference to Annex A of ISO 27001:2022 finds the control of ISO 27002 with that number, unless the handbook has
// such a control of its own.
func TestControlOfAnnexA(t *testing.T) {
	h := handbookWith("Devices | Laptops are encrypted.", "Access | Access is reviewed.", "Food | Bread.")
	h.Entries[0].Controls = []handbook.Control{{Set: "iso27002-2022", Ref: "8.1"}, {Set: "iso27002-2022", Ref: "9.2"}}
	h.Entries[1].Controls = []handbook.Control{{Set: "iso27001-2013", Ref: "A.9.2.1"}}
	ix := New(h)
	for query, want := range map[string]string{"A.8.1 User endpoint devices. Is bread there?": "a", "A.9.2 Is bread there?": "c", "A.8.2 Is bread there?": "c"} {
		if r := ix.Search(query, Options{}); firstID(r) != want {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}
