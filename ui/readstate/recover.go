package readstate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"trustbook/ui/statedir"
)

// storedFiles is the content of the folder.
type storedFiles struct {
	library library
	broken  error // why shelf.json cannot be used; nil if it can, or if it is missing
	backup  bool  // the library comes from the backup
}

// sound reports whether nothing needs repair.
func (f storedFiles) sound() bool { return f.broken == nil && !f.backup }

// warning says what was repaired, and the new name of a broken file.
func (f storedFiles) warning(kept string) string {
	switch {
	case f.broken == nil:
		return fmt.Sprintf("%s was missing, so its copy %s is used", fileName, backupName)
	case f.backup:
		return fmt.Sprintf("%s was broken (%v) and is kept as %s; its copy is used", fileName, f.broken, kept)
	}
	return fmt.Sprintf("%s was broken (%v) and is kept as %s; there is no good copy, so everything starts empty", fileName, f.broken, kept)
}

// readStored reads shelf.json, or the backup if that is broken or missing. The error is for a
// file that must not be touched.
func readStored(root *os.Root) (storedFiles, error) {
	l, err := readLibrary(root, fileName)
	broken, corrupt := errors.AsType[corruptError](err)
	switch {
	case err == nil:
		return storedFiles{library: l}, nil
	case corrupt:
		l, err = readLibrary(root, backupName)
		return storedFiles{l, broken, err == nil}, onlyNewer(err)
	case errors.Is(err, fs.ErrNotExist):
		l, err = readLibrary(root, backupName)
		return storedFiles{l, nil, err == nil}, onlyNewer(err)
	}
	return storedFiles{}, err
}

// onlyNewer returns err if a newer program wrote the backup. A backup that is unreadable for
// another reason is replaced by a good one.
func onlyNewer(err error) error {
	if e, ok := errors.AsType[newerError](err); ok {
		return e
	}
	return nil
}

func readLibrary(root *os.Root, name string) (library, error) {
	data, err := statedir.ReadFile(root, name, maxBytes+1)
	if err != nil {
		return nil, err
	}
	return decode(data)
}
