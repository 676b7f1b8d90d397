// Package parallel runs functions concurrently. If a function panics, the panic is raised again in the caller. In the
// goroutine of the function, it would end the program at once and leave the terminal in raw mode.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Group runs functions concurrently. The zero Group is ready to use.
type Group struct {
	all   sync.WaitGroup
	first sync.Once
	panic any // value and stack of the first panic
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

// Wait waits until all functions have returned. It panics if one of them panicked.
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

// Each calls f with every number from 0 to n-1, on all processors, and waits until all calls have returned. It panics
// if one of them panics.
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
