// Command trustbook is an organisation's trust handbook in the terminal.
package main

import (
	"os"
	"runtime/debug"

	"trustbook/embed"
	"trustbook/ui/cli"
	"trustbook/ui/lockdown"
	"trustbook/ui/memory"
	"trustbook/ui/trust"
)

// These variables are set by the release build. If version is empty, it is read from the build information.
var version, commit, date string

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		memory.Tune()
	}
	// Bubble Tea would write debugging output to the files that these variables name.
	_ = os.Unsetenv("TEA_TRACE")
	_ = os.Unsetenv("TEA_DEBUG")
	p := &cli.Program{
		Version:        version,
		Commit:         commit,
		Date:           date,
		Build:          debug.ReadBuildInfo,
		Embedded:       embed.FS(),
		Encoded:        embed.Encoded(),
		Starter:        embed.Starter(),
		Keys:           embed.Keys(),
		System:         trust.SystemFolder(),
		SystemHandbook: trust.SystemHandbook(),
		Stdin:          os.Stdin,
		Stdout:         os.Stdout,
		Stderr:         os.Stderr,
		Environ:        os.Environ(),
		Lock:           lockdown.Apply,
	}
	os.Exit(p.Run(os.Args[1:]))
}
