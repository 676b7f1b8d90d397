package readstate

import (
	"time"

	"trustbook/handbook"
)

// Meeting is what a handbook is like at a start, and what is news in it.
type News struct {
	Handbook *handbook.Handbook
	Changes  Changes
	snapshot Snapshot
}

// Meet compares the handbook with what it was at the last start; nil when it is met
// already today. What it returns takes a while with many texts, and changes nothing.
func (r *Progress) CompareWithLast() (compare func() News) {
	h, now := r.Handbook, r.Now()
	if len(h.Entries) == 0 || h.Digest == "" {
		return nil
	}
	last, known := r.Store.Snapshot()
	if known && last.Digest == h.Digest {
		if last.Day == now.Format(time.DateOnly) {
			return nil
		}
		last.Day = now.Format(time.DateOnly)
		return func() News { return News{Handbook: h, snapshot: last} }
	}
	return func() News {
		m := News{Handbook: h, snapshot: TakeSnapshot(h, now)}
		if known {
			m.Changes = last.Compare(h, m.snapshot)
		}
		return m
	}
}

// Met keeps that. What was opened since the program runs is no news any more.
func (r *Progress) SaveSnapshot(m News) { r.Store.Apply(Meet(m.snapshot, m.Changes, r.opened)) }

// Open keeps that a text was opened, which begins its paths.
func (r *Progress) RecordOpened(e *handbook.Entry) {
	if r.opened == nil {
		r.opened = map[string]bool{}
	}
	r.opened[e.ID] = true
	r.StartPaths(e)
	r.Store.Apply(Visit(e.ID))
}

// NewsOf is the word for a text that came or changed since an earlier start and was
// not opened since, "" for any other.
func (r *Progress) NewsLabel(e *handbook.Entry) string {
	switch fresh, changed := r.Store.NewsOf(e.ID); {
	case fresh:
		return "new"
	case changed:
		return "changed"
	}
	return ""
}
