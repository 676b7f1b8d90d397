//go:build unix

package shelf

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// plainFile opens a file that follows no link and waits for no pipe.
const plainFile = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// diskFull are the ways in which a disk has no room.
var diskFull = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// owned reports whether a file belongs to who runs the program. Root writing
// into another's home would leave files there that the owner cannot replace.
func owned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// shared reports whether a folder belongs to the system, such as /tmp or /home.
func shared(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Uid == 0
}

// writable says why nothing can be made in a folder.
func writable(dir string) error { return unix.Access(dir, unix.W_OK) }

// syncFolder waits until the names in the folder are on the disk. Some network
// file systems cannot be asked.
func syncFolder(root *os.Root) error {
	f, err := root.Open(".")
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
