//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkStart measures whole runs of the program, from start to end, relative to runs of a Go program that does
// nothing. The ratio is comparable across machines.
func BenchmarkStart(b *testing.B) {
	path, err := build()
	if err != nil {
		b.Fatal(err)
	}
	nothing := emptyProgram(b)
	for _, line := range []string{"--version", "--help", "list", "search mfa admin", "show " + mfa, "export"} {
		b.Run(strings.Fields(line)[0], func(b *testing.B) {
			var ratios []float64
			for b.Loop() {
				floor := runTime(b, nothing)
				ratios = append(ratios, float64(runTime(b, path, strings.Fields(line)...))/float64(floor))
			}
			slices.Sort(ratios)
			b.ReportMetric(ratios[len(ratios)/2], "x-empty")
		})
	}
}

// runTime returns how long a program runs.
func runTime(b *testing.B, path string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(path, args...)
	cmd.Env = []string{"HOME=" + b.TempDir(), "LANG=C.UTF-8"}
	began := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%s: %v", path, err)
	}
	return time.Since(began)
}

// emptyProgram builds a program that does nothing.
func emptyProgram(b *testing.B) string {
	b.Helper()
	folder := b.TempDir()
	source := filepath.Join(folder, "main.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(folder, "nothing.exe")
	if out, err := exec.Command("go", "build", "-o", path, source).CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}
