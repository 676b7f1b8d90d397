package readstate

// Flush brings all changes so far to the disk. When it returns nil they are there, whatever happens to the
// program or the machine, and the store knows what other windows have changed. After an error the old file is
// unchanged, the store still has the changes, and the next Flush tries again; the error is one line for the
// reader with a hint, which [Store.Warnings] returns too. Without a folder it does nothing.
//
// It waits for the disk, and a few seconds for another window that writes, so call it from a command. Of many
// calls at once two write: the one in progress, and one for all the others.
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

// flushCount returns how many times pending changes have been taken.
func (s *Store) flushCount() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.flushes
}

// takePending takes the pending updates; new updates are queued in the meantime.
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

// adopt replaces the state in memory with the state on disk, plus the changes made since.
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
		s.warn("saved: everything that was waiting is on the disk now")
	}
}
