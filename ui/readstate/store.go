// Package readstate keeps what a reader does with a handbook: the texts that are
// saved, those that were opened and in which order, the place in each, how far
// each was read, and when a path was begun.
//
// A [Shelf] answers from memory. [Shelf.Apply] changes that memory at once, and
// [Shelf.Flush] brings the changes to the disk later, from another goroutine.
// What is on the disk is never a copy of one window's memory: a Flush reads the
// file under a lock, makes its changes in it, and puts the result in its place
// in one step. So two windows keep the changes of both, and a program that is
// killed at any moment leaves a whole file.
//
// Nothing here stops the program. A shelf that cannot be read or written goes on
// in memory, and [Shelf.Notes] says why.
package readstate

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/statedir"
)

// maxRecent is how many texts [Shelf.Recent] gives.
const maxRecent = 20

// Shelf is what one reader keeps. Its methods may be called from several
// goroutines. The zero Shelf keeps nothing beyond its own life.
type Store struct {
	disk disk // "" for its folder = there is nowhere to write

	writing sync.Mutex // held by the one Flush that is under way, and guards last
	last    error      // what became of the last changes that a Flush took

	mu      sync.Mutex        // guards what follows; held while a disk is waited for by read alone
	book    string            // the handbook in hand
	starts  map[string]string // of each, the day of the start before this one
	books   library           // what was read from the disk, and every change since
	pending []Change          // what the disk does not have yet
	flushed int               // how many times a Flush took them
	failed  bool              // the last Flush
	notes   []string          // not given to the reader yet
	said    map[string]bool
}

// Open reads the shelf that is kept in a folder, and makes the folder when it is
// missing. It always gives a shelf that works: with dir == "", in a folder that
// cannot be written, or with a file that is broken or from a newer program it
// works in memory, and [Shelf.Notes] says why. now is asked for the time in the
// name of a broken file, and for nothing else: no order depends on a clock.
//
// The folder is there when Open returns. The file is read meanwhile, and whoever
// asks the shelf first waits for it.
func Open(dir string, now func() time.Time) *Store {
	s := &Store{disk: disk{statedir.Dir{Path: dir}, now}}
	if dir == "" {
		s.warnAll("not saved: there is no folder to keep things in; what you keep lasts until you leave")
		return s
	}
	_ = s.disk.Create() // what is wrong with it is said when it is read
	s.mu.Lock()
	go s.read()
	return s
}

// read reads what is on the disk for [Open], which has locked the shelf for it.
func (s *Store) read() {
	defer s.mu.Unlock()
	books, notes, err := s.disk.load()
	s.books = books
	if err != nil {
		notes = append(notes, err.Error())
	}
	for _, n := range notes {
		s.warn(n)
	}
}

// Wait waits until the shelf is read, for who may not wait when it is asked.
func (s *Store) Wait() { s.warnAll() } // the lock is all that it needs

// For takes a handbook in hand: what follows is asked and changed for it alone.
// The name is the same in every edition of the handbook, such as its title, so
// that a new edition finds what was kept in the last. Where nothing is kept under it
// yet it begins with what is under the first of its former names that has something.
func (s *Store) UseTitle(book string, former ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.book = bookName(book)
	for _, name := range former {
		c := followTitle(bookName(name))
		if c.valid() && s.books.find(s.book) == nil && s.books.find(c.id) != nil {
			s.change(c)
		}
	}
}

// Take takes a handbook in hand; see [Shelf.For]. What is kept under a former id of a
// text goes on under the present one, unless that id is a text of its own again.
func (s *Store) Use(h *handbook.Handbook) {
	s.UseTitle(h.Title, h.FormerTitles...)
	s.noteStart()
	for _, e := range h.Entries {
		for _, id := range e.FormerIDs {
			if h.Entry(id) == e && (s.Saved(id) || s.Visited(id)) {
				s.Apply(Rename(id, e.ID))
			}
		}
	}
}

// noteStart keeps in mind when the program was last started with the handbook, before
// [Meet] says that it is today.
func (s *Store) noteStart() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, noted := s.starts[s.book]; noted {
		return
	}
	if s.starts == nil {
		s.starts = map[string]string{}
	}
	s.starts[s.book] = ""
	if met := s.current().met; met != nil {
		s.starts[s.book] = met.Day
	}
}

// LastStart is the day of the start before this one, "" when none is known.
func (s *Store) LastStart() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.starts[s.book]
}

// Saved reports whether the reader has saved a text.
func (s *Store) Saved(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().saved.has(id)
}

// SavedIDs are the saved texts, the one saved last first.
func (s *Store) SavedIDs() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.current().saved.ids)
}

// Recent are the texts that were opened last, newest first, at most 20.
func (s *Store) Recent() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := s.current().read.ids
	return slices.Clone(ids[:min(len(ids), maxRecent)])
}

// Visited reports whether the reader has opened a text.
func (s *Store) Visited(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().read.has(id)
}

// Place is how far into a text the reader was: the number of letters before the
// row at the top, which is the same at every width. ok is false for a text that
// was not opened, or was left at its top.
func (s *Store) Position(id string) (letters int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	letters, ok = s.current().places[id]
	return letters, ok
}

// Edition is the highest number that a key, by its id, has given to an edition of
// the handbook that was open here; 0 when there was none.
func (s *Store) Edition(key string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().editions[key]
}

// Record is how a text was read; the zero Record when it was not.
func (s *Store) Record(id string) Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().record(id)
}

// Met is what the handbook was like at the last start that was kept by [Meet]; ok
// is false when there was none.
func (s *Store) Snapshot() (met Snapshot, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.current().met; m != nil {
		return *m, true
	}
	return Snapshot{}, false
}

// News says whether a text has come or changed since an earlier start, and was not
// opened since.
func (s *Store) NewsOf(id string) (fresh, changed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current().met.news(id)
}

// Begun is the day on which a path was begun, such as 2026-01-31; "" when it was not,
// or nothing is kept beyond this run: days that begin anew with every run are none.
func (s *Store) PathStart(path string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.disk.Path == "" {
		return ""
	}
	return s.current().begun[path]
}

// inHand is the book in hand, to be read only: an empty one when nothing is kept for it.
func (s *Store) current() *book {
	if b := s.books.find(s.book); b != nil {
		return b
	}
	return &book{}
}

// Apply makes a change in memory, at once and without touching the disk, so it
// is right for an Update. A change for an id that no text can have is ignored,
// and the 1001st saved text is refused with a note.
func (s *Store) Apply(c Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !c.valid() {
		return
	}
	if saved := &s.current().saved; c.what == save && !saved.has(c.id) && len(saved.ids) >= maxSaved {
		s.warn(fmt.Sprintf("not saved: %d texts are saved, which is the most; take one off first", maxSaved))
		return
	}
	s.change(c)
}

// change makes a change in the book in hand, for who holds the lock.
func (s *Store) change(c Change) {
	c.book = s.book
	s.books.apply(c)
	if s.disk.Path != "" {
		s.pending = coalesce(s.pending, c)
	}
}

// Notes are the things to tell the reader that were not given yet, each once:
// that something is not saved and why, or that a file was broken and where it
// lies. They are clean and fit to show on one line.
func (s *Store) Warnings() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	notes := s.notes
	s.notes = nil
	return notes
}

func (s *Store) warnAll(notes ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, n := range notes {
		s.warn(n)
	}
}

// say is note for who holds the lock. A disk that stays full is said once.
func (s *Store) warn(note string) {
	note = sanitize.CleanLine(note)
	if s.said[note] {
		return
	}
	if s.said == nil {
		s.said = map[string]bool{}
	}
	s.said[note] = true
	s.notes = append(s.notes, note)
}
