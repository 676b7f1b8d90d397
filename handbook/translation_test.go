package handbook

import (
	"strings"
	"testing"
	"time"
)

func TestSameLanguage(t *testing.T) {
	for _, same := range [][2]string{{"sv", "sv_SE.UTF-8"}, {"SV", "sv-FI"}, {"nb", "nn_NO"}, {"no", "nb"}, {"pt-BR", "pt"}, {"en", "en_GB.UTF-8@euro"}} {
		if !SameLanguage(same[0], same[1]) {
			t.Errorf("%q and %q are different", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"", ""}, {"C", "C"}, {"POSIX", "C.UTF-8"}, {"sv", "en"}, {"sv", ""}, {"sv", "svx"}} {
		if SameLanguage(other[0], other[1]) {
			t.Errorf("%q and %q are the same", other[0], other[1])
		}
	}
}

// translations returns a handbook with an entry in the Portuguese of two countries, and in English.
func translations(original, translation Metadata) *Handbook {
	entry := func(lang string, m Metadata) *Entry {
		m.Lang = lang
		return &Entry{ID: "a", Title: lang, Summary: "S.", Answer: Yes, Metadata: m}
	}
	return New(Parts{Languages: []string{"en", "pt", "pt-BR"}, Entries: []*Entry{entry("en", original)}, Translations: []*Entry{entry("pt", translation), entry("pt-BR", translation)}})
}

func TestNearestLanguage(t *testing.T) {
	e := translations(Metadata{}, Metadata{}).Entry("a")
	for want, asked := range map[string][]string{"en": {"", "en_US", "en"}, "pt": {"pt", "pt_PT", "pt-AO"}, "pt-BR": {"pt-BR", "pt_BR.UTF-8"}} {
		for _, lang := range asked {
			if got := e.InLanguage(lang).Title; got != want {
				t.Errorf("%q is %s, want %s", lang, got, want)
			}
		}
	}
	if pt := e.InLanguage("pt"); pt.InLanguage("de") != pt || pt.Original() != e || pt.InLanguage("") != e {
		t.Error("an unknown language changes the entry")
	}
}

func TestBehind(t *testing.T) {
	digest := translations(Metadata{}, Metadata{}).Entry("a").SourceDigest()
	for _, test := range []struct {
		original, translation Metadata
		want                  string
	}{
		{Metadata{}, Metadata{}, ""},
		{Metadata{Version: "2.0"}, Metadata{SourceVersion: "2.0"}, ""},
		{Metadata{Version: "2.0"}, Metadata{SourceVersion: "1.2"}, "This translation is of version 1.2; the English entry is 2.0."},
		{Metadata{Version: "1.2"}, Metadata{SourceVersion: "1.1"}, "This translation is of version 1.1; the English entry is 1.2."},
		{Metadata{Version: "2.0"}, Metadata{SourceVersion: "3.0"}, ""},
		{Metadata{Version: "spring"}, Metadata{SourceVersion: "1.0"}, ""},
		{Metadata{}, Metadata{SourceDigest: digest}, ""},
		{Metadata{}, Metadata{SourceDigest: "0123456789abcdef"}, "The English entry has changed since it was translated."},
		{Metadata{}, Metadata{SourceDigest: "0123456789abcdef", Status: "draft"}, "This entry is not finished. The English entry has changed since it was translated."},
	} {
		h := translations(test.original, test.translation)
		e := h.Entry("a").InLanguage("pt")
		if got := e.Caution(time.Now()).Sentence; got != test.want || e.IsBehindOriginal() != strings.Contains(test.want, "English") {
			t.Errorf("%+v of %+v: %q, want %q", test.translation, test.original, got, test.want)
		}
		if h.Entry("a").IsBehindOriginal() || h.Entry("a").Caution(time.Now()).Word != "" {
			t.Error("the original is behind")
		}
	}
}

func TestVerdictIsInTheLanguageOfTheEntry(t *testing.T) {
	h := New(Parts{Entries: []*Entry{{ID: "a", Answer: Yes, Summary: "S."}, {ID: "b", Answer: No, Metadata: Metadata{Lang: "sv"}}}, Translations: []*Entry{{ID: "a", Answer: Yes, Summary: "M.", Metadata: Metadata{Lang: "sv"}}}})
	a := h.Entry("a")
	if got := a.InLanguage("sv").ShortAnswer(); got != "Ja. M." {
		t.Error(got)
	}
	if got := a.ShortAnswer() + h.Entry("b").ShortAnswer(); got != "Yes. S.No." { // a handbook in one language has English verdicts
		t.Error(got)
	}
}

func TestLanguageName(t *testing.T) {
	for tag, want := range map[string]string{"sv": "Swedish", "sv_SE": "Swedish", "nb": "Norwegian", "pt-BR": "Portuguese", "tlh": "tlh", "": "original"} {
		if got := LanguageName(tag); got != want {
			t.Errorf("%q is %q, want %q", tag, got, want)
		}
	}
}
