package lockdown

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

// archDeniedCalls returns nothing, because this architecture has no further system calls to refuse.
func archDeniedCalls() []uint32 { return nil }
