package readstate

// Flush brings every change so far to the disk. When it returns nil they are
// there, whatever happens to the program or the machine, together with what
// other windows have changed, which this shelf knows from then on. On an error
// the old file is as it was, the shelf still knows the changes, and the next
// Flush tries them again; the error is one line for the reader with a hint, and
// [Shelf.Notes] has it too. Without a folder nothing is to be brought anywhere, and it
// returns nil.
//
// It waits for the disk, and a few seconds for another window that writes, so
// call it from a command. Of many calls at once two write: the one that is under
// way, and one for all the others.
func (s *Store) Flush() error {
	before := s.flushes()
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.flushes() > before { // it began after this call, so it took what this call is for
		return s.last
	}
	changes := s.take()
	if len(changes) == 0 {
		return nil
	}
	s.last = s.write(changes)
	return s.last
}

func (s *Store) write(changes []Change) error {
	books, notes, err := s.disk.update(changes)
	s.warnAll(notes...)
	if err != nil {
		s.putBack(changes)
		s.warnAll(err.Error())
		return err
	}
	s.settle(books)
	return nil
}

// flushes counts those that have taken changes so far.
func (s *Store) flushes() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.flushed
}

// take takes the pending changes, so that new ones may be queued meanwhile.
func (s *Store) take() []Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	changes := s.pending
	s.pending = nil
	if len(changes) > 0 {
		s.flushed++
	}
	return changes
}

// putBack returns changes that did not reach the disk to their place before newer ones.
func (s *Store) putBack(changes []Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	newer := s.pending
	s.pending = changes
	for _, c := range newer {
		s.pending = coalesce(s.pending, c)
	}
	s.failed = true
}

// settle makes what the disk holds, and what was changed since, what the reader sees.
func (s *Store) settle(books library) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.books = books
	for _, c := range s.pending {
		s.books.apply(c)
	}
	if s.failed {
		s.failed = false
		clear(s.said) // should it fail again, that is news
		s.warn("saved: everything that was kept back is on the disk now")
	}
}
