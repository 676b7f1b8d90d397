package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// Two words that differ in an ending are forms of one word if the basic form is known.
func TestInflection(t *testing.T) {
	for language, lines := range map[string]string{
		"sv": `
			losenord losenordet losenorden losenordens
			nyckel nyckeln nycklar nycklarna nycklarnas
			behorighet behorigheter behorigheterna behorighetens
			kopia kopior kopiorna kopian
			kryptera krypterar krypterade krypteras krypterad kryptering krypteringen krypterats
			policy policyn policyer
			program programmet programmen
			register registret registrens
			ansvar ansvaret
			dator datorn datorer datorernas`,
		"de": `
			schlussel schlussels schlusseln
			vertrag vertrages vertrage vertragen
			sicherung sicherungen`,
		"nl": `
			wachtwoord wachtwoorden
			sleutel sleutels`,
		"da": `
			aftale aftalen aftaler aftalerne
			nogle nogler noglerne`,
		"nb": `
			avtale avtalen avtaler avtalene
			nokkel nokler noklene`,
		"fi": `
			salasana salasanan salasanat salasanojen salasanassa`,
	} {
		l := languageOf(language)
		for line := range strings.Lines(strings.TrimSpace(lines)) {
			words := strings.Fields(line)
			known := func(w string) bool { return slices.Contains(words, w) }
			for _, w := range words[1:] {
				base := w
				for b := l.baseOf(base, known); b != ""; b = l.baseOf(base, known) {
					base = b
				}
				irregular := w == "salasanojen"
				if base != words[0] && !irregular {
					t.Errorf("%s: the basic form of %s is %q, want %s", language, w, base, words[0])
				}
				if !slices.Contains(l.otherForms(words[0], func(s string) bool { return s == w }), w) && base == w && !irregular {
					t.Errorf("%s: %s has no form %s", language, words[0], w)
				}
			}
		}
	}
}

func TestNoInflection(t *testing.T) {
	known := func(w string) bool {
		return slices.Contains([]string{"data", "fakta", "par", "den", "kund", "ansvar"}, w)
	}
	for _, w := range []string{"dator", "faktor", "part", "denna", "ansvar", "kundtjanst"} {
		if base := swedish().baseOf(w, known); base != "" {
			t.Errorf("%s is taken for a form of %s", w, base)
		}
	}
}

// A word with one ending is found by the same word with any other, even if the basic form occurs nowhere.
func TestOtherFormsAreFound(t *testing.T) {
	h := handbookWith("Trädgård | Häckarna klipps i juni och bänkarna målas.", "Kök | Kaffet är slut och det är synd.")
	h.Languages = []string{"sv"}
	ix := New(h)
	for query, want := range map[string]string{"häcken": "a", "häck": "a", "häckars": "a", "bänk": "a", "kaffe": "b", "kaffets": "b"} {
		if r := ix.Search(query+" ", Options{}); firstID(r) != want || r.Corrected != "" {
			t.Errorf("%s: %s, corrected %q", query, summarize(r), r.Corrected)
		}
	}
}

func TestEntryLanguages(t *testing.T) {
	sv := "Servrarna står i Sverige och det är bra att de inte flyttas."
	en := "The servers are in Sweden, and that is good for all of us."
	for name, c := range map[string]struct {
		declared []string
		tag      string
		text     string
		want     *languageRules
	}{
		"declared":                 {[]string{"sv"}, "", en, swedish()},
		"region":                   {[]string{"sv-SE"}, "", "", swedish()},
		"entry":                    {[]string{"en"}, "SV_fi", sv, swedish()},
		"entry in English":         {[]string{"sv"}, "en", sv, nil},
		"told by words":            {nil, "", sv, swedish()},
		"told by words, two":       {[]string{"en", "sv"}, "", sv, swedish()},
		"English words":            {nil, "", en, nil},
		"English words, two":       {[]string{"en", "sv"}, "", en, nil},
		"declared English":         {[]string{"en"}, "", sv, nil},
		"German":                   {nil, "", "Die Schlüssel werden nicht kopiert und der Zugang ist gesperrt.", languageOf("de")},
		"Dutch":                    {nil, "", "Het wachtwoord van een medewerker wordt niet gedeeld.", languageOf("nl")},
		"Finnish":                  {nil, "", "Salasana on pitkä ja se ei saa olla helppo.", languageOf("fi")},
		"Danish":                   {nil, "", "Adgangskoden er lang og det er ikke tilladt at dele den.", languageOf("da")},
		"a language without rules": {nil, "", "Le mot de passe est long et ne doit pas être partagé.", nil},
	} {
		e := &handbook.Entry{Summary: c.text, Metadata: handbook.Metadata{Lang: c.tag}}
		got := entryLanguages([]*handbook.Entry{e}, c.declared)
		if (c.want == nil) != (got == nil) || got != nil && got[0] != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The lang field of an entry decides how its words are read, even if entries are in several languages.
func TestLanguageOfAnEntryDecides(t *testing.T) {
	h := handbookWith("Nycklar | Personuppgiftsbiträdesavtal och avtal.", "Agreements | Signed documents.")
	h.Entries[0].Metadata.Lang = "sv"
	h.NoSynonyms = false
	ix := New(h)
	for query, want := range map[string]string{"nyckeln": "a", "agreement": "b a", "avtalen": "a b", "signing": "b", "AV": ""} {
		if r := ix.Search(query+" ", Options{}); ids(r) != want {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}
