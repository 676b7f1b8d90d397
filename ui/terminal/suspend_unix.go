//go:build unix

package terminal

import "golang.org/x/sys/unix"

// CanSuspend reports whether a shell could continue the program after it is stopped.
// When the program leads its own session, as in a terminal opened for it alone, the
// kernel discards the stop signal and the program would wait forever.
func CanSuspend() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}
