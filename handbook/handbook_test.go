package handbook_test

import (
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"

	"trustbook/handbook"
	"trustbook/handbook/load"
)

func loadFiles(t *testing.T, files map[string]string) *handbook.Handbook {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	h, err := load.Handbook(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func idsOf(entries []*handbook.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

// The model is cheap to import, because parsers and terminals are in other packages.
func TestTheModelDependsOnNoParser(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dep := range strings.FieldsSeq(string(out)) {
		domain, _, _ := strings.Cut(dep, "/")
		if strings.Contains(domain, ".") || strings.HasPrefix(dep, "trustbook/handbook/") {
			t.Errorf("it depends on %s", dep)
		}
	}
}
