package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// testVersion is what the tests build in, the way a release does.
const testVersion = "v0.0.0-test"

// folder is where the program is built; TestMain removes it.
var folder string

func TestMain(m *testing.M) {
	code := m.Run()
	if folder != "" {
		_ = os.RemoveAll(folder)
	}
	os.Exit(code)
}

// build builds the program once for all tests that run it.
var build = sync.OnceValues(func() (string, error) {
	var err error
	if folder, err = os.MkdirTemp("", "trustbook-test-"); err != nil {
		return "", err
	}
	path := filepath.Join(folder, "trustbook.exe")
	cmd := exec.Command("go", "build", "-buildvcs=false", "-ldflags=-X main.version="+testVersion, "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as it ships
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = errors.Join(err, fmt.Errorf("%s", out))
	}
	return path, err
})

// binary is the path of the built program.
func binary(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatalf("go build: %v", err)
	}
	return path
}

func TestVersionIsTheReleases(t *testing.T) {
	t.Parallel()
	out, err := exec.Command(binary(t), "--version").CombinedOutput()
	if want := "trustbook " + testVersion + "\n"; err != nil || string(out) != want {
		t.Errorf("--version prints %q (%v), want %q", out, err, want)
	}
}

func TestVersionOf(t *testing.T) {
	if got := versionOf("v1.2.3"); got != "v1.2.3" {
		t.Errorf("a release calls itself %q", got)
	}
	if got := versionOf(""); got == "" {
		t.Error("a build without a version says nothing of itself")
	}
}
