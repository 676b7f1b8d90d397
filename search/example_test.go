package search

import (
	"testing"

	"trustbook/handbook"
)

func TestExample(t *testing.T) {
	faq := handbookWith("Signing in | Text.", "MFA for admins | Text about tokens.", "Leaving | Text.", "Disks | Text.", "Backups | Text.", "Buildings | Text.")
	faq.Entries[1].Answer, faq.Entries[1].Keywords = handbook.Yes, []string{"MFA admin", "two-factor"}
	front := handbookWith("TTS handbook | The TTS handbook.", "Ministry of | Ministry.", "Lend | Lend.", "Background checks | Staff is checked.")
	front.Entries[0].ID = "readme"
	for name, c := range map[string]struct {
		book *handbook.Handbook
		want string
	}{
		"a keyword of an answer":             {faq, "mfa admin"},
		"two words of a title that is found": {front, "background checks"},
		"no good one":                        {handbookWith("Installation | Text.", "What is it | Text."), ""},
		"nothing to search":                  {handbook.New(handbook.Parts{}), ""},
	} {
		if got := New(c.book).Example(); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
