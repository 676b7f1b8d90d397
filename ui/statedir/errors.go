package statedir

import (
	"errors"
	"io/fs"
	"os"
	"slices"
)

// refusedError is the error for a file or folder that is neither read nor written, for the sake of safety.
type refusedError struct{ what, hint string }

func (r refusedError) Error() string { return r.what }

// Hint returns advice for the user.
func (r refusedError) Hint() string { return r.hint }

// ErrForeign is the error for a folder that belongs to another user. If root wrote into such a folder, it would leave
// files behind that the owner cannot replace.
var ErrForeign error = refusedError{"the folder belongs to another user", "run trustbook as yourself"}

// ErrBusy is the error for a lock that another process holds for too long.
var ErrBusy = errors.New("another trustbook window has been writing for too long")

// HintFor returns advice for the user about an error, or "" if there is none.
func HintFor(err error) string {
	if h, ok := errors.AsType[interface {
		error
		Hint() string
	}](err); ok {
		return h.Hint()
	}
	switch {
	case IsFull(err):
		return "make room on the disk"
	case errors.Is(err, fs.ErrPermission):
		return "make the folder writable"
	}
	return ""
}

// IsFull reports whether err means that the disk is full.
func IsFull(err error) bool {
	return slices.ContainsFunc(diskFull, func(full error) bool { return errors.Is(err, full) })
}

// Cause returns err without the names of the system call and the temporary file.
func Cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
