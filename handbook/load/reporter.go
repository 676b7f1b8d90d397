package load

import (
	"sync"
	"time"
)

// reportInterval is the minimum time between two reports. More frequent reports would not make a progress bar look
// smoother.
const reportInterval = 30 * time.Millisecond

// reporter reports the progress of loading. It is safe for concurrent use; a nil reporter reports nothing.
type reporter struct {
	mu   sync.Mutex
	call func(done, total int)
	last time.Time
}

// report reports how many pages have been parsed, and the total, unless the last report was less than reportInterval
// ago.
func (r *reporter) report(done, total int) {
	if r == nil || !r.mu.TryLock() {
		return
	}
	defer r.mu.Unlock()
	if now := time.Now(); now.Sub(r.last) >= reportInterval {
		r.last = now
		r.call(done, total)
	}
}
