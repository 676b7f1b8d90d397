package readstate

// wording is a wording that was read to its end or in part.
type wording struct {
	hash    string
	partial bool
}

// SaveFunc returns a function that brings all changes to the disk, and copies of entries
// that were read. It waits for the disk, so call it from a command; it changes nothing that
// the Progress is asked for.
//
// A copy is pending until it is stored, not until a command has set out to store it: the
// program may end before the command runs, and then stores what is left.
func (p *Progress) SaveFunc() func() error {
	s := p.Store
	return func() error {
		if err := s.Flush(); err != nil {
			return err
		}
		p.copies.Range(func(key, text any) bool {
			w, wordingText := key.(wording), text.(string) //nolint:errcheck,forcetypeassert // nothing else is stored there
			if w.partial {
				_ = s.SavePartialCopy(w.hash, wordingText) // without it, less is carried over an edit
			} else {
				_ = s.SaveCopy(w.hash, wordingText) // without it, asking for the differences says so
			}
			p.copies.Delete(w)
			return true
		})
		return nil
	}
}
