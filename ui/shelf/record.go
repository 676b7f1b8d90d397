package shelf

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"trustbook/handbook"
)

// Record is what is kept of how a text was read: as it was when it was read to its
// end, and how far it was read as it is now. The two differ when it has changed.
type Record struct {
	Hash    string // what the text said when it was read; "" = it was not
	Version string // of the text then
	Day     string // such as 2026-01-31
	ByHand  bool   // the reader said so

	ByReceipt bool // the reader said so by acknowledging it; ByHand is true then

	Now        string // what the text says that is not read to its end yet
	NowVersion string // its version
	Of         int    // its letters
	Seen       Parts  // those that were on the screen long enough
}

// How says what the reader did to it, such as "you read it".
func (r Record) How() string {
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
type Met struct {
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
	honestly  = "read"
	byHand    = "by-hand"
	byReceipt = "by-receipt"
)

func (r Record) finishedLine() string {
	how := honestly
	switch {
	case r.ByReceipt:
		how = byReceipt
	case r.ByHand:
		how = byHand
	}
	return strings.TrimSpace(r.Day + " " + r.Hash + " " + how + " " + r.Version)
}

func (r Record) seenLine() string {
	line := fmt.Sprintf("%s %d %s", r.Now, r.Of, r.Seen)
	if r.NowVersion == "" {
		return line
	}
	return line + " " + r.NowVersion
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
	return (r.Hash == "" || validFinished(r.finishedLine())) && (r.Now == "" || validSeen(r.seenLine()))
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
	r.Now, r.NowVersion, r.Of, r.Seen = hash, version, of, readParts(parts)
	return true
}

func (m *Met) valid() bool {
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
const made = "2026-01-01"

// possible says whether a path can have been begun on a day.
func possible(day string) bool { return validDay(day) && day >= made }

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
	if was.Now != "" {
		b.put(&b.seen, id, was.seenLine())
	}
}

// see adds what was on the screen of a text. Another text has other letters, so
// what was seen of that is gone.
func (b *book) see(id string, now Record) {
	life := handbook.Metadata{Version: now.NowVersion}
	if old := b.record(id); old.Now == now.Now && !life.MajorRaisedSince(old.NowVersion) {
		now.Seen = old.Seen.Scaled(old.Of, now.Of).Union(now.Seen)
	}
	b.put(&b.seen, id, now.seenLine())
}

// sameText says whether two records are of the same letters of the same version.
func (r *Record) sameText(other *Record) bool {
	return r.Now == other.Now && r.NowVersion == other.NowVersion && r.Of == other.Of
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
