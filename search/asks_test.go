package search

import "testing"

func TestAmountIsStated(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"how long are records kept", "Records are kept for ten years.", true},
		{"how long are records kept", "Records are reviewed regularly.", false}, // that is how often
		{"how often are records reviewed", "Records are reviewed regularly.", true},
		{"how soon are keys revoked", "Keys are revoked at once.", true},
		{"when was the last audit", "We are certified to ISO 27001 and ISO 27017.", false}, // those are names
		{"when was the last audit", "The last audit was in May 2026.", true},
		{"when staff leave, is access revoked", "Access is revoked.", true}, // in which case, not when
		{"is access revoked", "Access is revoked.", true},
	} {
		q := New(handbookWith("T | x")).parse(c.query, Options{})
		if got := q.asksAmount().isStated(c.text); got != c.want {
			t.Errorf("%s %s: %v", c.query, c.text, got)
		}
	}
}

// An entry that has every word of a question is not certain to answer it if the question asks for
// something that entries do not say.
func TestAskedForIsNotCertain(t *testing.T) {
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
	// A UPS is not up, nor mining mine.
	if r := ix.Search("Is there an uninterruptible power supply with diesel generators?", Options{}); r.Confidence != Low || !r.NoAnswer && len(r.Hits) > 0 {
		t.Errorf("UPS: %s", summarize(r))
	}
}
