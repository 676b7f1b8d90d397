// Package progress is how somebody stands to the texts and paths of a handbook: what
// was read, what is still to read and to acknowledge, what comes next, and by when.
// The screen and the conversation both ask it, and only say what it answers.
package readstate

import (
	"fmt"
	"time"

	"trustbook/handbook"
	"trustbook/ui/receipts"
)

// Reader is who reads a handbook. It remembers what it has worked out, so whoever
// changes the shelf or the receipts otherwise than through it calls [Reader.Recount].
type Progress struct {
	Handbook *handbook.Handbook // see [Reader.Take]
	Store    *Store
	Roles    handbook.Roles
	Now      func() time.Time

	// Receipts are what was acknowledged of the handbook; known is false as long as
	// nobody has read them. nil = nothing can be kept, so nothing is owed.
	Receipts func() (acks receipts.Index, known bool)

	asks   bool                       // some text asks to be acknowledged
	hashes map[*handbook.Entry]string // what the texts say
	paths  map[*handbook.Path]PathProgress
	read   map[string]int     // see ReadTexts
	marked map[string]marking // by the ids of the texts
	undone map[string]Record  // marks that were taken back, by the ids of the texts
	opened map[string]bool    // ids of texts, since the program runs
	copies copies
}

// Take makes a handbook the one that is read.
func (r *Progress) Use(h *handbook.Handbook) {
	r.Handbook, r.asks, r.hashes = h, h.RequiresAck(), map[*handbook.Entry]string{}
	r.Store.Use(h)
	r.ResetCounts()
}

// Recount forgets what was counted.
func (r *Progress) ResetCounts() { r.paths, r.read = nil, nil }

// Asks says whether any text asks to be acknowledged.
func (r *Progress) AnyAck() bool { return r.asks }

// Hash is [handbook.Entry.Hash], worked out once: rows ask for it in each frame.
func (r *Progress) Hash(e *handbook.Entry) string {
	h, ok := r.hashes[e]
	if !ok {
		h = e.Hash()
		r.hashes[e] = h
	}
	return h
}

// Fingerprint is what a text says, as the shelf keeps it.
func (r *Progress) Fingerprint(e *handbook.Entry) string {
	return r.Hash(e)[:FingerprintDigits]
}

// Receipt is the receipt for a text that counts, or else the last; nil for none.
func (r *Progress) Receipt(e *handbook.Entry) (receipt *receipts.Receipt, counts bool) {
	if r.Receipts == nil {
		return nil, false
	}
	acks, _ := r.Receipts()
	return acks.Find(e, r.Hash(e))
}

// Owed says whether a text is still to be acknowledged, as far as that is known. What a
// text asks of others alone is not owed.
func (r *Progress) AckPending(e *handbook.Entry) bool {
	if r.Receipts == nil || !r.asks {
		return false
	}
	acks, known := r.Receipts()
	if !known || !e.RequiresAckFrom(r.Roles) {
		return false
	}
	_, counts := acks.Find(e, r.Hash(e))
	return !counts
}

// WhyAgain is what has happened since a text was acknowledged that asks for it again.
func (r *Progress) ReackReason(e *handbook.Entry, last *receipts.Receipt) string {
	if last.TextHash == r.Hash(e) {
		return fmt.Sprintf("Version %s asks for it, in the same words; it was acknowledged %s.", e.Metadata.Version, last.Summary())
	}
	return "It has changed since it was, " + last.Summary() + "."
}

// ToDo says whether something is left to do with a text: to read or to acknowledge it.
func (r *Progress) Pending(e *handbook.Entry) bool {
	return r.Status(e).NeedsReading() || r.AckPending(e)
}

// Seen is how much of a text was read that is not read to its end, in percent.
func (r *Progress) PercentSeen(e *handbook.Entry) int {
	seen, of := r.seen(e)
	if of == 0 || !r.Status(e).NeedsReading() {
		return 0
	}
	return 100 * seen / of
}

// left is about how many letters of a text are left to read, blanks among them.
func (r *Progress) left(e *handbook.Entry) int {
	all := len(e.Question) + len(e.Summary) + len(e.Markdown)
	if seen, of := r.seen(e); of > 0 {
		all -= all * seen / of
	}
	return all
}

// seen is how many letters those are that [Reader.SeenOf] tells.
func (r *Progress) seen(e *handbook.Entry) (seen, of int) {
	parts, of := r.SeenIntervals(e)
	return parts.CountIn(0, of), of
}

// SeenOf are the letters of a text as it is now that were on the screen, and how many
// it has: none when nothing is known of that, or all of it is to be read anew.
func (r *Progress) SeenIntervals(e *handbook.Entry) (seen Intervals, of int) {
	is := r.Store.Record(e.ID)
	if is.Partial.Hash == "" || is.Partial.Hash != r.Fingerprint(e) || e.Metadata.MajorRaisedSince(is.Partial.Version) {
		return nil, 0
	}
	return is.Partial.Seen, is.Partial.Total
}
