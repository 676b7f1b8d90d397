// Package watch tells when the files of a handbook change.
package watch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"trustbook/handbook"
)

// quiet is how long nothing has to change before a change is told: a save is more
// than one step, and a checkout is many.
const quiet = 150 * time.Millisecond

// ErrTooMany says that the system follows no more folders.
var ErrTooMany = errors.New("there are more folders than this system can follow; reload by key")

// Watcher follows a handbook's folder, or its zip file.
type Watcher struct {
	// Changes brings nil when something may have changed. Anything else is why
	// nothing is followed any more, and the last that it brings.
	Changes <-chan error

	changes chan error
	path    string          // of the folder or the file, absolute, without links
	folders map[string]bool // that were there, by path

	start   sync.Once
	stop    sync.Once
	events  *fsnotify.Watcher
	stopped chan struct{}
}

// New makes a watcher of the folder or file at path. It looks at nothing yet.
func New(path string) *Watcher {
	changes := make(chan error, 1)
	return &Watcher{Changes: changes, changes: changes, path: path, folders: map[string]bool{}, stopped: make(chan struct{})}
}

// Start begins to follow, unless it has begun already. What changes from then on
// is told.
func (w *Watcher) Start() {
	w.start.Do(func() {
		if err := w.open(); err != nil {
			w.fail(err)
			return
		}
		go w.follow()
	})
}

// Stop ends it.
func (w *Watcher) Stop() {
	w.stop.Do(func() { close(w.stopped) })
}

// open asks the system to tell of the folder, of all folders in it, and of the
// one that it lies in: a folder that is moved away may come back.
func (w *Watcher) open() error {
	path, err := filepath.Abs(w.path)
	if err != nil {
		return err
	}
	if w.path, err = filepath.EvalSymlinks(path); err != nil {
		return err
	}
	info, err := os.Stat(w.path)
	if err != nil {
		return err
	}
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		return err
	}
	err = w.events.Add(filepath.Dir(w.path))
	if info.IsDir() {
		err = w.add(w.path)
	}
	return err
}

// add follows a folder and those in it.
func (w *Watcher) add(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return nil //nolint:nilerr // what cannot be looked at cannot be read either
		case path != w.path && hidden(path):
			return fs.SkipDir
		}
		w.folders[path] = true
		err = w.events.Add(path)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return nil
		}
		return err
	})
}

// follow tells of changes once nothing has changed for a moment.
func (w *Watcher) follow() {
	defer w.events.Close()
	var settled <-chan time.Time
	for {
		select {
		case <-w.stopped:
			return
		case e := <-w.events.Events:
			matters, err := w.take(e)
			if err != nil {
				w.fail(err)
				return
			}
			if matters {
				settled = time.After(quiet)
			}
		case err := <-w.events.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.fail(err)
				return
			}
			settled = time.After(quiet) // something was missed
		case <-settled:
			settled = nil
			select {
			case w.changes <- nil:
			default: // it is not known yet that something has changed
			}
		}
	}
}

// fail says why nothing is followed any more.
func (w *Watcher) fail(err error) {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		err = ErrTooMany
	}
	select {
	case w.changes <- err:
	case <-w.stopped:
	}
	close(w.changes)
}

// take reports whether an event is about what a handbook is made of: not about
// hidden files, nor about what editors leave beside a text. A folder that is new
// is followed from now on.
func (w *Watcher) take(e fsnotify.Event) (matters bool, err error) {
	rest, inside := strings.CutPrefix(e.Name, w.path+string(filepath.Separator))
	switch {
	case e.Op == fsnotify.Chmod, e.Name != w.path && !inside, inside && hidden(e.Name):
		return false, nil
	case e.Has(fsnotify.Create) && isFolder(e.Name):
		return true, w.add(e.Name)
	case w.folders[e.Name] && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		delete(w.folders, e.Name)
		return true, nil
	}
	return e.Name == w.path || handbook.Wanted(filepath.ToSlash(rest)), nil
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

func hidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }
