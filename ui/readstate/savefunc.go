package readstate

import (
	"maps"
	"sync"
)

// copies are those of texts that are not on the disk yet, with what the texts say. They
// wait until one is kept, not until somebody has set out to: the program may end before
// that has come to it, and its end keeps what is left. Whoever does may do it beside
// the Reader.
type copies struct {
	mu   sync.Mutex
	wait map[hashed]string
}

// hashed is what a text says that was read to its end or in part.
type hashed struct {
	hash string
	part bool
}

func (c *copies) add(of hashed, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wait == nil {
		c.wait = map[hashed]string{}
	}
	c.wait[of] = text
}

func (c *copies) left() map[hashed]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.wait)
}

func (c *copies) done(of hashed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.wait, of)
}

// Keep brings what was changed to the disk, and copies of texts that were read. What it
// returns waits, and changes nothing that the Reader is asked for.
func (r *Progress) SaveFunc() (keep func() error) {
	s := r.Store
	return func() error {
		if err := s.Flush(); err != nil {
			return err
		}
		for of, text := range r.copies.left() {
			if of.part {
				_ = s.SavePartialCopy(of.hash, text) // without it less of the text is known to be seen
			} else {
				_ = s.SaveCopy(of.hash, text) // without it the difference cannot be shown, which is said then
			}
			r.copies.done(of)
		}
		return nil
	}
}
