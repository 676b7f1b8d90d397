package session

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/handbook/sanitize"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
)

// receiptState holds the reader's receipts and the data derived from them.
type receiptState struct {
	ledger  *receipts.Ledger // nil if nothing is stored
	known   bool             // the receipts have been read at least once
	reading bool
	changes int // number of receipts stored in this session; receipts read before the last one was stored are outdated

	chain    receipts.Chain   // all receipts in the ledger
	index    receipts.ByEntry // receipts for the current handbook
	titles   []string         // titles of the handbook that index was made for
	warnings []string         // problems that have already been reported

	storing func() StoredReceipt // stores a receipt; nil unless one is being stored
}

// AckStatus describes whether an entry has been acknowledged and, if not, whether the reader can acknowledge it.
type AckStatus int

// Values of AckStatus.
const (
	AckNotNeeded AckStatus = iota // the entry need not be acknowledged
	AckNotStored                  // nothing is stored in this run, so the entry cannot be acknowledged
	AckNoFolder                   // there is no state folder, so the entry cannot be acknowledged
	AckUnknown                    // the receipts have not been read yet
	AckPending                    // the entry is not acknowledged yet
	AckOutdated                   // the entry was acknowledged, but has to be acknowledged again
	AckDone
)

// AckStatus returns the status of e, and the receipt for it if there is one.
func (s *Session) AckStatus(e *handbook.Entry) (AckStatus, *receipts.Receipt) {
	r, valid := s.acks.index.Find(e, s.Progress.Hash)
	switch {
	case !e.RequiresAck():
		return AckNotNeeded, nil
	case s.acks.ledger == nil:
		return AckNotStored, nil
	case s.acks.ledger.Path() == "":
		return AckNoFolder, nil
	case !s.acks.known:
		return AckUnknown, nil
	case valid:
		return AckDone, r
	case r != nil:
		return AckOutdated, r
	}
	return AckPending, nil
}

// AckText returns a sentence that describes when e was acknowledged, or asks the reader to press key to acknowledge it.
// word is the beginning of the sentence, which is emphasised if the reader still has something to do, and text is the
// rest.
func (s *Session) AckText(e *handbook.Entry, key string) (word, text string) {
	switch status, r := s.AckStatus(e); status {
	case AckNotStored, AckNoFolder:
		return "", fmt.Sprintf(phrases.CannotAcknowledge, s.whyNotStored())
	case AckUnknown:
		return "", phrases.AsksForAck
	case AckDone:
		return "", strings.TrimSuffix(fmt.Sprintf(phrases.AcknowledgedBy, r.Summary())+". "+s.HandInAdvice(), ". ")
	case AckOutdated:
		return phrases.PleaseAcknowledge, fmt.Sprintf(phrases.AcknowledgeEntryAgain, key, s.Progress.ReackReason(e, r))
	case AckPending:
		return phrases.PleaseAcknowledge, fmt.Sprintf(phrases.AcknowledgeThisEntry, key)
	}
	return "", ""
}

// HandInAdvice returns the advice on handing in receipts once the reader has acknowledged everything that the handbook
// requires of them. Before that it returns "".
func (s *Session) HandInAdvice() string {
	if !s.Progress.RequiresAck() || slices.ContainsFunc(s.Handbook.Entries, s.Progress.AckPending) {
		return ""
	}
	return phrases.HandInReceipts
}

// WhyNotAcknowledgeable returns the reason why e cannot be acknowledged now, or "" if there is none. word is the
// beginning of the message, which is emphasised, and text is the rest.
func (s *Session) WhyNotAcknowledgeable(e *handbook.Entry) (word, text string) {
	if s.acks.storing != nil {
		return phrases.OneMoment, phrases.StoringReceipt
	}
	switch status, r := s.AckStatus(e); status {
	case AckNotNeeded:
		return phrases.NothingToAcknowledge, phrases.DoesNotAsk
	case AckNotStored, AckNoFolder:
		return phrases.NotAcknowledged, ": " + s.whyNotStored()
	case AckUnknown:
		return phrases.OneMoment, phrases.ReadingReceipts
	case AckDone:
		return phrases.AlreadyAcknowledged, " " + r.Summary()
	case AckPending, AckOutdated:
		if s.Store.IsStored() && !s.Store.IsPersistent() {
			return phrases.NotAcknowledged, ": " + phrases.StateNotWritable
		}
	}
	return "", ""
}

func (s *Session) whyNotStored() string {
	if s.acks.ledger == nil {
		return phrases.NothingStored
	}
	return phrases.NoStateFolder
}

// ReceiptsRead is the result of reading the receipts.
type ReceiptsRead struct {
	chain   receipts.Chain
	index   receipts.ByEntry
	titles  []string
	notes   []string
	err     error
	changes int
}

// ReadReceipts returns a function that reads the receipts from disk, because another window may have stored some. It
// returns nil if nothing is stored, no entry has to be acknowledged, or the receipts are already being read. Pass the
// result of the function to [Session.SetReceipts].
func (s *Session) ReadReceipts() (read func() ReceiptsRead) {
	a := &s.acks
	if a.ledger == nil || a.reading || !s.Progress.RequiresAck() {
		return nil
	}
	a.reading = true
	ledger, titles, changes := a.ledger, a.titles, a.changes
	return func() ReceiptsRead {
		chain, notes, err := ledger.Read()
		return ReceiptsRead{chain, chain.ByEntry(titles...), titles, notes, err, changes}
	}
}

// SetReceipts adopts the result of reading the receipts. If reading failed, the earlier receipts stay in use. warnings
// are the problems that were not reported last time. stale is true if a receipt was stored in the meantime, so that the
// receipts must be read again.
func (s *Session) SetReceipts(r ReceiptsRead) (warnings []string, stale bool) {
	a := &s.acks
	if a.reading = false; r.changes != a.changes {
		return nil, true
	}
	if r.err == nil || !a.known {
		a.known, a.chain, a.index = true, r.chain, r.index
		if !slices.Equal(r.titles, a.titles) {
			a.index = a.chain.ByEntry(a.titles...)
		}
		s.resolveReceipts()
	}
	s.Progress.ResetCounts()
	s.Progress.FinishPaths()
	problems := r.problems()
	warnings = slices.DeleteFunc(slices.Clone(problems), func(p string) bool { return slices.Contains(a.warnings, p) })
	a.warnings = problems
	return warnings, false
}

func (r ReceiptsRead) problems() []string {
	out := r.notes
	if r.err != nil {
		out = append(out, r.err.Error())
	}
	if r.chain.Err != nil {
		out = append(out, receipts.FileName+", "+r.chain.Err.Error())
	}
	return out
}

func (s *Session) indexReceipts() {
	a := &s.acks
	if titles := s.Handbook.Titles(); !slices.Equal(a.titles, titles) {
		a.index, a.titles = a.chain.ByEntry(titles...), titles
	}
	s.resolveReceipts()
}

// resolveReceipts finds the current hashes of receipts with hashes of an earlier version, and stores them for later
// editions.
func (s *Session) resolveReceipts() {
	s.Store.Rehash(s.acks.index.Resolve(s.Handbook, s.Progress.Hash, s.Store.Rehashed()))
}

// NewReceipt returns a receipt for e, with a suggested name for the reader to confirm.
func (s *Session) NewReceipt(e *handbook.Entry) (r receipts.Receipt, name string) {
	name = sanitize.CleanLine(cmp.Or(s.acks.chain.LastName(), s.user))
	return receipts.NewReceipt(s.Handbook, e, s.Roles...), name
}

// LedgerPath returns the path of the file in which receipts are stored.
func (s *Session) LedgerPath() string { return s.acks.ledger.Path() }

// StoredReceipt is the result of storing a receipt.
type StoredReceipt struct {
	Receipt receipts.Receipt
	Notes   []string // problems with the file that did not prevent storing
	Err     error    // reason why the receipt was not stored
}

// Problem describes why the receipt was not stored and any other problems with the file.
func (r StoredReceipt) Problem() string {
	return strings.Join(append([]string{r.Err.Error()}, r.Notes...), "; ")
}

// StoreReceipt returns a function that stores a receipt once, even if it is called several times. shown is the
// percentage of the entry that has been on the screen. Pass the result of the function to [Session.Acknowledge].
func (s *Session) StoreReceipt(r receipts.Receipt, shown int) (store func() StoredReceipt) {
	r.Shown, r.ByHand = &shown, s.Progress.MarkedByHand(s.Handbook.Entry(r.Entry).InLanguage(r.Language))
	ledger := s.acks.ledger
	s.acks.storing = sync.OnceValue(func() StoredReceipt {
		stored, notes, err := ledger.Append(r)
		return StoredReceipt{stored, notes, err}
	})
	return s.acks.storing
}

// Acknowledge adopts a stored receipt and marks its entry as read. save writes that mark to disk, and is nil if there
// is nothing to mark.
func (s *Session) Acknowledge(stored StoredReceipt) (save func() error) {
	a := &s.acks
	if a.storing = nil; stored.Err != nil {
		return nil
	}
	r := &stored.Receipt
	a.changes++
	a.chain.Receipts = append(a.chain.Receipts, r)
	if slices.Contains(a.titles, r.Handbook) {
		a.index[r.Entry] = append(a.index[r.Entry], r)
	}
	return s.Progress.MarkAcknowledged(r)
}

// WaitForReceipts waits until the receipt being stored is on disk. If none is being stored, it returns at once.
func (s *Session) WaitForReceipts() error {
	if s.acks.storing == nil {
		return nil
	}
	return s.acks.storing().Err
}
