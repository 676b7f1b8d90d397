package statedir

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Info describes a folder.
type Info struct {
	Exists bool
	Mode   fs.FileMode // permission bits
	Err    error       // why nothing can be stored there; nil if it can
}

// Inspect examines the folder without creating anything.
func (d Dir) Inspect() Info {
	info, err := os.Stat(d.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Info{Err: checkCreatable(d.Path)}
	case err != nil:
		return Info{Err: err}
	}
	out := Info{Exists: true, Mode: info.Mode().Perm()}
	if !isOwned(info) {
		out.Err = ErrForeign
	}
	return out
}

// checkCreatable returns why a folder cannot be created, or nil.
func checkCreatable(dir string) error {
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		switch {
		case err == nil && !isShared(info) && !isOwned(info):
			return ErrForeign
		case err == nil:
			return writableError(above)
		case above == filepath.Dir(above):
			return err
		}
	}
}
