package readstate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"trustbook/ui/statedir"
)

// Names of the files in the folder.
const (
	fileName   = "shelf.json"
	backupName = fileName + ".bak"
	brokenName = fileName + ".broken-"
)

type stateDisk struct {
	statedir.Dir
	now func() time.Time

	missing error // reason why the folder could not be created at startup; it cannot be created after the lock-down
}

// load reads the saved state. It takes the lock only if a repair is needed. State, warnings and an error may be
// returned together.
func (d stateDisk) load() (stateList, []string, error) {
	if err := d.Create(); err != nil {
		return nil, nil, d.notSaved(err)
	}
	var got storedFiles
	err := d.View(func(root *os.Root) (err error) {
		if got, err = readStored(root); err != nil || !got.isSound() {
			return err
		}
		return statedir.CheckWritable(root)
	})
	if err != nil || got.isSound() {
		return got.library, nil, d.notSaved(err)
	}
	l, warnings, err := d.update(nil)
	if err != nil {
		if warnings == nil {
			warnings = []string{got.warning(fileName)}
		}
		return got.library, warnings, err
	}
	return l, warnings, nil
}

// update applies updates to the state on disk while holding the lock, and returns the resulting state.
func (d stateDisk) update(updates []queuedUpdate) (l stateList, warnings []string, err error) {
	err = d.Update(func(root *os.Root) error {
		l, warnings, err = d.updateLocked(root, updates)
		return err
	})
	return l, warnings, d.notSaved(err)
}

func (d stateDisk) updateLocked(root *os.Root, updates []queuedUpdate) (stateList, []string, error) {
	statedir.RemoveTemp(root)
	got, err := readStored(root)
	if err != nil {
		return nil, nil, err
	}
	warnings, err := d.renameBroken(root, got)
	if err != nil {
		return nil, nil, err
	}
	for _, u := range updates {
		u.change(&got.library)
	}
	data, err := encodeStates(&got.library)
	if err != nil {
		return nil, warnings, err
	}
	return got.library, warnings, replaceWithBackup(root, data)
}

// renameBroken renames a broken file. The backup stays in place, because nothing else would remain if the program were
// killed at this point.
func (d stateDisk) renameBroken(root *os.Root, got storedFiles) (warnings []string, err error) {
	switch {
	case got.isSound():
		return nil, nil
	case got.broken == nil:
		return []string{got.warning("")}, nil
	}
	name := statedir.UniqueName(root, brokenName, d.now())
	if err := root.Rename(fileName, name); err != nil {
		return nil, err
	}
	return []string{got.warning(name)}, nil
}

// replaceWithBackup replaces the backup and then the file. Whenever it is interrupted, both files are complete.
// Afterwards they are equal, so if the file is damaged later, it can be restored without loss. If there is no file yet,
// replaceWithBackup writes the file first, because a backup without a file means that the file was lost.
func replaceWithBackup(root *os.Root, data []byte) error {
	first, second := backupName, fileName
	if !statedir.Exists(root, fileName) {
		first, second = fileName, backupName
	}
	if err := statedir.Replace(root, first, data); err != nil {
		return err
	}
	if err := statedir.Replace(root, second, data); err != nil {
		return err
	}
	return statedir.Sync(root)
}

// notSaved returns an error that tells the reader what was not saved, where and why, and what to do.
func (d stateDisk) notSaved(err error) error {
	if err == nil {
		return nil
	}
	hint := saveHint(err)
	if _, statErr := os.Lstat(d.Path); d.missing != nil && statErr != nil { // the folder still cannot be created
		err, hint = d.missing, saveHint(d.missing)
		if statedir.IsFull(err) {
			hint = statedir.HintFor(err) + " and start trustbook again; " + lostOnQuitNote
		}
	}
	return fmt.Errorf("not saved in %s: %w; %s", d.Path, statedir.ShortenError(err), hint)
}

const lostOnQuitNote = "what you save is lost when you quit"

func saveHint(err error) string {
	const again = "trustbook tries again after your next change"
	switch hint := statedir.HintFor(err); {
	case errors.Is(err, statedir.ErrBusy):
		return again
	case statedir.IsFull(err):
		return hint + "; " + again
	case hint == "" || errors.Is(err, fs.ErrPermission):
		return lostOnQuitNote
	default:
		return hint
	}
}

// newerVersionError means that a newer version of the program wrote a file. Such a file is neither read nor replaced.
type newerVersionError int

func (e newerVersionError) Error() string {
	return fmt.Sprintf("%s was written by a newer trustbook (format %d; this one reads up to %d), so it is left alone", fileName, int(e), formatVersion)
}

// Hint returns advice for the reader.
func (newerVersionError) Hint() string { return "update trustbook" }

// sizeError means that the state is too large to be written.
type sizeError struct{}

func (sizeError) Error() string {
	return fmt.Sprintf("the file would be larger than %d KiB", maxFileBytes>>10)
}

// Hint returns advice for the reader.
func (sizeError) Hint() string { return "remove some saved entries" }

type storedFiles struct {
	library stateList
	broken  error // reason why shelf.json cannot be used; nil if it can, or if it is missing
	backup  bool  // the state comes from the backup
}

// isSound reports whether no repair is needed.
func (f storedFiles) isSound() bool { return f.broken == nil && !f.backup }

// warning describes what was repaired. kept is the new name of the broken file.
func (f storedFiles) warning(kept string) string {
	switch {
	case f.broken == nil:
		return fmt.Sprintf("%s was missing, so its copy %s is used", fileName, backupName)
	case f.backup:
		return fmt.Sprintf("%s was broken (%v) and is kept as %s; its copy is used", fileName, f.broken, kept)
	}
	return fmt.Sprintf("%s was broken (%v) and is kept as %s; there is no good copy, so everything starts empty", fileName, f.broken, kept)
}

// readStored reads shelf.json, or the backup if shelf.json is broken or missing. An error means that a file must be
// left as it is.
func readStored(root *os.Root) (storedFiles, error) {
	l, err := readLibrary(root, fileName)
	broken, corrupt := errors.AsType[corruptError](err)
	switch {
	case err == nil:
		return storedFiles{library: l}, nil
	case corrupt:
		l, err = readLibrary(root, backupName)
		return storedFiles{l, broken, err == nil}, ignoreUnlessNewer(err)
	case errors.Is(err, fs.ErrNotExist):
		l, err = readLibrary(root, backupName)
		return storedFiles{l, nil, err == nil}, ignoreUnlessNewer(err)
	}
	return storedFiles{}, err
}

// ignoreUnlessNewer returns err if it means that a newer program wrote the backup. Otherwise it returns nil, because an
// unreadable backup is simply replaced.
func ignoreUnlessNewer(err error) error {
	if e, ok := errors.AsType[newerVersionError](err); ok {
		return e
	}
	return nil
}

func readLibrary(root *os.Root, name string) (stateList, error) {
	data, err := statedir.ReadFile(root, name, maxFileBytes+1)
	if err != nil {
		return nil, err
	}
	return decodeStates(data)
}

// FolderHealth describes whether the state folder can be used.
type FolderHealth struct {
	Exists  bool
	Mode    fs.FileMode // permission bits of the folder
	Saved   int         // number of saved entries in all handbooks
	Err     error       // reason why nothing can be saved, with a hint; nil if saving is possible
	Fixable bool        // the reader can fix Err
}

// CheckHealth examines a state folder without changing it.
func CheckHealth(dir string) FolderHealth {
	d := stateDisk{Dir: statedir.Dir{Path: dir}}
	info := d.Inspect()
	h := FolderHealth{Exists: info.Exists, Mode: info.Mode, Err: d.notSaved(info.Err), Fixable: info.Exists && errors.Is(info.Err, statedir.ErrOtherOwner)}
	if h.Err == nil && h.Exists {
		h.Err = d.View(func(root *os.Root) error { return h.check(d, root) })
	}
	return h
}

// check examines the files in the folder and whether it is writable.
func (h *FolderHealth) check(d stateDisk, root *os.Root) error {
	got, err := readStored(root)
	if err != nil {
		h.Fixable = statedir.HintFor(err) != "" && !errors.Is(err, fs.ErrPermission)
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
