// Package statedir finds the program's folders and guards the state folder: it is made
// for its owner alone, files are replaced atomically under a lock between processes, and
// links, pipes and files of other users are refused.
//
// What is stored in the folder is up to other packages.
package statedir

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// LockName is the lock file. It is separate from the files that it guards, because each
// of these is a new file after every write.
const LockName = "shelf.lock"

// How long to wait for another process that is writing. A process that was suspended while writing
// must not block this one for ever.
const (
	defaultPatience = 3 * time.Second
	lockPause       = 5 * time.Millisecond
)

// Dir is a state folder. It keeps nothing open between calls, so the folder may appear, disappear
// or become writable while the program runs.
type Dir struct {
	Path     string
	Patience time.Duration // how long to wait for the lock; 0 means 3 seconds
}

// Update calls do with the lock held. It creates the folder if necessary, and waits a few seconds
// for another process that is writing.
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

// View calls do without the lock, which is safe for reading because files are only ever
// replaced as a whole. The error is [fs.ErrNotExist] if there is no folder.
func (d Dir) View(do func(*os.Root) error) error {
	root, err := d.openExisting()
	if err != nil {
		return err
	}
	defer root.Close()
	return do(root)
}

// Create creates the folder, unless it exists.
func (d Dir) Create() error {
	root, err := d.open()
	if err != nil {
		return err
	}
	return root.Close()
}

// open opens the folder, creating it if necessary. All access goes through the root, so that
// no name leads out of the folder.
func (d Dir) open() (*os.Root, error) {
	if err := makeFolder(d.Path); err != nil {
		return nil, err
	}
	root, err := d.openExisting()
	if err != nil {
		return nil, err
	}
	if info, err := root.Stat("."); err == nil && info.Mode().Perm()&0o077 != 0 {
		_ = root.Chmod(".", 0o700) // if it fails, the files themselves are still closed to others
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
		err = ErrForeign
	}
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return root, nil
}

// makeFolder creates a folder that only its owner may enter. It does not follow links made by another
// user, and creates nothing in another user's home, to which the environment may still point under sudo.
func makeFolder(dir string) error {
	info, err := os.Lstat(dir)
	if err == nil && !isOwned(info) {
		return ErrForeign
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		if err == nil && !isShared(info) && !isOwned(info) {
			return ErrForeign
		}
		if err == nil || above == filepath.Dir(above) {
			return os.MkdirAll(dir, 0o700) //nolint:forbidigo // the one folder that is written
		}
	}
}

// lock takes the lock. The operating system releases it if the process is killed.
func (d Dir) lock(root *os.Root) (unlock func(), err error) {
	if err := requireRegular(LockName)(root.Lstat(LockName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	l := flock.New(filepath.Join(d.Path, LockName), flock.SetFlag(os.O_CREATE|os.O_RDONLY|NoFollow), flock.SetPermissions(0o600))
	patience := d.Patience
	if patience == 0 {
		patience = defaultPatience
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	switch _, err := l.TryLockContext(ctx, lockPause); {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, ErrBusy
	case err != nil:
		return nil, err
	}
	return func() { _ = l.Unlock() }, nil // if it fails, the lock is released when the process ends
}

// Info describes a folder.
type Info struct {
	Exists bool
	Mode   fs.FileMode // permission bits of the folder
	Err    error       // why nothing can be stored in the folder; nil if storing is possible
}

// Inspect examines the folder without creating anything.
func (d Dir) Inspect() Info {
	info, err := os.Stat(d.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Info{Err: checkCreatable(d.Path)}
	case err != nil:
		return Info{Err: err}
	}
	out := Info{Exists: true, Mode: info.Mode().Perm()}
	if !isOwned(info) {
		out.Err = ErrForeign
	}
	return out
}

// checkCreatable returns why a folder cannot be created, or nil.
func checkCreatable(dir string) error {
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		switch {
		case err == nil && !isShared(info) && !isOwned(info):
			return ErrForeign
		case err == nil:
			return writableError(above)
		case above == filepath.Dir(above):
			return err
		}
	}
}
