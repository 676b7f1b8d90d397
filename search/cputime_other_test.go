//go:build !linux

package search

import "time"

var began = time.Now()

// cpuTime stands in for the CPU time of the thread.
func cpuTime() time.Duration { return time.Since(began) }
