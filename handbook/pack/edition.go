package pack

import (
	"errors"
	"fmt"
	"slices"
)

// Edition identifies an edition of a handbook by what was signed with it.
type Edition struct {
	Key    string   // id of the signing key; "" for an unsigned handbook
	ID     string   // id of the handbook in its manifest; "" if it has none
	Title  string   // title of the handbook
	Former []string // earlier titles
	Seq    int64    // number of the edition; 0 for none
}

// ErrUnsigned means that a handbook is not signed any more.
var ErrUnsigned = errors.New("it was signed when it was opened here before, and now it is not")

// SameHandbook reports whether two editions are of one handbook: they have the same id
// or, if one of them has none, a title in common, present or former.
func (e Edition) SameHandbook(other Edition) bool {
	if e.ID != "" && other.ID != "" {
		return e.ID == other.ID
	}
	return e.IsCalled(other.Title) || slices.ContainsFunc(other.Former, e.IsCalled)
}

// IsCalled reports whether a handbook has or had a title.
func (e Edition) IsCalled(title string) bool {
	return e.Title == title || slices.Contains(e.Former, title)
}

// CheckNewest returns an error if e is older than one of the editions that were opened
// before, or is not signed although they were. Numbers count per signing key, so that
// nobody but its owner can make a handbook look old.
func (e Edition) CheckNewest(seen []Edition) error {
	for _, s := range seen {
		if !e.SameHandbook(s) {
			continue
		}
		if e.Key == "" {
			return ErrUnsigned
		}
		if e.Key != s.Key {
			continue
		}
		if why := e.whyOlder(s); why != "" {
			return fmt.Errorf("%w: %s", ErrRollback, why)
		}
	}
	return nil
}

// whyOlder says why e is older than another edition of the same handbook, signed with the
// same key; "" if it is not. A handbook that returns to a former title proves by its number
// and its own former titles that it is the later one.
func (e Edition) whyOlder(seen Edition) string {
	returns := e.Seq > seen.Seq && slices.Contains(e.Former, seen.Title)
	switch {
	case e.Seq < seen.Seq && e.Seq == 0:
		return fmt.Sprintf("this one has no number, the newer one was %d", seen.Seq)
	case e.Seq < seen.Seq:
		return fmt.Sprintf("this one is number %d, the newer one was %d", e.Seq, seen.Seq)
	case slices.Contains(seen.Former, e.Title) && !returns:
		return fmt.Sprintf("this one is called %q, which the newer one, %q, lists as a former title", e.Title, seen.Title)
	}
	return ""
}
