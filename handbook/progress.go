package handbook

import (
	"sync"
	"time"
)

// progressEvery is how often progress is said at most: as often as a bar moves
// visibly, and no more.
const progressEvery = 30 * time.Millisecond

// progress says how far reading has come. It is safe for concurrent use.
type progress struct {
	mu   sync.Mutex
	tell func(done, total int)
	last time.Time
}

// newProgress returns nil, which says nothing, when nobody listens.
func newProgress(tell func(done, total int)) *progress {
	if tell == nil {
		return nil
	}
	return &progress{tell: tell, last: time.Now()}
}

// say tells how many of total pages are done, unless it did so a moment ago.
func (p *progress) say(done, total int) {
	if p == nil || !p.mu.TryLock() {
		return
	}
	defer p.mu.Unlock()
	if now := time.Now(); now.Sub(p.last) >= progressEvery {
		p.last = now
		p.tell(done, total)
	}
}
