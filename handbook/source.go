package handbook

import (
	"fmt"
	"io/fs"
	"os"
)

// Source is an open folder or zip that holds a handbook.
type Source struct {
	FS   fs.FS
	Path string // as given to [Open]
	Zip  bool   // it is a zip file, read as a whole; else a folder, read when it is asked for
	Top  string // the folder of a zip that holds all of it, and that FS is; "" = there is none

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
// Before anything else, vet is given all the bytes of a zip, or nil for a folder,
// and what it returns ends the opening; nil takes everything.
func Open(path string, vet func(pack []byte) error) (*Source, error) {
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
	data, err := readPack(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if err := vet(data); err != nil {
		return nil, err
	}
	pack, top, err := openPack(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &Source{FS: pack, Path: path, Zip: true, Top: top}, nil
}
