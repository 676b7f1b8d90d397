//go:build unix

package terminal

import (
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// raiseSignal sends this process a signal that ends it. It returns only if that fails.
func raiseSignal(sig syscall.Signal) {
	if unix.Kill(unix.Getpid(), sig) == nil {
		time.Sleep(signalGrace)
	}
}

// CanSuspend reports whether a shell could continue the program after it was stopped. If the program leads its own
// session, as in a terminal opened only for it, the kernel discards the stop signal, and the program would wait
// forever.
func CanSuspend() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != unix.Getpgrp()
}
