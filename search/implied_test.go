package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/search/analysis"
	"trustbook/search/question"
)

// An entry that implies a word mentions it. Only words that the entry shows can imply one.
func TestImpliedWords(t *testing.T) {
	ix := New(handbookWith("Log-in | Users never share passwords.", "Data | Customer data is stored in Swedish data centres.", "Leaving | Access is revoked when employment ends."))
	for query, missing := range map[string]string{
		"may employees share passwords":             "",
		"may employees share passwords with guests": "guests",
		"in which country is customer data hosted":  "",
		"is customer data replicated in Sweden":     "replicated,Sweden",
		"is access revoked when someone quits":      "",
		"do users log in with passwords":            "",
		"do you log customer data":                  "log",
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || strings.Join(r.Hits[0].Missing, ",") != missing {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// No implied word reverses an answer, and none is a name or number.
func TestImpliedWordsAreSafe(t *testing.T) {
	for w, words := range impliedBy() {
		if analysis.FoldWords(w) != strings.ReplaceAll(w, "-", " ") || question.IsNumber(w) || slices.Contains([]string{"not", "never", "without", "except", "customer", "customers"}, w) {
			t.Errorf("%q must not be implied", w)
		}
		for b := range strings.FieldsSeq(words) {
			if analysis.FoldWords(b) != b || analysis.IsStopWord(b) {
				t.Errorf("%s: %q implies nothing", w, b)
			}
		}
	}
}

// One of two alternatives is enough, unless they are people.
func TestOtherChoices(t *testing.T) {
	ix := New(handbookWith("Vaults for keys | Keys are kept in a vault with a strong lock.", "Checks | Employees are checked by police.", "Food | Bread is here.", "Rooms | Chairs."))
	for query, missing := range map[string]string{
		"Are keys kept in a vault or cupboard?":          "",
		"Are keys kept in a cupboard or vault?":          "",
		"Are keys kept in a cupboard or drawer?":         "cupboard, drawer",
		"Are keys kept in a vault and a cupboard?":       "cupboard",
		"Are employees or contractors checked by police": "contractors",
	} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || strings.Join(r.Hits[0].Missing, ", ") != missing {
			t.Errorf("%s: want %q missing: %s", query, missing, summarize(r))
		}
	}
}

// An entry that names no people applies to everyone in the company.
func TestEntriesWithoutPeopleApplyToEveryone(t *testing.T) {
	ix := New(handbookWith("Lost phones | Lost phones are wiped.", "Passes | Guests have passes.", "Food | Bread is here.", "Rooms | Chairs."))
	for query, missing := range map[string]string{
		"Are lost phones of employees wiped?":   "",
		"Do colleagues have passes?":            "colleagues",
		"Are lost phones of contractors wiped?": "contractors",
	} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || strings.Join(r.Hits[0].Missing, ", ") != missing {
			t.Errorf("%s: want %q missing: %s", query, missing, summarize(r))
		}
	}
}

// Laws that apply to everything are not what a question asks about.
func TestFormOfQuestionnaires(t *testing.T) {
	ix := New(handbookWith("Records of pumps | Records of pumps and data are stored in halls near Oslo.", "Food | Bread is here.", "Rooms | Chairs.", "Support | Support is quick."))
	for query, missing := range map[string]string{
		"Are records of pumps stored, consistent with applicable law?":       "",
		"Are records of pumps stored as permitted by local laws and customs": "",
		"Are records of pumps consistent with metric units":                  "metric, units",
		"Where is PHI data stored?":                                          "PHI",
		"What is the response time of support?":                              "response time",
	} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || strings.Join(r.Hits[0].Missing, ", ") != missing {
			t.Errorf("%s: want %q missing: %s", query, missing, summarize(r))
		}
	}
}
