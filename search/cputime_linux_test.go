package search

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime returns the CPU time of the thread, to which other programs do not add.
func cpuTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
