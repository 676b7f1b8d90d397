//go:build unix

package statedir

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// NoFollow is an open flag that refuses links and does not wait for pipes.
const NoFollow = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// diskFull lists the errors for a full disk or an exceeded quota or limit.
var diskFull = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// isOwned reports whether a file belongs to the effective user.
func isOwned(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// isSystemFolder reports whether a folder belongs to root, as /tmp and /home do.
func isSystemFolder(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && stat.Uid == 0
}

// whyNotWritable returns an error if nothing can be created in a folder.
func whyNotWritable(dir string) error { return unix.Access(dir, unix.W_OK) }

// Sync returns once the names in the folder are on disk. The error of network file systems that do not support this is
// ignored.
func Sync(root *os.Root) error {
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
