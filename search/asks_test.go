package search

import (
	"slices"
	"testing"
)

// An entry with every word of a question is not a certain answer if the question asks for a detail that the entry does
// not state.
func TestUnstatedDetailsAreNotCertain(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	for _, q := range []string{
		"Who approves the installation of new software?", "Which auditor performs the independent audits?", "When was the last ISO 27001 audit?",
		"How long are background checks kept on file?", "Are company devices locked after five minutes?", "Is access reviewed annually?",
		"What happens to an employee who shares a password?",
	} {
		if r := ix.Search(q, Options{}); r.Confidence == High {
			t.Errorf("%s: %s", q, summarize(r))
		}
	}
	// "UPS" does not match "up", and "mining" does not match "mine".
	if r := ix.Search("Is there an uninterruptible power supply with diesel generators?", Options{}); r.Confidence != Low || !r.NoAnswer && len(r.Hits) > 0 {
		t.Errorf("UPS: %s", summarize(r))
	}
}

// An amount that the entry does not state is named as missing, and a word for the thing asked for is a topic.
func TestMissingDetailsAreNamed(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{
		"how many data centres do you have": "how many", "when does your ISO 27001 certificate expire": "when",
		"which password manager product do you use": "product",
		"background checks every five years":        "five",
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || !slices.Contains(r.Hits[0].Missing, want) || r.Confidence == High {
			t.Errorf("%s: %q should be missing: %s", query, want, summarize(r))
		}
	}
	if r := ix.Search("what percentage of uptime do you have", Options{}); len(r.Hits) > 0 && len(r.Hits[0].Missing) != 1 {
		t.Errorf("missing %q", r.Hits[0].Missing)
	}
	for _, query := range []string{"how many employees do you have", "Hur många anställda är ni?", "What cloud provider do you run on?", "do you use a VPN provider from the US"} {
		if r := ix.Search(query, Options{}); !r.NoAnswer && r.Confidence != Low {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
	if r := ix.Search("Which access rights. Describe who reviews them", Options{}); slices.Contains(r.Hits[0].Missing, "Describe") {
		t.Error("the first word of a sentence is taken for a name")
	}
}

// An answer is not certain if the entry lacks a common word that changes the question, has no name for "which", or only
// implies the word after "every".
func TestUncertainAnswers(t *testing.T) {
	ix := New(handbookWith("Storage of records | Records are stored in three halls in Finland.", "Vaults | Passwords are stored in a password vault.", "Tokens | All administrators carry hardware tokens.", "Scanners | Laptops have a scanner by Acme.", "Food | Bread is here."))
	for query, high := range map[string]bool{
		"are records stored in halls":                 true,
		"can we choose in which halls records stay":   false,
		"which scanner do laptops have":               true, // it has a name
		"do you have a password vault":                true,
		"which password vault do you have":            false,
		"do administrators carry hardware tokens":     true,
		"do all employees carry hardware tokens":      false,
		"are records stored in halls for a long time": false,
	} {
		r := ix.Search(query+"?", Options{})
		if got := r.Confidence == High; got != high {
			t.Errorf("%s: %s, missing %q", query, summarize(r), r.Hits[0].Missing)
		}
	}
}

// An entry with only a part of a phrase, or with the topic only as a part of another phrase, is not a certain answer.
func TestPartsOfPhrases(t *testing.T) {
	h := handbookWith("Paths | The spare tunnel is used in disaster recovery.", "Codes | Codes are kept in a vault, and API keys with them.", "Plans | Each disaster recovery plan is exercised.", "Food | Bread is here.")
	h.NoSynonyms = false
	ix := New(h)
	for query, high := range map[string]bool{
		"is the spare tunnel used in disaster recovery":          true,
		"is the spare tunnel used in the disaster recovery plan": false,
		"is there a disaster recovery plan":                      true,
		"are API keys kept in a vault":                           true,
		"is there an API":                                        false,
	} {
		r := ix.Search(query+"?", Options{})
		if got := r.Confidence == High; got != high {
			t.Errorf("%s: %s, missing %q", query, summarize(r), r.Hits[0].Missing)
		}
	}
}

// Words that add nothing to the next word are not missing.
func TestModifiers(t *testing.T) {
	ix := New(handbookWith("Access | Employees are granted access by role, and data is kept in Sweden. Security is certified.", "Tokens | Administrators have tokens.", "Food | Bread is here.", "Rooms | Chairs.", "Pay | Money."))
	for query, want := range map[string][]string{
		"Is user access granted by role?":               nil, // users include employees
		"Do users have tokens?":                         {"users"},
		"Is information security certified?":            nil,
		"Is all of the PII data kept in Sweden?":        {"PII"},
		"Is secret access granted by role?":             {"secret"},
		"Do users of the library have access by role?":  {"library"},
		"Is data of customers kept in Sweden (Initech)": {"customers", "Initech"},
	} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || !slices.Equal(r.Hits[0].Missing, want) {
			t.Errorf("%s: want %q missing: %s %q", query, want, summarize(r), r.Hits[0].Missing)
		}
	}
}

// An abbreviation next to its long form is not missing, but examples in brackets are.
func TestShortFormsAndExamples(t *testing.T) {
	h := handbookWith("Access | There is role-based access.", "Food | Bread is here.", "Rooms | Chairs.", "Pay | Money.")
	h.NoSynonyms = false
	ix := New(h)
	for query, want := range map[string][]string{
		"Is there role-based access (RBAC)?":                 nil,
		"Is access role-based (e.g., ABAC, PBAC)?":           {"ABAC", "PBAC"},
		"Is access role-based, where legally permitted?":     nil,
		"Is access role-based and attribute-based?":          {"attribute"},
		"Is there role-based access (RBAC) for contractors?": {"contractors"},
		"Is there role-based acess for bread and chiars":     {"bread", "chairs"}, // with the typo corrected
	} {
		if r := ix.Search(query, Options{}); len(r.Hits) == 0 || !slices.Equal(r.Hits[0].Missing, want) {
			t.Errorf("%s: want %q missing: %s %q", query, want, summarize(r), r.Hits[0].Missing)
		}
	}
}
