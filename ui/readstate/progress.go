package readstate

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/receipts"
)

// Progress combines the store, the handbook and the receipts. It determines what has been read, what still has to be
// read or acknowledged, which entry comes next, and when a path is due. The screen and the line-by-line mode share it.
//
// Its counts are cached. Call [Progress.ResetCounts] after changing the store or the receipts other than through its
// methods.
type Progress struct {
	Handbook *handbook.Handbook // set by [Progress.UseHandbook]
	Store    *Store
	Roles    handbook.Roles
	Now      func() time.Time

	// Receipts returns the receipts for the handbook; known is false until they have been read. If Receipts is nil,
	// nothing can be acknowledged, so no acknowledgement is pending.
	Receipts func() (acks receipts.ByEntry, known bool)

	requiresAck bool                       // at least one entry has to be acknowledged
	hashes      map[*handbook.Entry]string // hashes of the entries
	lengths     map[*handbook.Entry]int    // character counts; see [Progress.charactersLeft]
	paths       map[*handbook.Path]PathProgress
	marks       map[string]undoMark   // how to undo marks set in this run, by id
	undone      map[string]ReadRecord // records replaced when a mark was undone, by id
	opened      map[string]bool       // ids of the entries opened in this run
	copies      sync.Map              // texts that still have to be copied to disk; see [Progress.SaveFunc]
}

// UseHandbook sets the handbook.
func (p *Progress) UseHandbook(h *handbook.Handbook) {
	p.Handbook, p.requiresAck = h, h.RequiresAck()
	p.hashes, p.lengths = map[*handbook.Entry]string{}, map[*handbook.Entry]int{}
	p.Store.UseHandbook(h)
	p.upgradeHashes()
	p.ResetCounts()
}

// ResetCounts empties the cache.
func (p *Progress) ResetCounts() { p.paths = nil }

// RequiresAck reports whether any entry of the handbook has to be acknowledged.
func (p *Progress) RequiresAck() bool { return p.requiresAck }

// Hash returns [handbook.Entry.Hash]. The hash is cached, because each frame needs it for each row.
func (p *Progress) Hash(e *handbook.Entry) string {
	h, ok := p.hashes[e]
	if !ok {
		h = e.Hash()
		p.hashes[e] = h
	}
	return h
}

// Fingerprint returns the hash of an entry, truncated to its stored length.
func (p *Progress) Fingerprint(e *handbook.Entry) string { return p.Hash(e)[:FingerprintDigits] }

// AckPending reports whether the reader still has to acknowledge an entry, as far as the receipts are known. An
// acknowledgement that is required only of other roles is not pending.
func (p *Progress) AckPending(e *handbook.Entry) bool {
	if p.Receipts == nil || !p.requiresAck {
		return false
	}
	acks, known := p.Receipts()
	if !known || !e.RequiresAckFrom(p.Roles) {
		return false
	}
	_, counts := acks.Find(e, p.Hash)
	return !counts
}

// ReackReason returns a sentence that explains why an acknowledged entry has to be acknowledged again.
func (p *Progress) ReackReason(e *handbook.Entry, last *receipts.Receipt) string {
	if e = e.InLanguage(last.Language); last.CurrentTextHash() == p.Hash(e) {
		return fmt.Sprintf("Version %s requires it, with the same wording; it was acknowledged %s.", e.Metadata.Version, last.Summary())
	}
	return "It has changed since it was acknowledged " + last.Summary() + "."
}

// Pending reports whether an entry has to be read or acknowledged.
func (p *Progress) Pending(e *handbook.Entry) bool {
	return p.Status(e).NeedsReading() || p.AckPending(e)
}

// PercentSeen returns the percentage of an entry that has been read, or 0 if the entry need not be read.
func (p *Progress) PercentSeen(e *handbook.Entry) int {
	seen, total := p.countSeen(e)
	if total == 0 || !p.Status(e).NeedsReading() {
		return 0
	}
	return 100 * seen / total
}

// charactersLeft estimates how many characters of an entry the reader still has to read; see [ReadingMinutes].
func (p *Progress) charactersLeft(e *handbook.Entry) int {
	all, ok := p.lengths[e]
	if !ok {
		all = countCharacters(e.Question) + countCharacters(e.Summary) + countCharacters(e.Markdown)
		p.lengths[e] = all
	}
	if seen, total := p.countSeen(e); total > 0 {
		all -= all * seen / total
	}
	return all
}

// countSeen returns the number of letters in [Progress.SeenIntervals] and the total.
func (p *Progress) countSeen(e *handbook.Entry) (seen, total int) {
	intervals, total := p.SeenIntervals(e)
	return intervals.CountIn(0, total), total
}

// SeenIntervals returns the letters of an entry's current text that have been read, and the total number of letters. It
// returns no intervals if they are unknown or the whole entry has to be read again.
func (p *Progress) SeenIntervals(e *handbook.Entry) (seen Intervals, total int) {
	partial := p.Store.Record(e.ID).Partial
	if partial.Hash == "" || partial.Hash != p.Fingerprint(e) || e.Metadata.MajorRaisedSince(partial.Version) {
		return nil, 0
	}
	return partial.Seen, partial.Total
}

// pendingCopy identifies a text that was read, completely or in part, and still has to be copied to the state folder.
type pendingCopy struct {
	hash    string
	partial bool
}

// SaveFunc returns a function that writes all changes to disk, together with copies of the entries that were read. The
// function waits for the disk, so call it from a command. It does not change the Progress.
//
// A copy stays pending until it is stored, not just until a command has started, so that it is still stored if the
// program ends before the command has run.
func (p *Progress) SaveFunc() func() error {
	s := p.Store
	return func() error {
		if err := s.Flush(); err != nil {
			return err
		}
		s.renameCopies()
		p.copies.Range(func(key, text any) bool {
			w, wordingText := key.(pendingCopy), text.(string) //nolint:errcheck,forcetypeassert // the map contains only values of these types
			if w.partial {
				_ = s.SavePartlyRead(w.hash, wordingText) // without the copy, less of the progress survives an edit
			} else {
				_ = s.SaveCopy(w.hash, wordingText) // without the copy, differences cannot be shown
			}
			p.copies.Delete(w)
			return true
		})
		return nil
	}
}

// News describes the changes in a handbook since the last start.
type News struct {
	Handbook *handbook.Handbook
	Changes  Changes
	snapshot Snapshot
}

// CompareWithLast returns a function that compares the handbook with the snapshot of the last start. It returns nil if
// that snapshot was taken today in the same language. The function changes nothing, and can take a while if there are
// many entries.
func (p *Progress) CompareWithLast() (compare func() News) {
	h, now := p.Handbook, p.Now()
	if len(h.Entries) == 0 || h.Digest == "" {
		return nil
	}
	last, known := p.Store.Snapshot()
	if known && last.Digest == h.Digest && last.isOfLanguage(h) {
		today := now.Format(time.DateOnly)
		if last.Day == today {
			return nil
		}
		last.Day = today
		return func() News { return News{Handbook: h, snapshot: last} }
	}
	return func() News {
		n := News{Handbook: h, snapshot: TakeSnapshot(h, now)}
		if known {
			n.Changes = last.Compare(h, n.snapshot)
		}
		return n
	}
}

// SaveSnapshot stores the snapshot and the changes in n. Entries opened in this run do not count as new.
func (p *Progress) SaveSnapshot(n News) { p.Store.SaveSnapshot(n.snapshot, n.Changes, p.opened) }

// RecordOpened records that an entry was opened, which also starts its paths. If a reload has changed its text since
// the last snapshot, that text is no news at the next start.
func (p *Progress) RecordOpened(e *handbook.Entry) {
	putValue(&p.opened, e.ID, true)
	p.StartPaths(e)
	p.Store.Visit(e.ID)
	if last, known := p.Store.Snapshot(); known && p.Handbook.ListedTranslation(e) == e && last.isOfLanguage(p.Handbook) && last.differsFrom(e) {
		p.Store.recordWording(e)
	}
}

// NewsLabel returns the label of an entry that was added or changed at an earlier start and has not been opened since,
// or "".
func (p *Progress) NewsLabel(e *handbook.Entry) string {
	switch added, changed := p.Store.NewsOf(e.ID); {
	case added:
		return phrases.StatusNew
	case changed:
		return phrases.StatusUpdated
	}
	return ""
}

// sourceOf returns the Source to record for an entry that is being read.
func (p *Progress) sourceOf(e *handbook.Entry) OriginalText {
	original := e.Original()
	isBehind := e.IsBehindOriginal() || e == original && slices.ContainsFunc(e.Languages(), (*handbook.Entry).IsBehindOriginal)
	if isBehind || len(e.Languages()) == 0 || original.Metadata.Version == "" {
		return ""
	}
	return OriginalText(p.Fingerprint(original) + " " + original.Metadata.Version)
}
