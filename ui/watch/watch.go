// Package watch reports changes to the files of a handbook.
package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"trustbook/handbook/load"
	"trustbook/handbook/pack"
)

// quietPeriod is the time for which files must stay unchanged before a change is reported. Saving a file takes several
// steps, and a checkout changes many files.
const quietPeriod = 150 * time.Millisecond

// ErrTooMany means that there are more folders than the system can watch.
var ErrTooMany = errors.New("there are more folders than this system can watch")

// Watcher watches everything that may be replaced: the folders and zip files that are or may become the handbook, their
// signatures, and the links on the way to them.
type Watcher struct {
	// Changes receives nil when files may have changed. An error means that watching has ended; it is the last value.
	Changes <-chan error

	// AwaitMissing makes the watcher wait for paths where nothing exists yet. Otherwise such a path is an error.
	AwaitMissing bool

	changes chan error
	named   []string        // absolute paths of the folders or files
	paths   []string        // the paths in named, with links resolved
	points  map[string]bool // paths whose replacement may lead to another handbook
	folders map[string]bool // watched folders of the handbooks, by path
	moved   bool            // something at one of the points has been replaced

	start   sync.Once
	stop    sync.Once
	events  *fsnotify.Watcher
	stopped chan struct{}
}

// New returns a watcher of folders or files. It does nothing until [Watcher.Start].
func New(paths ...string) *Watcher {
	changes := make(chan error, 1)
	return &Watcher{Changes: changes, changes: changes, named: paths, folders: map[string]bool{}, stopped: make(chan struct{})}
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
func (w *Watcher) Stop() { w.stop.Do(func() { close(w.stopped) }) }

func (w *Watcher) open() (err error) {
	w.named = slices.Clone(w.named)
	for i, name := range w.named {
		if w.named[i], err = filepath.Abs(name); err != nil {
			return err
		}
		if _, err := os.Stat(w.named[i]); err != nil && !w.AwaitMissing {
			return err
		}
	}
	if w.events, err = fsnotify.NewWatcher(); err != nil {
		return err
	}
	return w.watchPaths()
}

// watchPaths watches everything that the paths currently refer to: folders with all their subfolders, and the folders
// in which a handbook, its signature or a link to them may be replaced.
func (w *Watcher) watchPaths() error {
	w.points, w.paths, w.moved = map[string]bool{}, nil, false
	for _, name := range w.named {
		resolved, points := resolveLinks(name)
		_, signature := resolveLinks(name + pack.SignatureSuffix)
		w.paths = append(w.paths, resolved)
		for _, point := range slices.Concat(points, signature) {
			w.points[point] = true
			if err := w.addFolder(filepath.Dir(point)); err != nil {
				return err
			}
		}
	}
	for folder := range w.folders {
		if !w.contains(folder) {
			delete(w.folders, folder)
			_ = w.events.Remove(folder) // fails only if the folder no longer exists
		}
	}
	for _, path := range w.paths {
		if !isFolder(path) {
			continue
		}
		if err := w.add(path); err != nil {
			return err
		}
	}
	return nil
}

func (w *Watcher) contains(path string) bool {
	return slices.ContainsFunc(w.paths, func(root string) bool {
		return path == root || strings.HasPrefix(path, root+string(filepath.Separator))
	})
}

// addFolder watches a folder, if it can be read.
func (w *Watcher) addFolder(folder string) error {
	err := w.events.Add(folder)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	return err
}

func (w *Watcher) add(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return nil //nolint:nilerr // a folder that cannot be listed cannot be read either
		case !slices.Contains(w.paths, path) && isHidden(path):
			return fs.SkipDir
		}
		w.folders[path] = true
		return w.addFolder(path)
	})
}

// run reports changes once no file has changed for a while.
func (w *Watcher) run() {
	defer w.events.Close()
	defer func() {
		if r := recover(); r != nil { // a panic here would leave the terminal unusable
			w.fail(fmt.Errorf("a bug in trustbook: %v", r))
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
			w.moved, settled = true, time.After(quietPeriod) // some events were lost, so follow the paths again
		case <-settled:
			settled = nil
			if w.moved { // follow the paths again
				if err := w.watchPaths(); err != nil {
					w.fail(err)
					return
				}
			}
			select {
			case w.changes <- nil:
			default: // an earlier change has not been received yet
			}
		}
	}
}

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

// handle reports whether an event may change the handbook. It ignores hidden files and the backup files of editors, and
// starts watching new folders.
func (w *Watcher) handle(e fsnotify.Event) (matters bool, err error) {
	if w.points[e.Name] && e.Op != fsnotify.Chmod {
		w.moved = true
		return true, nil
	}
	switch {
	case e.Op == fsnotify.Chmod, !w.contains(e.Name), !slices.Contains(w.paths, e.Name) && isHidden(e.Name):
		return false, nil
	case e.Has(fsnotify.Create) && isFolder(e.Name):
		return true, w.add(e.Name)
	case w.folders[e.Name] && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)):
		delete(w.folders, e.Name)
		return true, nil
	}
	return w.isRead(e.Name), nil
}

// isRead reports whether a file may be read as part of one of the handbooks.
func (w *Watcher) isRead(name string) bool {
	return slices.ContainsFunc(w.paths, func(root string) bool {
		rest, inside := strings.CutPrefix(name, root+string(filepath.Separator))
		return name == root || inside && load.IsHandbookFile(filepath.ToSlash(rest))
	})
}

func isFolder(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.IsDir()
}

func isHidden(path string) bool { return strings.HasPrefix(filepath.Base(path), ".") }

// maxLinks is the maximum number of links to follow in a path. Linux has the same limit.
const maxLinks = 40

// resolveLinks follows the links in an absolute path. points are the paths that the result depends on: each link, the
// resolved path, and the first path that does not exist.
func resolveLinks(path string) (resolved string, points []string) {
	volume := filepath.VolumeName(path)
	resolved = volume + string(filepath.Separator)
	rest := pathElements(path[len(volume):])
	for links := 0; len(rest) > 0; {
		next := filepath.Join(resolved, rest[0])
		rest = rest[1:]
		target, err := os.Readlink(next)
		if err != nil || links == maxLinks {
			resolved = next
			if _, err := os.Lstat(next); err != nil {
				points = append(points, next)
			}
			continue
		}
		links++
		points = append(points, next)
		if filepath.IsAbs(target) {
			volume = filepath.VolumeName(target)
			resolved, target = volume+string(filepath.Separator), target[len(volume):]
		}
		rest = slices.Concat(pathElements(target), rest)
	}
	if !slices.Contains(points, resolved) {
		points = append(points, resolved)
	}
	return resolved, points
}

func pathElements(path string) []string {
	return strings.FieldsFunc(filepath.ToSlash(path), func(r rune) bool { return r == '/' })
}

// Folders returns the folders in which the handbook at a path, or a link on the way to it, may be replaced.
func Folders(path string) []string {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil
	}
	var out []string
	_, points := resolveLinks(full)
	for _, point := range points {
		if folder := filepath.Dir(point); !slices.Contains(out, folder) {
			out = append(out, folder)
		}
	}
	return out
}
