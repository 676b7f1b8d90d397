// Command trustbook is an organisation's trust handbook in the terminal.
package main

import (
	"os"
	"runtime/debug"

	"trustbook/embed"
	"trustbook/ui/cli"
	"trustbook/ui/lockdown"
)

// version is set by the release build.
var version string

// The program lives for moments or is idle for hours. Collecting garbage later
// makes the first frame a fifth faster and costs a start no memory; from the
// limit on it is collected as usual.
const (
	garbagePercent = 400
	memoryLimit    = 256 << 20 // bytes
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
		debug.SetMemoryLimit(memoryLimit)
	}
	// The screen library writes where these say, whoever set them.
	_ = os.Unsetenv("TEA_TRACE")
	_ = os.Unsetenv("TEA_DEBUG")
	p := &cli.Program{
		Version:  versionOf(version),
		Embedded: embed.FS(),
		Starter:  embed.Starter(),
		Stdin:    os.Stdin,
		Stdout:   os.Stdout,
		Stderr:   os.Stderr,
		Environ:  os.Environ(),
		Lock:     lockdown.Apply,
	}
	os.Exit(p.Run(os.Args[1:]))
}

// versionOf is the version of a release, or what the build says of itself.
func versionOf(released string) string {
	if released != "" {
		return released
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
