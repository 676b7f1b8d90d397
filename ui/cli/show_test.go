package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"go.yaml.in/yaml/v4"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
)

func builtIn(t *testing.T) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// shownEntry is an entry of the ledger of facts.
type shownEntry struct {
	ID    string
	Facts []struct {
		Fact        string
		MustContain []string   `yaml:"must_contain"`
		AllOf       [][]string `yaml:"all_of"`
	}
}

// The output of show states every fact of the ledger, as plain text.
func TestShowStatesEveryFact(t *testing.T) {
	data, err := os.ReadFile("../../embed/testdata/facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var ledger struct{ Entries []shownEntry }
	if err := yaml.Unmarshal(data, &ledger); err != nil {
		t.Fatal(err)
	}
	if len(ledger.Entries) != 18 {
		t.Fatalf("the ledger has %d entries, want 18", len(ledger.Entries))
	}
	for _, e := range ledger.Entries {
		for _, format := range []string{"text", "markdown"} {
			t.Run(e.ID+"/"+format, func(t *testing.T) {
				out := run(t, "show", e.ID, "--format", format)
				checkPlain(t, out)
				checkFacts(t, e, out)
			})
		}
	}
}

func checkFacts(t *testing.T, e shownEntry, out string) {
	t.Helper()
	text := folded(out)
	for _, f := range e.Facts {
		for _, group := range append(f.AllOf, f.MustContain) {
			states := func(words string) bool { return strings.Contains(text, folded(words)) }
			if !slices.ContainsFunc(group, states) {
				t.Errorf("%s: none of %q", f.Fact, group)
			}
		}
	}
}

var blanks = regexp.MustCompile(`[\s-]+`)

// folded ignores case, line breaks and hyphens. It does not trim: in the ledger, "US " ends with a space so that it is
// not part of another word.
func folded(s string) string { return blanks.ReplaceAllString(strings.ToLower(s), " ") }

func checkPlain(t *testing.T, out string) {
	t.Helper()
	if i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }); i >= 0 {
		t.Errorf("a control character is printed: %q", out[i:min(len(out), i+20)])
	}
}

// run runs a command that must succeed and returns its output.
func run(t *testing.T, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var stderr bytes.Buffer
	p := program()
	p.Stdout, p.Stderr, p.Environ = file, &stderr, []string{"LANG=C.UTF-8"}
	if code := p.Run(args); code != 0 || stderr.Len() > 0 {
		t.Fatalf("%v ends with %d and says %q", args, code, stderr.String())
	}
	out, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// A pipe has no width, so each paragraph is one line.
func TestShowIsNotWrapped(t *testing.T) {
	for _, e := range builtIn(t).Entries {
		if out := run(t, "show", e.ID); !strings.Contains(out, "\n"+e.ShortAnswer()+"\n") {
			t.Errorf("%s: the answer is not on one line:\n%s", e.ID, out)
		}
	}
}
