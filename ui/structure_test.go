package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// components are the packages of the screen, except the root.
var components = []string{
	"answer", "browse", "browse/list", "dialog", "draw", "keymap", "layout", "message", "page", "pager", "phrases", "reader", "reader/find",
	"session", "statusbar", "terminal",
}

// maxRing is the maximum number of files in an import-like cycle: files of a package that use each other, directly or
// indirectly.
const maxRing = 5

func TestFilesFormNoLargeRings(t *testing.T) {
	for _, dir := range goFolders(t) {
		if ring := largestRing(fileUses(t, dir)); len(ring) > maxRing {
			t.Errorf("%s: these %d files use each other: %s", dir, len(ring), strings.Join(ring, " "))
		}
	}
}

func TestNoRoomKnowsTheRoot(t *testing.T) {
	for _, dir := range components {
		for _, f := range parsePackage(t, token.NewFileSet(), dir) {
			for _, i := range f.Imports {
				if p, _ := strconv.Unquote(i.Path.Value); p == "trustbook/ui" || p == "trustbook/ui/cli" {
					t.Errorf("%s imports %s", dir, p)
				}
			}
		}
	}
}

// TestTheDomainKnowsNoScreen checks all dependencies, because a linter sees only direct imports.
func TestTheDomainKnowsNoScreen(t *testing.T) {
	domain := []string{"../handbook/...", "../search/..."}
	for _, dir := range []string{"session", "phrases", "readstate", "receipts", "statedir", "config", "trust", "lastgood", "gaps", "workbook", "questionnaire"} {
		if _, err := os.Stat(dir); err != nil {
			t.Fatal(err)
		}
		domain = append(domain, "./"+dir)
	}
	args := append([]string{"list", "-f", `{{.ImportPath}} {{join .Deps " "}}`}, domain...)
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	listed := 0
	for line := range strings.Lines(string(out)) {
		listed++
		pkg, deps, _ := strings.Cut(line, " ")
		for dep := range strings.FieldsSeq(deps) {
			if strings.HasPrefix(dep, "charm.land/") || strings.HasPrefix(dep, "github.com/charmbracelet/") && !strings.HasPrefix(dep, "github.com/charmbracelet/x/ansi") {
				t.Errorf("%s depends on %s", pkg, dep)
			}
		}
	}
	if listed < len(domain) {
		t.Errorf("%d packages were looked at:\n%s", listed, out)
	}
}

// TestWhatStartsGoroutinesChecksForLeaks checks that the packages with a leak check are exactly those that start
// goroutines. CI runs these packages under the race detector.
func TestWhatStartsGoroutinesChecksForLeaks(t *testing.T) {
	found := 0
	for _, dir := range goFolders(t) {
		if !startsGoroutines(parsePackage(t, token.NewFileSet(), dir)) {
			continue
		}
		found++
		if !testsImport(t, dir, "go.uber.org/goleak") {
			t.Errorf("%s starts goroutines, but its tests do not check for leaks", dir)
		}
	}
	if found == 0 {
		t.Error("no package starts a goroutine")
	}
}

// testsImport reports whether a test file of a package imports another package.
func testsImport(t *testing.T, dir, path string) bool {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(names, func(name string) bool {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(f.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == strconv.Quote(path) })
	})
}

func goFolders(t *testing.T) []string {
	t.Helper()
	out, err := listGoFolders()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

var listGoFolders = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("go", "list", "-f", "{{.Dir}}", "../handbook/...", "../search/...", "./...").Output()
})

func startsGoroutines(files []*ast.File) bool {
	found := false
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				found = true
			case *ast.CallExpr: // of a WaitGroup or an errgroup
				if method, ok := n.Fun.(*ast.SelectorExpr); ok && method.Sel.Name == "Go" {
					found = true
				}
			}
			return !found
		})
	}
	return found
}

// parsePackage parses the files of a package, except its tests.
func parsePackage(t *testing.T, fset *token.FileSet, dir string) []*ast.File {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector finds nothing in source files")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s has no files: %v", dir, err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// emptyPackages imports every package as an empty one, because only uses within a package count.
type emptyPackages struct{}

func (emptyPackages) Import(importPath string) (*types.Package, error) {
	p := types.NewPackage(importPath, path.Base(importPath))
	p.MarkComplete()
	return p, nil
}

// fileUses returns, for each file of a package, the files whose declarations it uses.
func fileUses(t *testing.T, dir string) map[string][]string {
	t.Helper()
	fset := token.NewFileSet()
	files := parsePackage(t, fset, dir)
	info := types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: emptyPackages{}, Error: func(error) {}} // declarations of other packages are missing
	pkg, _ := config.Check(dir, fset, files, &info)
	uses := map[string][]string{}
	for id, o := range info.Uses {
		from, to := fset.Position(id.Pos()).Filename, fset.Position(o.Pos()).Filename
		if o.Pkg() == pkg && from != to && !slices.Contains(uses[from], to) {
			uses[from] = append(uses[from], to)
		}
	}
	return uses
}

// largestRing returns the largest set of files that can all reach each other.
func largestRing(uses map[string][]string) []string {
	reach := map[string]map[string]bool{}
	for from := range uses {
		seen := map[string]bool{}
		for todo := []string{from}; len(todo) > 0; {
			file := todo[0]
			todo = todo[1:]
			for _, to := range uses[file] {
				if !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
			}
		}
		reach[from] = seen
	}
	var largest []string
	for a := range reach {
		ring := []string{a}
		for b := range reach {
			if a != b && reach[a][b] && reach[b][a] {
				ring = append(ring, b)
			}
		}
		if slices.Sort(ring); len(ring) > len(largest) {
			largest = ring
		}
	}
	return largest
}
