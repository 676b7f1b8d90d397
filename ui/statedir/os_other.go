//go:build !unix

package statedir

import (
	"io/fs"
	"os"
)

// NoFollow is an open flag without effect here.
const NoFollow = 0

// diskFull is empty, because a full disk is reported without a hint here.
var diskFull []error

// isOwned is always true: the folder's access list, inherited from the profile, decides.
func isOwned(fs.FileInfo) bool { return true }

func isShared(fs.FileInfo) bool { return true }

// writableError always returns nil: the only way to find out is to write.
func writableError(string) error { return nil }

// Sync does nothing, because folders cannot be flushed here.
func Sync(*os.Root) error { return nil }
