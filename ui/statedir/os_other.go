//go:build !unix

package statedir

import (
	"io/fs"
	"os"
)

// NoFollow is an open flag that has no effect on this system.
const NoFollow = 0

// diskFull is empty, because the program does not recognise any error for a full disk on this system.
var diskFull []error

// isOwned always returns true. Access is controlled by the folder's access list, which it inherits from the profile.
func isOwned(fs.FileInfo) bool { return true }

func isSystemFolder(fs.FileInfo) bool { return true }

// whyNotWritable always returns nil, because on this system only an attempt to write shows whether writing is possible.
func whyNotWritable(string) error { return nil }

// Sync does nothing, because folders cannot be flushed on this system.
func Sync(*os.Root) error { return nil }
