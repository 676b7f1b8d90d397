package question

import (
	"strings"
	"testing"
)

func TestQuestionsIn(t *testing.T) {
	for text, want := range map[string]string{
		"mfa":                                 "",
		"Is MFA mandatory? If so, for whom?":  "",
		"Is data encrypted? Please describe.": "",
		"Are keys rotated and how often are they rotated?":          "",
		"Do you hold certificates and licences?":                    "",
		"We process health data. Is it encrypted?":                  "",
		"Is MFA mandatory? Are staff vetted?":                       "Is MFA mandatory?|Are staff vetted?",
		"Is MFA mandatory and are staff vetted?":                    "Is MFA mandatory|are staff vetted?",
		"1. Is MFA mandatory?\n2. Are staff vetted? (yes/no)":       "Is MFA mandatory?|Are staff vetted? (yes/no)",
		"• Certified to ISO 27001? • Penetration tests every year?": "Certified to ISO 27001?|Penetration tests every year?",
		"Kan användare installera program? Hur hanteras lösenord?":  "Kan användare installera program?|Hur hanteras lösenord?",
		"Is access reviewed? How often?":                            "",
		"Is version 2.0 supported? e.g. for laptops":                "",
		strings.Repeat("Are staff vetted? ", 20):                    strings.TrimSuffix(strings.Repeat("Are staff vetted?|", 5), "|") + "|" + strings.TrimSpace(strings.Repeat("Are staff vetted? ", 15)),
	} {
		if got := strings.Join(Split(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
