package index

import (
	"testing"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

func TestEntryLanguages(t *testing.T) {
	sv := "Servrarna står i Sverige och det är bra att de inte flyttas."
	en := "The servers are in Sweden, and that is good for all of us."
	for name, c := range map[string]struct {
		declared []string
		tag      string
		text     string
		want     *analysis.Language
	}{
		"declared":                 {[]string{"sv"}, "", en, analysis.Swedish()},
		"region":                   {[]string{"sv-SE"}, "", "", analysis.Swedish()},
		"entry":                    {[]string{"en"}, "SV_fi", sv, analysis.Swedish()},
		"entry in English":         {[]string{"sv"}, "en", sv, nil},
		"told by words":            {nil, "", sv, analysis.Swedish()},
		"told by words, two":       {[]string{"en", "sv"}, "", sv, analysis.Swedish()},
		"English words":            {nil, "", en, nil},
		"English words, two":       {[]string{"en", "sv"}, "", en, nil},
		"declared English":         {[]string{"en"}, "", sv, nil},
		"German":                   {nil, "", "Die Schlüssel werden nicht kopiert und der Zugang ist gesperrt.", analysis.LanguageOf("de")},
		"Dutch":                    {nil, "", "Het wachtwoord van een medewerker wordt niet gedeeld.", analysis.LanguageOf("nl")},
		"Finnish":                  {nil, "", "Salasana on pitkä ja se ei saa olla helppo.", analysis.LanguageOf("fi")},
		"Danish":                   {nil, "", "Adgangskoden er lang og det er ikke tilladt at dele den.", analysis.LanguageOf("da")},
		"a language without rules": {nil, "", "Le mot de passe est long et ne doit pas être partagé.", nil},
	} {
		e := &handbook.Entry{Summary: c.text, Metadata: handbook.Metadata{Lang: c.tag}}
		got := entryLanguages([]*handbook.Entry{e}, c.declared)
		if (c.want == nil) != (got == nil) || got != nil && got[0] != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
