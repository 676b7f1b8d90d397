// Package memory tunes the garbage collector to what the program does: it starts, opens one
// handbook, and then changes little.
package memory

import (
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

// Until the first collection, a small heap may grow to five times its live data, which saves a fifth of the CPU
// time of a start; then to three times, so that a handbook of 5 MB opens in three quarters of the memory. After
// each collection the target is set again, so that a large handbook grows by half at most. A fixed memory limit
// would not do: a handbook of 100,000 entries is above it for good, and opening it would take twice the CPU time
// (42 s instead of 21 with a limit of 256 MiB).
const (
	freeHeap     = 256 << 20 // bytes the heap may have before the percentage falls
	maxPercent   = 400       // before the first collection
	laterPercent = 200
	minPercent   = 50
)

// Once everything is open, a key leaves little garbage, and what opening left is given back
// if it is worth a collection, which costs the CPU time of a few frames.
const (
	settledPercent = 100
	worthBytes     = 32 << 20
)

var tuned, settled atomic.Bool

// Tune lets the heap grow fast from now on.
func Tune() {
	tuned.Store(true)
	setPercent(maxPercent)
	runtime.SetFinalizer(new(sentinel), tune)
}

// sentinel is garbage from the start, so that its finalizer runs after every collection.
type sentinel struct{ _ [16]byte }

// tune sets how far the heap may grow until the next collection, by what lives in it now.
func tune(s *sentinel) {
	most := laterPercent
	if settled.Load() {
		most = settledPercent
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	setPercent(max(minPercent, min(100*freeHeap/max(live(&stats), 1)-100, most)))
	runtime.SetFinalizer(s, tune)
}

// percent is how far the heap may grow now.
var percent atomic.Int64

func setPercent(n int) {
	percent.Store(int64(n))
	debug.SetGCPercent(n)
}

// live returns about how many bytes survived the last collection, stacks and variables of packages included. It
// follows from when the next one is due: [runtime/metrics] knows exactly, but what it sets up before main costs every
// command a hundredth of its page faults.
func live(stats *runtime.MemStats) int {
	return int(stats.NextGC * 100 / uint64(100+percent.Load()))
}

// Settle gives memory back after something large was opened, and lets the heap grow less from
// now on. It does nothing unless Tune was called. It takes time in proportion to the heap.
func Settle() {
	if !tuned.Load() {
		return
	}
	settled.Store(true)
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	if held(&stats)-live(&stats) > worthBytes {
		debug.FreeOSMemory()
	}
}

// held returns how many bytes the program has from the system.
func held(stats *runtime.MemStats) int { return int(stats.Sys - stats.HeapReleased) }
