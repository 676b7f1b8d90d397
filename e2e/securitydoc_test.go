package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namedTest matches a name in docs/security.md: a package, a test in it, or a script of its TestScript, as in
// `package`: `TestName` `script.txtar`.
var namedTest = regexp.MustCompile("`([a-z][a-z0-9/]*)`:|`((?:Test|Fuzz|Benchmark)\\w+)`|`(\\w+\\.txtar)`")

// Each row of the table in docs/security.md names the tests that prove a promise. All tests named on that page exist.
func TestSecurityIsProved(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "docs", "security.md"))
	if err != nil {
		t.Fatal(err)
	}
	before, table, _ := strings.Cut(string(data), "\n| promise | test |\n|---|---|\n")
	table, after, _ := strings.Cut(table, "\n\n")
	rows := strings.Split(table, "\n")
	if len(rows) < 25 {
		t.Errorf("docs/security.md has a table of only %d promises", len(rows))
	}
	for _, row := range rows {
		promise, proof, _ := strings.Cut(strings.TrimPrefix(row, "| "), " | ")
		if checkNamedTests(t, proof) == 0 {
			t.Errorf("docs/security.md names no test for %q", promise)
		}
	}
	checkNamedTests(t, before+after)
}

// checkNamedTests fails for each test or script named in text that does not exist, and returns the number of tests.
func checkNamedTests(t *testing.T, text string) (named int) {
	t.Helper()
	folder := ""
	for _, m := range namedTest.FindAllStringSubmatch(text, -1) {
		switch {
		case m[1] != "":
			folder = m[1]
		case m[2] != "":
			named++
			if !strings.Contains(tests(t, folder), "\nfunc "+m[2]+"(") {
				t.Errorf("docs/security.md names %s in %s, which does not have it", m[2], folder)
			}
		default:
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(folder), "testdata", "script", m[3])); err != nil {
				t.Errorf("docs/security.md names a script that does not exist: %v", err)
			}
		}
	}
	return named
}

// tests returns the source of all tests in a folder of the project.
func tests(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tests in %q (%v)", folder, err)
	}
	var all strings.Builder
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(source)
	}
	return all.String()
}
