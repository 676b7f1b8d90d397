package shelf

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
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
	var broken damage
	books, err := load(root, fileName)
	switch {
	case err == nil:
		return found{books: books}, nil
	case errors.As(err, &broken):
		books, err = load(root, backupName)
		return found{books, broken, err == nil}, onlyNewer(err)
	case errors.Is(err, fs.ErrNotExist):
		books, err = load(root, backupName)
		return found{books, nil, err == nil}, onlyNewer(err)
	}
	return found{}, err
}

// onlyNewer is err when a newer program wrote the backup. Any other backup that
// cannot be read is no loss: it is replaced by a good one.
func onlyNewer(err error) error {
	if r, ok := errors.AsType[refusal](err); ok && r.newer {
		return r
	}
	return nil
}

// load reads one file, if it is a plain file of the reader.
func load(root *os.Root, name string) (library, error) {
	data, err := readFile(root, name, maxBytes+1)
	if err != nil {
		return nil, err
	}
	return decode(data)
}

// readFile is what is in a plain file of the reader, at most most bytes of it.
func readFile(root *os.Root, name string, most int64) ([]byte, error) {
	if err := examine(name)(root.Lstat(name)); err != nil {
		return nil, err
	}
	f, err := root.OpenFile(name, os.O_RDONLY|plainFile, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := examine(name)(f.Stat()); err != nil { // it may be another than a moment ago
		return nil, err
	}
	return io.ReadAll(io.LimitReader(f, most))
}

// examine refuses what is not a plain file of the reader.
func examine(name string) func(fs.FileInfo, error) error {
	return func(info fs.FileInfo, err error) error {
		switch {
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return refusal{what: name + " is a link or no file, so it is not used", hint: "move it out of the way"}
		case !owned(info):
			return refusal{what: name + " belongs to another user, so it is not used", hint: "move it out of the way"}
		}
		return nil
	}
}
