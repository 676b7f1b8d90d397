package cli_test

import (
	"os"
	"runtime/debug"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"trustbook/embed"
	"trustbook/ui/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"trustbook": func() {
		p := program()
		p.Stdout, p.Stderr, p.Environ = os.Stdout, os.Stderr, os.Environ()
		os.Exit(p.Run(os.Args[1:]))
	}})
}

// program is the commands over the handbook that ships, with nothing connected.
func program() *cli.Program {
	return &cli.Program{Version: "v1.2.3", Build: madeOf("github.com/yuin/goldmark"), Embedded: embed.FS(), Starter: embed.Starter(), Stdin: os.Stdin}
}

// madeOf is what a build says of itself that has modules in it.
func madeOf(paths ...string) func() (*debug.BuildInfo, bool) {
	build := &debug.BuildInfo{GoVersion: "go1.26.0"}
	for _, path := range paths {
		build.Deps = append(build.Deps, &debug.Module{Path: path, Version: "v1.0.0"})
	}
	return func() (*debug.BuildInfo, bool) { return build, true }
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}
