package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// This file is the one place where a command writes a file: the one that a
// person named.

// save writes a file as a whole: what is at path stays as it is until all of the
// new file is on the disk beside it. What is there and is no file, such as a
// device or a pipe, is written to.
func save(path string, write func(io.Writer) error) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return failure{path + " is a folder", "-o takes the name of a file", failed}
	case err == nil && !info.Mode().IsRegular():
		return unsaved(into(path, os.O_WRONLY, write))
	case err == nil:
		if path, err = filepath.EvalSymlinks(path); err != nil { // the file changes, not the link to it
			return unsaved(err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return unsaved(err)
	}
	part := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid()))
	err = into(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, write)
	if err == nil && info != nil {
		err = os.Chmod(part, info.Mode().Perm())
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part) //nolint:forbidigo // it is the part that was made above
	}
	return unsaved(err)
}

// into opens a file, has it written, and sees to it that all of it arrived.
func into(path string, how int, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, how, 0o666) //nolint:forbidigo,gosec // -o names it, and the umask has the last word
	if err != nil {
		return err
	}
	err = write(f)
	if synced := f.Sync(); err == nil && how&os.O_CREATE != 0 {
		err = synced
	}
	return errors.Join(err, f.Close())
}

// unsaved says that a file could not be written; nil when it was.
func unsaved(err error) error {
	if err == nil {
		return nil
	}
	return failure{fmt.Sprintf("cannot write the file: %v", err), "-o takes a file in a folder that can be written to", failed}
}
