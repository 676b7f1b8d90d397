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

// Finish marks a text as read as it is now, because each of its lines was. What it
// returns brings that to the disk, and a copy of the text: see [Reader.Keep].
func (r *Reader) Finish(e *handbook.Entry) (keep func() error) {
	if m, ok := r.marked[e.ID]; ok {
		r.marked[e.ID] = marking{was: m.was} // its paths were read, whatever is taken back now
	}
	return r.finish(e, r.finished(e, false))
}

func (r *Reader) finished(e *handbook.Entry, byHand bool) shelf.Change {
	return shelf.Finish(e.ID, r.Fingerprint(e), e.Metadata.Version, r.Now(), byHand)
}

func (r *Reader) finish(e *handbook.Entry, c shelf.Change) (keep func() error) {
	r.Shelf.Apply(c)
	r.Recount()
	r.End()
	r.copies.add(hashed{r.Fingerprint(e), false}, Wording(e))
	return r.Keep()
}

// Mark marks a text as read because the reader says so, which begins its paths too. It
// is read as it was before where that was taken back a moment ago. See [Reader.Finish]
// for what it returns.
func (r *Reader) Mark(e *handbook.Entry) (keep func() error) {
	c := r.finished(e, true)
	if was, ok := r.undone[e.ID]; ok && was.Hash == r.Fingerprint(e) && was.Version == e.Metadata.Version {
		c = shelf.Restore(e.ID, was)
	}
	return r.mark(e, c)
}

func (r *Reader) mark(e *handbook.Entry, c shelf.Change) (keep func() error) {
	r.Begin(e)
	if r.marked == nil {
		r.marked = map[string]marking{}
	}
	r.marked[e.ID] = marking{r.Shelf.Record(e.ID), r.begun(e)}
	return r.finish(e, c)
}

// Unmark takes that back: the text is read as it was before it was marked, or to read
// again where it was not marked in this run. Its paths go on from the days on which they
// were begun. before says whether it had been read before.
func (r *Reader) Unmark(e *handbook.Entry) (before bool) {
	m := r.marked[e.ID]
	delete(r.marked, e.ID)
	if r.undone == nil {
		r.undone = map[string]shelf.Record{}
	}
	r.undone[e.ID] = r.Shelf.Record(e.ID)
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
	return r.mark(e, r.finished(e, true).ByReceipt())
}

// ByHand is whether a text as it is now was marked as read by hand, for its receipt; nil
// when nothing but an earlier receipt says that it was read.
func (r *Reader) ByHand(e *handbook.Entry) *bool {
	if r.Standing(e) != IsRead {
		return nil
	}
	is := r.Shelf.Record(e.ID)
	if is.ByReceipt {
		return nil
	}
	return &is.ByHand
}
