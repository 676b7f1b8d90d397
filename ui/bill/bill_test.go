package bill

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "update the notices")

// systems lists the systems that the program is built for.
var systems = []string{
	"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64",
	"freebsd/amd64", "openbsd/amd64",
}

// goPackage is a package in a build.
type goPackage struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Dir string
		Main      bool
		Replace   *struct{ Version string }
	}
}

// systemsHere returns all systems if TRUSTBOOK_FULL is set, as in CI. Otherwise it returns only the current one:
// listing the packages of a build takes a quarter of a second.
func systemsHere() []string {
	if os.Getenv("TRUSTBOOK_FULL") != "" || *update {
		return systems
	}
	return []string{runtime.GOOS + "/" + runtime.GOARCH}
}

// packages returns the packages in a build of the program for a system.
func packages(t *testing.T, system string) (all []goPackage) {
	t.Helper()
	goos, goarch, _ := strings.Cut(system, "/")
	cmd := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", "trustbook")
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	cmd.Stderr = t.Output()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: go list: %v", system, err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p goPackage
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// owner returns the module that owns a package, the root folder of that module, and the first folder to search.
func owner(p goPackage, goroot string) (path, root, first string) {
	switch {
	case p.Standard: // deeper folders contain code that only other builds link
		return StandardLibrary, goroot, goroot
	case p.Module.Replace != nil && p.Module.Replace.Version == "":
		return ProgramName, "", "" // a replacement, which is part of the program
	case p.Module.Main:
		return ProgramName, p.Module.Dir, p.Dir
	}
	return p.Module.Path, p.Module.Dir, p.Dir
}

var noticeFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents|unlicense)([.-](md|txt|mit|bsd|apache.*))?$`)

// collectNotices returns the notices of all builds from the module cache. For each package it searches the folder of
// the package and the parent folders.
func collectNotices(t *testing.T) map[string][]Notice {
	t.Helper()
	goroot := goroot(t)
	all := map[string][]Notice{}
	seen := map[string]bool{}
	for _, system := range systemsHere() {
		for _, p := range packages(t, system) {
			path, root, dir := owner(p, goroot)
			for ; root != "" && strings.HasPrefix(dir, root) && !seen[dir]; dir = filepath.Dir(dir) {
				seen[dir] = true
				all[path] = append(all[path], noticesIn(t, root, dir)...)
			}
		}
	}
	for _, texts := range all {
		slices.SortFunc(texts, func(a, b Notice) int { return strings.Compare(a.File, b.File) })
	}
	return all
}

func noticesIn(t *testing.T, root, dir string) (found []Notice) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Type()&fs.ModeType != 0 || !noticeFile.MatchString(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		name, err := filepath.Rel(root, filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(string(data), "\r\n", "\n")
		found = append(found, Notice{filepath.ToSlash(name), strings.Trim(text, "\n") + "\n"})
	}
	return found
}

func goroot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// The notices in the binary are exactly those of the modules in its builds.
func TestNoticesMatchModules(t *testing.T) {
	want := collectNotices(t)
	if len(want[StandardLibrary]) == 0 { // some systems keep Go's licence elsewhere
		t.Log("skipped: the notices of the standard library, which are not beside it here")
		want[StandardLibrary] = readNotices()[StandardLibrary]
	}
	if *update {
		write(t, want)
		return
	}
	got := readNotices()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if len(want[path]) == 0 {
			t.Errorf("%s has no licence", path)
		}
		if !slices.Equal(got[path], want[path]) {
			t.Errorf("the notices of %s are others: go test ./ui/bill -update", path)
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok && len(systemsHere()) == len(systems) {
			t.Errorf("%s is in no build any more: go test ./ui/bill -update", path)
		}
	}
}

func write(t *testing.T, all map[string][]Notice) {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.NewEncoder(w).Encode(all); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("notices.json.gz", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Every module has a notice, and a licence that was reviewed.
func TestLicencesAreKnown(t *testing.T) {
	for path, texts := range readNotices() {
		if len(Licences(texts)) == 0 {
			t.Errorf("%s is under terms that are not known: look at them, then add them to marks", path)
		}
	}
	if got := Licences(readNotices()["go.yaml.in/yaml/v4"]); !slices.Equal(got, []string{"Apache-2.0", "MIT"}) {
		t.Errorf("the YAML library, some files of which come from elsewhere, has the licences %q", got)
	}
	if got := Licences([]Notice{{"LICENSE", "Do what you like."}}); got != nil {
		t.Errorf("a text that is no licence is taken for %q", got)
	}
}

func TestParts(t *testing.T) {
	parts := Components(&debug.BuildInfo{GoVersion: "go1.26.0", Deps: []*debug.Module{
		{Path: "github.com/yuin/goldmark", Version: "v1.8.7", Sum: "h1:x"},
		{Path: "example.com/new", Version: "v1.0.0", Sum: "h1:y"},
		{Path: "github.com/alecthomas/chroma/v2", Version: "v2.14.0", Replace: &debug.Module{Path: "./ui/markdown/plainchroma"}},
	}})
	of := map[string]Component{}
	for _, p := range parts {
		of[p.Path] = p
	}
	if p := of["github.com/yuin/goldmark"]; p.Version != "v1.8.7" || p.Sum != "h1:x" || len(p.Notices) != 1 {
		t.Errorf("a module of the build is %+v", p)
	}
	if p := of[StandardLibrary]; p.Version != "1.26.0" || len(p.Notices) == 0 {
		t.Errorf("the standard library is %+v", p)
	}
	if p, ok := of["example.com/new"]; !ok || p.Notices != nil {
		t.Errorf("an unknown module is %+v (%v)", p, ok)
	}
	if p, ok := of["github.com/spf13/cobra"]; !ok || p.Version != "" {
		t.Errorf("a module of other builds is %+v (%v)", p, ok)
	}
	if p, ok := of["github.com/alecthomas/chroma/v2"]; ok {
		t.Errorf("a module that a folder stands in for is %+v", p)
	}
	if !slices.IsSortedFunc(parts, func(a, b Component) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("the parts are not in order")
	}
}

func TestNoticesAreOneFile(t *testing.T) {
	r, err := gzip.NewReader(bytes.NewReader(compressedNotices))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil || !json.Valid(data) {
		t.Errorf("notices.json.gz is damaged: %v", err)
	}
}
