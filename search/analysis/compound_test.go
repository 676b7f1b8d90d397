package analysis

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	known := func(list string) PartFunc {
		return func(w string, _ bool) bool { return slices.Contains(strings.Fields(list), w) }
	}
	for _, c := range []struct{ language, word, words, want string }{
		{"sv", "losenordspolicy", "losenord policy", "losenord policy"},
		{"sv", "personuppgiftsbitradesavtal", "personuppgift person uppgift bitrade avtal", "personuppgift bitrade avtal"},
		{"sv", "kunddata", "kund data", "kund data"},
		{"sv", "avtal", "av tal", ""},
		{"sv", "losenordspolicy", "losenord", ""},
		{"de", "datentragerverschlusselung", "datentrager verschlusselung", "datentrager verschlusselung"},
		{"de", "sicherheitsbeauftragter", "sicherheit beauftragter", "sicherheit beauftragter"},
		{"nl", "wachtwoordbeleid", "wachtwoord beleid", "wachtwoord beleid"},
		{"nl", "beveiligingsincident", "beveiliging incident", "beveiliging incident"},
		{"fi", "salasananhallinta", "salasana hallinta", "salasana hallinta"},
		{"nb", "databehandleravtale", "databehandler data behandler avtale", "databehandler avtale"},
		{"da", "sikkerhedshaendelse", "sikkerhed haendelse", "sikkerhed haendelse"},
		{"sv", strings.Repeat("data", 20), "data", ""},
	} {
		if got := strings.Join(LanguageOf(c.language).Split(c.word, known(c.words)), " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.word, got, c.want)
		}
	}
	if parts := Swedish().Split("distansarbetspolicyn", func(w string, last bool) bool {
		return Swedish().IsPart(w, last, func(s string) bool { return s == "distansarbete" || s == "policy" })
	}); !slices.Equal(parts, []string{"distansarbet", "policyn"}) {
		t.Errorf("distansarbetspolicyn: %q", parts)
	}
	for word, want := range map[string]string{"losenordsrutiner": "losenord rutiner", "huvudlosenord": "huvud losenord", "rutiner": ""} {
		if got := strings.Join(Swedish().SplitUnknown(word, known("losenord")), " "); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
