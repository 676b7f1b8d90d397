package readstate

// Flush writes all pending changes to disk. When it returns nil, they stay there even if the program is killed or the
// machine fails, and the store contains what other windows have changed. After an error, the old file is unchanged and
// the changes stay pending for the next Flush. The error is one line for the reader, with a hint; [Store.Warnings]
// returns it too. Without a folder, Flush does nothing.
//
// Flush waits for the disk, and for up to a few seconds while another window is writing, so call it from a command. If
// it is called several times at once, only two calls write: the one in progress, and one for all the others.
func (s *Store) Flush() error {
	before := s.flushCount()
	s.flushing.Lock()
	defer s.flushing.Unlock()
	if s.flushCount() > before { // a flush that began after this call has written its changes
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
	s.adopt(l)
	return nil
}

// flushCount returns how many times the pending changes have been taken for writing.
func (s *Store) flushCount() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.flushes
}

// takePending removes the pending updates from the queue and returns them. New updates may be queued in the meantime.
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

// requeue puts updates that were not written back into the queue, before newer ones.
func (s *Store) requeue(updates []queuedUpdate) {
	s.mu.Lock()
	defer s.mu.Unlock()
	newer := s.pending
	s.pending = updates
	for _, u := range newer {
		s.pending = enqueue(s.pending, u)
	}
	s.failed = true
}

// adopt replaces the state in memory with the state on disk, and applies the changes made since it was written.
func (s *Store) adopt(l stateList) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.library = l
	for _, u := range s.pending {
		u.change(&s.library)
	}
	if s.failed {
		s.failed = false
		clear(s.warned) // so that the next failure gives a new warning
		s.warn("saved: all pending changes are on the disk now")
	}
}
