package readstate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"trustbook/ui/statedir"
)

// Health describes the state folder.
type Health struct {
	Exists  bool
	Mode    fs.FileMode // permission bits
	Saved   int         // number of saved entries of all handbooks
	Err     error       // why nothing can be saved, with a hint; nil if it can
	Fixable bool        // the reader can fix Err
}

// CheckHealth examines a state folder without changing it.
func CheckHealth(dir string) Health {
	d := disk{Dir: statedir.Dir{Path: dir}}
	info := d.Inspect()
	h := Health{Exists: info.Exists, Mode: info.Mode, Err: d.notSaved(info.Err), Fixable: info.Exists && errors.Is(info.Err, statedir.ErrForeign)}
	if h.Err == nil && h.Exists {
		h.Err = d.View(func(root *os.Root) error { return h.check(d, root) })
	}
	return h
}

// check examines the content of the folder, and whether it is writable.
func (h *Health) check(d disk, root *os.Root) error {
	got, err := readStored(root)
	if err != nil {
		h.Fixable = statedir.Hint(err) != "" && !errors.Is(err, fs.ErrPermission)
		return d.notSaved(err)
	}
	if got.broken != nil {
		h.Fixable = true
		return fmt.Errorf("%s is broken (%w); it is repaired or set aside when the handbook opens", fileName, got.broken)
	}
	for _, st := range got.library {
		h.Saved += len(st.saved.ids)
	}
	return d.notSaved(statedir.CheckWritable(root))
}
