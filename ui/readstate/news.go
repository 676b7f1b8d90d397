package readstate

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/phrases"
)

// News contains the changes in a handbook since the last start.
type News struct {
	Handbook *handbook.Handbook
	Changes  Changes
	snapshot Snapshot
}

// CompareWithLast returns a function that compares the handbook with the snapshot of the last start. It returns nil if
// that snapshot was taken today in the same language. The function changes nothing, and may take a while if there are
// many entries.
func (p *Progress) CompareWithLast() (compare func() News) {
	h, now := p.Handbook, p.Now()
	if len(h.Entries) == 0 || h.Digest == "" {
		return nil
	}
	last, known := p.Store.Snapshot()
	if known && last.Digest == h.Digest && last.HashVersion == handbook.HashVersion && sameLanguage(last.Lang, languageListed(h), h) {
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

// SaveSnapshot stores the snapshot and the changes in n. Entries that were opened in this run do not count as new.
func (p *Progress) SaveSnapshot(n News) { p.Store.SaveSnapshot(n.snapshot, n.Changes, p.opened) }

// RecordOpened records that an entry was opened, which also starts its paths.
func (p *Progress) RecordOpened(e *handbook.Entry) {
	putValue(&p.opened, e.ID, true)
	p.StartPaths(e)
	p.Store.Visit(e.ID)
}

// NewsLabel returns the label of an entry that was added or changed since an earlier start and has
// not been opened since then, or "".
func (p *Progress) NewsLabel(e *handbook.Entry) string {
	switch added, changed := p.Store.NewsOf(e.ID); {
	case added:
		return phrases.StatusNew
	case changed:
		return phrases.StatusUpdated
	}
	return ""
}
