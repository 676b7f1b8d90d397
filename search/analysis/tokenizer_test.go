package analysis

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
	for t := (Tokenizer{Text: text}); t.Next(); {
		w := fmt.Sprintf("%s=%s", t.Word, text[t.Start:t.End])
		if t.Joined {
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
		{"ＩＳＯ２７００１認証、９０日間", "iso27001=ＩＳＯ２７００１ 認証=認証 90=９０ 日間=日間"}, // findings/bleve-leaves-out-full-width-numbers.sh
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
	got := Tokenize("a non-disclosure agreement")
	want := []Token{{"a", 0, 1}, {"non", 2, 5}, {"disclosure", 6, 16}, {"agreement", 17, 26}}
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
		if got := FoldWords(text); got != want {
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
		for tok := (Tokenizer{Text: text}); tok.Next(); {
			if tok.Start < 0 || tok.Start >= tok.End || tok.End > len(text) {
				t.Fatalf("%q: span %d..%d", text, tok.Start, tok.End)
			}
			if len(tok.Word) == 0 {
				t.Fatalf("%q: empty word", text)
			}
			if !tok.Joined && tok.Start < last {
				t.Fatalf("%q: start decreases from %d to %d", text, last, tok.Start)
			}
			if !tok.Joined {
				last = tok.Start // pairs of characters overlap
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[tok.Start:tok.End]) {
				t.Fatalf("%q: %d..%d is not on rune boundaries", text, tok.Start, tok.End)
			}
		}
	})
}
