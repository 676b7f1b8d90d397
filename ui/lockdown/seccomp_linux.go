//go:build amd64 || arm64

package lockdown

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"unsafe"

	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// This file makes a seccomp filter: a small program that the kernel runs before
// every system call, and that says whether there is one.

// filterCalls refuses the calls that the program has no need of.
func filterCalls() error { return install(filter(os.Getpid())) }

// install puts a filter on every thread of the program at once.
func install(filter []bpf.Instruction) error {
	raw, err := bpf.Assemble(filter)
	if err != nil {
		return err
	}
	calls := make([]unix.SockFilter, len(raw))
	for i, r := range raw {
		calls[i] = unix.SockFilter{Code: r.Op, Jt: r.Jt, Jf: r.Jf, K: r.K}
	}
	program := unix.SockFprog{Len: uint16(len(calls)), Filter: &calls[0]}
	runtime.LockOSThread() // of the two calls the first is about this thread
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("seccomp: %w", err)
	}
	thread, _, no := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(&program))) //nolint:gosec // x/sys has no such call
	switch {
	case no == unix.ENOSYS || no == unix.EINVAL:
		return errors.New("the kernel has no seccomp filter")
	case no != 0:
		return fmt.Errorf("seccomp: %w", no)
	case thread != 0:
		return errors.New("seccomp: a thread has a filter of its own")
	}
	return nil
}

// What becomes of a call.
var (
	allowed = bpf.RetConstant{Val: unix.SECCOMP_RET_ALLOW}
	refused = bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(unix.EPERM)}
	unknown = bpf.RetConstant{Val: unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS)}
	deadly  = bpf.RetConstant{Val: unix.SECCOMP_RET_KILL_PROCESS}
)

// Where the kernel puts what a filter may look at, in bytes. Of an argument the
// low half tells: the calls looked into take no more.
const (
	callAt  = 0
	archAt  = 4
	firstAt = 16
	argSize = 8
)

func word(at uint32) bpf.Instruction { return bpf.LoadAbsolute{Off: at, Size: 4} }

// filter refuses what the program with an id has no need of. Calls of other
// architectures go by other numbers, so there is no telling what they do.
func filter(pid int) []bpf.Instruction {
	self := uint32(pid)
	p := []bpf.Instruction{
		word(archAt),
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: auditArch, SkipTrue: 1},
		deadly,
		word(callAt),
		bpf.JumpIf{Cond: bpf.JumpLessOrEqual, Val: newest, SkipTrue: 1},
		unknown,
		// Its flags lie where no filter can look; clone is what is used without it.
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: unix.SYS_CLONE3, SkipTrue: 1},
		unknown,
	}
	for _, call := range append(denied(), deniedHere()...) {
		p = append(p, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: call, SkipTrue: 1}, refused)
	}
	for _, part := range [][]bpf.Instruction{
		when(unix.SYS_CLONE, threadsOnly()),
		when(unix.SYS_KILL, ownSignals(self)),
		when(unix.SYS_TGKILL, only(0, self)),
		when(unix.SYS_PRLIMIT64, only(0, 0, self)),
		when(unix.SYS_IOCTL, only(1, terminalRequests()...)),
		when(unix.SYS_FCNTL, not(1, unix.F_SETOWN, unix.F_SETOWN_EX, unix.F_SETSIG)), // signals by way of a file
	} {
		p = append(p, part...)
	}
	return append(p, allowed)
}

// when says what becomes of one call; the instructions have to come to an end.
func when(call uint32, then []bpf.Instruction) []bpf.Instruction {
	return append([]bpf.Instruction{bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: call, SkipTrue: uint8(len(then))}}, then...)
}

func argument(n uint32) bpf.Instruction { return word(firstAt + n*argSize) }

// only allows a call whose argument is one of these.
func only(arg uint32, values ...uint32) []bpf.Instruction {
	p := []bpf.Instruction{argument(arg)}
	for _, v := range values {
		p = append(p, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: v, SkipTrue: 1}, allowed)
	}
	return append(p, refused)
}

// not allows a call whose argument is none of these.
func not(arg uint32, values ...uint32) []bpf.Instruction {
	p := []bpf.Instruction{argument(arg)}
	for _, v := range values {
		p = append(p, bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: v, SkipTrue: 1}, refused)
	}
	return append(p, allowed)
}

// threadsOnly allows a clone that is a thread of this program.
func threadsOnly() []bpf.Instruction {
	return []bpf.Instruction{argument(0), bpf.JumpIf{Cond: bpf.JumpBitsSet, Val: unix.CLONE_THREAD, SkipTrue: 1}, refused, allowed}
}

// ownSignals allows signals to this program, and the one of ctrl+z to its group.
func ownSignals(self uint32) []bpf.Instruction {
	return []bpf.Instruction{
		argument(0),
		bpf.JumpIf{Cond: bpf.JumpNotEqual, Val: self, SkipTrue: 1},
		allowed,
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: 0, SkipTrue: 1},
		refused,
		argument(1),
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(unix.SIGTSTP), SkipTrue: 1},
		refused, allowed,
	}
}

// terminalRequests are what may be asked of a terminal or a file. Typing into the
// terminal in place of the person is not among them.
func terminalRequests() []uint32 {
	return []uint32{
		unix.TCGETS, unix.TCSETS, unix.TCSETSW, unix.TCSETSF, unix.TCGETS2, unix.TCSETS2, unix.TCSETSW2, unix.TCSETSF2,
		unix.TCFLSH, unix.TIOCGWINSZ, unix.TIOCGPGRP, unix.TIOCINQ, unix.TIOCOUTQ, fioClex, fioNclex,
	}
}

// x/sys has no names for these two.
const (
	fioNclex = 0x5450
	fioClex  = 0x5451
)
