package question

import (
	"testing"

	"trustbook/search/analysis"
)

// A text states the detail that a question asks for, or it does not.
func TestDetails(t *testing.T) {
	for _, c := range []struct {
		question, text string
		want           Statement
	}{
		{"how long are records kept", "Records are kept for ten years.", Stated},
		{"how long are records kept", "Records are reviewed regularly.", Unstated}, // that is how often
		{"how often are records reviewed", "Records are reviewed every year.", Stated},
		{"how often are records reviewed", "Records are reviewed regularly.", Vague},
		{"at what intervals are records reviewed", "Records are reviewed.", Unstated},
		{"how soon are keys revoked", "Keys are revoked at once.", Stated},
		{"when was the last audit", "We are certified to ISO 27001 and ISO 27017.", Unstated}, // those are names
		{"when was the last audit", "The last audit was in May 2026.", Stated},
		{"please say when do you rotate keys", "Keys are rotated.", Unstated},
		{"tell us who approves software", "Software is approved.", Unstated},
		{"by whom is software approved", "Software is approved.", Unstated},
		{"who is responsible for keys", "The security team keeps them.", Stated},
		{"where are keys kept", "Keys are kept in a VPN vault.", Unstated},
		{"number of data centres", "Data is stored in data centres.", Unstated},
		{"number of data centres", "Data is stored in two data centres.", Stated},
		{"do you own the data centres", "Data is stored in data centres.", Unstated},
		{"do you own the data centres", "We run data centres of our own.", Stated},
		{"where are keys kept", "Keys are kept near Oslo.", Stated},
		{"in which country are keys kept", "Keys are kept near Oslo.", Stated},
		{"can you tell me which Acme vault is used", "Passwords are kept in Bitwarden.", Stated},
		{"which Acme vault is used", "Version 3 is used.", Stated},
		{"which Acme vault is used", "Yes. We keep them in a vault.", Unstated}, // the first word of a sentence
		{"which Acme vault is used", "All are kept: The vault is encrypted", Unstated},
		{"which Acme vault is used", "They are kept in a vault by Acme.", Unstated},
	} {
		asked := analysis.Tokenize(c.question)
		found := Details(asked)
		if len(found) != 1 || found[0].StatementIn(asked, c.text) != c.want {
			t.Errorf("%s %s: want %v of %d", c.question, c.text, c.want, len(found))
		}
	}
	for _, q := range []string{
		"when staff leave, is access revoked", // in which case, not when
		"is access revoked", "and where", "do you tell staff where keys are stored", "can you say that keys are stored", "tell us",
		"is there a person who approves software", "can you explain to us how keys are rotated", "which requirements apply",
	} {
		if found := Details(analysis.Tokenize(q)); len(found) > 0 {
			t.Errorf("%s: %v", q, found)
		}
	}
}
