// Package readstate stores what the reader does with a handbook, and derives from it what
// is read, new, pending and due: saved and recent entries, positions, how far each entry
// was read, and when a reading path was started.
//
// A [Store] answers from memory. Its methods change memory at once, and [Store.Flush]
// brings the changes to the disk later, from another goroutine. The file never becomes a
// copy of one window's memory: Flush reads it under a lock, makes its changes in it, and
// replaces it atomically. So two windows keep the changes of both, and a program that is
// killed at any moment leaves a whole file.
//
// Storage problems never stop the program. A store that cannot be read or written goes
// on in memory, and [Store.Warnings] says why.
//
// [Progress] combines a store with a handbook and the receipts.
package readstate

import (
	"sync"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// Store is what is stored for one reader. Its methods may be called from several
// goroutines. The zero Store works and forgets everything when the program ends.
type Store struct {
	disk disk // its Path is "" when there is nowhere to write

	flushing  sync.Mutex // held during a Flush; guards lastError
	lastError error      // the result of the last Flush that wrote

	mu         sync.Mutex        // guards the fields below; held while the file is first read
	title      string            // of the handbook in use
	lastStarts map[string]string // day of the previous start, by title
	library    library           // what is on the disk, and all changes since
	pending    []update          // changes that are not on the disk yet
	flushes    int               // how many times a Flush took the pending changes
	failed     bool              // the last Flush failed
	warnings   []string          // not shown yet
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
	s := &Store{disk: disk{statedir.Dir{Path: dir}, now}}
	if dir == "" {
		s.addWarnings("not saved: there is no state folder; what you save is lost when you quit")
		return s
	}
	_ = s.disk.Create() // reading the file reports what is wrong with the folder
	s.mu.Lock()
	go s.read()
	return s
}

// read reads the file for [Open], which has locked the store for it.
func (s *Store) read() {
	defer s.mu.Unlock()
	l, warnings, err := s.disk.load()
	s.library = l
	if err != nil {
		warnings = append(warnings, err.Error())
	}
	for _, w := range warnings {
		s.warn(w)
	}
}

// Wait returns once the file is read. Call it before a store is used where nothing may
// wait.
func (s *Store) Wait() { s.addWarnings() } // which takes the lock, and nothing else

// Use makes a handbook the one in use: all other methods are about it alone. What is
// stored under a former id of an entry moves to the present one, unless another entry
// has that id again.
func (s *Store) Use(h *handbook.Handbook) {
	s.UseTitle(h.Title, h.FormerTitles...)
	s.noteLastStart()
	for _, e := range h.Entries {
		for _, id := range e.FormerIDs {
			if h.Entry(id) == e && (s.Saved(id) || s.Visited(id)) {
				s.rename(id, e.ID)
			}
		}
	}
}

// UseTitle does the same by title, which stays the same in all editions of a handbook.
// When nothing is stored under it yet, it starts with what is stored under the first of
// its former titles.
func (s *Store) UseTitle(title string, former ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.title = stateTitle(title)
	for _, name := range former {
		if name = stateTitle(name); name != "" && s.library.find(s.title) == nil && s.library.find(name) != nil {
			title := s.title
			s.queue("", func(l *library) { l.follow(name, title) })
		}
	}
}

// noteLastStart remembers the day of the previous start with the handbook, before a new
// snapshot replaces it.
func (s *Store) noteLastStart() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, noted := s.lastStarts[s.title]; noted {
		return
	}
	if s.lastStarts == nil {
		s.lastStarts = map[string]string{}
	}
	s.lastStarts[s.title] = ""
	if last := s.current().snapshot; last != nil {
		s.lastStarts[s.title] = last.Day
	}
}

// current returns the state of the handbook in use, for reading only.
func (s *Store) current() *State {
	if st := s.library.find(s.title); st != nil {
		return st
	}
	return &State{}
}

// Update changes the state of the handbook in use: at once in memory, and once more in
// the file when it is flushed, which another window may have changed meanwhile. So change
// runs several times, and must depend on nothing but the state.
func (s *Store) Update(change func(*State)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.apply("", change)
}

// apply is [Store.Update] with the lock held, and with the key of [update].
func (s *Store) apply(key string, change func(*State)) {
	title := s.title
	if key != "" {
		key = title + "\n" + key
	}
	s.queue(key, func(l *library) { change(l.touch(title)) })
}

func (s *Store) queue(key string, change func(*library)) {
	change(&s.library)
	if s.disk.Path != "" {
		s.pending = enqueue(s.pending, update{key, change})
	}
}

// update is a change that is not on the disk yet. Of two with the same key the later one
// replaces the earlier; "" stands for a change that keeps its place.
type update struct {
	key    string
	change func(*library)
}

// enqueue appends an update and drops the one that it replaces, so that memory does not
// fill up while a disk is full for hours. No update is dropped across one without a key,
// which may depend on it.
func enqueue(pending []update, u update) []update {
	for i := len(pending) - 1; i >= 0 && u.key != "" && pending[i].key != ""; i-- {
		if pending[i].key == u.key {
			return append(append(pending[:i:i], pending[i+1:]...), u)
		}
	}
	return append(pending, u)
}

// Warnings returns what to tell the reader that was not returned before: that something
// is not saved and why, or that a file was broken and where it was put. Each is one
// clean line.
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

// warn adds a warning, once, with the lock held.
func (s *Store) warn(warning string) {
	warning = sanitize.CleanLine(warning)
	if s.warned[warning] {
		return
	}
	if s.warned == nil {
		s.warned = map[string]bool{}
	}
	s.warned[warning] = true
	s.warnings = append(s.warnings, warning)
}
