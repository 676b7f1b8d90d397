//go:build !linux

package search

import "time"

var began = time.Now()

// cpuTime returns the wall-clock time instead.
func cpuTime() time.Duration { return time.Since(began) }
