package shelf

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// The files in the folder. The lock is a file of its own, because shelf.json is
// another file after every change.
const (
	fileName   = "shelf.json"
	backupName = fileName + ".bak"
	brokenName = fileName + ".broken-"
	lockName   = "shelf.lock"
)

// patience is how long a window waits for another that writes. One that was
// stopped in the middle must not stop this one.
const (
	patience  = 3 * time.Second
	lockPause = 5 * time.Millisecond
)

// disk is the folder of a shelf. It holds nothing open between calls, so a
// folder that appears, goes or becomes writable is met as it is.
type disk struct {
	dir      string
	now      func() time.Time
	patience time.Duration
}

// open reads the shelf without a lock, which is safe because the file is only
// ever replaced as a whole. What needs mending is mended under the lock. Books,
// notes and error may come together.
func (d disk) open() (library, []string, error) {
	root, err := d.root()
	if err != nil {
		return nil, nil, d.unsaved(err)
	}
	defer root.Close()
	got, err := find(root)
	if err != nil {
		return nil, nil, d.unsaved(err)
	}
	if got.sound() {
		return got.books, nil, d.unsaved(tryWriting(root))
	}
	books, notes, err := d.update(nil)
	if err != nil {
		if notes == nil {
			notes = []string{got.note(fileName)}
		}
		return got.books, notes, err
	}
	return books, notes, nil
}

// update makes changes in the newest shelf, under the lock, and returns it.
func (d disk) update(changes []Change) (library, []string, error) {
	root, err := d.root()
	if err != nil {
		return nil, nil, d.unsaved(err)
	}
	defer root.Close()
	unlock, err := d.lock(root)
	if err != nil {
		return nil, nil, d.unsaved(err)
	}
	defer unlock()
	books, notes, err := d.change(root, changes)
	return books, notes, d.unsaved(err)
}

// change is update with the lock held.
func (d disk) change(root *os.Root, changes []Change) (library, []string, error) {
	sweep(root)
	got, err := find(root)
	if err != nil {
		return nil, nil, err
	}
	notes, err := d.setAside(root, got)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range changes {
		got.books.apply(c)
	}
	data, err := encode(&got.books)
	if err != nil {
		return nil, notes, err
	}
	return got.books, notes, store(root, data)
}

// root makes the folder when it is missing, and opens it. Everything else goes
// through it, so that no name leads out of the folder.
func (d disk) root() (*os.Root, error) {
	if err := makeFolder(d.dir); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		return nil, err
	}
	info, err := root.Stat(".")
	if err == nil && !owned(info) {
		err = errForeign
	}
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	if info.Mode().Perm()&0o077 != 0 {
		_ = root.Chmod(".", 0o700) // the files are closed to others in any case
	}
	return root, nil
}

// makeFolder makes a folder that others cannot enter, unless it is there. It
// follows no link that another user made, and makes nothing in another's home:
// who runs the program through sudo may still have the variables of that user.
func makeFolder(dir string) error {
	info, err := os.Lstat(dir)
	if err == nil && !owned(info) {
		return errForeign
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		if err == nil && !shared(info) && !owned(info) {
			return errForeign
		}
		if err == nil || above == filepath.Dir(above) {
			return os.MkdirAll(dir, 0o700) //nolint:forbidigo // the one folder that is written
		}
	}
}

// lock waits its turn to write. The system lifts the lock of a killed program.
func (d disk) lock(root *os.Root) (unlock func(), err error) {
	if err := examine(lockName)(root.Lstat(lockName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	l := flock.New(filepath.Join(d.dir, lockName), flock.SetFlag(os.O_CREATE|os.O_RDONLY|plainFile), flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), d.patience)
	defer cancel()
	switch _, err := l.TryLockContext(ctx, lockPause); {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, errBusy
	case err != nil:
		return nil, err
	}
	return func() { _ = l.Unlock() }, nil // what fails here ends with the program
}

// setAside moves a broken file out of the way, to a name that no file has. The
// backup is not touched, so a program killed here leaves a shelf to read.
func (d disk) setAside(root *os.Root, got found) ([]string, error) {
	if got.sound() {
		return nil, nil
	}
	if got.broken == nil {
		return []string{got.note("")}, nil
	}
	first := brokenName + d.now().UTC().Format("20060102T150405Z")
	name := first
	for i := 2; exists(root, name); i++ {
		name = fmt.Sprintf("%s-%d", first, i)
	}
	if err := root.Rename(fileName, name); err != nil {
		return nil, err
	}
	return []string{got.note(name)}, nil
}

func exists(root *os.Root, name string) bool {
	_, err := root.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}
