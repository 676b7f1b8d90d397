// Package watch reports changes to the files of a handbook.
package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"trustbook/handbook/load"
)

// quietPeriod is how long files must stay unchanged before a change is reported. Saving a file
// takes several steps, and a checkout changes many files.
const quietPeriod = 150 * time.Millisecond

// ErrTooMany means that the system cannot watch more folders.
var ErrTooMany = errors.New("there are more folders than this system can watch; reload with a key instead")

// Watcher watches the folder or zip file of a handbook.
type Watcher struct {
	// Changes receives nil when files may have changed. An error means that watching has
	// ended; it is the last value.
	Changes <-chan error

	changes chan error
	path    string          // absolute path of the folder or file, with links resolved
	folders map[string]bool // the watched folders, by path

	start   sync.Once
	stop    sync.Once
	events  *fsnotify.Watcher
	stopped chan struct{}
}

// New returns a watcher of the folder or file at path, which does nothing until
// [Watcher.Start].
func New(path string) *Watcher {
	changes := make(chan error, 1)
	return &Watcher{Changes: changes, changes: changes, path: path, folders: map[string]bool{}, stopped: make(chan struct{})}
}

// Start starts watching; later calls do nothing.
func (w *Watcher) Start() {
	w.start.Do(func() {
		if err := w.open(); err != nil {
			w.fail(err)
			return
		}
		go w.run()
	})
}

// Stop stops watching.
func (w *Watcher) Stop() {
	w.stop.Do(func() { close(w.stopped) })
}

// open watches the folder, all folders in it, and its parent, because a folder that was moved
// away may return.
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

// add watches a folder and those in it.
func (w *Watcher) add(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return nil //nolint:nilerr // what cannot be listed cannot be read either
		case path != w.path && isHidden(path):
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

// run reports changes after each quiet period.
func (w *Watcher) run() {
	defer w.events.Close()
	defer func() {
		if r := recover(); r != nil { // nobody else could, and the screen is open
			w.fail(fmt.Errorf("a mistake in trustbook: %v", r))
		}
	}()
	var settled <-chan time.Time
	for {
		select {
		case <-w.stopped:
			return
		case e := <-w.events.Events:
			matters, err := w.handle(e)
			if err != nil {
				w.fail(err)
				return
			}
			if matters {
				settled = time.After(quietPeriod)
			}
		case err := <-w.events.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.fail(err)
				return
			}
			settled = time.After(quietPeriod) // some events were lost
		case <-settled:
			settled = nil
			select {
			case w.changes <- nil:
			default: // an earlier change has not been received yet
			}
		}
	}
}

// fail stops watching with an error.
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

// handle reports whether an event may change the handbook. It ignores hidden files and the
// backup files of editors, and starts to watch new folders.
func (w *Watcher) handle(e fsnotify.Event) (matters bool, err error) {
	rest, inside := strings.CutPrefix(e.Name, w.path+string(filepath.Separator))
	switch {
	case e.Op == fsnotify.Chmod, e.Name != w.path && !inside, inside && isHidden(e.Name):
		return false, nil
	case e.Has(fsnotify.Create) && isFolder(e.Name):
		return true, w.add(e.Name)
	case w.folders[e.Name] && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		delete(w.folders, e.Name)
		return true, nil
	}
	return e.Name == w.path || load.IsHandbookFile(filepath.ToSlash(rest)), nil
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

func isHidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }
