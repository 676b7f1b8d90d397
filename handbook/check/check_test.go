package check_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/check"
)

var update = flag.Bool("update", false, "write what is expected anew")

// today is when all cases are checked.
var today = time.Date(2026, time.January, 31, 15, 0, 0, 0, time.UTC)

func load(t testing.TB, fsys fs.FS) *handbook.Handbook {
	t.Helper()
	h, err := handbook.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func run(t testing.TB, fsys fs.FS, o check.Options) []handbook.Problem {
	t.Helper()
	o.Now = today
	return check.Run(load(t, fsys), fsys, o)
}

func printed(problems []handbook.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s [%s]\n", p, p.Code)
	}
	return b.String()
}

// want is the file of a case that says what is expected. Cases of the loader's
// rules have none: its own tests say how it words them.
const want = "want"

// A case is the files of a handbook. Those below OLD/ are an earlier edition.
type testCase struct {
	path    string
	archive *txtar.Archive
}

func cases(t *testing.T) []testCase {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var out []testCase
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, testCase{path, a})
	}
	return out
}

// code is the rule that a case is about, the beginning of its name.
func (c testCase) code() string {
	code, _, _ := strings.Cut(filepath.Base(c.path), ".")
	return code
}

func (c testCase) run(t *testing.T) []handbook.Problem {
	t.Helper()
	now, old := fstest.MapFS{}, fstest.MapFS{}
	for _, f := range c.archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "OLD/"); ok {
			old[name] = &fstest.MapFile{Data: f.Data}
		} else if f.Name != want {
			now[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	o := check.Options{}
	if len(old) > 0 {
		o.Against = load(t, old)
	}
	return run(t, now, o)
}

func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.code(), func(t *testing.T) {
			got := printed(c.run(t))
			i := slices.IndexFunc(c.archive.Files, func(f txtar.File) bool { return f.Name == want })
			if i < 0 {
				return
			}
			if *update {
				c.archive.Files[i].Data = []byte(got)
				if err := os.WriteFile(c.path, txtar.Format(c.archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if wanted := string(c.archive.Files[i].Data); got != wanted {
				t.Errorf("%s: got\n%swant\n%s", c.path, got, wanted)
			}
		})
	}
}

// unusual are handbooks that no archive of texts can hold.
var unusual = map[string]fstest.MapFS{
	"unreadable": {"a.md": {Data: []byte("# A\n\nText.\n")}, "large.md": {Data: make([]byte, 300<<10)}},
	"not-a-file": {"a.md": {Data: []byte("# A\n\nText.\n")}, "link.md": {Data: []byte("a.md"), Mode: fs.ModeSymlink}},
	"encoding":   {"a.md": {Data: []byte("# A\n\nGr\xfc\xdfe.\n")}},
	"file-name":  {"a.md": {Data: []byte("# A\n\nText.\n")}, "b\x1b.md": {Data: []byte("# B\n\nText.\n")}},
}

// Every rule is produced by a case, with the severity that is documented, and
// nothing comes up that is not documented.
func TestEveryRuleHasACase(t *testing.T) {
	severity := map[string]handbook.Severity{}
	for _, r := range check.Rules() {
		severity[r.Code] = r.Severity
	}
	produced := map[string]bool{}
	note := func(about string, problems []handbook.Problem) {
		for _, p := range problems {
			produced[p.Code] = produced[p.Code] || p.Code == about
			if s, known := severity[p.Code]; !known || s != p.Severity {
				t.Errorf("a case of %s produces %s as %s, which is not what is documented", about, p.Code, p.Severity)
			}
		}
	}
	for _, c := range cases(t) {
		note(c.code(), c.run(t))
	}
	for code, fsys := range unusual {
		note(code, run(t, fsys, check.Options{}))
	}
	known := loaderCodes(t)
	for _, r := range check.Rules() {
		if later := r.OfLoader() && !slices.Contains(known, r.Code); later {
			t.Logf("%s is documented, and this loader does not report it", r.Code)
		} else if !produced[r.Code] {
			t.Errorf("no case produces %s", r.Code)
		}
	}
}

func TestCodesOfTheLoaderAreDocumented(t *testing.T) {
	for _, code := range loaderCodes(t) {
		if !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return r.Code == code && r.OfLoader() }) {
			t.Errorf("the loader reports %s, and no rule documents it", code)
		}
	}
}

var codeInSource = regexp.MustCompile(`(?:Code:\s*|problem\([^"\n]*|return )"([a-z]+(?:-[a-z]+)*)"(?:,|\))`)

// loaderCodes are the codes in the loader's source.
func loaderCodes(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../*.go")
	if err != nil || len(paths) == 0 {
		t.Fatal("no sources", err)
	}
	var codes []string
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, m := range codeInSource.FindAllSubmatch(source, -1) {
			codes = append(codes, string(m[1]))
		}
	}
	if len(codes) < 10 {
		t.Fatalf("only %q found: the pattern fits the source no more", codes)
	}
	return codes
}

func TestRulesAreComplete(t *testing.T) {
	for i, r := range check.Rules() {
		if r.Code == "" || r.Summary == "" || len(r.Text) < 60 || !strings.HasSuffix(r.Text, ".") {
			t.Errorf("%s is not complete: %+v", r.Code, r)
		}
		if i > 0 && check.Rules()[i-1].Code >= r.Code {
			t.Errorf("%s is not in order, or stands twice", r.Code)
		}
	}
}

const docs = "../../docs/check.md"

// The page is made of the table, so that the two cannot differ.
func TestDocsAreTheRules(t *testing.T) {
	wanted := page()
	if *update {
		if err := os.WriteFile(docs, []byte(wanted), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(docs)
	if err != nil || string(got) != wanted {
		t.Errorf("%s differs from the rules (%v): go test ./handbook/check -update writes it", docs, err)
	}
}

func page() string {
	var list, texts strings.Builder
	for _, r := range check.Rules() {
		fmt.Fprintf(&list, "| [`%s`](#%s) | %s | %s |\n", r.Code, r.Code, r.Severity, r.Summary)
		fmt.Fprintf(&texts, "\n## %s\n\n%s: %s.\n\n%s\n", r.Code, r.Severity, r.Summary, r.Text)
	}
	return intro + list.String() + texts.String()
}

const intro = "# What `trustbook check` finds\n\n" +
	"`trustbook check [PATH]` prints a line for each problem of a handbook, as `path:line: error: message [code]`, or `warning:` in the\n" +
	"place of `error:`. An error means that something of a text cannot be used, or that two texts cannot both be right; a warning leaves\n" +
	"everything as it is. The exit code is 1 when there are errors, and with `--strict` also when there are warnings. `--ignore CODE,CODE`\n" +
	"leaves rules out. `--json` prints the same as one object, and `--rules --json` the rules.\n\n" +
	"The path of a text is that of its file as seen from here. In a zip it is the path in the zip, its top folder included, behind that of\n" +
	"the zip: `handbook.zip/texts/people/desk.md:4`. Without a PATH the built-in handbook is checked, or the one that is set; a path that is\n" +
	"given and empty is an error, because a variable that should hold it is not set, while an empty `TRUSTBOOK_HANDBOOK` counts as none.\n\n" +
	"With the files of some texts in the place of PATH, as hooks of version control give them, only problems in these files are printed,\n" +
	"and the whole handbook is read for them: the one that is set when it holds the file, or else the nearest folder above the file that has a\n" +
	"`handbook.yaml`. Without either, say where the texts begin: `trustbook check --handbook texts texts/people/desk.md`. What several texts\n" +
	"have in common is one problem at the first of them, so a hook may be silent about it.\n\n" +
	"This page is written by `go test ./handbook/check -update` from the rules in `handbook/check`.\n\n" +
	"| code | severity | what it finds |\n|---|---|---|\n"

func TestHandbooksThatShipAreClean(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"the shipped handbook": embed.FS(), "the starter": embed.Starter()} {
		if got := printed(run(t, fsys, check.Options{})); got != "" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

var example = regexp.MustCompile(`(?m)^#(\w|  [-\w]|    \w)`)

// What the comments of the starter show can be used as it stands.
func TestExamplesOfTheStarterAreClean(t *testing.T) {
	fsys, examples := fstest.MapFS{}, 0
	err := fs.WalkDir(embed.Starter(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(embed.Starter(), path)
		examples += len(example.FindAll(data, -1))
		fsys[path] = &fstest.MapFile{Data: example.ReplaceAll(data, []byte("$1"))}
		return err
	})
	if err != nil || examples < 20 {
		t.Fatalf("%d lines of examples, %v", examples, err)
	}
	if got := printed(run(t, fsys, check.Options{})); got != "" {
		t.Error(got)
	}
	h := load(t, fsys)
	if e := h.Entry("shared-accounts"); len(h.Paths) != 1 || len(h.Paths[0].Entries) != 3 || e.Metadata.Owner == "" || h.Entry("leaving").Metadata.Owner == "" || !e.RequiresAck() {
		t.Errorf("paths %v, %+v", h.Paths, e.Metadata)
	}
}

func TestIgnoredRulesAreLeftOut(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte("TODO\n\n[x](nowhere.md)\n")}}
	all := run(t, fsys, check.Options{})
	some := run(t, fsys, check.Options{Ignore: []string{"draft-marker", "broken-link"}})
	if len(all) != 3 || len(some) != 1 || some[0].Code != "missing-title" {
		t.Errorf("all:\n%swithout two:\n%s", printed(all), printed(some))
	}
}
