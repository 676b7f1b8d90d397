package readstate

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/receipts"
)

// marking is what a text was before it was marked as read by hand, and on which days its
// paths were begun that were not done then.
type marking struct {
	was   Record
	begun map[string]time.Time
}

// Finish marks a text as read as it is now, because each of its lines was. What it
// returns brings that to the disk, and a copy of the text: see [Reader.Keep].
func (r *Progress) MarkRead(e *handbook.Entry) (keep func() error) {
	if m, ok := r.marked[e.ID]; ok {
		r.marked[e.ID] = marking{was: m.was} // its paths were read, whatever is taken back now
	}
	return r.finish(e, r.finished(e, false))
}

func (r *Progress) finished(e *handbook.Entry, byHand bool) Change {
	return Finish(e.ID, r.Fingerprint(e), e.Metadata.Version, r.Now(), byHand)
}

func (r *Progress) finish(e *handbook.Entry, c Change) (keep func() error) {
	r.Store.Apply(c)
	r.ResetCounts()
	r.FinishPaths()
	r.copies.add(hashed{r.Fingerprint(e), false}, FullText(e))
	return r.SaveFunc()
}

// Mark marks a text as read because the reader says so, which begins its paths too. It
// is read as it was before where that was taken back a moment ago. See [Reader.Finish]
// for what it returns.
func (r *Progress) MarkReadByHand(e *handbook.Entry) (keep func() error) {
	c := r.finished(e, true)
	if was, ok := r.undone[e.ID]; ok && was.Hash == r.Fingerprint(e) && was.Version == e.Metadata.Version {
		c = Restore(e.ID, was)
	}
	return r.mark(e, c)
}

func (r *Progress) mark(e *handbook.Entry, c Change) (keep func() error) {
	r.StartPaths(e)
	if r.marked == nil {
		r.marked = map[string]marking{}
	}
	r.marked[e.ID] = marking{r.Store.Record(e.ID), r.begun(e)}
	return r.finish(e, c)
}

// Unmark takes that back: the text is read as it was before it was marked, or to read
// again where it was not marked in this run. Its paths go on from the days on which they
// were begun. before says whether it had been read before.
func (r *Progress) UndoMark(e *handbook.Entry) (before bool) {
	m := r.marked[e.ID]
	delete(r.marked, e.ID)
	if r.undone == nil {
		r.undone = map[string]Record{}
	}
	r.undone[e.ID] = r.Store.Record(e.ID)
	r.Store.Apply(Restore(e.ID, m.was))
	r.ResetCounts()
	r.resume(m.begun)
	return m.was.Hash != ""
}

// Acknowledged marks a text as read once a receipt for it was kept: that says it. It
// returns nil where there is nothing to mark: the text is read already, or says
// something else than what was acknowledged.
func (r *Progress) MarkAcknowledged(receipt *receipts.Receipt) (keep func() error) {
	r.ResetCounts()
	r.FinishPaths()
	e := r.Handbook.Entry(receipt.Entry)
	if e == nil || receipt.TextHash != r.Hash(e) {
		return nil
	}
	if is := r.Status(e); is == Read || is == Generated {
		return nil
	}
	return r.mark(e, r.finished(e, true).ByReceipt())
}

// ByHand is whether a text as it is now was marked as read by hand, for its receipt; nil
// when nothing but an earlier receipt says that it was read.
func (r *Progress) MarkedByHand(e *handbook.Entry) *bool {
	if r.Status(e) != Read {
		return nil
	}
	is := r.Store.Record(e.ID)
	if is.ByReceipt {
		return nil
	}
	return &is.ByHand
}
