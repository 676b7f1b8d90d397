//go:build !linux

package search

import "time"

var processStart = time.Now()

// cpuTime returns the wall-clock time, because the CPU time of a thread is not available.
func cpuTime() time.Duration { return time.Since(processStart) }
