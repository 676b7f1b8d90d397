package readstate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"trustbook/ui/statedir"
)

// found is what lies in the folder.
type found struct {
	books  library
	broken error // why shelf.json could not be used; nil when it could, or was missing
	backup bool  // books come from the backup
}

// sound reports that there is nothing to mend.
func (f found) sound() bool { return f.broken == nil && !f.backup }

// note says what was mended, with the name under which a broken file is kept.
func (f found) note(kept string) string {
	switch {
	case f.broken == nil:
		return fmt.Sprintf("%s was missing, so its copy %s is used", fileName, backupName)
	case f.backup:
		return fmt.Sprintf("%s was broken (%v) and is kept as %s; its copy is used", fileName, f.broken, kept)
	}
	return fmt.Sprintf("%s was broken (%v) and is kept as %s; it had no good copy, so the shelf is empty", fileName, f.broken, kept)
}

// find reads shelf.json, or the backup when that is broken or missing. The error
// is for a file that must stay as it is.
func find(root *os.Root) (found, error) {
	var broken corruptError
	books, err := loadLibrary(root, fileName)
	switch {
	case err == nil:
		return found{books: books}, nil
	case errors.As(err, &broken):
		books, err = loadLibrary(root, backupName)
		return found{books, broken, err == nil}, onlyNewer(err)
	case errors.Is(err, fs.ErrNotExist):
		books, err = loadLibrary(root, backupName)
		return found{books, nil, err == nil}, onlyNewer(err)
	}
	return found{}, err
}

// onlyNewer is err when a newer program wrote the backup. Any other backup that
// cannot be read is no loss: it is replaced by a good one.
func onlyNewer(err error) error {
	if e, ok := errors.AsType[newerError](err); ok {
		return e
	}
	return nil
}

// loadLibrary reads one file, if it is a plain file of the reader.
func loadLibrary(root *os.Root, name string) (library, error) {
	data, err := statedir.ReadFile(root, name, maxBytes+1)
	if err != nil {
		return nil, err
	}
	return decode(data)
}
