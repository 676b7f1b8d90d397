package readstate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"trustbook/ui/statedir"
)

// The files in the folder.
const (
	fileName   = "shelf.json"
	backupName = fileName + ".bak"
	brokenName = fileName + ".broken-"
)

// disk is the folder of a shelf. It holds nothing open between calls, so a
// folder that appears, goes or becomes writable is met as it is.
type disk struct {
	statedir.Dir
	now func() time.Time
}

// load reads the shelf without a lock, which is safe because the file is only
// ever replaced as a whole. What needs mending is mended under the lock. Books,
// notes and error may come together.
func (d disk) load() (books library, notes []string, err error) {
	if err := d.Create(); err != nil {
		return nil, nil, d.unsaved(err)
	}
	var got found
	err = d.View(func(root *os.Root) error {
		if got, err = find(root); err != nil || !got.sound() {
			return err
		}
		return statedir.CheckWritable(root)
	})
	if err != nil || got.sound() {
		return got.books, nil, d.unsaved(err)
	}
	books, notes, err = d.update(nil)
	if err != nil {
		if notes == nil {
			notes = []string{got.note(fileName)}
		}
		return got.books, notes, err
	}
	return books, notes, nil
}

// update makes changes in the newest shelf, under the lock, and returns it.
func (d disk) update(changes []Change) (books library, notes []string, err error) {
	err = d.Update(func(root *os.Root) error {
		books, notes, err = d.change(root, changes)
		return err
	})
	return books, notes, d.unsaved(err)
}

// change is update with the lock held.
func (d disk) change(root *os.Root, changes []Change) (library, []string, error) {
	statedir.RemoveTemp(root)
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

// setAside moves a broken file out of the way, to a name that no file has. The
// backup is not touched, so a program killed here leaves a shelf to read.
func (d disk) setAside(root *os.Root, got found) ([]string, error) {
	if got.sound() {
		return nil, nil
	}
	if got.broken == nil {
		return []string{got.note("")}, nil
	}
	name := statedir.UniqueName(root, brokenName, d.now())
	if err := root.Rename(fileName, name); err != nil {
		return nil, err
	}
	return []string{got.note(name)}, nil
}

// store replaces the backup and then the shelf, each in one step. Whenever it is
// interrupted both are whole, and at its end both hold the same, so a file that
// breaks later is mended without loss. On an error shelf.json is as it was. When
// there is none it comes first: a backup alone means that a shelf was lost.
func store(root *os.Root, data []byte) error {
	first, second := backupName, fileName
	if !statedir.Exists(root, fileName) {
		first, second = fileName, backupName
	}
	if err := statedir.Replace(root, first, data); err != nil {
		return err
	}
	if err := statedir.Replace(root, second, data); err != nil {
		return err
	}
	return statedir.Sync(root)
}

// unsaved is err as the reader is told it: what, where, why, and what to do.
func (d disk) unsaved(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("not saved in %s: %w; %s", d.Path, statedir.Cause(err), hint(err))
}

func hint(err error) string {
	switch h := statedir.Hint(err); {
	case errors.Is(err, statedir.ErrBusy):
		return "it is tried again with the next change"
	case statedir.IsFull(err):
		return h + ", it is tried again with the next change"
	case h == "" || errors.Is(err, fs.ErrPermission):
		return "what you keep lasts until you leave"
	default:
		return h
	}
}

// newerError is the error for a file of a newer program, which is neither read nor
// replaced.
type newerError int // its format

func (e newerError) Error() string {
	return fmt.Sprintf("%s is from a newer trustbook (format %d, and this one knows %d), so it is left alone", fileName, int(e), version)
}

// Hint says what to do about it.
func (newerError) Hint() string { return "update trustbook" }

// sizeError is the error for a shelf that is too large to be written.
type sizeError struct{}

func (sizeError) Error() string {
	return fmt.Sprintf("the file would be larger than %d KiB", maxBytes>>10)
}

// Hint says what to do about it.
func (sizeError) Hint() string { return "take saved texts off" }
