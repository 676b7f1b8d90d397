package analysis

import (
	"slices"
	"strings"
	"testing"
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
		l := LanguageOf(language)
		for line := range strings.Lines(strings.TrimSpace(lines)) {
			words := strings.Fields(line)
			known := func(w string) bool { return slices.Contains(words, w) }
			for _, w := range words[1:] {
				base := w
				for b := l.BaseOf(base, known); b != ""; b = l.BaseOf(base, known) {
					base = b
				}
				irregular := w == "salasanojen"
				if base != words[0] && !irregular {
					t.Errorf("%s: the basic form of %s is %q, want %s", language, w, base, words[0])
				}
				if !slices.Contains(l.OtherForms(words[0], func(s string) bool { return s == w }), w) && base == w && !irregular {
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
		if base := Swedish().BaseOf(w, known); base != "" {
			t.Errorf("%s is taken for a form of %s", w, base)
		}
	}
}
