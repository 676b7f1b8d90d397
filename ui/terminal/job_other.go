//go:build !unix

package terminal

import "syscall"

// raise does nothing, because this system has no signals.
func raise(syscall.Signal) {}

// CanSuspend returns false, because this system has no job control.
func CanSuspend() bool { return false }
