// Package readstate stores what the reader does with a handbook: saved and recent entries, positions, how much of each
// entry was read, and when a reading path was started. From this it derives what is read, new, pending and due.
//
// A [Store] answers from memory. Its methods change memory at once, and [Store.Flush] writes the changes to disk later,
// from another goroutine. Flush does not write a copy of memory: under a lock, it reads the file, applies its changes
// to it, and replaces it atomically. In this way the changes of two windows are both kept, and a program that is killed
// at any moment leaves a complete file.
//
// Problems with storage never stop the program. A store that cannot be read or written continues in memory, and
// [Store.Warnings] explains why.
//
// [Progress] combines a store with a handbook and the receipts.
package readstate

import (
	"fmt"
	"sync"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// Store holds the data of one reader. Its methods may be called from several goroutines. The zero Store works, but
// forgets everything when the program ends.
type Store struct {
	disk stateDisk // has no Path if nothing can be stored

	flushing  sync.Mutex // locked during a Flush; guards lastError
	lastError error      // error of the last Flush that wrote to disk

	mu         sync.Mutex        // guards the fields below; also locked while the file is read for the first time
	title      string            // title of the current handbook
	lastStarts map[string]string // day of the previous start, by title of the handbook
	library    stateList         // the states on disk, including all pending changes
	pending    []queuedUpdate    // changes that are not on disk yet
	flushes    int               // number of times that a Flush has taken the pending changes
	failed     bool              // the last Flush failed
	renames    map[string]string // hashes to replace in the names of copies, at the next save
	warnings   []string          // warnings that have not been shown yet
	warned     map[string]bool
}

// Open returns a store for the state in a folder, and creates the folder if necessary. The store always works. If dir
// is "", the folder cannot be written to, or the file is broken or from a newer program, the store works in memory and
// [Store.Warnings] explains why. now is used only in the name of a broken file: nothing depends on the order of its
// results.
//
// When Open returns, the folder exists. The file is read in the background, and the first method that needs the state
// waits for it.
func Open(dir string, now func() time.Time) *Store {
	s := &Store{disk: stateDisk{Dir: statedir.Dir{Path: dir}, now: now}}
	if dir == "" {
		s.addWarnings("not saved: there is no state folder; what you save is lost when you quit")
		return s
	}
	s.disk.missing = s.disk.Create() // the error is reported when the file is read
	s.mu.Lock()
	go s.read()
	return s
}

// read reads the file for [Open], which has already locked the store.
func (s *Store) read() {
	defer s.mu.Unlock()
	defer func() {
		if r := recover(); r != nil { // the screen is already open, and a panic would leave the terminal unusable
			s.warn(fmt.Sprintf("not saved: reading %s failed, which is a bug in trustbook: %v", s.disk.Path, r))
		}
	}()
	var warnings []string
	var err error
	if s.library, warnings, err = s.disk.load(); err != nil {
		warnings = append(warnings, err.Error())
	}
	for _, w := range warnings {
		s.warn(w)
	}
}

// IsStored reports whether the store has a folder. Without one, it forgets everything when the program ends.
func (s *Store) IsStored() bool { return s.disk.Path != "" }

// IsPersistent reports whether changes outlast the program: the store has a folder, and the last [Store.Flush]
// succeeded.
func (s *Store) IsPersistent() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.IsStored() && !s.failed
}

// Wait returns once the file has been read. Call it before code that uses the store and must not wait for the disk.
func (s *Store) Wait() { s.addWarnings() } // waits for the lock and has no other effect

// UseHandbook sets the current handbook, which all other methods refer to. It moves the data of former ids to the
// current ones, unless another entry now has the former id.
func (s *Store) UseHandbook(h *handbook.Handbook) {
	titles := h.Titles()
	s.UseTitle(titles[0], titles[1:]...)
	s.noteLastStart()
	for _, e := range h.Entries {
		for _, id := range e.FormerIDs {
			if h.Entry(id) == e && (s.IsSaved(id) || s.WasVisited(id)) {
				s.rename(id, e.ID)
			}
		}
	}
}

// UseTitle sets the current handbook by its title, which all its editions share. If nothing is stored under this title,
// the data of the first former title that has any is copied.
func (s *Store) UseTitle(title string, former ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.title = storedTitle(title)
	for _, name := range former {
		if name = storedTitle(name); name != "" && s.library.find(s.title) == nil && s.library.find(name) != nil {
			title := s.title
			s.queue("", func(l *stateList) { l.copyFormerState(name, title) })
		}
	}
}

// noteLastStart remembers the day of the previous start with the handbook, before a new snapshot replaces it.
func (s *Store) noteLastStart() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, noted := s.lastStarts[s.title]; noted {
		return
	}
	day := ""
	if last := s.currentState().snapshot; last != nil {
		day = last.Day
	}
	putValue(&s.lastStarts, s.title, day)
}

// currentState returns the state of the current handbook, for reading only.
func (s *Store) currentState() *State {
	if st := s.library.find(s.title); st != nil {
		return st
	}
	return &noState
}

// noState is the state of a handbook without stored data. It is never changed.
var noState State

// Update changes the state of the current handbook in memory at once. The next flush makes the same change to the state
// it reads from the file, which another window may have changed. Therefore change runs several times and must depend
// only on the state.
func (s *Store) Update(change func(*State)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply("", change)
}

// apply is [Store.Update] for callers that hold the lock. key becomes the key of the [queuedUpdate].
func (s *Store) apply(key string, change func(*State)) {
	title := s.title
	if key != "" {
		key = title + "\n" + key
	}
	s.queue(key, func(l *stateList) { change(l.touch(title)) })
}

func (s *Store) queue(key string, change func(*stateList)) {
	change(&s.library)
	if s.IsStored() {
		s.pending = enqueueUpdate(s.pending, queuedUpdate{key, change})
	}
}

// queuedUpdate is a change that is not on disk yet. Unless its key is "", a later update with the same key replaces it.
type queuedUpdate struct {
	key    string
	change func(*stateList)
}

// enqueueUpdate appends an update to the queue and drops the earlier one that it replaces, so that memory does not fill
// up while a disk is full for hours. An update without a key may depend on all earlier ones, so it replaces none
// before it.
func enqueueUpdate(pending []queuedUpdate, u queuedUpdate) []queuedUpdate {
	for i := len(pending) - 1; i >= 0 && u.key != "" && pending[i].key != ""; i-- {
		if pending[i].key == u.key {
			return append(append(pending[:i:i], pending[i+1:]...), u)
		}
	}
	return append(pending, u)
}

// Warnings returns the warnings that the reader has not seen: what is not saved and why, or that a file was broken and
// where it was moved. Each is a single line without control characters.
func (s *Store) Warnings() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	warnings := s.warnings
	s.warnings = nil
	return warnings
}

func (s *Store) addWarnings(warnings ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, w := range warnings {
		s.warn(w)
	}
}

// warn adds a warning unless it has been added before. The caller holds the lock.
func (s *Store) warn(warning string) {
	warning = sanitize.CleanLine(warning)
	if !s.warned[warning] {
		putValue(&s.warned, warning, true)
		s.warnings = append(s.warnings, warning)
	}
}

// Flush writes all pending changes to disk. When it returns nil, the changes survive even if the program is killed or
// the machine fails, and the store contains the changes of other windows. After an error, the old file is unchanged and
// the changes stay pending for the next Flush. The error is one line for the reader, with a hint; [Store.Warnings]
// returns it too. Without a folder, Flush does nothing.
//
// Flush waits for the disk, and up to a few seconds while another window is writing, so call it from a command. If it
// is called several times at once, only two calls write: the one in progress, and one for all the others.
func (s *Store) Flush() error {
	before := s.flushCount()
	s.flushing.Lock()
	defer s.flushing.Unlock()
	if s.flushCount() > before { // a flush that began after this call has already written its changes
		return s.lastError
	}
	updates := s.takePending()
	if len(updates) == 0 {
		return nil
	}
	s.lastError = s.write(updates)
	return s.lastError
}

func (s *Store) write(updates []queuedUpdate) error {
	l, warnings, err := s.disk.update(updates)
	s.addWarnings(warnings...)
	if err != nil {
		s.requeue(updates)
		s.addWarnings(err.Error())
		return err
	}
	s.rebaseOn(l)
	return nil
}

// flushCount returns the number of times that the pending changes have been taken for writing.
func (s *Store) flushCount() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.flushes
}

// takePending removes the pending updates from the queue and returns them. New updates can be queued in the meantime.
func (s *Store) takePending() []queuedUpdate {
	s.mu.Lock()
	defer s.mu.Unlock()
	updates := s.pending
	s.pending = nil
	if len(updates) > 0 {
		s.flushes++
	}
	return updates
}

// requeue puts updates that were not written back at the front of the queue.
func (s *Store) requeue(updates []queuedUpdate) {
	s.mu.Lock()
	defer s.mu.Unlock()
	newer := s.pending
	s.pending = updates
	for _, u := range newer {
		s.pending = enqueueUpdate(s.pending, u)
	}
	s.failed = true
}

// rebaseOn replaces the state in memory with the state on disk, and applies the changes made since it was written.
func (s *Store) rebaseOn(l stateList) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.library = l
	for _, u := range s.pending {
		u.change(&s.library)
	}
	if s.failed {
		s.failed = false
		clear(s.warned) // the next failure causes a new warning
		s.warn("saved: all pending changes are on the disk now")
	}
}
