//go:build !unix

package load

import "time"

// cpuTime returns 0: the limit is tested elsewhere.
func cpuTime() time.Duration { return 0 }
