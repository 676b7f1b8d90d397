//go:build unix

package safefile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"trustbook/handbook/safefile"
)

func TestReadOpensRegularFilesOnly(t *testing.T) {
	dir := t.TempDir()
	pipe, file, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := errors.Join(syscall.Mkfifo(pipe, 0o600), os.WriteFile(file, []byte("12345"), 0o600), os.Symlink(file, link)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{pipe, dir, os.DevNull, "/dev/zero"} {
		if _, err := safefile.Read(name, 100); !errors.Is(err, safefile.ErrNotRegular) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{file, link} {
		if data, err := safefile.Read(name, 5); err != nil || string(data) != "12345" {
			t.Errorf("%s: %q %v", name, data, err)
		}
	}
	var tooLarge *safefile.TooLargeError
	if _, err := safefile.Read(file, 4); !errors.As(err, &tooLarge) {
		t.Error(err)
	}
	if _, err := safefile.Read(filepath.Join(dir, "gone"), 4); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
