// Package progress is how somebody stands to the texts and paths of a handbook: what
// was read, what is still to read and to acknowledge, what comes next, and by when.
// The screen and the conversation both ask it, and only say what it answers.
package progress

import (
	"fmt"
	"time"

	"trustbook/handbook"
	"trustbook/ui/receipts"
	"trustbook/ui/shelf"
)

// Reader is who reads a handbook. It remembers what it has worked out, so whoever
// changes the shelf or the receipts otherwise than through it calls [Reader.Recount].
type Reader struct {
	Book  *handbook.Handbook // see [Reader.Take]
	Shelf *shelf.Shelf
	Roles handbook.Roles
	Now   func() time.Time

	// Receipts are what was acknowledged of the handbook; known is false as long as
	// nobody has read them. nil = nothing can be kept, so nothing is owed.
	Receipts func() (acks receipts.Index, known bool)

	asks   bool                       // some text asks to be acknowledged
	hashes map[*handbook.Entry]string // what the texts say
	paths  map[*handbook.Path]Tally
	read   map[string]int          // see ReadTexts
	marked map[string]marking      // by the ids of the texts
	undone map[string]shelf.Record // marks that were taken back, by the ids of the texts
	opened map[string]bool         // ids of texts, since the program runs
	copies copies
}

// Take makes a handbook the one that is read.
func (r *Reader) Take(h *handbook.Handbook) {
	r.Book, r.asks, r.hashes = h, h.RequiresAck(), map[*handbook.Entry]string{}
	r.Shelf.Take(h)
	r.Recount()
}

// Recount forgets what was counted.
func (r *Reader) Recount() { r.paths, r.read = nil, nil }

// Asks says whether any text asks to be acknowledged.
func (r *Reader) Asks() bool { return r.asks }

// Hash is [handbook.Entry.Hash], worked out once: rows ask for it in each frame.
func (r *Reader) Hash(e *handbook.Entry) string {
	h, ok := r.hashes[e]
	if !ok {
		h = e.Hash()
		r.hashes[e] = h
	}
	return h
}

// Fingerprint is what a text says, as the shelf keeps it.
func (r *Reader) Fingerprint(e *handbook.Entry) string { return r.Hash(e)[:shelf.FingerprintDigits] }

// Receipt is the receipt for a text that counts, or else the last; nil for none.
func (r *Reader) Receipt(e *handbook.Entry) (receipt *receipts.Receipt, counts bool) {
	if r.Receipts == nil {
		return nil, false
	}
	acks, _ := r.Receipts()
	return acks.Of(e, r.Hash(e))
}

// Owed says whether a text is still to be acknowledged, as far as that is known. What a
// text asks of others alone is not owed.
func (r *Reader) Owed(e *handbook.Entry) bool {
	if r.Receipts == nil || !r.asks {
		return false
	}
	acks, known := r.Receipts()
	if !known || !e.RequiresAckFrom(r.Roles) {
		return false
	}
	_, counts := acks.Of(e, r.Hash(e))
	return !counts
}

// WhyAgain is what has happened since a text was acknowledged that asks for it again.
func (r *Reader) WhyAgain(e *handbook.Entry, last *receipts.Receipt) string {
	if last.TextHash == r.Hash(e) {
		return fmt.Sprintf("Version %s asks for it, in the same words; it was acknowledged %s.", e.Metadata.Version, last.Given())
	}
	return "It has changed since it was, " + last.Given() + "."
}

// ToDo says whether something is left to do with a text: to read or to acknowledge it.
func (r *Reader) ToDo(e *handbook.Entry) bool { return r.Standing(e).Unread() || r.Owed(e) }

// Seen is how much of a text was read that is not read to its end, in percent.
func (r *Reader) Seen(e *handbook.Entry) int {
	seen, of := r.seen(e)
	if of == 0 || !r.Standing(e).Unread() {
		return 0
	}
	return 100 * seen / of
}

// left is about how many letters of a text are left to read, blanks among them.
func (r *Reader) left(e *handbook.Entry) int {
	all := len(e.Question) + len(e.Summary) + len(e.Markdown)
	if seen, of := r.seen(e); of > 0 {
		all -= all * seen / of
	}
	return all
}

// seen is how many letters those are that [Reader.SeenOf] tells.
func (r *Reader) seen(e *handbook.Entry) (seen, of int) {
	parts, of := r.SeenOf(e)
	return parts.In(0, of), of
}

// SeenOf are the letters of a text as it is now that were on the screen, and how many
// it has: none when nothing is known of that, or all of it is to be read anew.
func (r *Reader) SeenOf(e *handbook.Entry) (seen shelf.Parts, of int) {
	is := r.Shelf.Record(e.ID)
	if is.Now == "" || is.Now != r.Fingerprint(e) || e.Metadata.MajorRaisedSince(is.NowVersion) {
		return nil, 0
	}
	return is.Seen, is.Of
}
