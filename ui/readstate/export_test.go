package readstate

// edition returns the highest edition number of the current handbook signed with a key.
func (s *Store) edition(key string) int64 {
	return queryState(s, func(st *State) int64 { return st.editions[key] })
}

// Edition exports edition for tests in other packages.
func (s *Store) Edition(key string) int64 { return s.edition(key) }

// Rename exports rename for tests in other packages.
func (s *Store) Rename(former, id string) { s.rename(former, id) }
