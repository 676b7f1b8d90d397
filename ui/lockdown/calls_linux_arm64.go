package lockdown

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

// archDeniedCalls returns nothing: only older architectures have system calls of their own.
func archDeniedCalls() []uint32 { return nil }
