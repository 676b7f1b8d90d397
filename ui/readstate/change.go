package readstate

import (
	"slices"
	"time"
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

	record *Record   // of finish, see and restore
	met    *Snapshot // of meet
	day    string    // of begin
}

type action int

const (
	save action = iota
	unsave
	visit
	leave
	rename
	edition
	finish
	restore
	see
	meet
	begin
	end
	follow
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

// Finish marks a text as read: what it said, in which version, on which day, and
// whether the reader only said so.
func Finish(id, hash, version string, day time.Time, byHand bool) Change {
	version = cutLine(version, maxWord) // which is longer than any that tells a MAJOR
	return Change{what: finish, id: id, record: &Record{Hash: hash, Version: version, Day: day.Format(time.DateOnly), ByHand: byHand}}
}

// Restore puts back how a text was read before. With the zero Record it is one to read
// again, all of it.
func Restore(id string, was Record) Change { return Change{what: restore, id: id, record: &was} }

// ByReceipt is a [Finish] by hand that says that the reader acknowledged the text.
func (c Change) ByReceipt() Change {
	r := *c.record
	r.ByHand, r.ByReceipt = true, true
	c.record = &r
	return c
}

// See keeps which of a text's letters were on the screen long enough to be read,
// beside those that are known: what the text says, in which version, how many letters
// it has, which.
func See(id, hash, version string, letters int, seen Intervals) Change {
	return Change{what: see, id: id, record: &Record{Partial: Partial{hash, cutLine(version, maxWord), letters, seen}}}
}

// Meet keeps what the handbook is like at a start of the program, and what is news in
// it but for the texts, by their ids, that were opened already; see [Shelf.Met] and
// [Shelf.News].
func Meet(m Snapshot, n Changes, opened map[string]bool) Change {
	m.Fresh, m.Changed = entryKeys(n.New, opened), entryKeys(n.Changed, opened)
	return Change{what: meet, met: &m}
}

// Begin keeps on which day a path, by its id, was begun. Of two days the earlier one
// counts; see [Shelf.Begun].
func Begin(path string, day time.Time) Change {
	return Change{what: begin, id: path, day: day.Format(time.DateOnly)}
}

// End forgets when a path was begun: all of it was read.
func End(path string) Change { return Change{what: end, id: path} }

// following is that a book begins with what is kept of another, unless it has begun.
// The other stays: a window may be open on it, and a handbook that only says it was
// called like another must not take away what is kept of that.
func followTitle(former string) Change { return Change{what: follow, id: former} }

// maxID is the length of the longest id in bytes.
const maxID = 512

func (c Change) valid() bool {
	switch c.what {
	case meet:
		return c.met.valid()
	case rename:
		return validID(c.id) && validID(c.to)
	case begin:
		return validID(c.id) && validStart(c.day)
	case finish:
		return validID(c.id) && validFinished(c.record.finishedLine())
	case see:
		return validID(c.id) && validSeen(c.record.seenLine())
	case restore:
		return validID(c.id) && c.record.valid()
	}
	return validID(c.id)
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
// visit. Nothing moves over a rename, after which an id means another text, nor
// over what begins a book, and what was seen of a text not over its becoming one
// to read.
func coalesce(pending []Change, c Change) []Change {
	for i := len(pending) - 1; i >= 0 && pending[i].what != rename && pending[i].what != follow; i-- {
		p := pending[i]
		if p.id != c.id || p.book != c.book {
			continue
		}
		if c.what == see && (p.what == finish || p.what == restore) {
			break
		}
		if p.what != c.what {
			continue
		}
		switch c.what {
		case visit:
			return append(slices.Delete(pending, i, i+1), c)
		case see:
			if !p.record.sameText(c.record) {
				return append(pending, c)
			}
			both := *c.record
			both.Partial.Seen = p.record.Partial.Seen.Union(both.Partial.Seen)
			c.record = &both
			fallthrough
		case leave, meet:
			pending[i] = c
			return pending
		}
	}
	return append(pending, c)
}

// Save adds an entry to the front of the saved ones.
func (s *Store) Save(id string) { s.Apply(Save(id)) }

// Unsave removes an entry from the saved ones.
func (s *Store) Unsave(id string) { s.Apply(Unsave(id)) }

// Visit records that an entry was opened, as the most recent one.
func (s *Store) Visit(id string) { s.Apply(Visit(id)) }

// SetPosition records where the reader left an entry; see [Store.Position].
func (s *Store) SetPosition(id string, letters int) { s.Apply(Leave(id, letters)) }

// NoteEdition records that an edition was opened that a key has signed with a number;
// see [Store.Edition].
func (s *Store) NoteEdition(key string, seq int64) { s.Apply(SeeEdition(key, seq)) }

// StartPath records the day on which a path was started. The earliest day counts; see
// [Store.PathStart].
func (s *Store) StartPath(path string, day time.Time) { s.Apply(Begin(path, day)) }

// MarkRead records that a wording of an entry was read to its end, or that the reader
// marked it as read.
func (s *Store) MarkRead(id, hash, version string, day time.Time, byHand bool) {
	s.Apply(Finish(id, hash, version, day, byHand))
}
