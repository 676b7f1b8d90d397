package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// docs/security.md names the test that proves each line, as `package`: `TestName`,
// `FuzzName`; each is in that package.
func TestSecurityDocNamesItsTests(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(root, "docs", "security.md"))
	if err != nil {
		t.Fatal(err)
	}
	folder, named := "", 0
	for _, m := range regexp.MustCompile("`([a-z][a-z0-9/]*)`:|`((?:Test|Fuzz|Benchmark)\\w+)`").FindAllStringSubmatch(string(page), -1) {
		if m[1] != "" {
			folder = m[1]
			continue
		}
		named++
		if !strings.Contains(tests(t, folder), "\nfunc "+m[2]+"(") {
			t.Errorf("docs/security.md names %s in %s, which does not have it", m[2], folder)
		}
	}
	if named < 20 {
		t.Errorf("docs/security.md names only %d tests", named)
	}
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
