package frontmatter

import (
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

func TestFormat(t *testing.T) {
	for text, want := range map[string]string{
		"plain text": "plain text", "Ends?": "Ends?", "Två, tre": "Två, tre", "it's": "it's", "AC-2(1)": "AC-2(1)", "ctrl+y": "ctrl+y",
		"true": "'true'", "Null": "'Null'", "on": "'on'", "N": "'N'", "y": "'y'", "yes": "'yes'", "": "''", "~": "'~'",
		"a: b": "'a: b'", "a:": "'a:'", "#x": "'#x'", "x #y": "'x #y'", "- x": "'- x'", "1.10": "'1.10'", "'x'": "'''x'''", `a"b`: `'a"b'`, "@x": "'@x'", "x ": "'x '",
		"a\nb": `"a\nb"`, "a\u00a0b": `"a\u00a0b"`, "\x1b": `"\x1b"`,
	} {
		if got := FormatScalar(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if got := FormatList([]string{"a", "b's", "c, d", "", "no"}); got != "[a, b's, 'c, d', '', 'no']" && got != "['a', b's, 'c, d', '', 'no']" {
		t.Error(got)
	}
}

// A YAML parser reads the result as the text itself, and as a string.
func FuzzFormat(f *testing.F) {
	for _, s := range []string{"plain", "a: b", "- x", "é\u2028", "{a, b}", "0x1f", "12:30", "!!str", "a\tb", "…", "\ufeff", "---", "ok,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text = strings.ToValidUTF8(text, "x"); len(text) > 500 {
			return
		}
		var got struct {
			Value any   `yaml:"value"`
			List  []any `yaml:"list"`
			Map   map[string]int
		}
		err := yaml.Unmarshal([]byte("value: "+FormatScalar(text)+"\nlist: "+FormatList([]string{text, "x"})+"\nmap:\n  "+FormatScalar(text)+": 1\n"), &got)
		if want := any(text); err != nil || got.Value != want || len(got.List) != 2 || !slices.Equal(got.List, []any{text, "x"}) || len(text) < 100 && got.Map[text] != 1 {
			t.Errorf("%q: %v %+v", text, err, got)
		}
	})
}
