// Package parallel runs functions concurrently. A panic in one of them is raised again in the
// caller. Otherwise it would end the program at once and leave the terminal in raw mode.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Group runs functions concurrently.
type Group struct {
	all   sync.WaitGroup
	first sync.Once
	panic any // panic value and stack of the first function that panicked
}

// Go calls f in another goroutine.
func (g *Group) Go(f func()) {
	g.all.Go(func() {
		defer func() {
			if r := recover(); r != nil {
				g.first.Do(func() { g.panic = fmt.Sprintf("%v\n\n%s", r, debug.Stack()) })
			}
		}()
		f()
	})
}

// Wait waits until all functions have returned. It panics if one of the functions panicked.
func (g *Group) Wait() {
	g.all.Wait()
	if g.panic != nil {
		panic(g.panic)
	}
}

// Done returns a channel that is closed when all functions have returned. After that,
// [Group.Wait] does not block.
func (g *Group) Done() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		g.all.Wait()
	}()
	return done
}

// Each calls f with each number from 0 to n-1, on all processors, and waits until all calls have
// returned. It panics if one of the calls panics.
func Each(n int, f func(i int)) {
	var next atomic.Int64
	var all Group
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1) - 1); i < n; i = int(next.Add(1) - 1) {
				f(i)
			}
		})
	}
	all.Wait()
}
