package frontmatter

import (
	"strings"
	"testing"
)

func isKnown(key string) bool { return key == "title" || key == "id" }

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want Page
	}{
		"none":                     {"# A\n\nb\n", Page{Body: "# A\n\nb\n", Line: 1}},
		"empty":                    {"", Page{Line: 1}},
		"YAML":                     {"---\ntitle: A\n---\nb\n", Page{Front: "title: A\n", Offset: 1, Body: "b\n", Line: 4}},
		"TOML":                     {"+++\ntitle = 'A'\n+++\nb\n", Page{Front: "title = 'A'\n", TOML: true, Offset: 1, Body: "b\n", Line: 4}},
		"blank lines before it":    {"\n \n+++\ntitle = 'A'\n+++\nb\n", Page{Front: "title = 'A'\n", TOML: true, Offset: 3, Body: "b\n", Line: 6}},
		"a rule, not a fence":      {"\n---\nWords here\n---\n", Page{Body: "\n---\nWords here\n---\n", Line: 1}},
		"a rule and words":         {"---\n\nWords here\n", Page{Body: "---\n\nWords here\n", Line: 1}},
		"blank lines, not closed":  {"\n---\nNote: words\n", Page{Body: "\n---\nNote: words\n", Line: 1}},
		"closed with dots":         {"---\ntitle: A\n...\nb\n", Page{Front: "title: A\n", Offset: 1, Body: "b\n", Line: 4}},
		"TOML has no dots":         {"+++\na = 1\n...\n+++\nb", Page{Front: "a = 1\n...\n", TOML: true, Offset: 1, Body: "b", Line: 5}},
		"blanks behind fences":     {"--- \t\ntitle: A\n---  \nb\n", Page{Front: "title: A\n", Offset: 1, Body: "b\n", Line: 4}},
		"without lines":            {"---\n---\nb\n", Page{Offset: 1, Body: "b\n", Line: 3}},
		"without a body":           {"---\ntitle: A\n---", Page{Front: "title: A\n", Offset: 1, Line: 4}},
		"a blank line first":       {"---\ntitle: A\n---\n\nb\n", Page{Front: "title: A\n", Offset: 1, Body: "\nb\n", Line: 4}},
		"a rule in the body":       {"---\ntitle: A\n---\nb\n---\nc\n", Page{Front: "title: A\n", Offset: 1, Body: "b\n---\nc\n", Line: 4}},
		"never closed":             {"---\ntitle: A\nb\n", Page{Body: "---\ntitle: A\nb\n", Line: 1, Unclosed: true}},
		"closed by the other mark": {"+++\na = 1\n---\n", Page{Body: "+++\na = 1\n---\n", Line: 1, Unclosed: true}},
		"only a fence":             {"---", Page{Body: "---", Line: 1}},
		"indented fence":           {" ---\ntitle: A\n---\n", Page{Body: " ---\ntitle: A\n---\n", Line: 1}},
		"indented end":             {"---\ntitle: A\n ---\n---\nb", Page{Front: "title: A\n ---\n", Offset: 1, Body: "b", Line: 5}},
		"closing fence only":       {"title: A\nid: a\n---\nb\n", Page{Front: "title: A\nid: a\n", Body: "b\n", Line: 4}},
		"unknown key":              {"Note: this\n---\nb\n", Page{Body: "Note: this\n---\nb\n", Line: 1}},
		"no space after the colon": {"title:A\n---\nb\n", Page{Body: "title:A\n---\nb\n", Line: 1}},
		"a paragraph before":       {"title: A\n\nid: a\n---\nb\n", Page{Body: "title: A\n\nid: a\n---\nb\n", Line: 1}},
		"known key, never closed":  {"title: A\nb\n", Page{Body: "title: A\nb\n", Line: 1}},
	} {
		if got := Split(c.text, isKnown); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// The line of the body is its line in the file, and nothing of the file is lost.
func TestSplitCountsLines(t *testing.T) {
	for _, fence := range []string{"---", "+++"} {
		for n := range 5 {
			text := fence + "\n" + strings.Repeat("x: 1\n", n) + fence + "\nbody\nend\n"
			p := Split(text, isKnown)
			if lines := strings.Split(text, "\n"); lines[p.Line-1] != "body" || strings.Count(p.Front, "\n") != n || p.Body != "body\nend\n" {
				t.Errorf("%q: %+v", text, p)
			}
		}
	}
}
