package search

import (
	"testing"

	"trustbook/handbook"
)

// A "yes" to the question of an entry does not answer a question that reverses it or asks about more.
func TestVerdictsAnswerTheirOwnQuestion(t *testing.T) {
	h := handbookWith("MFA for administrators | All administrators of production use MFA.", "Storage outside Sweden | No data is stored outside Sweden.", "Food | Bread.", "Rooms | Chairs.")
	h.Entries[0].Question, h.Entries[0].Answer = "Is MFA required for administrators?", handbook.Yes
	h.Entries[1].Question, h.Entries[1].Answer = "Is data stored outside Sweden?", handbook.No
	ix := New(h)
	for query, want := range map[string]string{
		"Is MFA required for administrators?":                "",
		"mfa administrators":                                 "",
		"Is any MFA required for administrators?":            "",
		"Can administrators of production work without MFA?": "without",
		"is mfa optional":                                    "optional",
		"Is MFA required for all administrators?":            "all",
		"Är MFA frivilligt?":                                 "frivilligt",
		"is mfa not used by administrators":                  "not",
		"data stored outside Sweden":                         "",
		"is data stored in Sweden":                           "outside",
		"MFA for administrators":                             "",
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || r.Hits[0].DiffersBy != want {
			t.Errorf("%s: %s", query, summarize(r))
			continue
		}
		if v := r.Hits[0].CertainVerdict(); want != "" && v != handbook.NoVerdict {
			t.Errorf("%s: the verdict is %s", query, v)
		}
	}
}

// A verdict answers the question of its entry, not every question with some of the same words.
func TestVerdictOfAnotherQuestion(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, verdict := range map[string]bool{
		"can your staff read our data":                            false,
		"can staff see customer data":                             false,
		"kan personal se kunddata":                                false,
		"who administers production":                              false,
		"do new employees get access before the background check": false,
		"do background checks happen after hiring":                false,
		"do you screen staff":                                     true,
		"are new hires checked":                                   true,
		"vetting":                                                 true,
		"görs bakgrundskontroller av personal":                    true,
		"is production access protected with two factor":          true,
	} {
		r := ix.Search(query, Options{})
		if got := r.Hits[0].CertainVerdict() != handbook.NoVerdict; got != verdict || !verdict && r.Confidence == High {
			t.Errorf("%s: verdict %t, differs by %q: %s", query, got, r.Hits[0].DiffersBy, summarize(r))
		}
	}
}
