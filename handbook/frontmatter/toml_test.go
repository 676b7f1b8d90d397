package frontmatter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
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
	const tooDeep = "a.md:3: the front matter was not read: it is nested more than 16 levels deep"
	for text, want := range map[string]string{
		"a = 1\nb = " + strings.Repeat("[", 17) + strings.Repeat("]", 17):           tooDeep,
		"a = 1\nb = " + strings.Repeat("[", 16) + strings.Repeat("]", 16):           "",
		"a = 1\nb = " + strings.Repeat("{a = ", 17) + "1" + strings.Repeat("}", 17): tooDeep,
		"a = 1\n[a" + strings.Repeat(".a", 17) + "]\n":                              tooDeep,
		"a = '" + strings.Repeat("[.{", 99) + "' # [[":                              "",
	} {
		m, bad := ParseTOML("a.md", 1, text)
		if bad == nil && want != "" || bad != nil && bad.String() != want || (m.Line("a") == 0) != (want != "") {
			t.Errorf("%q: %v, want %q", text, bad, want)
		}
	}
}

func TestTOMLMistakesDoNotHideTheRest(t *testing.T) {
	m, bad := ParseTOML("a.md", 1, "a = 1\nb b\nc = [1,\n 2\nd = 3\n[e]\nf = x\n")
	if bad == nil || bad.Line != 3 || m.Line("a") != 2 || m.Line("e") != 7 || m.Line("b") != 0 {
		t.Errorf("%v; a in line %d, e in line %d, b in line %d", bad, m.Line("a"), m.Line("e"), m.Line("b"))
	}
	if m, bad = ParseTOML("a.md", 1, "a = 1\n"+strings.Repeat("x\n", maxBadLines)); bad == nil || bad.Line != 3 || m.Line("a") != 0 {
		t.Errorf("with many mistakes: %v; a in line %d", bad, m.Line("a"))
	}
}

func TestTOMLKeysThatOccurTwiceAreProblems(t *testing.T) {
	s := Schema[struct{}]{Fields: map[string]Field[struct{}]{"a": func(*struct{}, *Node) error { return nil }}}
	for _, text := range []string{"a = 1\na = 2", "a = 1\n[a]", "a = 1\n[[a]]", "[a]\n[[a]]", "a = 1\na.b = 2"} {
		m, bad := ParseTOML("a.md", 0, text)
		if got := s.Decode(m, &struct{}{}); bad != nil || len(got) != 1 || got[0].Code != "duplicate-key" || got[0].Line != 2 {
			t.Errorf("%q: %v, %v", text, bad, got)
		}
	}
}

// FuzzTOML parses arbitrary TOML. What the library can decode is read, with all its keys.
func FuzzTOML(f *testing.F) {
	f.Add("a = 1.10\n[t.u]\nb = [1.0, {c = '#'}] # x\n[[v]]\n")
	f.Add("a = \"\"\"\n\\\"\"\"\"\"\nb.c = '''x''''\n\"d\" = 2026-01-31 10:00:00\n")
	f.Add("a b\n= 1\n[\n]\nc = \"x\nd = {\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, bad := ParseTOML("a.md", 0, text)
		if lines := 1 + strings.Count(text, "\n"); bad != nil && bad.Line > lines {
			t.Fatalf("%s: there are %d lines", bad, lines)
		}
		var values map[string]any
		if toml.Unmarshal([]byte(text), &values) != nil || bad != nil && strings.Contains(bad.Message, "nests") {
			return
		}
		if bad != nil {
			t.Fatalf("valid TOML is refused: %s", bad)
		}
		for key := range values {
			if m.Line(key) == 0 {
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
