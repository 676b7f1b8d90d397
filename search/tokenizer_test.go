package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// allWords returns every word with its source text, joined words in parentheses.
func allWords(text string) []string {
	var out []string
	for t := (tokenizer{text: text}); t.next(); {
		w := fmt.Sprintf("%s=%s", t.word, text[t.start:t.end])
		if t.joined {
			w = "(" + w + ")"
		}
		out = append(out, w)
	}
	return out
}

func TestTokenizer(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" — … ", ""},
		{"Access Control", "access=Access control=Control"},
		{"ac-2(1)", "ac=ac 2=2 (ac2=ac-2) 1=1"},
		{"A.9.2.3", "a=A 9=9 2=2 3=3"},
		{"multi-factor authentication", "multi=multi factor=factor (multifactor=multi-factor) authentication=authentication"},
		{"out-of-band", "out=out of=of band=band (outofband=out-of-band)"},
		{"end- to -end", "end=end to=to end=end"},
		{"a--b", "a=a b=b"},
		{"who's the company’s", "who=who's the=the company=company’s"},
		{"NIS2's don't they've 'tis'", "nis2=NIS2's dont=don't theyve=they've tis=tis"},
		{"dell'utente l’eau", "dell=dell utente=utente (dellutente=dell'utente) l=l eau=eau (leau=l’eau)"},
		{"٩٠ days ९० ９０", "90=٩٠ days=days 90=९० 90=９０"},
		{"users' 'quoted'", "users=users quoted=quoted"},
		{"Åsa Öberg", "asa=Åsa oberg=Öberg"},
		{"A\u030Asa", "asa=A\u030Asa"},
		{"ofﬁce", "office=ofﬁce"},
		{"STRASSE straße", "strasse=STRASSE strasse=straße"},
		{"İstanbul ıslak", "istanbul=İstanbul islak=ıslak"},
		{"ＭＦＡ", "mfa=ＭＦＡ"},
		{"pass\u00ADword zero\u200Bwidth", "password=pass\u00ADword zerowidth=zero\u200Bwidth"},
		{"пароль 密码", "пароль=пароль 密码=密码"},
		{"多要素認証は必須", "多要=多要 要素=要素 素認=素認 認証=認証 は=は 必須=必須"},
		{"鍵、ISO27001認証", "鍵=鍵 iso27001=ISO27001 認証=認証"},
		{"らーめん サーバー", "らー=らー ーめ=ーめ めん=めん サー=サー ーハ=ーバ ハー=バー"},
		{"ｻｰﾊﾞｰ が\u3099", "サー=ｻｰ ーハ=ｰﾊﾞ ハー=ﾊﾞｰ か=が\u3099"},
		{"ยืนยัน๑๒", "ยืน=ยืน นยั=นยั ยัน=ยัน 12=๑๒"},
		{"multi-認証", "multi=multi 認証=認証"},
		{"x²", "x2=x²"},
		{"bad\xffbyte", "bad=bad byte=byte"},
		{"\uFC5E word", "word=word"},
	} {
		if got := strings.Join(allWords(c.text), " "); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestTokenizeOmitsCompounds(t *testing.T) {
	got := tokenize("a non-disclosure agreement")
	want := []token{{"a", 0, 1}, {"non", 2, 5}, {"disclosure", 6, 16}, {"agreement", 17, 26}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestFoldedWords(t *testing.T) {
	for text, want := range map[string]string{
		"Does administering production require MFA?": "does administering production require mfa",
		"  Clean   desk,\n│ clean screen ":           "clean desk clean screen",
		"Ünïcode":                                    "unicode",
	} {
		if got := foldedWords(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzTokenizer(f *testing.F) {
	for _, s := range []string{"multi-factor", "e\u0301tude ﬁ", "İ-ß-\u200D", "a-\uFC5E-b", "\xff-\xfe", "'’a'", "多要素認証"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for tok := (tokenizer{text: text}); tok.next(); {
			if tok.start < 0 || tok.start >= tok.end || tok.end > len(text) {
				t.Fatalf("%q: span %d..%d", text, tok.start, tok.end)
			}
			if len(tok.word) == 0 {
				t.Fatalf("%q: empty word", text)
			}
			if !tok.joined && tok.start < last {
				t.Fatalf("%q: start decreases from %d to %d", text, last, tok.start)
			}
			if !tok.joined {
				last = tok.start // pairs of characters overlap
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[tok.start:tok.end]) {
				t.Fatalf("%q: %d..%d is not on rune boundaries", text, tok.start, tok.end)
			}
		}
	})
}

// US is the country, not the pronoun, unless the words around it are in capitals too.
func TestCountryIsNoPronoun(t *testing.T) {
	for text, want := range map[string]string{
		"laws of the US": "laws of the usa", "the U.S. CLOUD Act": "the usa cloud act", "US law": "usa law",
		"tell us": "tell us", "CONTACT US": "contact us", "e.g. the U.K. and U.S.A.": "e g the uk and usa", "A. Smith": "a smith", "THE U.S. CLOUD ACT": "the usa cloud act",
	} {
		if got := foldedWords(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	ix := New(handbookWith("T | x"))
	for query, want := range map[string]string{
		"laws of the US": "laws of the usa", "DO YOU TELL US?": "do you tell us", "US LAW": "us law", "US law": "usa law", "US": "usa",
		"DOES THE U.S. CLOUD ACT APPLY": "does the usa cloud act apply", `"TELL US"`: "tell us",
	} {
		if q := ix.parse(query, Options{}); q.foldedText() != want {
			t.Errorf("query %s: %q, want %q", query, q.foldedText(), want)
		}
	}
}
