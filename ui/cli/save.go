package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// This file is the one place where a command writes a file: the one that a
// person named.

// target is a file that is being written.
type target struct {
	*os.File

	part, path string // part takes the place of path in the end; "" = it is path itself
}

// create opens a file to be written as a whole: what is at path stays as it is
// until all of the new file is on the disk beside it. What is there and is no
// file, such as a device or a pipe, is written to.
func create(path string) (*target, error) {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, failure{path + " is a folder", "-o takes the name of a file", failed}
	case err == nil && !info.Mode().IsRegular():
		return begin("", path, os.O_WRONLY, 0)
	case err == nil:
		if path, err = filepath.EvalSymlinks(path); err != nil { // the file changes, not the link to it
			return nil, unsaved(err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return nil, unsaved(err)
	}
	t, err := begin(filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d", filepath.Base(path), os.Getpid())), path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil && info != nil {
		if err = os.Chmod(t.part, info.Mode().Perm()); err != nil {
			return nil, t.finish(err)
		}
	}
	return t, err
}

func begin(part, path string, how int, mode fs.FileMode) (*target, error) {
	f, err := os.OpenFile(cmp.Or(part, path), how, mode) //nolint:forbidigo // -o names it, and the umask has the last word
	if err != nil {
		return nil, unsaved(err)
	}
	return &target{f, part, path}, nil
}

// folder is where one file takes the place of another; "" = nowhere.
func (t *target) folder() string {
	if t.part == "" {
		return ""
	}
	return filepath.Dir(t.path)
}

// finish sees to it that all that was written has arrived, and is found at the
// path. After an error what was there stays.
func (t *target) finish(err error) error {
	if t.part == "" {
		return unsaved(errors.Join(err, t.Close()))
	}
	if err == nil {
		err = t.Sync()
	}
	err = errors.Join(err, t.Close())
	if err == nil {
		err = os.Rename(t.part, t.path)
	}
	if err != nil {
		_ = os.Remove(t.part) //nolint:forbidigo // it is the part that was made above
	}
	return unsaved(err)
}

// unsaved says that a file could not be written; nil when it was. What has a hint
// already is about something else.
func unsaved(err error) error {
	if err == nil || errors.As(err, &failure{}) {
		return err
	}
	return failure{fmt.Sprintf("cannot write the file: %v", err), "-o takes a file in a folder that can be written to", failed}
}
