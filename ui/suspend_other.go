//go:build !unix

package ui

// canSuspend is false: there is no job control here.
func canSuspend() bool { return false }
