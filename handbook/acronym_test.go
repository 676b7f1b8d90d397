package handbook

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func acronymsIn(all map[string]string, e *Entry) []string {
	var out []string
	for _, a := range NewAcronymIndex(all).UsedIn(e) {
		out = append(out, a.Short)
	}
	return out
}

func explain(shorts ...string) map[string]string {
	all := map[string]string{}
	for _, s := range shorts {
		all[s] = "what " + s + " is"
	}
	return all
}

func TestAcronymsIn(t *testing.T) {
	all := explain("API", "MFA", "EDR", "XDR", "CLOUD", "CLOUD Act", "S/MIME", "R&D", "24/7", "Wi-Fi", "FIDO2", "IT", "A", "ISO/IEC 27001", ".NET", "ÅTS", "e.g.")
	for text, want := range map[string]string{
		"MFA is on.":                              "MFA",
		"An API, two APIs; the API's.":            "API",
		"MFA-protected, EDR/XDR (MFA)":            "MFA EDR XDR",
		"the CLOUD Act, the CLOUD\u00a0 Act":      "CLOUD Act",
		"the CLOUD acts":                          "CLOUD",
		"CLOUD Acts":                              "CLOUD Act",
		"CLOUD. Act":                              "CLOUD",
		"mfa, Mfa, it and a MFAX, XMFA, MFA_X":    "",
		"S/MIME, R&D and 24/7 over Wi\u2011Fi":    "S/MIME R&D 24/7 Wi-Fi",
		"S MIME, R D, Wi Fi":                      "",
		"FIDO2s, FIDO 2":                          "FIDO2",
		"As IT":                                   "IT",
		"NET and .NET, e.g. this, e.g":            "",
		"ISO/IEC 27001":                           "ISO/IEC 27001",
		"ÅTS, ÅTSs and BÅTS":                      "ÅTS",
		"`API` in code, https://example.org/EDR/": "API EDR",
		"XDR before API, then EDR, then XDR, EDR": "XDR API EDR",
		"":                                   "",
		"API":                                "API",
		"\xffMFA\xff":                        "MFA",
		strings.Repeat("CLOUD ", 20) + "Act": "CLOUD CLOUD Act",
		"ISO/IEC ISO/IEC 27001 and ISO/IEC 27001:2": "ISO/IEC 27001",
	} {
		if got := strings.Join(acronymsIn(all, &Entry{Summary: text}), " "); got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

func TestAcronymsInKeepsOrder(t *testing.T) {
	e := &Entry{
		Title: "About B", Question: "Why C?", Summary: "D is B.", Frameworks: []string{"G"},
		Sections: []Section{{Text: "E and C.\nD"}, {Heading: "F and A1", Text: "A1"}},
	}
	got := acronymsIn(explain("A1", "B", "C", "D", "E", "F", "G", "H"), e)
	if want := []string{"B", "C", "D", "E", "F", "A1", "G"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAcronymsWithoutAny(t *testing.T) {
	for _, all := range []map[string]string{nil, {}, {"": "nothing"}, {"ABC": ""}} {
		if got := acronymsIn(all, &Entry{Title: "ABC"}); got != nil {
			t.Errorf("%v finds %v", all, got)
		}
	}
}

// The text consists of thousands of acronyms with the same prefix. One pass over it takes milliseconds; one pass per
// acronym would take minutes.
func TestManyAcronymsCostNoMore(t *testing.T) {
	all := map[string]string{}
	for i := range 10_000 {
		all[fmt.Sprintf("AB%d", i)] = "x"
		all[fmt.Sprintf("AA AA AA AA AA AA AA %d", i)] = "x"
	}
	all[strings.Repeat("AA ", 1000)+"AA"] = "too long to be looked for"
	s := NewAcronymIndex(all)
	for _, piece := range []string{"AA ", "AB9999 ", "ABs ", "A", "é", "\u00a0", "AA/"} {
		text, began := strings.Repeat(piece, 1<<18/len(piece)), time.Now()
		s.find(text, func(int) {})
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("256 KiB of %q took %v", piece, took)
		}
	}
}

// FuzzAcronyms checks that every acronym found occurs in the text.
func FuzzAcronyms(f *testing.F) {
	f.Add("the CLOUD Act and MFAs", "CLOUD Act", "MFA")
	f.Add("a/b\u00a0c \xff", "a/b c", "\xff")
	f.Fuzz(func(t *testing.T, text, one, two string) {
		for _, short := range acronymsIn(explain(one, two), &Entry{Summary: text}) {
			for _, word := range strings.FieldsFunc(short, func(r rune) bool { return !isWordRune(r) }) {
				if !strings.Contains(text, word) {
					t.Errorf("%q is found in %q", short, text)
				}
			}
		}
	})
}

func BenchmarkAcronyms(b *testing.B) {
	s := NewAcronymIndex(explain("API", "CLOUD Act", "EDR", "FIDO2", "ISO", "MFA", "NIS2", "OOB", "SSH", "TOTP", "VPN", "WebAuthn", "XDR"))
	text := strings.Repeat("All administrative access to Production goes through one of three secured paths and requires MFA. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.find(text, func(int) {})
	}
}
