// Command trustbook is an organisation's trust handbook in the terminal.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"trustbook/embed"
	"trustbook/ui/cli"
	"trustbook/ui/lockdown"
	"trustbook/ui/trust"
)

// The release build sets these; an empty version is read from the build information.
var version, commit, date string

// The program lives for moments or is idle for hours. Collecting garbage later
// makes the first frame a fifth faster and costs a start no memory. A large
// handbook has the heap grow by half between two collections. There is no fixed
// limit: with one, a handbook that is larger would be collected without end.
const (
	ample       = 256 << 20 // bytes that the heap may take whatever lives in it
	mostPercent = 400
	fewPercent  = 50
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(mostPercent)
		watchHeap(new(collected))
	}
	// The screen library writes where these say, whoever set them.
	_ = os.Unsetenv("TEA_TRACE")
	_ = os.Unsetenv("TEA_DEBUG")
	p := &cli.Program{
		Version:  version,
		Commit:   commit,
		Date:     date,
		Build:    debug.ReadBuildInfo,
		Embedded: embed.FS(),
		Starter:  embed.Starter(),
		Keys:     embed.Keys(),
		System:   trust.System(),
		Stdin:    os.Stdin,
		Stdout:   os.Stdout,
		Stderr:   os.Stderr,
		Environ:  os.Environ(),
		Lock:     lockdown.Apply,
	}
	os.Exit(p.Run(os.Args[1:]))
}

// collected is garbage from the start, so every collection finds one.
type collected struct{ _ [16]byte }

// watchHeap is called after every collection. It sets how far the heap may grow
// until the next, by what lives in it now.
func watchHeap(c *collected) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Kind() == metrics.KindUint64 {
		percent := 100*ample/max(1, int(live[0].Value.Uint64())) - 100
		debug.SetGCPercent(max(fewPercent, min(percent, mostPercent)))
	}
	runtime.SetFinalizer(c, watchHeap)
}
