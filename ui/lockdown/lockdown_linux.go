package lockdown

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// apply has Landlock keep the files. What it does not know of, such as their
// permissions, and everything that is no file is for seccomp: Landlock alone would
// let all of the network through that is not plain TCP.
func apply(n Needs) Report {
	abi, files := restrictFiles(n)
	calls := filterCalls()
	r := Report{Landlock: abi}
	r.Network, r.Programs = held("seccomp"), held("seccomp")
	if calls != nil {
		r.Network, r.Programs = open(calls.Error()), open(calls.Error())
	}
	switch err := errors.Join(files, calls); {
	case err != nil:
		r.Files = open(firstOf(files, calls).Error())
	case abi < truncates:
		r.Files = open(fmt.Sprintf("Landlock %d of this kernel lets files be emptied that cannot be written; %d does not", abi, truncates))
	default:
		r.Files = held(fmt.Sprintf("Landlock %d", abi), "seccomp")
	}
	return r
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Try asks for what was given up, and takes back from the report what is not
// refused.
func (r *Report) Try() {
	const got = "it was tried, and not refused"
	if f, err := os.Open("/"); r.Files.Holds && !errors.Is(err, unix.EACCES) {
		_ = f.Close()
		r.Files = open(got)
	}
	if fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0); r.Network.Holds && !errors.Is(err, unix.EPERM) {
		_ = unix.Close(fd)
		r.Network = open(got)
	}
	// Without the filter a program without a name is not found.
	if err := unix.Exec("", nil, nil); r.Programs.Holds && !errors.Is(err, unix.EPERM) {
		r.Programs = open(got)
	}
}
