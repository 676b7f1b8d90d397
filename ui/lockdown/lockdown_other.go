//go:build !linux && !openbsd && !windows

package lockdown

import "runtime"

// apply gives up nothing: on these systems it would take C code, and macOS has
// deprecated its interface for it.
func apply(Needs) Report {
	why := notHeld("Go programs cannot give this up on " + runtime.GOOS)
	return Report{Files: why, Network: why, Programs: why}
}

// Try does nothing, because nothing was given up.
func (r *Report) Try() {}
