package readstate

import (
	"encoding/hex"
	"maps"
	"os"
	"slices"

	"trustbook/handbook"
)

// Hashes of version 1 depended on how the program displayed an entry; see [handbook.HashVersion]. A record with such a
// hash can be matched only with the edition it was stored for, so the record is rewritten while that edition is open.

// upgradeHashes rewrites the records for the open edition, provided that the last start was with this edition and used
// hashes of version 1.
func (p *Progress) upgradeHashes() {
	last, known := p.Store.Snapshot()
	if !known || last.HashVersion >= handbook.HashVersion || last.Digest != p.Handbook.Digest {
		return
	}
	wordings, translated := last.wordings(), map[string]string{}
	for _, e := range p.Handbook.Entries {
		r := p.Store.Record(e.ID)
		if now := p.Fingerprint(e); r.Hash != "" && r.Hash != now && isSnapshotText(r, e, wordings) {
			translated[r.Hash] = now
		}
	}
	p.Store.replaceHashes(translated)
	p.ResetCounts()
}

// isSnapshotText reports whether a record is for the entry's text in the last snapshot. If the entry has a version,
// versions are compared, because the mark in the snapshot depends on the MAJOR number and the record has only half of
// the hash.
func isSnapshotText(r ReadRecord, e *handbook.Entry, wordings map[entryKey]entryKey) bool {
	mark, marked := wordings[keyOf(e.ID)]
	if _, versioned := e.Metadata.Edition(); versioned || !marked {
		return r.Version == e.Metadata.Version
	}
	var k entryKey
	_, err := hex.Decode(k[:], []byte(r.Hash[:min(len(r.Hash), 2*len(k))]))
	return err == nil && k == mark
}

// replaceHashes replaces old hashes of texts that were read, in records and in the file names of copies. hashes maps
// each old hash to the new one.
func (s *Store) replaceHashes(hashes map[string]string) {
	if len(hashes) == 0 {
		return
	}
	s.Update(func(st *State) {
		for id, line := range st.finished {
			r := parseFinished(line)
			if now := hashes[r.Hash]; now != "" {
				r.Hash = now
				st.finished[id] = r.finishedLine()
			}
		}
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.renames = hashes
}

// renameCopies renames the copies whose hashes were replaced. It waits for the disk.
func (s *Store) renameCopies() {
	s.mu.Lock()
	hashes := s.renames
	s.renames = nil
	s.mu.Unlock()
	if len(hashes) == 0 || !s.IsStored() {
		return
	}
	_ = s.disk.Update(func(root *os.Root) error { // if a copy is missing, only the differences from it cannot be shown
		for before, now := range hashes {
			_ = root.Rename(copyName(copyPrefix, before), copyName(copyPrefix, now))
		}
		return nil
	})
}

// Rehashed returns the replaced version 1 hashes of receipts, each with its new hash.
func (s *Store) Rehashed() map[string]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.currentState().rehashed)
}

// Rehash stores the replacements of version 1 hashes in receipts.
func (s *Store) Rehash(hashes map[string]string) {
	if len(hashes) == 0 {
		return
	}
	s.Update(func(st *State) {
		out := maps.Clone(st.rehashed)
		for _, before := range slices.Sorted(maps.Keys(hashes)) {
			if now := hashes[before]; len(out) < maxRehashedReceipts && isValidHash(before) && isValidHash(now) {
				putValue(&out, before, now)
			}
		}
		st.rehashed = out
	})
}
