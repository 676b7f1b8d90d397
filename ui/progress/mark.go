package progress

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/receipts"
	"trustbook/ui/shelf"
)

// marking is what a text was before it was marked as read by hand, and on which days its
// paths were begun that were not done then.
type marking struct {
	was   shelf.Record
	begun map[string]time.Time
}

// Finish marks a text as read as it is now. What it returns brings that to the disk,
// and a copy of the text: see [Reader.Keep].
func (r *Reader) Finish(e *handbook.Entry, byHand bool) (keep func() error) {
	hash := r.Fingerprint(e)
	r.Shelf.Apply(shelf.Finish(e.ID, hash, e.Life.Version, r.Now(), byHand))
	if m, ok := r.marked[e.ID]; ok && !byHand {
		r.marked[e.ID] = marking{was: m.was} // its paths were read, whatever is taken back now
	}
	r.Recount()
	r.End()
	r.copies.add(hashed{hash, false}, Wording(e))
	return r.Keep()
}

// Mark marks a text as read because the reader says so, which begins its paths too.
// See [Reader.Finish] for what it returns.
func (r *Reader) Mark(e *handbook.Entry) (keep func() error) {
	r.Begin(e)
	if r.marked == nil {
		r.marked = map[string]marking{}
	}
	r.marked[e.ID] = marking{r.Shelf.Record(e.ID), r.begun(e)}
	return r.Finish(e, true)
}

// Unmark takes that back: the text is read as it was before it was marked, or to read
// again where it was not marked in this run. Its paths go on from the days on which they
// were begun. before says whether it had been read before.
func (r *Reader) Unmark(e *handbook.Entry) (before bool) {
	m := r.marked[e.ID]
	delete(r.marked, e.ID)
	r.Shelf.Apply(shelf.Restore(e.ID, m.was))
	r.Recount()
	r.resume(m.begun)
	return m.was.Hash != ""
}

// Acknowledged marks a text as read once a receipt for it was kept: that says it. It
// returns nil where there is nothing to mark: the text is read already, or says
// something else than what was acknowledged.
func (r *Reader) Acknowledged(receipt *receipts.Receipt) (keep func() error) {
	r.Recount()
	r.End()
	e := r.Book.Entry(receipt.Entry)
	if e == nil || receipt.TextHash != r.Hash(e) {
		return nil
	}
	if is := r.Standing(e); is == IsRead || is == Made {
		return nil
	}
	return r.Mark(e)
}

// ByHand is whether a text as it is now was marked as read by hand, for its receipt; nil
// when it was not read.
func (r *Reader) ByHand(e *handbook.Entry) *bool {
	if r.Standing(e) != IsRead {
		return nil
	}
	hand := r.Shelf.Record(e.ID).ByHand
	return &hand
}
