package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"trustbook/ui/statedir"
)

// This file is the one place where a command writes a file: the one that a
// person named.

// target is a file that is being written.
type target struct {
	*os.File

	part, path string // part takes the place of path in the end; "" = it is path itself
}

// create is [create] of a file that is none of those in which the reader's own is
// kept: one slip must not cost the receipts of years.
func (p *Program) create(path string) (*target, error) {
	if p.keeps(path) {
		return nil, failure{path + " is in the folder where trustbook keeps what you have read and acknowledged, so it is not written", "-o takes a file in another folder", failed}
	}
	return create(path)
}

// keeps says whether a file is, or would be, in the state folder.
func (p *Program) keeps(path string) bool {
	own, err := os.Stat(statedir.Path(p.Environ))
	if err != nil {
		return false
	}
	if to, err := filepath.EvalSymlinks(path); err == nil {
		path = to
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err == nil {
		folder, err = filepath.Abs(folder)
	}
	return err == nil && within(folder, own)
}

// within says whether a folder is another, or somewhere below it.
func within(folder string, other fs.FileInfo) bool {
	for {
		if info, err := os.Stat(folder); err == nil && os.SameFile(info, other) {
			return true
		}
		above := filepath.Dir(folder)
		if above == folder {
			return false
		}
		folder = above
	}
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
	if err = t.complete(err); err == nil {
		err = t.place()
	}
	if err != nil {
		t.drop()
	}
	return unsaved(err)
}

// complete sees to it that all that was written has arrived.
func (t *target) complete(err error) error {
	if err == nil && t.part != "" {
		err = t.Sync()
	}
	return errors.Join(err, t.Close())
}

// place lets it be found at the path.
func (t *target) place() error {
	if t.part == "" {
		return nil
	}
	return os.Rename(t.part, t.path)
}

// drop removes what has not found its place.
func (t *target) drop() {
	if t.part != "" {
		_ = os.Remove(t.part) //nolint:forbidigo // it is the part that create made
	}
}

// unsaved says that a file could not be written; nil when it was. What has a hint
// already is about something else.
func unsaved(err error) error {
	if err == nil || errors.As(err, &failure{}) {
		return err
	}
	return failure{fmt.Sprintf("cannot write the file: %v", err), "-o takes a file in a folder that can be written to", failed}
}
