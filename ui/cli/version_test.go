package cli_test

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
)

// A build that is not a release prints the version that the toolchain recorded.
func TestVersionWithoutARelease(t *testing.T) {
	for recorded, want := range map[string]string{"v1.4.0": "trustbook v1.4.0\n", "": "trustbook (devel)\n"} {
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		p := program()
		p.Version, p.Stdout, p.Stderr = "", out, os.Stderr
		p.Build = func() (*debug.BuildInfo, bool) {
			return &debug.BuildInfo{Main: debug.Module{Version: recorded}}, true
		}
		if code := p.Run([]string{"--version"}); code != 0 {
			t.Errorf("--version ends with %d", code)
		}
		out.Close()
		if got, err := os.ReadFile(out.Name()); err != nil || string(got) != want {
			t.Errorf("--version prints %q (%v), want %q", got, err, want)
		}
	}
}
