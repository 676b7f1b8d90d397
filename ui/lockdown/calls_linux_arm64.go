package lockdown

import "golang.org/x/sys/unix"

const auditArch = unix.AUDIT_ARCH_AARCH64

// archDeniedCalls returns nothing, because this architecture has no other system calls to deny.
func archDeniedCalls() []uint32 { return nil }
