package shelf

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"time"
)

// Folder is the state folder for what else of the reader's is kept there. It is
// met with the same care as for the shelf, and written under the same lock.
type Folder struct{ disk disk }

// PlainFile is for opening a file that may be no plain one: it follows no link and
// waits for no pipe.
const PlainFile = plainFile

// FolderAt is the folder at dir. Nothing is looked at yet.
func FolderAt(dir string) Folder {
	return Folder{disk{dir: dir, now: time.Now, patience: patience}}
}

// Change does something in the folder with the lock held. It makes the folder when
// it is missing, and waits a few seconds for another window that writes.
func (f Folder) Change(do func(*os.Root) error) error {
	root, err := f.disk.root()
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := f.disk.lock(root)
	if err != nil {
		return err
	}
	defer unlock()
	return do(root)
}

// Look does something in the folder without changing it. The error is
// [fs.ErrNotExist] when there is none.
func (f Folder) Look(do func(*os.Root) error) error {
	root, err := os.OpenRoot(f.disk.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	info, err := root.Stat(".")
	if err == nil && !owned(info) {
		err = errForeign
	}
	if err != nil {
		return err
	}
	return do(root)
}

// ReadPlain reads a file in the folder, at most that many bytes of it, if it is a
// plain file of the reader.
func ReadPlain(root *os.Root, name string, most int64) ([]byte, error) {
	return readFile(root, name, most)
}

// Replace puts a file in the place of another in one step.
func Replace(root *os.Root, name string, data []byte) error {
	if err := replace(root, name, data); err != nil {
		return err
	}
	return syncFolder(root)
}

// SyncFolder waits until the names in the folder are on the disk.
func SyncFolder(root *os.Root) error { return syncFolder(root) }

// Exists says whether there is something of that name in the folder.
func Exists(root *os.Root, name string) bool { return exists(root, name) }

// Cause is an error of the folder without the name of the system call.
func Cause(err error) error { return cause(err) }

// Mend says what to do about an error of the folder, "" when nobody knows.
func Mend(err error) string {
	r, refused := errors.AsType[refusal](err)
	switch {
	case errors.Is(err, errBusy):
		return ""
	case refused:
		return r.hint
	case slices.ContainsFunc(diskFull, func(full error) bool { return errors.Is(err, full) }):
		return "make room on the disk"
	case errors.Is(err, fs.ErrPermission):
		return "the folder has to be writable"
	}
	return ""
}
