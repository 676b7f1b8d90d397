package shelf

import (
	"encoding/base64"
	"time"
	"unicode/utf8"
)

// Record is what is kept of how a text was read: as it was when it was read to its
// end, and how far it was read as it is now. The two differ when it has changed.
type Record struct {
	Hash    string `json:"hash,omitempty"`    // what the text said when it was read; "" = it was not
	Version string `json:"version,omitempty"` // of the text then
	Day     string `json:"day,omitempty"`     // such as 2026-01-31
	ByHand  bool   `json:"by_hand,omitempty"` // the reader said so

	Now  string `json:"now,omitempty"`  // what the text says that is not read to its end yet
	Of   int    `json:"of,omitempty"`   // its letters
	Seen Parts  `json:"seen,omitempty"` // those that were on the screen long enough
}

// Met is a handbook as it was at the start of the program.
type Met struct {
	Day    string `json:"day"`
	Digest string `json:"digest"` // of the whole
	Texts  []byte `json:"texts"`  // of each text, as the program that wrote it knows to read
}

const (
	maxWord  = 100       // of a hash, a version, a digest, in bytes
	maxTexts = 128 << 10 // of Met.Texts
)

// valid says whether a record could have been written here.
func (r *Record) valid() bool {
	return validWord(r.Hash) && validWord(r.Version) && validWord(r.Now) &&
		(r.Day == "" || validDay(r.Day)) && r.Of >= 0 && r.Of <= maxLetters && (r.Hash != "" || r.Now != "")
}

func (m *Met) valid() bool {
	return validDay(m.Day) && validWord(m.Digest) && base64.StdEncoding.EncodedLen(len(m.Texts)) <= maxTexts
}

func validWord(s string) bool {
	return len(s) <= maxWord && utf8.ValidString(s) && !containsControl(s)
}

func validDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// finish marks a text as read. What was read before is replaced, unless it is the
// same and was really read. What was seen of yet another text stays.
func (b *book) finish(id string, r Record) {
	old := b.record(id)
	now, of, seen := old.Now, old.Of, old.Seen
	if old.Hash == r.Hash && old.Version == r.Version && !old.ByHand {
		r = old
	}
	if r.Now, r.Of, r.Seen = now, of, seen; now == r.Hash {
		r.Now, r.Of, r.Seen = "", 0, nil
	}
	b.put(id, r)
}

// unfinish makes a text one to read, from its first letter.
func (b *book) unfinish(id string) { delete(b.records, id) }

// see adds what was on the screen of a text. Another text has other letters, so
// what was seen of that is gone.
func (b *book) see(id string, now Record) {
	r := b.record(id)
	if r.Now != now.Now || r.Of != now.Of {
		r.Now, r.Of, r.Seen = now.Now, now.Of, nil
	}
	r.Seen = r.Seen.union(now.Seen)
	b.put(id, r)
}

func (b *book) record(id string) Record {
	if r := b.records[id]; r != nil {
		return *r
	}
	return Record{}
}

// put keeps a record, of a text that was opened like all that have one.
func (b *book) put(id string, r Record) {
	if !b.read.has(id) {
		b.visit(id)
	}
	if b.records == nil {
		b.records = map[string]*Record{}
	}
	b.records[id] = &r
}
