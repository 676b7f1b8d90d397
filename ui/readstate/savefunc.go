package readstate

import (
	"maps"
	"sync"
)

// pendingCopies holds the wordings of entries that have been read and are not on the disk
// yet. A wording stays until it is stored, not until a command has set out to: the program
// may end before the command runs, and then stores what is left. Commands run beside the
// Progress, so it has a lock.
type pendingCopies struct {
	mu    sync.Mutex
	texts map[wording]string
}

// wording is a wording that was read to its end or in part.
type wording struct {
	hash    string
	partial bool
}

func (c *pendingCopies) add(w wording, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	put(&c.texts, w, text)
}

func (c *pendingCopies) all() map[wording]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.texts)
}

func (c *pendingCopies) remove(w wording) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.texts, w)
}

// SaveFunc returns a function that brings all changes to the disk, and copies of entries
// that were read. It waits for the disk, so call it from a command; it changes nothing that
// the Progress is asked for.
func (p *Progress) SaveFunc() func() error {
	s := p.Store
	return func() error {
		if err := s.Flush(); err != nil {
			return err
		}
		for w, text := range p.copies.all() {
			if w.partial {
				_ = s.SavePartialCopy(w.hash, text) // without it, less is carried over an edit
			} else {
				_ = s.SaveCopy(w.hash, text) // without it, asking for the differences says so
			}
			p.copies.remove(w)
		}
		return nil
	}
}
