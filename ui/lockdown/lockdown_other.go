//go:build !linux && !openbsd && !windows

package lockdown

import "runtime"

// apply does nothing: restricting a program on these systems requires C code, and macOS has deprecated its interface.
func apply(Needs) Report {
	why := notEnforced("a Go program cannot drop this access on " + runtime.GOOS)
	return Report{Files: why, Network: why, Programs: why}
}

// Probe does nothing, because nothing was given up.
func (r *Report) Probe() {}
