package readstate

import (
	"time"

	"trustbook/handbook/pack"
)

// action is something that the reader does.
type action func(*Store)

func apply(s *Store, actions ...action) {
	for _, do := range actions {
		do(s)
	}
}

func save(id string) action               { return func(s *Store) { s.Save(id) } }
func unsave(id string) action             { return func(s *Store) { s.Unsave(id) } }
func visit(id string) action              { return func(s *Store) { s.Visit(id) } }
func leave(id string, letters int) action { return func(s *Store) { s.SetPosition(id, letters) } }
func rename(former, id string) action     { return func(s *Store) { s.rename(former, id) } }
func restore(id string, was ReadRecord) action {
	return func(s *Store) { s.restore(id, was) }
}

func seeEdition(key string, seq int64) action {
	return func(s *Store) { s.NoteEdition(pack.Edition{Key: key, Title: s.title, Seq: seq}, "/h.zip") }
}

func finish(id, hash, version string, day time.Time, byHand bool) action {
	return func(s *Store) {
		s.MarkRead(id, ReadRecord{Hash: hash, Version: version, Day: day.Format(time.DateOnly), ByHand: byHand})
	}
}

func see(id, hash, version string, letters int, seen Intervals) action {
	return func(s *Store) {
		s.RecordSeen(id, PartialRead{Hash: hash, Version: version, Total: letters, Seen: seen})
	}
}

func begin(path string, day time.Time) action { return func(s *Store) { s.StartPath(path, day) } }
func end(path string) action                  { return func(s *Store) { s.finishPath(path) } }

func saveSnapshot(now Snapshot, c Changes) action {
	return func(s *Store) { s.SaveSnapshot(now, c, nil) }
}
