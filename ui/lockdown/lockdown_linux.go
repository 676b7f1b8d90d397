package lockdown

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// apply restricts files with Landlock and everything else with seccomp, such as file permissions, sockets and other
// programs. Landlock can restrict only TCP, not the rest of the network.
func apply(n Needs) Report {
	abi, files := restrictFiles(n)
	calls := installFilter(newFilter(os.Getpid()))
	r := Report{Network: enforcedBy("seccomp"), Programs: enforcedBy("seccomp")}
	if calls != nil {
		r.Network, r.Programs = notEnforced(calls.Error()), notEnforced(calls.Error())
	}
	switch err := cmp.Or(files, calls); {
	case err != nil:
		r.Files = notEnforced(err.Error())
	case abi < truncateABIVersion:
		r.Files = notEnforced(fmt.Sprintf("Landlock %d of this kernel does not prevent truncating files; version %d does", abi, truncateABIVersion))
	default:
		r.Files = enforcedBy(fmt.Sprintf("Landlock %d", abi), "seccomp")
	}
	return r
}

// Probe attempts everything that the program has given up, and corrects the report if an attempt succeeds.
func (r *Report) Probe() {
	const notRefused = "an attempt to use it was not refused"
	if f, err := os.Open("/"); r.Files.Holds && !errors.Is(err, unix.EACCES) {
		_ = f.Close()
		r.Files = notEnforced(notRefused)
	}
	if fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0); r.Network.Holds && !errors.Is(err, unix.EPERM) {
		_ = unix.Close(fd)
		r.Network = notEnforced(notRefused)
	}
	// The name of the program is empty, so without the filter the error would be ENOENT.
	if err := unix.Exec("", nil, nil); r.Programs.Holds && !errors.Is(err, unix.EPERM) {
		r.Programs = notEnforced(notRefused)
	}
}
