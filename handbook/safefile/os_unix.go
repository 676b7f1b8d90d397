//go:build unix

package safefile

import "syscall"

const nonBlocking = syscall.O_NONBLOCK
