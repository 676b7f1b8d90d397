// Package readstate stores what the reader does with a handbook, and derives from it what
// is read, new, pending and due: saved and recent entries, positions, how far each entry
// was read, and when a reading path was started.
//
// A [Store] answers from memory. Its methods change memory at once, and [Store.Flush] brings the changes to
// the disk later, from another goroutine. The file never becomes a copy of one window's memory: Flush reads
// it under a lock, makes its changes in it, and replaces it atomically. So two windows keep the changes of
// both, and a program that is killed at any moment leaves a whole file.
//
// Storage problems never stop the program. A store that cannot be read or written goes
// on in memory, and [Store.Warnings] says why.
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

// Store holds the data of one reader. Its methods may be called from several goroutines. The
// zero Store works, and forgets everything when the program ends.
type Store struct {
	disk stateDisk // disk.Path is "" if there is no folder to write to

	flushing  sync.Mutex // locked during a Flush; guards lastError
	lastError error      // result of the last Flush that wrote

	mu         sync.Mutex        // guards the fields below; locked while the file is read for the first time
	title      string            // title of the current handbook
	lastStarts map[string]string // day of the previous start, by title of the handbook
	library    stateList         // the states on disk, with all later changes
	pending    []queuedUpdate    // changes that are not on disk yet
	flushes    int               // how many times a Flush has taken the pending changes
	failed     bool              // the last Flush failed
	renames    map[string]string // hashes to be replaced in the names of copies at the next save
	warnings   []string          // warnings that have not been shown yet
	warned     map[string]bool
}

// Open reads the state in a folder, and creates the folder if necessary. It always
// returns a store that works: with dir == "", in a folder that cannot be written, or with
// a file that is broken or from a newer program it works in memory, and [Store.Warnings]
// says why. now is only used to name a broken file; no order depends on a clock.
//
// The folder exists when Open returns. The file is read in the background; the first
// question to the store waits for that.
func Open(dir string, now func() time.Time) *Store {
	s := &Store{disk: stateDisk{Dir: statedir.Dir{Path: dir}, now: now}}
	if dir == "" {
		s.addWarnings("not saved: there is no state folder; what you save is lost when you quit")
		return s
	}
	s.disk.missing = s.disk.Create() // an error is reported when the file is read
	s.mu.Lock()
	go s.read()
	return s
}

// read reads the file for [Open], which has locked the store for it.
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

// Wait returns once the file has been read. Call it before using a store if nothing may wait later.
func (s *Store) Wait() { s.addWarnings() } // waits for the lock and does nothing else

// UseHandbook sets the current handbook, which all other methods refer to. The data of an entry's
// former id moves to the current one, unless another entry now has the former id.
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

// UseTitle sets the current handbook by its title, which is the same in all editions. If there is
// no data under the title yet, it copies the data of the first former title that has any.
func (s *Store) UseTitle(title string, former ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.title = stateTitle(title)
	for _, name := range former {
		if name = stateTitle(name); name != "" && s.library.find(s.title) == nil && s.library.find(name) != nil {
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

// noState is the state of a handbook that has none. Nothing changes it.
var noState State

// Update changes the state of the current handbook: at once in memory, and again in the file
// on the next flush, because another window may have changed it. So change runs several times,
// and must depend on nothing but the state.
func (s *Store) Update(change func(*State)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply("", change)
}

// apply is [Store.Update] for callers that hold the lock. key is the key of the [queuedUpdate].
func (s *Store) apply(key string, change func(*State)) {
	title := s.title
	if key != "" {
		key = title + "\n" + key
	}
	s.queue(key, func(l *stateList) { change(l.touch(title)) })
}

func (s *Store) queue(key string, change func(*stateList)) {
	change(&s.library)
	if s.disk.Path != "" {
		s.pending = enqueue(s.pending, queuedUpdate{key, change})
	}
}

// queuedUpdate is a change that is not on disk yet. A later update with the same key replaces it, unless
// the key is "".
type queuedUpdate struct {
	key    string
	change func(*stateList)
}

// enqueue appends an update and drops the update that it replaces, so that memory does not fill up while a
// disk is full for hours. It never replaces updates before an update without a key, because that may
// depend on them.
func enqueue(pending []queuedUpdate, u queuedUpdate) []queuedUpdate {
	for i := len(pending) - 1; i >= 0 && u.key != "" && pending[i].key != ""; i-- {
		if pending[i].key == u.key {
			return append(append(pending[:i:i], pending[i+1:]...), u)
		}
	}
	return append(pending, u)
}

// Warnings returns new warnings for the reader: that something is not saved and why, or that a
// file was broken and where it was moved. Each is one clean line.
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
