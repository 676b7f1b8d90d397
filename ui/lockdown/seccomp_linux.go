//go:build amd64 || arm64

package lockdown

import (
	"errors"
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// This file builds a seccomp filter: a small program that the kernel runs before every system call to decide whether to
// allow it.

// installFilter applies a filter to all threads of the program at once.
func installFilter(filter []bpf.Instruction) error {
	raw, err := bpf.Assemble(filter)
	if err != nil {
		return err
	}
	calls := make([]unix.SockFilter, len(raw))
	for i, r := range raw {
		calls[i] = unix.SockFilter{Code: r.Op, Jt: r.Jt, Jf: r.Jf, K: r.K}
	}
	program := unix.SockFprog{Len: uint16(len(calls)), Filter: &calls[0]}
	runtime.LockOSThread() // the first of the two calls affects only this thread
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("seccomp: %w", err)
	}
	thread, _, no := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program))) //nolint:gosec // x/sys has no function for this call
	switch {
	case no == unix.ENOSYS || no == unix.EINVAL:
		return errors.New("the kernel does not support seccomp filters")
	case no != 0:
		return fmt.Errorf("seccomp: %w", no)
	case thread != 0:
		return errors.New("seccomp: a thread has another filter")
	}
	return nil
}

// Possible results of a filter.
var (
	allowResult       = bpf.RetConstant{Val: unix.SECCOMP_RET_ALLOW}
	refuseResult      = bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)}
	unknownCallResult = bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)}
	killResult        = bpf.RetConstant{Val: unix.SECCOMP_RET_KILL_PROCESS}
)

// Byte offsets of the data that a filter can read. Only the low half of an argument is read, because the filtered calls
// ignore the high half.
const (
	callOffset = 0
	archOffset = 4
	argsOffset = 16
	argSize    = 8
)

func loadWord(offset uint32) bpf.Instruction { return bpf.LoadAbsolute{Off: offset, Size: 4} }

// newFilter returns a filter for the process with the given id. It kills the process if it makes a call of another
// architecture, because call numbers differ there.
func newFilter(pid int) []bpf.Instruction {
	self := uint32(pid)
	p := []bpf.Instruction{
		loadWord(archOffset),
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: auditArch, SkipTrue: 1},
		killResult,
		loadWord(callOffset),
		bpf.JumpIf{Cond: bpf.JumpLessOrEqual, Val: newestReviewedCall, SkipTrue: 1},
		unknownCallResult,
		// A filter cannot read the flags of clone3. It makes clone3 fail, so that callers use clone instead.
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: unix.SYS_CLONE3, SkipTrue: 1},
		unknownCallResult,
	}
	for _, call := range append(deniedCalls(), archDeniedCalls()...) {
		p = append(p, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: call, SkipTrue: 1}, refuseResult)
	}
	for _, part := range [][]bpf.Instruction{
		blockForCall(unix.SYS_CLONE, threadsOnly()),
		blockForCall(unix.SYS_KILL, ownSignals(self)),
		blockForCall(unix.SYS_TGKILL, allowValues(0, self)),
		blockForCall(unix.SYS_PRLIMIT64, allowValues(0, 0, self)),
		blockForCall(unix.SYS_IOCTL, allowValues(1, terminalRequests()...)),
		blockForCall(unix.SYS_FCNTL, denyValues(1, unix.F_SETOWN, unix.F_SETOWN_EX, unix.F_SETSIG)), // these commands of fcntl could send signals through a file descriptor
	} {
		p = append(p, part...)
	}
	return append(p, allowResult)
}

// blockForCall returns instructions that run a block only for one system call. The block must end with a result.
func blockForCall(call uint32, then []bpf.Instruction) []bpf.Instruction {
	return append([]bpf.Instruction{bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: call, SkipTrue: uint8(len(then))}}, then...)
}

func loadArgument(n uint32) bpf.Instruction { return loadWord(argsOffset + n*argSize) }

// allowValues returns instructions that allow a call only if an argument has one of the values.
func allowValues(arg uint32, values ...uint32) []bpf.Instruction {
	p := []bpf.Instruction{loadArgument(arg)}
	for _, v := range values {
		p = append(p, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: v, SkipTrue: 1}, allowResult)
	}
	return append(p, refuseResult)
}

// denyValues returns instructions that refuse a call if an argument has one of the values.
func denyValues(arg uint32, values ...uint32) []bpf.Instruction {
	p := []bpf.Instruction{loadArgument(arg)}
	for _, v := range values {
		p = append(p, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: v, SkipTrue: 1}, refuseResult)
	}
	return append(p, allowResult)
}

// threadsOnly allows clone only for threads of this process.
func threadsOnly() []bpf.Instruction {
	return []bpf.Instruction{loadArgument(0), bpf.JumpIf{Cond: bpf.JumpBitsSet, Val: unix.CLONE_THREAD, SkipTrue: 1}, refuseResult, allowResult}
}

// ownSignals allows only signals to this process, and SIGTSTP to its process group.
func ownSignals(self uint32) []bpf.Instruction {
	return []bpf.Instruction{
		loadArgument(0),
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: self, SkipTrue: 1},
		allowResult,
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: 0, SkipTrue: 1},
		refuseResult,
		loadArgument(1),
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(unix.SIGTSTP), SkipTrue: 1},
		refuseResult, allowResult,
	}
}

// terminalRequests returns the allowed ioctl requests. TIOCSTI, which types into the terminal, is not allowed.
func terminalRequests() []uint32 {
	return []uint32{
		unix.TCGETS, unix.TCSETS, unix.TCSETSW, unix.TCSETSF, unix.TCGETS2, unix.TCSETS2, unix.TCSETSW2, unix.TCSETSF2,
		unix.TCFLSH, unix.TIOCGWINSZ, unix.TIOCGPGRP, unix.TIOCINQ, unix.TIOCOUTQ, fioClex, fioNclex,
	}
}

// x/sys has no names for these two requests.
const (
	fioNclex = 0x5450
	fioClex  = 0x5451
)
