package progress

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/shelf"
)

// Meeting is what a handbook is like at a start, and what is news in it.
type Meeting struct {
	Book *handbook.Handbook
	News shelf.News
	met  shelf.Met
}

// Meet compares the handbook with what it was at the last start; nil when it is met
// already today. What it returns takes a while with many texts, and changes nothing.
func (r *Reader) Meet() (compare func() Meeting) {
	h, now := r.Book, r.Now()
	if len(h.Entries) == 0 || h.Digest == "" {
		return nil
	}
	last, known := r.Shelf.Met()
	if known && last.Digest == h.Digest {
		if last.Day == now.Format(time.DateOnly) {
			return nil
		}
		last.Day = now.Format(time.DateOnly)
		return func() Meeting { return Meeting{Book: h, met: last} }
	}
	return func() Meeting {
		m := Meeting{Book: h, met: shelf.Meeting(h, now)}
		if known {
			m.News = last.News(h, m.met)
		}
		return m
	}
}

// Met keeps that. What was opened since the program runs is no news any more.
func (r *Reader) Met(m Meeting) { r.Shelf.Apply(shelf.Meet(m.met, m.News, r.opened)) }

// Open keeps that a text was opened, which begins its paths.
func (r *Reader) Open(e *handbook.Entry) {
	if r.opened == nil {
		r.opened = map[string]bool{}
	}
	r.opened[e.ID] = true
	r.Begin(e)
	r.Shelf.Apply(shelf.Visit(e.ID))
}

// NewsOf is the word for a text that came or changed since an earlier start and was
// not opened since, "" for any other.
func (r *Reader) NewsOf(e *handbook.Entry) string {
	switch fresh, changed := r.Shelf.News(e.ID); {
	case fresh:
		return "new"
	case changed:
		return "changed"
	}
	return ""
}
