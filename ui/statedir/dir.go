// Package statedir finds the program's folders and protects the state folder: the folder is accessible only to its
// owner, files are replaced atomically under a lock between processes, and links, pipes and files of other users are
// refused.
//
// Other packages decide what is stored in the folder.
package statedir

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"
)

// LockName is the name of the lock file. It is separate from the files it protects, because those are replaced by new
// files when they are written.
const LockName = "shelf.lock"

// Time to wait for another process that is writing. A process suspended while writing must not block this one forever.
const (
	defaultLockTimeout = 3 * time.Second
	lockPause          = 5 * time.Millisecond
)

// Dir is a state folder. It keeps nothing open between calls, so the folder can appear, disappear or become writable
// while the program runs.
type Dir struct {
	Path     string
	Patience time.Duration // time to wait for the lock; 0 means 3 seconds
}

// Update calls do while holding the lock. It creates the folder if necessary, and waits a few seconds if another
// process is writing.
func (d Dir) Update(do func(*os.Root) error) error {
	root, err := d.open()
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := d.lock(root)
	if err != nil {
		return err
	}
	defer unlock()
	return do(root)
}

// View calls do without the lock. This is safe for reading, because files are always replaced as a whole. If there is
// no folder, the error is [fs.ErrNotExist].
func (d Dir) View(do func(*os.Root) error) error {
	root, err := d.openExisting()
	if err != nil {
		return err
	}
	defer root.Close()
	return do(root)
}

// Create creates the folder if it does not exist.
func (d Dir) Create() error {
	root, err := d.open()
	if err != nil {
		return err
	}
	return root.Close()
}

// open opens the folder, creating it if necessary. Files are accessed only through the returned root, so that no file
// name can lead out of the folder.
func (d Dir) open() (*os.Root, error) {
	if err := makeFolder(d.Path); err != nil {
		return nil, err
	}
	root, err := d.openExisting()
	if err != nil {
		return nil, err
	}
	if info, err := root.Stat("."); err == nil && info.Mode().Perm()&0o077 != 0 {
		_ = root.Chmod(".", 0o700) // if this fails, the files themselves are still unreadable for other users
	}
	return root, nil
}

func (d Dir) openExisting() (*os.Root, error) {
	root, err := os.OpenRoot(d.Path)
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(".")
	if err == nil && !isOwned(info) {
		err = ErrOtherOwner
	}
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return root, nil
}

// makeFolder creates a folder that only its owner can enter. It does not follow links made by another user, and creates
// nothing in another user's home folder, which is where the environment may still point under sudo.
func makeFolder(dir string) error {
	info, err := os.Lstat(dir)
	if err == nil && !isOwned(info) {
		return ErrOtherOwner
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		if err == nil && !isSystemFolder(info) && !isOwned(info) {
			return ErrOtherOwner
		}
		if err == nil || above == filepath.Dir(above) {
			return os.MkdirAll(dir, 0o700) //nolint:forbidigo // the only folder that is written to
		}
	}
}

// lock takes the lock. The operating system releases it if the process is killed.
func (d Dir) lock(root *os.Root) (unlock func(), err error) {
	if err := regularFileOfUser(LockName)(root.Lstat(LockName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	l := flock.New(filepath.Join(d.Path, LockName), flock.SetFlag(os.O_CREATE|os.O_RDONLY|NoFollow), flock.SetPermissions(0o600))
	patience := d.Patience
	if patience == 0 {
		patience = defaultLockTimeout
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	switch _, err := l.TryLockContext(ctx, lockPause); {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, ErrBusy
	case err != nil:
		return nil, err
	}
	return func() { _ = l.Unlock() }, nil // if this fails, the lock is released when the process ends
}

// FolderInfo describes a folder.
type FolderInfo struct {
	Exists bool
	Mode   fs.FileMode // permission bits of the folder
	Err    error       // reason why nothing can be stored in the folder; nil if it can
}

// Inspect examines the folder without changing anything.
func (d Dir) Inspect() FolderInfo {
	info, err := os.Stat(d.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return FolderInfo{Err: checkCreatable(d.Path)}
	case err != nil:
		return FolderInfo{Err: err}
	}
	out := FolderInfo{Exists: true, Mode: info.Mode().Perm()}
	if !isOwned(info) {
		out.Err = ErrOtherOwner
	}
	return out
}

// checkCreatable returns the reason why a folder cannot be created, or nil.
func checkCreatable(dir string) error {
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		switch {
		case err == nil && !isSystemFolder(info) && !isOwned(info):
			return ErrOtherOwner
		case err == nil:
			return whyNotWritable(above)
		case above == filepath.Dir(above):
			return err
		}
	}
}

// refusedError is the error for a file or folder that cannot be read or written safely.
type refusedError struct{ what, hint string }

func (r refusedError) Error() string { return r.what }

// Hint returns advice for the user.
func (r refusedError) Hint() string { return r.hint }

// ErrOtherOwner means that the folder belongs to another user. If root wrote to such a folder, its owner could not
// replace the files.
var ErrOtherOwner error = refusedError{"the folder belongs to another user", "run trustbook as yourself"}

// ErrBusy means that another process has held the lock for too long.
var ErrBusy = errors.New("another trustbook window has been writing for too long")

// HintFor returns the advice for the user that comes with an error, or "" if there is none.
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

// ShortenError returns err without the names of the system call and the temporary file.
func ShortenError(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
