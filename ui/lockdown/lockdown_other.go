//go:build !linux && !openbsd && !windows

package lockdown

import "runtime"

// apply does nothing. On these systems, restricting a program requires C code, and macOS has deprecated the functions
// for it.
func apply(Needs) Report {
	why := notEnforced("a Go program cannot drop this access on " + runtime.GOOS)
	return Report{Files: why, Network: why, Programs: why}
}

// Probe does nothing, because the program has given up nothing.
func (r *Report) Probe() {}
