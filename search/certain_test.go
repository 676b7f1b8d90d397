package search

import (
	"testing"

	"trustbook/handbook"
)

// An entry that names no place is not a certain answer to a question with "where".
func TestAsksWhere(t *testing.T) {
	ix := New(handbookWith("Storage of records | Records are stored in halls near Oslo.", "Storage of keys | Keys are stored in a VPN vault.", "Food | Bread is here.", "Rooms | Chairs."))
	for query, high := range map[string]bool{
		"where are records stored": true, "where are keys stored": false, "are keys stored in a vault": true,
		"tell us where records are stored": true, "tell us where keys are stored": false, "and where are keys stored": false, "can you explain where keys are stored": false,
	} {
		if r := ix.Search(query+"?", Options{}); (r.Confidence == High) != high {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// A word that occurs in many entries does not show which entry is meant.
func TestFrequentWords(t *testing.T) {
	ix := New(handbookWith("Leaks of water | Leaks of water are dried by pumps.", "Staff | Staff see records, and each of them sees other records and records of records.", "Guests | Guests see records.",
		"Trips | Trips have records.", "Meals | Meals have records.", "Ice | Ice is here."))
	for query, high := range map[string]bool{"are there records of what people see": false, "are leaks of water dried by pumps": true} {
		if r := ix.Search(query+"?", Options{}); (r.Confidence == High) != high {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// An entry that answers one of two questions and not the other is not a certain answer to both.
func TestHalfAnswered(t *testing.T) {
	ix := New(handbookWith("Pumps | Pumps are tested by two engineers.", "Food | Bread is here.", "Rooms | Chairs."))
	const first = "Are pumps tested by two engineers?"
	for query, want := range map[string]Confidence{first: High, first + " Are volcanoes insured against lava?": Medium, first + " Is the food served by robots and engineers?": Medium, first + " Are there chairs in rooms?": High} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || r.Hits[0].Confidence != want || r.Confidence != want {
			t.Errorf("%s: %s, want %s: %s", query, r.Confidence, want, summarize(r))
		}
	}
}

// A keyword, an implied word or a word in the body leads to an entry, but the verdict answers only what the question of
// the entry is about. That the entry has another subject is no caution if its passage answers.
func TestVerdictNeedsTheSubject(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]handbook.Verdict{
		"court": handbook.NoVerdict, "criminal records": handbook.NoVerdict, "do you have a criminal record": handbook.NoVerdict, "bankruptcy": handbook.NoVerdict,
		"are employees using mfa": handbook.NoVerdict, "can admins log in with password": handbook.NoVerdict, "do admins have passwords": handbook.NoVerdict, "do you do background checks yourself": handbook.NoVerdict,
		"do candidates check the company": handbook.NoVerdict, "do employees get background checks": handbook.Yes, "do you check candidates": handbook.Yes,
		"are administrators required for MFA": handbook.NoVerdict, "is production access required for MFA": handbook.NoVerdict, "is MFA required for administrators": handbook.Yes,
		"is customer data checked": handbook.NoVerdict, "is background data kept": handbook.NoVerdict,
		"vetting": handbook.Yes, "background checks": handbook.Yes, "are staff screened": handbook.Yes, "2fa": handbook.Yes,
	} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || r.Hits[0].CertainVerdict() != want || want != handbook.NoVerdict && r.Confidence != High {
			t.Errorf("%s: want %q: %s", query, want, summarize(r))
		}
	}
}

func TestOtherSubjectIsNoCaution(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"public registers", "certified partner"} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || r.Hits[0].DiffersBy != "" || r.Confidence != Medium {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}
