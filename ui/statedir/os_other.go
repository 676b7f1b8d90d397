//go:build !unix

package statedir

import (
	"io/fs"
	"os"
)

// NoFollow is an open flag that has no effect on this system.
const NoFollow = 0

// diskFull is empty, so that on this system a full disk is reported without a hint.
var diskFull []error

// isOwned always returns true: access is controlled by the folder's access list, which it inherits from the profile.
func isOwned(fs.FileInfo) bool { return true }

func isShared(fs.FileInfo) bool { return true }

// writableError always returns nil: on this system, only writing shows whether it is possible.
func writableError(string) error { return nil }

// Sync does nothing, because folders cannot be flushed on this system.
func Sync(*os.Root) error { return nil }
