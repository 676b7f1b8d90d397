// Package e2e tests the built program from the outside: on a pseudo-terminal, in a
// pipe, under signals and in the lock-down. It needs no terminal and no network.
package e2e

import (
	"debug/buildinfo"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"go.uber.org/goleak"

	"trustbook/ui/config"

	// The parts of the program, so that a change to them invalidates cached results.
	_ "trustbook/embed"
	_ "trustbook/ui/cli"
	_ "trustbook/ui/lockdown"
	_ "trustbook/ui/trust"
)

// Values that the tests build in, as a release does.
const (
	testVersion = "v0.0.0-test"
	testCommit  = "0123456789abcdef0123456789abcdef01234567"
	testDate    = "2026-01-31T12:00:00Z"
)

// root is the top folder of the project.
const root = ".."

// folder is where the program is built. home holds the settings and state of programs that a test starts without an
// environment of their own. TestMain removes both.
var folder, home string

func TestMain(m *testing.M) {
	if err := isolate(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		if folder != "" {
			_ = os.RemoveAll(folder)
		}
		_ = os.RemoveAll(home)
		os.Exit(code)
	}))
}

// isolate separates all programs that the tests start from the settings and state of the user who runs them, and from
// signals that are ignored here, such as SIGHUP under nohup.
func isolate() (err error) {
	for _, sig := range []os.Signal{syscall.SIGINT, syscall.SIGHUP, syscall.SIGQUIT} {
		if signal.Ignored(sig) {
			signal.Notify(make(chan os.Signal, 1), sig) // which programs do not inherit
		}
	}
	if home, err = os.MkdirTemp("", "trustbook-home-"); err != nil {
		return err
	}
	set := map[string]string{"XDG_STATE_HOME": home, "XDG_CONFIG_HOME": home}
	if dir, err := os.UserConfigDir(); err == nil && os.Getenv("GOENV") == "" {
		set["GOENV"] = filepath.Join(dir, "go", "env") // go has settings below XDG_CONFIG_HOME too
	}
	for name, value := range set {
		if err := os.Setenv(name, value); err != nil {
			return err
		}
	}
	unset := []string{"TRUSTBOOK_CONFIG"}
	for _, s := range config.Settings() {
		unset = append(unset, s.Variable())
	}
	for _, name := range unset {
		if err := os.Unsetenv(name); err != nil {
			return err
		}
	}
	return nil
}

// build builds the program once for all tests that run it. If TRUSTBOOK_BINARY is set, it returns that path instead,
// such as the path of a script that runs a build for another machine.
var build = sync.OnceValues(func() (string, error) {
	if path := os.Getenv("TRUSTBOOK_BINARY"); path != "" {
		return path, nil
	}
	var err error
	if folder, err = os.MkdirTemp("", "trustbook-test-"); err != nil {
		return "", err
	}
	path := filepath.Join(folder, "trustbook.exe")
	set := fmt.Sprintf("-s -w -X main.version=%s -X main.commit=%s -X main.date=%s", testVersion, testCommit, testDate)
	cmd := exec.Command("go", "build", "-buildvcs=false", "-ldflags="+set, "-o", path, root)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // as in a release
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = errors.Join(err, fmt.Errorf("%s", out))
	}
	return path, err
})

// binary returns the path of the built program.
func binary(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatalf("go build: %v", err)
	}
	return path
}

// A program that a test starts without giving it an environment does not see the user's settings and state.
func TestProgramsAreIsolated(t *testing.T) {
	t.Parallel()
	out, err := exec.Command(binary(t), "doctor").CombinedOutput()
	if err != nil {
		t.Fatalf("doctor: %v\n%s", err, out)
	}
	// Other tests may already have created the settings and the state folder.
	if n := strings.Count(string(out), filepath.Join(home, "trustbook")); n != 2 || !filepath.IsAbs(home) {
		t.Errorf("doctor names the test's folder %d times, want 2:\n%s", n, out)
	}
}

func TestVersionMatchesTheRelease(t *testing.T) {
	t.Parallel()
	out, err := exec.Command(binary(t), "--version").CombinedOutput()
	if want := "trustbook " + testVersion + " (commit 0123456789ab, 2026-01-31)\n"; err != nil || string(out) != want {
		t.Errorf("--version prints %q (%v), want %q", out, err, want)
	}
}

// The program lists the notices of every module it was built from.
func TestLicencesListEveryModule(t *testing.T) {
	t.Parallel()
	path := binary(t)
	out, err := exec.Command(path, "licenses").Output()
	if err != nil {
		t.Fatalf("licenses: %v", err)
	}
	build, err := buildinfo.ReadFile(path)
	if err != nil || len(build.Deps) < 20 {
		t.Fatalf("the program is made of %d modules (%v)", len(build.Deps), err)
	}
	for _, m := range build.Deps {
		row := "\n  " + m.Path + " " + m.Version + "\n"
		if standIn := m.Replace != nil; strings.Contains(string(out), row) == standIn {
			t.Errorf("%s %s is listed: %v", m.Path, m.Version, !standIn)
		}
	}
}
