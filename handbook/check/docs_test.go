package check_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/handbook/check"
)

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
	"Only the rules with a star below are applied to it, because they are nearly always right about such handbooks. These problems are not\n" +
	"reported: missing images; problems in archives, old versions, posts, tests and generated pages; examples of links; and broken links of one\n" +
	"kind if there are so many that the site probably generates their targets. Of each rule, the first ten problems are reported, and how many\n" +
	"follow. `--all` reports everything.\n\n" +
	"Paths are relative to the current folder. Paths inside a zip, including its top folder, follow the path of the zip:\n" +
	"`handbook.zip/handbook/people/desk.md:4`. Without a PATH, the handbook in the settings or else the built-in one is checked. An empty PATH\n" +
	"is an error, because it usually comes from a variable that is not set; an empty `TRUSTBOOK_HANDBOOK` counts as not set.\n\n" +
	"Given single files instead of the folder, it checks just those, which is what a pre-commit hook needs. It still reads the whole handbook:\n" +
	"the handbook in the settings if it contains the file, or else the nearest folder above the file with a `handbook.yaml`. If there is\n" +
	"neither, name the folder: `trustbook check --handbook handbook handbook/people/desk.md`. A problem that several entries share is reported at the first of\n" +
	"them, so a hook may not show it.\n\n" +
	"This page is generated from the rules in `handbook/check` by `go test ./handbook/check -update`.\n\n" +
	"| code | severity | what it finds |\n|---|---|---|\n"
