package search

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func (i queryItem) String() string {
	s := [...]string{"text", "phrase", "filter"}[i.kind]
	if i.name != "" {
		s += " " + i.name
	}
	if i.negated {
		s = "not " + s
	}
	if i.unclosed {
		s += " open"
	}
	return fmt.Sprintf("%s %q", s, i.text)
}

func TestLex(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"", ``},
		{"  \t ", ``},
		{"mfa admin", `text "mfa"; text "admin"`},
		{`"least privilege" x`, `phrase "least privilege"; text "x"`},
		{`"least priv`, `phrase open "least priv"`},
		{`"`, `phrase open ""`},
		{`""`, `phrase ""`},
		{`a"b c"d`, `text "a"; phrase "b c"; text "d"`},
		{"-vpn", `not text "vpn"`},
		{`-"oob vpn"`, `not phrase "oob vpn"`},
		{"- x", `text "-"; text "x"`},
		{"-", `text "-"`},
		{"--x", `text "--x"`},
		{"ac-2(1)", `text "ac-2(1)"`},
		{"#nis2 mfa", `filter tag "nis2"; text "mfa"`},
		{"-#nis2", `not filter tag "nis2"`},
		{"#", `filter tag ""`},
		{"tag:nis2", `filter tag "nis2"`},
		{"CAT:acc", `filter cat "acc"`},
		{`cat:"access & authorization" x`, `filter cat "access & authorization"; text "x"`},
		{`cat:"acc`, `filter cat "acc"`},
		{"kind:", `filter kind ""`},
		{"foo:bar", `filter foo "bar"`},
		{"Note: see", `text "Note:"; text "see"`},
		{"http://x.se", `text "http://x.se"`},
		{"27001:2022", `text "27001:2022"`},
		{"iso27002-2022:8.5", `text "iso27002-2022:8.5"`},
		{"\xff\xfe", `text "\xff\xfe"`},
	} {
		var got []string
		for _, i := range lexQuery(c.query) {
			got = append(got, i.String())
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: got %s, want %s", c.query, s, c.want)
		}
	}
}

func FuzzLex(f *testing.F) {
	for _, s := range []string{`"a b" -c #d e:f`, `cat:"x`, `-"`, `#"`, "-#", `a""b`, "é:ü -é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		for _, i := range lexQuery(query) {
			if i.start < 0 || i.start+len(i.text) > len(query) || query[i.start:i.start+len(i.text)] != i.text {
				t.Fatalf("%q: %v is not at %d", query, i, i.start)
			}
			if utf8.ValidString(query) && !utf8.ValidString(i.source) {
				t.Fatalf("%q: %v cuts a rune", query, i)
			}
		}
	})
}
