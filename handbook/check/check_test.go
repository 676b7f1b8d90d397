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

// Without a manifest, broken links are minor if there are more of the kind than authors overlook, because the site
// probably makes what they lead to.
func TestMinorLinks(t *testing.T) {
	var names, generated, files, places strings.Builder
	for i := range 12 {
		fmt.Fprintf(&names, "[Term %d](Term%d), ", i, i)
		fmt.Fprintf(&generated, "[Tool %d](/tools/tool%d.html), ", i, i)
		fmt.Fprintf(&places, "[Place %d](tools/list.md#place%d), ", i, i)
	}
	for i := range 60 {
		fmt.Fprintf(&files, "[Tools %d](tools/list.md), ", i)
	}
	for text, want := range map[string]int{
		names.String():     0,
		generated.String(): 0,
		places.String():    0,
		"[place](tools/list.md#place), [term][no-such-term] and [more-terms][].":      1,
		"[Term](Term), [tool](/tools/tool.html).":                                     2,
		"[Term](Term), [shop](/shop/tool.html), [above](../b.md).":                    1,
		"[it](report.pdf) and [a button](javascript:void%280%29).":                    1,
		files.String() + "[a](a1.md), [b](b1.md), [c](c1.md), [d](d1.md), [e](e1.md)": 5,
		files.String() + "[a](a1.md), [b](b1.md)" + names.String():                    0, // the whole site is not here
		"[made](made/a.md), [here](/made/a.md), [there](www.example.org/made/).":      1,
		"[the schema](/tools/schema.json), [drawn](plan.svg), ![plan](plan.png).":     2,
	} {
		got := 0
		for _, p := range run(t, fstest.MapFS{"a.md": {Data: []byte("# A\n\n" + text + "\n")}, "tools/list.md": {Data: []byte("# Tools\n\n## One\n\nMany.\n")}}, check.Options{}) {
			if !p.Subject.Minor {
				got++
			}
		}
		if got != want {
			t.Errorf("%.30s: %d problems are not minor, want %d", text, got, want)
		}
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

// In a handbook without a manifest, problems that matter only in trustbook are minor.
func TestMinorProblems(t *testing.T) {
	files := fstest.MapFS{
		"a.md":      {Data: []byte("---\ndraft: true\n---\n\nSee {{ place }}, wide\u200bspread.\n\n{% box %}\n")},
		"b/a.md":    {Data: []byte("The same name.\n")},
		"b/0_a.md":  {Data: []byte("And another.\n")},
		"old.rst":   {Data: []byte("Old\n===\n")},
		"0/id.md":   {Data: []byte("---\nid: tight\ntitle: Tight\n---\n\n![plan](plan.png) [above](../../b.md) <svg></svg>\n")},
		"tight.md":  {Data: []byte("#Tight\n\nText.\n")},
		"marked.md": {Data: []byte("# Marked\n\nTurned\u202e around, TBD.\n")},
	}
	for _, foreign := range []bool{true, false} {
		var minor, major []string
		for _, p := range run(t, files, check.Options{}) {
			if p.Subject.Minor {
				minor = append(minor, p.Code)
			} else {
				major = append(major, p.Code)
			}
		}
		wantMinor, wantMajor := "", "control-character"
		if foreign {
			wantMinor = "broken-link control-character draft-marker draft-status missing-title raw-html template-remains unknown-markup unread-file"
		} else {
			wantMajor = "broken-link control-character draft-marker draft-status missing-title raw-html template-remains unknown-markup unread-file"
		}
		if got := strings.Join(slices.Compact(slices.Sorted(slices.Values(minor))), " "); got != wantMinor {
			t.Errorf("minor, foreign %v: got %s, want %s", foreign, got, wantMinor)
		}
		if got := strings.Join(slices.Compact(slices.Sorted(slices.Values(major))), " "); got != wantMajor {
			t.Errorf("others, foreign %v: got %s, want %s", foreign, got, wantMajor)
		}
		files[handbook.ManifestName] = &fstest.MapFile{Data: []byte("title: Ours\n")}
	}
}

// unusual are handbooks that cannot be stored in a txtar archive.
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

// Every rule has a case that triggers it, and every problem is documented with its
// severity.
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
				t.Errorf("a case of %s produces %s as %s, unlike its documentation", about, p.Code, p.Severity)
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
			t.Logf("%s is documented, but this loader does not report it", r.Code)
		} else if !produced[r.Code] {
			t.Errorf("no case produces %s", r.Code)
		}
	}
}

func TestLoaderCodesAreDocumented(t *testing.T) {
	for _, code := range loaderCodes(t) {
		if !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return r.Code == code && r.OfLoader() }) {
			t.Errorf("the loader reports %s, but no rule documents it", code)
		}
	}
}

var codeInSource = regexp.MustCompile(`(?:Code:\s*|problem\([^\n]*Severity\w+, |return )"([a-z]+(?:-[a-z]+)*)"(?:,|\))`)

// loaderCodes extracts the codes from the source of the loader.
func loaderCodes(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, folder := range []string{"load", "body", "frontmatter"} {
		sources, err := filepath.Glob("../" + folder + "/*.go")
		if err != nil || len(sources) == 0 {
			t.Fatal("no sources", err)
		}
		paths = append(paths, sources...)
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
		t.Fatalf("only %q found: the pattern no longer matches the source", codes)
	}
	return codes
}

func TestRulesAreComplete(t *testing.T) {
	for i, r := range check.Rules() {
		if r.Code == "" || r.Summary == "" || len(r.Text) < 60 || !strings.HasSuffix(r.Text, ".") {
			t.Errorf("%s is incomplete: %+v", r.Code, r)
		}
		if i > 0 && check.Rules()[i-1].Code >= r.Code {
			t.Errorf("%s is out of order or repeated", r.Code)
		}
	}
}

const docs = "../../docs/check.md"

// docs/check.md is generated from the rules, so the two cannot differ.
func TestDocsMatchRules(t *testing.T) {
	wanted := checkedPage()
	if *update {
		if err := os.WriteFile(docs, []byte(wanted), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(docs)
	if err != nil || string(got) != wanted {
		t.Errorf("%s differs from the rules (%v): run go test ./handbook/check -update", docs, err)
	}
}

func checkedPage() string {
	var list, texts strings.Builder
	for _, r := range check.Rules() {
		star := ""
		if r.Proven {
			star = " *"
		}
		fmt.Fprintf(&list, "| [`%s`](#%s)%s | %s | %s |\n", r.Code, r.Code, star, r.Severity, r.Summary)
		fmt.Fprintf(&texts, "\n## %s\n\n%s: %s.\n\n%s\n", r.Code, r.Severity, r.Summary, r.Text)
	}
	return intro + list.String() + texts.String()
}

const intro = "# What `trustbook check` finds\n\n" +
	"`trustbook check [PATH]` prints one line per problem, as `path:line: error: message [code]`, or with `warning:`. An error means that\n" +
	"part of an entry cannot be used, or that two entries cannot both be right. A warning changes nothing. The exit code is 1 if there are\n" +
	"errors and, with `--strict`, if there are warnings. `--ignore CODE,CODE` turns rules off. `--json` prints the problems as one JSON\n" +
	"object, and `--rules --json` the rules.\n\n" +
	"A handbook without a `handbook.yaml` counts as written for another program, unless a tenth of its entries has `answer` or `also_asked`.\n" +
	"Only the rules with a star below are applied to it, because they are nearly always right about such handbooks. Missing images, and\n" +
	"problems in folders of archives or tests, are not reported. Nor are broken links of which there are so many of one kind that the site\n" +
	"probably makes their targets. `--all` reports everything.\n\n" +
	"Paths are relative to the current folder. Paths inside a zip, including its top folder, follow the path of the zip:\n" +
	"`handbook.zip/handbook/people/desk.md:4`. Without a PATH, the handbook in the settings or else the built-in one is checked. An empty PATH\n" +
	"is an error, because it usually comes from a variable that is not set; an empty `TRUSTBOOK_HANDBOOK` counts as not set.\n\n" +
	"Given single files instead of the folder, it checks just those, which is what a pre-commit hook needs. It still reads the whole handbook:\n" +
	"the handbook in the settings if it contains the file, or else the nearest folder above the file with a `handbook.yaml`. If there is\n" +
	"neither, name the folder: `trustbook check --handbook handbook handbook/people/desk.md`. A problem that several entries share is reported at the first of\n" +
	"them, so a hook may not show it.\n\n" +
	"This page is generated from the rules in `handbook/check` by `go test ./handbook/check -update`.\n\n" +
	"| code | severity | what it finds |\n|---|---|---|\n"

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

// Entries with fields of trustbook are checked as entries for trustbook, even without a manifest.
func TestEntriesForTrustbookNeedNoManifest(t *testing.T) {
	const wrong = "---\nkind: fqa\norder: first\n---\n# MFA\n\nAll accounts have it.\n"
	for field, minor := range map[string]bool{"answer: yes": false, "also_asked: [2FA]": false, "review_in: 1 year": true, "category: access": true} {
		found := 0
		for _, p := range run(t, fstest.MapFS{"a.md": {Data: []byte(wrong)}, "b.md": {Data: []byte("---\n" + field + "\n---\n# SSO\n\nAll staff have it.\n")}}, check.Options{}) {
			if p.Code == "value" {
				found++
				if p.Subject.Minor != minor {
					t.Errorf("%s: %v is minor: %t", field, p, !minor)
				}
			}
		}
		if found != 2 {
			t.Errorf("%s: %d wrong values, want 2", field, found)
		}
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
