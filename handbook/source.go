package handbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
)

// maxPackBytes bounds a zip before it is opened.
const maxPackBytes = 32 << 20

// Source is an open folder or zip that holds a handbook.
type Source struct {
	FS   fs.FS
	Path string // as given to [Open]
	Zip  bool   // it is a zip file, read as a whole; else a folder, read when it is asked for

	close func() error
}

// Close releases what the source holds. The FS must not be used afterwards.
func (s *Source) Close() error {
	if s.close == nil {
		return nil
	}
	return s.close()
}

// Open opens the folder or zip file at path. It reads no text yet. Nothing
// outside a folder can be reached through its FS, whatever links lie in it.
func Open(path string) (*Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(path)
		if err != nil {
			return nil, err
		}
		return &Source{FS: root.FS(), Path: path, close: root.Close}, nil
	}
	data, err := readPack(path)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%s is neither a folder nor a zip file: %w", path, err)
	}
	return &Source{FS: unwrap(z), Path: path, Zip: true}, nil
}

// unwrap is the handbook in a zip. Zipping a folder puts the folder itself into
// the zip, with the texts below it. A single folder of texts only may be a
// category, so it stays.
func unwrap(z fs.FS) fs.FS {
	folder := ""
	entries, _ := fs.ReadDir(z, ".") // what is wrong with it, reading says
	for _, e := range entries {
		switch {
		case hidden(e.Name()), e.Name() == "__MACOSX":
		case folder != "" || !e.IsDir():
			return z
		default:
			folder = e.Name()
		}
	}
	inside, _ := fs.ReadDir(z, folder)
	isRoot := func(e fs.DirEntry) bool { return e.Name() == manifestName || e.IsDir() && !hidden(e.Name()) }
	if !slices.ContainsFunc(inside, isRoot) {
		return z
	}
	sub, err := fs.Sub(z, folder)
	if err != nil {
		return z
	}
	return sub
}

func readPack(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxPackBytes+1))
	if err == nil && len(data) > maxPackBytes {
		err = errors.Join(refuse("a zip of more than %d MiB", maxPackBytes>>20))
	}
	return data, err
}
