package memory

import (
	"runtime/debug"
	"testing"
)

var kept [][]byte

// Memory used for opening is released, and from then on the heap grows less.
func TestSettleGivesMemoryBack(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer func() {
		debug.SetGCPercent(before)
		isTuned.Store(false)
		isSettled.Store(false)
	}()
	held := func() int {
		return readMetric("/memory/classes/total:bytes") - readMetric("/memory/classes/heap/released:bytes")
	}
	litter := func() {
		for range 64 {
			kept = append(kept, make([]byte, 2<<20))
		}
		kept = nil
	}
	if ReleaseMemory(); isSettled.Load() {
		t.Error("the collector was changed although somebody else has set it")
	}
	Tune()
	litter()
	most := held()
	if most < 128<<20 {
		t.Fatalf("only %d bytes were in use", most)
	}
	if ReleaseMemory(); most-held() < 64<<20 {
		t.Errorf("of %d bytes, %d are still held", most, held())
	}
	setGrowth(new(sentinel))
	if percent := debug.SetGCPercent(100); percent != settledPercent {
		t.Errorf("the heap may still grow by %d %%", percent)
	}
}
