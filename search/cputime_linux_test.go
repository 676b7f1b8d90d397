package search

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime is the CPU time of this thread: what other programs do meanwhile does not count.
func cpuTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
