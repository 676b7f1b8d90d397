package pack

import (
	"errors"
	"fmt"
	"slices"
)

// Edition identifies an edition of a handbook by data that the signature covers.
type Edition struct {
	Key    string // id of the signing key; "" if unsigned
	ID     string // id in the manifest of the handbook; "" if it has none
	Title  string
	Former []string // earlier titles
	Seq    int64    // sequence number; 0 for none
}

// ErrUnsigned is the error for an unsigned handbook that was signed when it was opened before.
var ErrUnsigned = errors.New("it was signed when it was opened here before, and now it is not")

// SameHandbook reports whether two editions belong to the same handbook: they have the same id or, if one has no id,
// share a current or former title.
func (e Edition) SameHandbook(other Edition) bool {
	if e.ID != "" && other.ID != "" {
		return e.ID == other.ID
	}
	return e.HasTitle(other.Title) || slices.ContainsFunc(other.Former, e.HasTitle)
}

// HasTitle reports whether title is the current or a former title.
func (e Edition) HasTitle(title string) bool {
	return e.Title == title || slices.Contains(e.Former, title)
}

// CheckNewest returns an error if e is older than an edition opened before, or if e is unsigned and an edition opened
// before was signed. Sequence numbers are compared per signing key, so that only the owner of a key can make a handbook
// look old.
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
		if why := e.olderReason(s); why != "" {
			return fmt.Errorf("%w: %s", ErrRollback, why)
		}
	}
	return nil
}

// olderReason returns the reason why e is older than seen, an edition of the same handbook signed with the same key, or
// "". If a handbook has returned to a former title, its sequence number and former titles show that it is the later
// edition.
func (e Edition) olderReason(seen Edition) string {
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
