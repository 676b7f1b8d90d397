//go:build !unix

package terminal

// CanSuspend reports false: this system has no job control.
func CanSuspend() bool { return false }
