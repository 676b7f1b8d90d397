package load

import (
	"sync"
	"time"
)

// reportInterval is the minimum time between two reports. A progress bar that moves more often does not look smoother.
const reportInterval = 30 * time.Millisecond

// reporter reports the progress of loading. It is safe for concurrent use; a nil reporter reports nothing.
type reporter struct {
	mu   sync.Mutex
	call func(done, total int)
	last time.Time
}

func newReporter(call func(done, total int)) *reporter {
	if call == nil {
		return nil
	}
	return &reporter{call: call, last: time.Now()}
}

// report reports that done of total pages have been parsed, unless the last report was less than reportInterval ago.
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
