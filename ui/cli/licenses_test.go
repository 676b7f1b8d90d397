package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// licenses runs the command in a build and returns its exit code and output.
func licenses(t *testing.T, build func() (*debug.BuildInfo, bool)) (code int, stdout, stderr string) {
	t.Helper()
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	var messages bytes.Buffer
	p := program()
	p.Build, p.Stdout, p.Stderr = build, out, &messages
	code = p.Run([]string{"licenses"})
	data, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	return code, string(data), messages.String()
}

// A build that has a dependency without a notice reports it.
func TestMissingLicence(t *testing.T) {
	code, stdout, stderr := licenses(t, madeOf("example.com/new", "github.com/yuin/goldmark"))
	if code != 1 || !strings.Contains(stderr, "no notice for example.com/new\nhint: ") {
		t.Errorf("code %d, %q", code, stderr)
	}
	if !strings.Contains(stdout, "\nUnknown\n  example.com/new v1.0.0\n") {
		t.Errorf("the list has it as\n%.2000s", stdout)
	}
	code, stdout, stderr = licenses(t, func() (*debug.BuildInfo, bool) { return nil, false })
	if code != 2 || stdout != "" || !strings.Contains(stderr, "does not record its dependencies") {
		t.Errorf("code %d, %q, %q", code, stdout, stderr)
	}
}
