//go:build !unix

package statedir

import (
	"io/fs"
	"os"
)

// NoFollow is an open flag that has no effect here.
const NoFollow = 0

// diskFull is empty: a full disk is reported without a hint of its own.
var diskFull []error

// owned is always true: the folder's access list, inherited from the profile, decides.
func owned(fs.FileInfo) bool { return true }

func shared(fs.FileInfo) bool { return true }

// writable cannot tell: the only way to find out is to write.
func writable(string) error { return nil }

// Sync does nothing: folders cannot be flushed here.
func Sync(*os.Root) error { return nil }
