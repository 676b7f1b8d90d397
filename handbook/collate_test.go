package handbook

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestNamesAreSortedNaturally(t *testing.T) {
	for lang, want := range map[string]string{
		"":      "2-scope,02-scope,10-annex,10-Annex-b,_draft,älg,Apple,Banana,école,Ecole2,Öl,ß,stop,zebra,漢字",
		"de":    "ähnlich,Ast,ober,Öl,Zug",
		"sv-FI": "Apple,banan,école,Zebra,ål,äpple,ö2,ö10",
		"nb":    "zebra,ære,øl,ål",
		"no":    "Ansvar,Opphør,Zoner,Ærlighet,Ønsker,Åpenhet",
	} {
		names := strings.Split(want, ",")
		got := slices.Clone(names)
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		for i, name := range got {
			if i%2 == 0 {
				got[i] = norm.NFD.String(name) // as macOS writes it
			}
		}
		slices.SortFunc(got, AlphabetOf(lang).Compare)
		if s := norm.NFC.String(strings.Join(got, ",")); s != want {
			t.Errorf("%q:\ngot  %s\nwant %s", lang, s, want)
		}
	}
}

// Sorting needs a total order: no two names are equal, and comparison is transitive.
func TestCompareIsAnOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	letters := []rune("aAzZ019-_ åäöÅæßéé한각漢")
	name := func() string {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	for range 5_000 {
		x, y, z := name(), name(), name()
		for _, a := range []Alphabet{LatinAlphabet, SwedishAlphabet, DanishAlphabet} {
			if c := a.Compare(x, y); c != -a.Compare(y, x) || c == 0 && x != y {
				t.Fatalf("%q and %q: %d", x, y, c)
			}
			if a.Compare(x, y) < 0 && a.Compare(y, z) < 0 && a.Compare(x, z) >= 0 {
				t.Fatalf("%q < %q < %q", x, y, z)
			}
		}
	}
}
