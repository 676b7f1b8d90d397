// Package memory tunes the garbage collector to how the program works: it starts, opens one handbook, and then changes
// little.
package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// Until the first collection, a small heap may grow to five times its live data, which saves a fifth of the CPU time at
// startup. After that it may grow to three times its live data, because a handbook of 5 MB then needs a quarter less
// memory to open. The target is set again after each collection, so that the heap of a large handbook grows by at most
// half. A fixed memory limit would not work: a handbook of 100,000 entries always exceeds it, and opening that handbook
// would take twice the CPU time (42 s instead of 21 s with a limit of 256 MiB).
const (
	unrestrictedHeapBytes = 256 << 20 // heap size in bytes up to which growth is unrestricted
	maxPercent            = 400       // growth before the first collection, in percent of the live data
	laterPercent          = 200
	minPercent            = 50
)

// Once everything is open, handling a key leaves little garbage. Memory that was needed only for opening is released if
// there is enough of it to justify a collection, which costs the CPU time of a few frames.
const (
	settledPercent     = 100
	minReleasableBytes = 32 << 20
)

var isTuned, isSettled atomic.Bool

// Tune lets the heap grow fast while the program starts.
func Tune() {
	isTuned.Store(true)
	debug.SetGCPercent(maxPercent)
	runtime.SetFinalizer(new(sentinel), setGrowth)
}

// sentinel is never referenced, so that its finalizer runs after every collection.
type sentinel struct{ _ [16]byte }

// setGrowth sets how far the heap may grow until the next collection. The limit depends on the amount of live data.
func setGrowth(s *sentinel) {
	most := laterPercent
	if isSettled.Load() {
		most = settledPercent
	}
	if live := readMetric("/gc/heap/live:bytes"); live > 0 {
		debug.SetGCPercent(max(minPercent, min(100*unrestrictedHeapBytes/live-100, most)))
	}
	runtime.SetFinalizer(s, setGrowth)
}

// ReleaseMemory releases memory after something large was opened, and lets the heap grow less from then on. It takes
// time proportional to the size of the heap. Without an earlier call of Tune, it does nothing.
func ReleaseMemory() {
	if !isTuned.Load() {
		return
	}
	isSettled.Store(true)
	if readMetric("/memory/classes/total:bytes")-readMetric("/memory/classes/heap/released:bytes")-readMetric("/gc/heap/live:bytes") > minReleasableBytes {
		debug.FreeOSMemory()
	}
}

// readMetric returns the value of a runtime metric, or 0 if there is none with that name.
func readMetric(name string) int {
	sample := []metrics.Sample{{Name: name}}
	if metrics.Read(sample); sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int(sample[0].Value.Uint64())
}
