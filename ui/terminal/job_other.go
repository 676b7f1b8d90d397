//go:build !unix

package terminal

import "syscall"

// raiseSignal does nothing, because this system has no signals.
func raiseSignal(syscall.Signal) {}

// CanSuspend returns false, because this system has no job control.
func CanSuspend() bool { return false }
