package search

import (
	"slices"
	"testing"

	"trustbook/handbook"
)

// A part of a compound finds the compound, and a compound finds its parts.
func TestCompoundsAreFound(t *testing.T) {
	for language, c := range map[string]struct {
		lines   []string
		queries map[string]string
	}{
		"sv": {
			[]string{"Biträden | Personuppgiftsbiträdesavtal tecknas.", "Avtal | Biträden och personuppgifter nämns.", "Mat | Frukosten är gratis."},
			map[string]string{"avtal": "b a", "avtalen": "b a", "biträdesavtal": "b a", "personuppgift": "a b", "frukosttid": "c"},
		},
		"de": {
			[]string{"Geräte | Die Datenträgerverschlüsselung ist aktiv.", "Schutz | Verschlüsselung der Datenträger.", "Essen | Brot."},
			map[string]string{"Verschlüsselung": "b a", "Datenträger": "b a", "Datenträgerverschlüsselung": "a"},
		},
		"nl": {
			[]string{"Regels | Het wachtwoordbeleid geldt.", "Beleid | Een wachtwoord is lang."},
			map[string]string{"wachtwoord": "b a", "beleid": "b a"},
		},
		"fi": {
			[]string{"Ohje | Salasananhallinta on pakollinen.", "Hallinta | Salasana on pitkä."},
			map[string]string{"salasana": "b a", "hallinta": "b a"},
		},
		"nb": {
			[]string{"Regler | Databehandleravtalen gjelder.", "Avtale | En databehandler hjelper."},
			map[string]string{"avtale": "b a", "databehandler": "b a"},
		},
		"da": {
			[]string{"Regler | Sikkerhedshændelser meldes.", "Hændelse | Sikkerhed er vigtig."},
			map[string]string{"hændelser": "b a", "sikkerhed": "b a"},
		},
	} {
		h := handbookWith(c.lines...)
		h.Languages = []string{language}
		ix := New(h)
		for query, want := range c.queries {
			if r := ix.Search(query+" ", Options{}); ids(r) != want {
				t.Errorf("%s: got %q, want %q: %s", query, ids(r), want, summarize(r))
			}
		}
	}
}

// If a part of a compound has no term, the compound is not recorded for it or for any other term.
func TestPartWithoutTerm(t *testing.T) {
	h := handbookWith("Propaganda | Propaganda ist nicht erlaubt.", "Regeln | Das Propagandverbot und das Verbot gelten.")
	h.Languages = []string{"de"}
	h.Synonyms = []handbook.Synonym{{To: []string{"Brot", "Semmel"}}}
	ix := New(h)
	verbot, _ := ix.Vocab.Lookup([]byte("verbot"))
	for term := range ix.Compounds {
		if term != verbot {
			t.Errorf("term %d has the compounds %v", term, ix.Compounds[term])
		}
	}
	if len(ix.Compounds[verbot]) != 1 {
		t.Errorf("Verbot has the compounds %v", ix.Compounds[verbot])
	}
}

// A word inside another one is the last resort. The reason says so, and the hit is never certain.
func TestInsideAWord(t *testing.T) {
	h := handbookWith("Geräte | Die Festplattenverschlüsselung ist aktiv.", "Essen | Brot und Käse.", "Trinken | Wasser.")
	h.Languages = []string{"de"}
	ix := New(h)
	r := ix.Search("Verschlüsselung ", Options{})
	if firstID(r) != "a" || r.Confidence == High || !slices.Contains(r.Hits[0].Reasons, "“Verschlüsselung” is part of “festplattenverschlüsselung”") {
		t.Errorf("%s confidence: %s", r.Confidence, summarize(r))
	}
	if got := marked("Festplattenverschlüsselung hilft", r.Mark("Festplattenverschlüsselung hilft")); got != "[Festplattenverschlüsselung] hilft" {
		t.Errorf("marked %s", got)
	}
	if r := ix.Search("rot ", Options{}); len(r.Hits) > 0 {
		t.Errorf("three letters are found inside a word: %s", summarize(r))
	}
	h.Languages = []string{"en"}
	if r := New(h).Search("Verschlüsselung ", Options{}); len(r.Hits) > 0 {
		t.Errorf("an English entry has no compounds: %s", summarize(r))
	}
}

// A compound with a missing part is named as the user typed it.
func TestMissingPart(t *testing.T) {
	h := handbookWith("Lösenord | Minst fjorton tecken.", "Mat | Bröd.", "Dryck | Vatten.")
	h.Languages = []string{"sv"}
	r := New(h).Search("lösenordsöken ", Options{})
	if firstID(r) != "a" || r.Confidence == High || !slices.Equal(r.Hits[0].Missing, []string{"lösenordsöken"}) {
		t.Errorf("missing %q: %s", r.Hits[0].Missing, summarize(r))
	}
}

// A function word at the beginning of a compound makes it a different word.
func TestFunctionWordIsNoPartOfACompound(t *testing.T) {
	h := handbookWith("Leverantörer | Leverantörer granskas varje år.", "Mat | Bröd.", "Dryck | Vatten.")
	h.Languages = []string{"sv"}
	if r := New(h).Search("granskas underleverantörer", Options{}); r.Confidence == High || !slices.Contains(r.Hits[0].Missing, "underleverantörer") {
		t.Errorf("%s, missing %q", summarize(r), r.Hits[0].Missing)
	}
}
