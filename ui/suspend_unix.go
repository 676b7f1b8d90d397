//go:build unix

package ui

import "golang.org/x/sys/unix"

// canSuspend says whether there is a shell to come back from. Where the program
// leads its session, as in a terminal opened for it alone, nobody would ever
// continue it: the stop is discarded, and waiting for the other end is for ever.
func canSuspend() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}
