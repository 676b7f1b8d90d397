//go:build !unix

package statedir

import (
	"io/fs"
	"os"
)

// NoFollow is an open flag that has no effect on this system.
const NoFollow = 0

// diskFull is empty, because on this system a full disk is reported without a hint.
var diskFull []error

// isOwned is always true: the folder's access list, inherited from the profile, decides.
func isOwned(fs.FileInfo) bool { return true }

func isShared(fs.FileInfo) bool { return true }

// writableError always returns nil: on this system, the only way to find out is to write.
func writableError(string) error { return nil }

// Sync does nothing, because folders cannot be flushed on this system.
func Sync(*os.Root) error { return nil }
