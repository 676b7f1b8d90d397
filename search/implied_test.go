package search

import (
	"slices"
	"strings"
	"testing"
)

// An entry that implies a word mentions it, and only what it shows can imply one.
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

// No implied word turns an answer around, and none is a name or number.
func TestImpliedWordsAreSafe(t *testing.T) {
	for w, words := range impliedBy() {
		if foldedWords(w) != strings.ReplaceAll(w, "-", " ") || isNumber(w) || slices.Contains([]string{"not", "never", "without", "except", "customer", "customers"}, w) {
			t.Errorf("%q must not be implied", w)
		}
		for b := range strings.FieldsSeq(words) {
			if foldedWords(b) != b || isStopWord(b) {
				t.Errorf("%s: %q implies nothing", w, b)
			}
		}
	}
}
