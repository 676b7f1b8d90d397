package search

import (
	"time"

	"golang.org/x/sys/unix"
)

// cpuTime returns the CPU time of the thread, which excludes other programs.
func cpuTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}
