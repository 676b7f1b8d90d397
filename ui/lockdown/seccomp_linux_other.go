//go:build linux && !amd64 && !arm64

package lockdown

import (
	"errors"
	"runtime"
)

// filterCalls says that the calls of this architecture are not known here.
func filterCalls() error { return errors.New("there is no seccomp filter for " + runtime.GOARCH) }
