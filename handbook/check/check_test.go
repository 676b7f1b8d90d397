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
	"trustbook/handbook/load"
)

var update = flag.Bool("update", false, "update the expected output and docs/check.md")

// today is the date for all cases.
var today = time.Date(2026, time.January, 31, 15, 0, 0, 0, time.UTC)

func loadHandbook(t testing.TB, fsys fs.FS) *handbook.Handbook {
	t.Helper()
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func run(t testing.TB, fsys fs.FS, o check.Options) []handbook.Problem {
	t.Helper()
	o.Now = today
	return check.Run(loadHandbook(t, fsys), fsys, o)
}

func printed(problems []handbook.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s [%s]\n", p, p.Code)
	}
	return b.String()
}

// want is the file of a case with the expected output. Cases for rules of the loader do not have one, because the tests
// of the loader check the messages.
const want = "want"

// testCase is an archive with the files of a handbook. Files below OLD/ are an earlier
// edition.
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

// code returns the rule of the case: its name up to the first dot.
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
		o.Against = loadHandbook(t, old)
	}
	return run(t, now, o)
}

func TestRules(t *testing.T) {
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

// Links and navigations may refer to paths below symbolic links, which are not followed.
func TestLinksBelowSymbolicLinks(t *testing.T) {
	got := printed(run(t, fstest.MapFS{
		"docs/a.md":  {Data: []byte("# A\n\n[There](more/b.md), [here](less/b.md).\n")},
		"docs/more":  {Mode: fs.ModeSymlink, Data: []byte("../elsewhere")},
		"mkdocs.yml": {Data: []byte("nav: [a.md, more/c.md]\n")},
	}, check.Options{}))
	const want = `docs/a.md:3: the link to "less/b.md" leads to no entry of this handbook [broken-link]` + "\n"
	if got != want {
		t.Error(got)
	}
}

// unusual contains handbooks that cannot be stored in a txtar archive.
var unusual = map[string]fstest.MapFS{
	"unreadable": {"a.md": {Data: []byte("# A\n\nText.\n")}, "large.md": {Data: make([]byte, 300<<10)}},
	"not-a-file": {"a.md": {Data: []byte("# A\n\nText.\n")}, "link.md": {Data: []byte("a.md"), Mode: fs.ModeSymlink}},
	"encoding":   {"a.md": {Data: []byte("# A\n\nGr\xfc\xdfe.\n")}},
	"file-name":  {"a.md": {Data: []byte("# A\n\nText.\n")}, "b\x1b.md": {Data: []byte("# B\n\nText.\n")}},
}

func TestLinksToAnUnreadablePageAreNotBroken(t *testing.T) {
	problems := run(t, fstest.MapFS{
		"a.md": {Data: []byte("# A\n\nSee [the large page](large.md), [there](large.html) and [on the site](/large/#part).\n")}, "large.md": {Data: make([]byte, 300<<10)},
	}, check.Options{})
	if len(problems) != 1 || problems[0].Code != "unreadable" {
		t.Error(printed(problems))
	}
}

func TestShippedHandbooksAreClean(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"shipped handbook": embed.FS(), "starter": embed.Starter()} {
		if got := printed(run(t, fsys, check.Options{})); got != "" {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

var example = regexp.MustCompile(`(?m)^#(\w|  [-\w]|    \w)`)

// The commented-out examples of the starter work when they are uncommented.
func TestStarterExamplesAreClean(t *testing.T) {
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
	h := loadHandbook(t, fsys)
	if e := h.Entry("shared-accounts"); len(h.Paths) != 1 || len(h.Paths[0].Entries) != 3 || e.Metadata.Owner == "" || h.Entry("leaving").Metadata.Owner == "" || !e.RequiresAck() {
		t.Errorf("paths %v, %+v", h.Paths, e.Metadata)
	}
}

func TestIgnore(t *testing.T) {
	fsys := fstest.MapFS{"a.md": {Data: []byte("TODO\n\n[x](nowhere.md)\n")}}
	all := run(t, fsys, check.Options{})
	some := run(t, fsys, check.Options{Ignore: []string{"draft-marker", "broken-link"}})
	if len(all) != 3 || len(some) != 1 || some[0].Code != "missing-title" {
		t.Errorf("all:\n%swithout two rules:\n%s", printed(all), printed(some))
	}
}

// Lines of UTF-16 are found like those of UTF-8, and its encoding is reported.
func TestUTF16(t *testing.T) {
	text := []byte{0xff, 0xfe}
	for _, c := range "---\nid: a\ntitle: A\nakc: no\n---\nText.\n" {
		text = append(text, byte(c), 0)
	}
	got := printed(run(t, fstest.MapFS{"handbook.yaml": {Data: []byte("title: T\n")}, "x.md": {Data: text}}, check.Options{}))
	want := `x.md:1: is UTF-16, which many programs cannot read; save it as UTF-8 [encoding]
x.md:4: "akc" is not a known field, so nobody is asked to acknowledge this entry; did you mean "ack"? [misspelt-key]
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
