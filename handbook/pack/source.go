// Package pack opens and writes packed handbooks, computes their digest, and signs and verifies them.
//
// A pack is a zip of a handbook's files, signed with minisign (https://jedisct1.github.io/minisign/). The signature is
// a separate file next to the pack. The signature covers all bytes of the zip, and is verified before any byte is
// parsed. Signing keys are built in, or come from an administrator or the reader, but never from the pack.
package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"trustbook/handbook/safefile"
)

// ErrRefused is the error for a handbook that exceeds a limit, or for a zip made to deceive.
var ErrRefused = errors.New("handbook refused")

func refusalError(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrRefused}, args...)...)
}

// File is a file of a handbook, with its content.
type File struct {
	Path string // slash-separated, relative to the root of the handbook
	Data []byte
}

// Source is an open folder or zip that contains a handbook.
type Source struct {
	FS   fs.FS
	Path string // as passed to [Open]
	Zip  bool   // whether it is a zip, which is read as a whole; files of a folder are read when needed
	Top  string // name of the only folder at the top of a zip; that folder is the root of FS; "" for none

	close func() error
}

// Close releases the source. FS must not be used afterwards.
func (s *Source) Close() error {
	if s.close == nil {
		return nil
	}
	return s.close()
}

// Open opens the folder or zip file at path without reading any page. Nothing outside a folder can be reached through
// FS, even through links. Open first calls vet with all bytes of a zip, or with nil for a folder, and returns the error
// of vet. A nil vet accepts everything.
func Open(path string, vet func(zip []byte) error) (*Source, error) {
	if vet == nil {
		vet = func([]byte) error { return nil }
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		if err := vet(nil); err != nil {
			return nil, err
		}
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, err
		}
		return &Source{FS: root.FS(), Path: path, close: root.Close}, nil
	}
	data, err := readZip(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := vet(data); err != nil {
		return nil, err
	}
	return OpenZip(path, data)
}

// OpenZip opens a zip from its content, which was read from path.
func OpenZip(path string, data []byte) (*Source, error) {
	fsys, top, err := openZip(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &Source{FS: fsys, Path: path, Zip: true, Top: top}, nil
}

// readZip reads a zip into memory, so that it cannot change after vet has accepted it.
func readZip(name string) ([]byte, error) {
	data, err := safefile.Read(name, maxZipBytes)
	if _, ok := errors.AsType[*safefile.TooLargeError](err); ok {
		return nil, refusalError("it is larger than %d MiB; remove files that are not entries, or unpack it and open the folder", maxZipBytes>>20)
	}
	return data, err
}
