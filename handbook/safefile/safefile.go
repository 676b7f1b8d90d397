// Package safefile opens files that users, settings or policies name. It opens only regular files, and reads no more
// bytes than the caller allows.
package safefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrNotRegular is the error for a folder, a pipe or a device.
var ErrNotRegular = errors.New("not a regular file")

// Open opens a regular file for reading. It does not block at a pipe, as [os.Open] does until a program writes to the
// pipe. It follows links.
func Open(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|nonBlocking, 0) //nolint:forbidigo // os.Open would block at a pipe
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: name, Err: ErrNotRegular}
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// Read reads a regular file of at most limit bytes.
func Read(name string, limit int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = &TooLargeError{Limit: limit}
	}
	return data, err
}

// ReadOptional reads a regular file of at most limit bytes, and reports whether it exists. A missing file is an error
// only if the file or its folder is a link, because a link is meant to lead to a file.
func ReadOptional(name string, limit int64) (data []byte, found bool, err error) {
	data, err = Read(name, limit)
	if errors.Is(err, fs.ErrNotExist) && !isBrokenLink(name) && !isBrokenLink(filepath.Dir(name)) {
		return nil, false, nil
	}
	return data, err == nil, err
}

func isBrokenLink(name string) bool {
	if _, err := os.Lstat(name); err != nil {
		return false
	}
	_, err := os.Stat(name)
	return err != nil
}

// TooLargeError is the error for a file of more than Limit bytes.
type TooLargeError struct{ Limit int64 }

// Error implements error.
func (e *TooLargeError) Error() string { return fmt.Sprintf("larger than %d KiB", e.Limit>>10) }
