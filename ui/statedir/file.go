package statedir

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Parts of the names of temporary files. [RemoveTemp] uses them to recognise files left by killed processes.
const (
	tempPrefix = ".shelf-"
	tempSuffix = ".tmp"
)

// ReadFile reads at most limit bytes of a file. It accepts only regular files of the current user, and does not follow
// links or wait for pipes.
func ReadFile(root *os.Root, name string, limit int64) ([]byte, error) {
	if err := regularFileOfUser(name)(root.Lstat(name)); err != nil {
		return nil, err
	}
	f, err := root.OpenFile(name, os.O_RDONLY|NoFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := regularFileOfUser(name)(f.Stat()); err != nil { // the file may have been replaced since the Lstat
		return nil, err
	}
	return io.ReadAll(io.LimitReader(f, limit))
}

// Replace writes a file atomically. The data is on disk before the file is renamed, so that either the old or the new
// content always exists under the name. The new name is durable only after [Sync].
func Replace(root *os.Root, name string, data []byte) error {
	temp := tempName()
	err := writeNew(root, temp, data)
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		_ = Remove(root, temp) // if this fails, the next RemoveTemp removes the file
	}
	return err
}

func tempName() string { return tempPrefix + rand.Text() + tempSuffix }

// writeNew creates a file and returns once its content is on disk.
func writeNew(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// CheckWritable creates and removes a file, so that a read-only folder is detected before anything could be lost.
func CheckWritable(root *os.Root) error {
	name := tempName()
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = f.Close()
	_ = Remove(root, name) // Windows can remove a file only after it has been closed; if this fails, the next RemoveTemp removes the file
	return err
}

// Remove removes a file. Some file systems, such as Wine's, support [os.Remove] but not the system call used by
// [os.Root].
func Remove(root *os.Root, name string) error {
	err := root.Remove(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = os.Remove(filepath.Join(root.Name(), name)) //nolint:forbidigo // root is the only folder that is written to
	}
	return err
}

// RemoveTemp removes temporary files left by killed processes. The caller must hold the lock, so that no other process
// is using them.
func RemoveTemp(root *os.Root) {
	for _, name := range Glob(root, tempPrefix+"*"+tempSuffix) {
		_ = Remove(root, name) // if this fails, the next caller tries again
	}
}

// Glob returns the names in the folder that match a pattern, which must be well formed.
func Glob(root *os.Root, pattern string) []string {
	names, _ := fs.Glob(root.FS(), pattern)
	return names
}

// Exists reports whether the folder contains anything with the given name.
func Exists(root *os.Root, name string) bool {
	_, err := root.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// UniqueName returns an unused name for a file to be kept: prefix20260131T120000Z, followed if necessary by -2, -3 and
// so on.
func UniqueName(root *os.Root, prefix string, at time.Time) string {
	first := prefix + at.UTC().Format("20060102T150405Z")
	name := first
	for i := 2; Exists(root, name); i++ {
		name = fmt.Sprintf("%s-%d", first, i)
	}
	return name
}

// regularFileOfUser returns a function that checks the result of a Stat. It returns an error unless the file is a
// regular file of the current user.
func regularFileOfUser(name string) func(fs.FileInfo, error) error {
	return func(info fs.FileInfo, err error) error {
		switch {
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return refusedError{name + " is a link or not a regular file, so it is not used", "move it out of the way"}
		case !isOwned(info):
			return refusedError{name + " belongs to another user, so it is not used", "move it out of the way"}
		}
		return nil
	}
}
