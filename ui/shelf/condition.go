package shelf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Condition is what the folder of a shelf is like.
type Condition struct {
	Exists bool
	Mode   fs.FileMode // its permissions
	Saved  int         // texts, of all handbooks
	Err    error       // why nothing is kept there, with what to do; nil when it is
	Mend   bool        // the reader can do something about that
}

// Look says what a folder is like, and leaves it as it is.
func Look(dir string) Condition {
	d := disk{dir: dir}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Condition{Err: d.unsaved(canBeMade(dir))}
	case err != nil:
		return Condition{Err: d.unsaved(err)}
	}
	c := Condition{Exists: true, Mode: info.Mode().Perm()}
	if !owned(info) {
		c.Err, c.Mend = d.unsaved(errForeign), true
		return c
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		c.Err = d.unsaved(err)
		return c
	}
	defer root.Close()
	c.look(d, root)
	return c
}

// look finds out what is in the folder, and whether it can be written.
func (c *Condition) look(d disk, root *os.Root) {
	got, err := find(root)
	if err != nil {
		_, c.Mend = errors.AsType[refusal](err)
		c.Err = d.unsaved(err)
		return
	}
	if got.broken != nil {
		c.Err, c.Mend = fmt.Errorf("%s is broken (%w); it is mended or set aside when the handbook opens", fileName, got.broken), true
		return
	}
	for _, b := range got.books {
		c.Saved += len(b.saved.ids)
	}
	c.Err = d.unsaved(tryWriting(root))
}

// canBeMade says why a folder cannot be made; nil when nothing speaks against it.
func canBeMade(dir string) error {
	for above := filepath.Dir(dir); ; above = filepath.Dir(above) {
		info, err := os.Stat(above)
		switch {
		case err == nil && !shared(info) && !owned(info):
			return errForeign
		case err == nil:
			return writable(above)
		case above == filepath.Dir(above):
			return err
		}
	}
}
