package shelf

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Change is one thing the reader did. It does not say what the shelf becomes but
// what is different, so that it can be made again in a file that another window
// has changed meanwhile.
type Change struct {
	what  action
	book  string // filled in by Apply
	id    string
	to    string // the id after a rename
	place int
	seq   int64
}

type action int

const (
	save action = iota
	unsave
	visit
	leave
	rename
	edition
)

// Save keeps a text among the saved ones, in front.
func Save(id string) Change { return Change{what: save, id: id} }

// Unsave takes a text off the saved ones.
func Unsave(id string) Change { return Change{what: unsave, id: id} }

// Visit marks a text as read, and as the most recent.
func Visit(id string) Change { return Change{what: visit, id: id} }

// Leave keeps how far into a text the reader was, in letters; see [Shelf.Place].
func Leave(id string, letters int) Change {
	return Change{what: leave, id: id, place: max(0, letters)}
}

// Rename gives what is kept under a text's former id to its present one.
func Rename(former, id string) Change { return Change{what: rename, id: former, to: id} }

// SeeEdition keeps that an edition of the handbook was opened that a key has
// signed as its seq-th. See [Shelf.Edition].
func SeeEdition(key string, seq int64) Change { return Change{what: edition, id: key, seq: seq} }

// maxID is the length of the longest id in bytes.
const maxID = 512

func (c Change) valid() bool {
	return validID(c.id) && (c.what != rename || validID(c.to))
}

// validID reports whether an id can be kept and read back as it is.
func validID(id string) bool {
	return id != "" && len(id) <= maxID && utf8.ValidString(id) && !containsControl(id)
}

func containsControl(s string) bool {
	return slices.ContainsFunc([]rune(s), unicode.IsControl)
}

// queue adds a change to those that wait for the disk. Of visits to a text the
// last stays, and of its places too, so a disk that is full for hours does not
// fill the memory. A visit goes to the end, because the order of visits counts;
// a place stays where it is, because leaving a text that was never visited is a
// visit. Nothing moves over a rename, after which an id means another text.
func queue(pending []Change, c Change) []Change {
	for i := len(pending) - 1; i >= 0 && pending[i].what != rename; i-- {
		if p := pending[i]; p.what != c.what || p.id != c.id || p.book != c.book {
			continue
		}
		switch c.what {
		case visit:
			return append(slices.Delete(pending, i, i+1), c)
		case leave:
			pending[i] = c
			return pending
		}
	}
	return append(pending, c)
}
