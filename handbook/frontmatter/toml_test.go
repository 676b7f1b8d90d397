package frontmatter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func TestTOMLValuesAreAsWritten(t *testing.T) {
	const text = `version = 1.10
list = [2.0, "a = 1.50", 1e3] # 3.0
"quoted key" = 2026-01-31
at = 2026-01-31T10:00:00Z
words = """
version = 7.0
"""
'literal' = '8.0'
n = 7
on = true
nested = {a.b = 0.50, c = [[1.0]]}
[table]
version = 9.0
[[items]]
x = 1.10
[[items]]
x = 1.20
`
	m, bad := ParseTOML("a.md", 1, text)
	if bad != nil {
		t.Fatal(bad)
	}
	want := map[string]string{
		"version": "2 1.10", "list": "3 2.0,a = 1.50,1e3", "quoted key": "4 2026-01-31", "at": "5 2026-01-31T10:00:00Z", "words": "6 version = 7.0\n",
		"literal": "9 8.0", "n": "10 7", "on": "11 true", "nested": "12 a,b,0.50,c,1.0", "table": "13 version,9.0", "items": "15 x,1.10,x,1.20",
	}
	found := 0
	for key, value := range m.All() {
		found++
		if got := fmt.Sprint(m.Line(key.Value), " ", strings.Join(leaves(value), ",")); got != want[key.Value] {
			t.Errorf("%s: %q, want %q", key.Value, got, want[key.Value])
		}
	}
	if found != len(want) {
		t.Errorf("%d keys, want %d", found, len(want))
	}
}

func TestTOMLOverALimitIsAProblemAtItsLine(t *testing.T) {
	for text, want := range map[string]string{
		"a = 1\nb = " + strings.Repeat("[", 17):        "a.md:3: the front matter was not read: it nests more than 16 levels",
		"a = 1\n[a" + strings.Repeat(".a", 17) + "]\n": "a.md:3: the front matter was not read: it nests more than 16 levels",
		"\n" + strings.Repeat("k", 129) + " = 1\n":     "a.md:3: the front matter was not read: it has a key of more than 128 bytes",
		"a = '" + strings.Repeat("[.{", 99) + "' # [[": "",
	} {
		if _, bad := ParseTOML("a.md", 1, text); bad == nil && want != "" || bad != nil && bad.String() != want {
			t.Errorf("%q: %v, want %q", text, bad, want)
		}
	}
}

// FuzzTOML parses arbitrary TOML. The scanner has to agree with the library on what is a
// top-level key and what is part of a string.
func FuzzTOML(f *testing.F) {
	f.Add("a = 1.10\n[t.u]\nb = [1.0, {c = '#'}] # x\n[[v]]\n")
	f.Add("a = \"\"\"\n\\\"\"\"\"\"\nb.c = '''x''''\n\"d\" = 2026-01-31 10:00:00\n")
	f.Add("a b\n= 1\n[\n]\nc = \"x\nd = {\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, bad := ParseTOML("a.md", 0, text)
		lines := 1 + strings.Count(text, "\n")
		if bad != nil && bad.Line > lines {
			t.Fatalf("%s: there are %d lines", bad, lines)
		}
		var values map[string]any
		_, err := toml.Decode(text, &values)
		if _, _, _, reason := scanTOML(text); reason != "" || err != nil {
			return
		}
		if bad != nil {
			t.Fatalf("valid TOML is refused: %s", bad)
		}
		_, keyLines, _, _ := scanTOML(text)
		for key := range values {
			if line := keyLines[key]; line == 0 && !strings.ContainsAny(text, "\\\r") {
				t.Fatalf("%q is on no line", key)
			}
		}
	})
}

func leaves(n *Node) []string {
	if IsScalar(n) {
		return []string{n.Value}
	}
	var out []string
	for _, c := range n.Content {
		out = append(out, leaves(c)...)
	}
	return out
}
