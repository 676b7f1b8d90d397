package readstate

// pendingCopy is a wording that was read to its end or in part.
type pendingCopy struct {
	hash    string
	partial bool
}

// SaveFunc returns a function that writes all changes to disk, and copies of entries that were
// read. It waits for the disk, so call it from a command; it does not change the Progress.
//
// A copy is pending until it is stored, not until a command has started: the program may end
// before the command runs, and then stores the rest.
func (p *Progress) SaveFunc() func() error {
	s := p.Store
	return func() error {
		if err := s.Flush(); err != nil {
			return err
		}
		p.copies.Range(func(key, text any) bool {
			w, wordingText := key.(pendingCopy), text.(string) //nolint:errcheck,forcetypeassert // nothing else is stored there
			if w.partial {
				_ = s.SavePartialCopy(w.hash, wordingText) // without it, less is carried over an edit
			} else {
				_ = s.SaveCopy(w.hash, wordingText) // without it, no differences can be shown
			}
			p.copies.Delete(w)
			return true
		})
		return nil
	}
}
