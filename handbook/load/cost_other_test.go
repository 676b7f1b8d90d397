//go:build !unix

package load

import "time"

// cpuTime returns 0, because the limit is tested on Unix.
func cpuTime() time.Duration { return 0 }
