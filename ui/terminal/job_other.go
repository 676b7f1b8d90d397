//go:build !unix

package terminal

import "syscall"

// raise does nothing: this system has no signals.
func raise(syscall.Signal) {}

// CanSuspend reports false: this system has no job control.
func CanSuspend() bool { return false }
