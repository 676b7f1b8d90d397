package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"trustbook/ui/bill"
)

// modules returns the output of go mod graph.
func modules(t *testing.T) io.Reader {
	t.Helper()
	out, err := exec.Command("go", "mod", "graph").Output()
	if err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(out)
}

// written returns the bill of a new build, and its build information.
func written(t *testing.T) (document, *buildinfo.BuildInfo) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "trustbook.exe")
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-ldflags=-s -w", "-o", program, "trustbook").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := run(w, modules(t), release{"1.2.3", "Acme", "2026-01-31T12:00:00Z"}, []string{program}); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same binary has two bills")
	}
	var d document
	in := json.NewDecoder(&first)
	in.DisallowUnknownFields()
	if err := in.Decode(&d); err != nil {
		t.Fatal(err)
	}
	build, err := buildinfo.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	return d, build
}

var (
	sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)
	uuid      = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$`)
	purl      = regexp.MustCompile(`^pkg:golang/[a-z0-9.~/_-]+@[A-Za-z0-9.%-]+$`)
)

// The test builds the program, so it runs only in CI.
func TestBill(t *testing.T) {
	if os.Getenv("TRUSTBOOK_FULL") == "" {
		t.Skip("linking the program takes long: TRUSTBOOK_FULL=1 runs this")
	}
	d, build := written(t)
	if d.Format != "CycloneDX" || d.Spec != "1.6" || d.Version != 1 {
		t.Errorf("it calls itself %s %s %d", d.Format, d.Spec, d.Version)
	}
	own := d.Metadata.Component
	if own.Name != "trustbook" || own.Version != "1.2.3" || len(own.Hashes) != 1 || len(own.Licences) != 1 || len(own.Properties) != 2 || own.Supplier.Name != "Acme" {
		t.Errorf("the program is %+v", own)
	}
	if m := d.Metadata; m.Timestamp != "2026-01-31T12:00:00Z" || len(m.Tools.Components) != 1 || m.Supplier.Name != "Acme" || !uuid.MatchString(d.Serial) {
		t.Errorf("it says of itself %+v, %s", m, d.Serial)
	}
	checkDependencies(t, d)
	listed := map[string]component{}
	for _, c := range d.Components {
		if _, twice := listed[c.Ref]; twice {
			t.Errorf("%s stands twice", c.Ref)
		}
		listed[c.Ref] = c
		if !purl.MatchString(c.PURL) || c.Ref != c.PURL || len(c.Licences) == 0 || c.Type != "library" {
			t.Errorf("%s is not complete: %+v", c.Name, c)
		}
		if c.Name != bill.StandardLibrary && (len(c.Hashes) != 1 || !sha256Hex.MatchString(c.Hashes[0].Content)) {
			t.Errorf("%s has the hashes %v", c.Name, c.Hashes)
		}
	}
	want := 1 // the standard library
	for _, m := range build.Deps {
		c, ok := listed[packageURL(m.Path, m.Version)]
		if standIn := m.Replace != nil; ok == standIn {
			t.Errorf("%s is listed: %v, is a stand-in: %v", m.Path, ok, standIn)
		}
		if ok {
			want++
			if c.Version != m.Version || c.Name != m.Path {
				t.Errorf("%s %s is listed as %s %s", m.Path, m.Version, c.Name, c.Version)
			}
		}
	}
	if len(d.Components) != want || want < 20 {
		t.Errorf("%d components, want %d", len(d.Components), want)
	}
}

// checkDependencies fails if a bill lists something that the program does not need, directly or indirectly.
func checkDependencies(t *testing.T, d document) {
	t.Helper()
	needs := map[string][]string{}
	for _, dep := range d.Dependencies {
		needs[dep.Ref] = dep.DependsOn
	}
	reached := map[string]bool{}
	var follow func(ref string)
	follow = func(ref string) {
		if !reached[ref] {
			reached[ref] = true
			for _, to := range needs[ref] {
				follow(to)
			}
		}
	}
	follow(bill.ProgramName)
	for _, c := range d.Components {
		if _, ok := needs[c.Ref]; !ok || !reached[c.Ref] {
			t.Errorf("the program does not need %s, which is listed with its needs: %v", c.Ref, ok)
		}
	}
	if len(reached) != len(d.Components)+1 || len(d.Dependencies) != len(reached) {
		t.Errorf("%d parts are needed and %d have needs, of %d", len(reached), len(d.Dependencies), len(d.Components)+1)
	}
}

// No build has the packages that the false alarms are about, and each bill says so.
func TestFalseAlarms(t *testing.T) {
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", "trustbook")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range knownFalseAlarms {
			if !strings.Contains(string(out), a.module+"/") || strings.Contains(string(out), a.missing) {
				t.Errorf("on %s %s is no false alarm: the build lacks %s, or has %s", system, a.id, a.module, a.missing)
			}
		}
	}
	got := falseAlarms([]component{{Name: "golang.org/x/crypto", Ref: "here"}, {Name: "other"}})
	if len(got) != 1 || got[0].ID != "GO-2026-5932" || got[0].Affects[0].Ref != "here" || got[0].Analysis.State != "not_affected" {
		t.Errorf("of x/crypto the bill says %+v", got)
	}
	if got := falseAlarms([]component{{Name: "other"}}); got != nil {
		t.Errorf("without x/crypto the bill says %+v", got)
	}
}

// Without a module graph there is no bill, because a pipe hides the failure of its first program.
func TestGraphIsNeeded(t *testing.T) {
	for _, input := range []string{"", "nonsense\n", "other@v1 a@v1\n"} {
		if g, err := readGraph(strings.NewReader(input)); err == nil {
			t.Errorf("%q is read as %v", input, g)
		}
	}
}

func TestPackageURL(t *testing.T) {
	for _, c := range []struct{ path, version, want string }{
		{"github.com/BurntSushi/toml", "v1.6.0", "pkg:golang/github.com/burntsushi/toml@v1.6.0"},
		{"example.com/old", "v2.0.0+incompatible", "pkg:golang/example.com/old@v2.0.0%2Bincompatible"},
		{bill.StandardLibrary, "1.26.0", "pkg:golang/stdlib@1.26.0"},
	} {
		if got := packageURL(c.path, c.version); got != c.want {
			t.Errorf("%s %s is %s, want %s", c.path, c.version, got, c.want)
		}
	}
}

// Hashes are base64 in go.sum and hexadecimal in a bill.
func TestHashes(t *testing.T) {
	const zeros = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
	if got := hashesOf(zeros); len(got) != 1 || got[0].Content != strings.Repeat("0", 64) {
		t.Errorf("%s is %v", zeros, got)
	}
	for _, sum := range []string{"", "h1:?", "h2:AAAA"} {
		if got := hashesOf(sum); got != nil {
			t.Errorf("%q is %v", sum, got)
		}
	}
}

func TestNotABinary(t *testing.T) {
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte("no program"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{nil, {text}, {text + "-that-is-not-here"}, {text, text}} {
		var out bytes.Buffer
		if err := run(&out, strings.NewReader("trustbook a@v1\n"), release{version: "1.2.3"}, args); err == nil || out.Len() > 0 {
			t.Errorf("%q gives %q (%v)", args, out.String(), err)
		}
	}
}
