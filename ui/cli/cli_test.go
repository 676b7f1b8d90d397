package cli_test

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"trustbook/embed"
	"trustbook/ui/cli"
	"trustbook/ui/lockdown"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"trustbook": func() {
		p := program()
		p.Stdout, p.Stderr, p.Environ = os.Stdout, os.Stderr, os.Environ()
		if testing.CoverMode() == "" { // which is written to a file in the end
			p.Lock = lockdown.Apply
		}
		os.Exit(p.Run(os.Args[1:]))
	}})
}

// program is the commands over the handbook that ships, with nothing connected.
func program() *cli.Program {
	return &cli.Program{Version: "v1.2.3", Embedded: embed.FS(), Starter: embed.Starter(), Stdin: os.Stdin}
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}
