package search

import (
	"testing"

	"trustbook/handbook"
)

func TestPlausibleTypo(t *testing.T) {
	for _, c := range []struct {
		word, meant string
		want        bool
	}{
		{"passowrd", "password", true},
		{"pasword", "password", true},
		{"passwurd", "password", true},
		{"passwprd", "password", true},
		{"privelaged", "privileged", true},
		{"seperete", "separate", true},
		{"encrpytoin", "encryption", true},
		{"accomodatte", "accommodate", true},
		{"broduction", "production", true},
		{"paternity", "maternity", false},
		{"conference", "confidence", false},
		{"rebate", "debate", false},
		{"unmanaged", "managed", false},
		{"secure", "insecure", false},
		{"okrypterade", "krypterade", false},
		{"okrypterade", "kryptering", false},
		{"unmanaged", "manages", false},
	} {
		if got := plausibleTypo(c.word, c.meant); got != c.want {
			t.Errorf("%s for %s: %v", c.word, c.meant, got)
		}
	}
}

func TestOrdinaryWordsAreNotCorrected(t *testing.T) {
	ix := New(handbookWith(
		"Maternity | Maternity is paid. Plans of the office are made by the team in the spring of a year.",
		"Confidence | Express opinions with confidence. The budget is set.",
		"Contacts | Contact the trial desk about compliant devices.",
	))
	for _, query := range []string{"paternity", "paterni", "conference budget", "office plants", "contract", "trail", "complaint", "refund", "oxpr"} {
		r := ix.Search(query, Options{})
		if r.Corrected != "" {
			t.Errorf("%s is corrected to %s", query, r.Corrected)
		}
	}
	for query, want := range map[string]string{"managment budgte ": "managment budget ", "maternty ": "maternity ", "cnotact ": "contact ", "confidenec ": "confidence "} {
		if got := ix.Search(query, Options{}).Corrected; got != want {
			t.Errorf("%s is corrected to %q", query, got)
		}
	}
}

// A hit found by a corrected word has at most Medium confidence. Alone or with ordinary words, such a word gives a
// suggestion without a verdict; with other words that match nothing, it gives no answer.
func TestCorrectionIsNeverHighConfidence(t *testing.T) {
	ix := New(handbookWith("Password rules | A password is long.", "Lost devices | Report a lost device.", "Access | Access is reviewed."))
	if r := ix.Search("lost device passowrd ", Options{}); r.Confidence != Medium || r.NoAnswer || r.Hits[0].Suggestion {
		t.Errorf("correction and matching words: %s, no answer: %v", r.Confidence, r.NoAnswer)
	}
	for _, query := range []string{"passowrd ", "passowrd rules "} {
		r := ix.Search(query, Options{})
		if r.Confidence != Low || r.NoAnswer || !r.Hits[0].Suggestion || r.Hits[0].Verdict() != handbook.NoVerdict {
			t.Errorf("%s: %s, no answer: %v, %s", query, r.Confidence, r.NoAnswer, summarize(r))
		}
	}
	if r := ix.Search("passowrd llamas ", Options{}); r.Confidence != Low || !r.NoAnswer {
		t.Errorf("correction and an unknown word: %s, no answer: %v", r.Confidence, r.NoAnswer)
	}
}
