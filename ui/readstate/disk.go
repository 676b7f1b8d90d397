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

// disk is the folder of a store.
type disk struct {
	statedir.Dir
	now func() time.Time
}

// load reads the library, without the lock unless something must be repaired. It may return a
// library, warnings and an error together.
func (d disk) load() (library, []string, error) {
	if err := d.Create(); err != nil {
		return nil, nil, d.notSaved(err)
	}
	var got storedFiles
	err := d.View(func(root *os.Root) (err error) {
		if got, err = readStored(root); err != nil || !got.sound() {
			return err
		}
		return statedir.CheckWritable(root)
	})
	if err != nil || got.sound() {
		return got.library, nil, d.notSaved(err)
	}
	l, warnings, err := d.update(nil)
	if err != nil {
		if warnings == nil {
			warnings = []string{got.warning(fileName)}
		}
		return got.library, warnings, err
	}
	return l, warnings, nil
}

// update applies updates to the library on disk, under the lock, and returns the result.
func (d disk) update(updates []update) (l library, warnings []string, err error) {
	err = d.Update(func(root *os.Root) error {
		l, warnings, err = d.updateLocked(root, updates)
		return err
	})
	return l, warnings, d.notSaved(err)
}

func (d disk) updateLocked(root *os.Root, updates []update) (library, []string, error) {
	statedir.RemoveTemp(root)
	got, err := readStored(root)
	if err != nil {
		return nil, nil, err
	}
	warnings, err := d.setAside(root, got)
	if err != nil {
		return nil, nil, err
	}
	for _, u := range updates {
		u.change(&got.library)
	}
	data, err := encode(&got.library)
	if err != nil {
		return nil, warnings, err
	}
	return got.library, warnings, replaceBoth(root, data)
}

// setAside renames a broken file. The backup stays, so that a program that is killed here
// leaves something to read.
func (d disk) setAside(root *os.Root, got storedFiles) (warnings []string, err error) {
	switch {
	case got.sound():
		return nil, nil
	case got.broken == nil:
		return []string{got.warning("")}, nil
	}
	name := statedir.UniqueName(root, brokenName, d.now())
	if err := root.Rename(fileName, name); err != nil {
		return nil, err
	}
	return []string{got.warning(name)}, nil
}

// replaceBoth replaces the backup and then the file. Both are complete whenever it is
// interrupted, and equal in the end, so a file that breaks later is repaired without loss. If
// there is no file yet, it comes first: a backup alone means that the file was lost.
func replaceBoth(root *os.Root, data []byte) error {
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

// notSaved returns an error for the reader: what was not saved, where, why, and what to do.
func (d disk) notSaved(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("not saved in %s: %w; %s", d.Path, statedir.Cause(err), saveHint(err))
}

func saveHint(err error) string {
	const again = "trustbook tries again with the next change"
	switch hint := statedir.Hint(err); {
	case errors.Is(err, statedir.ErrBusy):
		return again
	case statedir.IsFull(err):
		return hint + "; " + again
	case hint == "" || errors.Is(err, fs.ErrPermission):
		return "what you save is lost when you quit"
	default:
		return hint
	}
}

// newerError is the error for a file of a newer program version, which is neither read nor
// replaced.
type newerError int

func (e newerError) Error() string {
	return fmt.Sprintf("%s was written by a newer trustbook (format %d; this one knows %d), so it is left alone", fileName, int(e), version)
}

// Hint says what to do.
func (newerError) Hint() string { return "update trustbook" }

// sizeError is the error for a library that is too large to be written.
type sizeError struct{}

func (sizeError) Error() string {
	return fmt.Sprintf("the file would be larger than %d KiB", maxBytes>>10)
}

// Hint says what to do.
func (sizeError) Hint() string { return "remove some saved entries" }
