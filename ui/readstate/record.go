package readstate

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"trustbook/handbook"
)

// Record tells how an entry was read: as it was when it was read to its end, and how
// much of its present wording has been read. The two differ when it has changed.
type Record struct {
	Hash      string // of the wording that was read to its end; "" = none was
	Version   string // of the entry then
	Day       string // such as 2026-01-31
	ByHand    bool   // the reader marked it as read
	ByReceipt bool   // the reader acknowledged it, which implies ByHand

	Partial Partial
}

// Partial tells how much of a wording was read that is not read to its end.
type Partial struct {
	Hash    string    // of the wording; "" = nothing of it was read
	Version string    // of the entry
	Total   int       // letters of the wording
	Seen    Intervals // letters that were on the screen long enough
}

// How says what the reader did to it, such as "you read it".
func (r Record) HowRead() string {
	switch {
	case r.ByReceipt:
		return "you acknowledged it"
	case r.ByHand:
		return "you marked it as read"
	}
	return "you read it"
}

// FingerprintDigits are how many of [handbook.Entry.Hash] the shelf keeps to tell what a
// text says from what it said: enough for that, and half of what it would have to carry.
const FingerprintDigits = 32

// Met is a handbook as it was at the start of the program.
type Snapshot struct {
	Day    string `json:"day"`
	Digest string `json:"digest"` // of the whole
	Texts  []byte `json:"texts"`  // of each text, as the program that wrote it knows to read

	Fresh   textKeys `json:"fresh,omitempty"`   // of those that came and were not opened since
	Changed textKeys `json:"changed,omitempty"` // of those that changed and were not

	renamed [][2]textKey // from the former to the present id
}

const (
	maxWord  = 100       // of a hash, a version, a digest, in bytes
	maxTexts = 192 << 10 // of what Met has of texts, in the file
)

// Each half of a record is one line in the file, such as
//
//	2026-01-31 HASH by-hand 1.2
//	HASH 512 0-120,300-512 1.2
//
// because a thousand records are read at every start.
const (
	howRead   = "read"
	byHand    = "by-hand"
	byReceipt = "by-receipt"
)

func (r Record) finishedLine() string {
	how := howRead
	switch {
	case r.ByReceipt:
		how = byReceipt
	case r.ByHand:
		how = byHand
	}
	return strings.TrimSpace(r.Day + " " + r.Hash + " " + how + " " + r.Version)
}

func (r Record) seenLine() string {
	line := fmt.Sprintf("%s %d %s", r.Partial.Hash, r.Partial.Total, r.Partial.Seen)
	if r.Partial.Version == "" {
		return line
	}
	return line + " " + r.Partial.Version
}

// readFinished reads the first half of a record. It is asked for every row of a
// list, so what is in the line was looked at before it was kept.
func (r *Record) readFinished(line string) {
	var how string
	r.Day, line, _ = strings.Cut(line, " ")
	r.Hash, line, _ = strings.Cut(line, " ")
	how, r.Version, _ = strings.Cut(line, " ")
	r.ByReceipt = how == byReceipt
	r.ByHand = how == byHand || r.ByReceipt
}

func validFinished(line string) bool {
	var r Record
	r.readFinished(line)
	return validDay(r.Day) && validHash(r.Hash) && validVersion(r.Version) && r.finishedLine() == line
}

func validSeen(line string) bool { return new(Record).readSeen(line) }

// valid says whether each half of a record can be kept, or is none.
func (r Record) valid() bool {
	return (r.Hash == "" || validFinished(r.finishedLine())) && (r.Partial.Hash == "" || validSeen(r.seenLine()))
}

// readSeen reads the second half, and says whether it is one.
func (r *Record) readSeen(line string) bool {
	hash, rest, _ := strings.Cut(line, " ")
	number, rest, _ := strings.Cut(rest, " ")
	parts, version, _ := strings.Cut(rest, " ")
	of, err := strconv.Atoi(number)
	if err != nil || of < 0 || of > maxLetters || !validHash(hash) || !validVersion(version) {
		return false
	}
	r.Partial.Hash, r.Partial.Version, r.Partial.Total, r.Partial.Seen = hash, version, of, readParts(parts)
	return true
}

func (m *Snapshot) valid() bool {
	all := len(m.Texts) + len(m.Fresh) + len(m.Changed)
	return validDay(m.Day) && validWord(m.Digest) && base64.StdEncoding.EncodedLen(all) <= maxTexts
}

// validVersion says whether a version can be kept and read back as it is.
func validVersion(s string) bool { return validWord(s) && strings.TrimSpace(s) == s }

// validHash says whether a hash can, and be part of a file's name.
func validHash(s string) bool {
	for _, b := range []byte(s) {
		if (b < '0' || b > '9') && (b < 'a' || b > 'f') {
			return false
		}
	}
	return s != "" && len(s) <= maxWord
}

func validWord(s string) bool {
	return len(s) <= maxWord && utf8.ValidString(s) && !containsControl(s)
}

// made is a day before which nobody has read anything with this program. A clock that
// has lost the time begins in 1970, or where it was built.
const minDate = "2026-01-01"

// possible says whether a path can have been begun on a day.
func validStart(day string) bool { return validDay(day) && day >= minDate }

func validDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// finish marks a text as read. What was read before is replaced, unless it is the
// same and was really read. A text that is read is not read in part.
func (b *book) finish(id string, r Record) {
	old := b.record(id)
	if old.Hash == r.Hash && old.Version == r.Version && !old.ByHand {
		r = old
	}
	b.put(&b.finished, id, r.finishedLine())
	b.met = b.met.opened(id)
	delete(b.seen, id)
}

// restore puts both halves of a record in the place of those that are there.
func (b *book) restore(id string, was Record) {
	delete(b.finished, id)
	delete(b.seen, id)
	if was.Hash != "" {
		b.put(&b.finished, id, was.finishedLine())
	}
	if was.Partial.Hash != "" {
		b.put(&b.seen, id, was.seenLine())
	}
}

// see adds what was on the screen of a text. Another text has other letters, so
// what was seen of that is gone.
func (b *book) see(id string, now Record) {
	life := handbook.Metadata{Version: now.Partial.Version}
	if old := b.record(id); old.Partial.Hash == now.Partial.Hash && !life.MajorRaisedSince(old.Partial.Version) {
		now.Partial.Seen = old.Partial.Seen.Scaled(old.Partial.Total, now.Partial.Total).Union(now.Partial.Seen)
	}
	b.put(&b.seen, id, now.seenLine())
}

// sameText says whether two records are of the same letters of the same version.
func (r *Record) sameText(other *Record) bool {
	return r.Partial.Hash == other.Partial.Hash && r.Partial.Version == other.Partial.Version && r.Partial.Total == other.Partial.Total
}

func (b *book) record(id string) Record {
	var r Record
	r.readFinished(b.finished[id]) // and no line is none
	if line, ok := b.seen[id]; ok {
		r.readSeen(line)
	}
	return r
}

// put keeps half a record, of a text that was opened like all that have one.
func (b *book) put(lines *map[string]string, id, line string) {
	if !b.read.has(id) {
		b.visit(id)
	}
	if *lines == nil {
		*lines = map[string]string{}
	}
	(*lines)[id] = line
}
