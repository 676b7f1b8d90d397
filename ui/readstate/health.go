package readstate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"trustbook/ui/statedir"
)

// Condition is what the folder of a shelf is like.
type Health struct {
	Exists  bool
	Mode    fs.FileMode // its permissions
	Saved   int         // texts, of all handbooks
	Err     error       // why nothing is kept there, with what to do; nil when it is
	Fixable bool        // the reader can do something about that
}

// Look says what a folder is like, and leaves it as it is.
func CheckHealth(dir string) Health {
	d := disk{Dir: statedir.Dir{Path: dir}}
	is := d.Inspect()
	c := Health{Exists: is.Exists, Mode: is.Mode, Fixable: is.Exists && errors.Is(is.Err, statedir.ErrForeign), Err: d.unsaved(is.Err)}
	if c.Err == nil && c.Exists {
		c.Err = d.View(func(root *os.Root) error { return c.look(d, root) })
	}
	return c
}

// look finds out what is in the folder, and whether it can be written.
func (c *Health) look(d disk, root *os.Root) error {
	got, err := find(root)
	if err != nil {
		c.Fixable = statedir.Hint(err) != "" && !errors.Is(err, fs.ErrPermission)
		return d.unsaved(err)
	}
	if got.broken != nil {
		c.Fixable = true
		return fmt.Errorf("%s is broken (%w); it is mended or set aside when the handbook opens", fileName, got.broken)
	}
	for _, b := range got.books {
		c.Saved += len(b.saved.ids)
	}
	return d.unsaved(statedir.CheckWritable(root))
}
