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

// The garbage collector lets a small heap grow to five times its live data, which saves
// a fifth of the CPU time of a start. After each collection the target is set again, so
// that a large handbook grows by half at most. A fixed memory limit would not do: a
// handbook of 100,000 entries is above it for good, and opening it would take twice the
// CPU time (42 s instead of 21 with a limit of 256 MiB).
const (
	freeHeap   = 256 << 20 // bytes the heap may have before the percentage falls
	maxPercent = 400
	minPercent = 50
)

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(maxPercent)
		tuneCollector(new(sentinel))
	}
	// Bubble Tea would write to the files that these name.
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

// sentinel is garbage from the start, so that its finalizer runs after every collection.
type sentinel struct{ _ [16]byte }

// tuneCollector sets how far the heap may grow until the next collection, by what lives
// in it now.
func tuneCollector(s *sentinel) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	if metrics.Read(live); live[0].Value.Kind() == metrics.KindUint64 {
		percent := 100*freeHeap/max(1, int(live[0].Value.Uint64())) - 100
		debug.SetGCPercent(max(minPercent, min(percent, maxPercent)))
	}
	runtime.SetFinalizer(s, tuneCollector)
}
