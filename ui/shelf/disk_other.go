//go:build !unix

package shelf

import (
	"io/fs"
	"os"
)

const plainFile = 0

// diskFull is empty: a full disk is reported without its own hint.
var diskFull []error

// owned is true: the folder's access list, inherited from the reader's profile, decides.
func owned(fs.FileInfo) bool { return true }

func shared(fs.FileInfo) bool { return true }

// writable does not know: the only way to ask is to write.
func writable(string) error { return nil }

// syncFolder does nothing: folders cannot be flushed here.
func syncFolder(*os.Root) error { return nil }
