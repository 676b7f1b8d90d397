package readstate

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"trustbook/handbook"
)

// ReadRecord describes how an entry was read: which text was read to its end, and how much was read of a text that was
// not. The two texts differ if the entry has changed.
type ReadRecord struct {
	Hash      string       // hash of the text that was read to its end; "" for none
	Version   string       // version of the entry at that time
	Lang      string       // language in which it was read; "" for the original's language
	Day       string       // day on which it was read, such as 2026-01-31
	ByHand    bool         // the reader marked the entry as read
	ByReceipt bool         // the reader acknowledged the entry, which implies ByHand
	Source    OriginalText // the original's text, if the entry is in several languages

	Partial PartialRead
}

// PartialRead describes how much was read of a text that was not read to its end.
type PartialRead struct {
	Hash    string    // hash of the text; "" if nothing was read
	Version string    // version of the entry
	Lang    string    // language of the text; "" for the original's language
	Total   int       // number of letters in the text
	Seen    Intervals // letters that were on the screen long enough to be read
}

// FingerprintDigits is the number of digits of [handbook.Entry.Hash] that are stored. Half of all digits are enough to
// distinguish texts.
const FingerprintDigits = 32

// maxWordBytes is the maximum length of a hash, a version or a digest.
const maxWordBytes = 100

// HowRead describes what the reader did, such as "you read it".
func (r ReadRecord) HowRead() string {
	switch {
	case r.ByReceipt:
		return "you acknowledged it"
	case r.ByHand:
		return "you marked it as read"
	}
	return "you read it"
}

// add adds newly seen intervals of a text. If more is about another text or a new MAJOR version, it replaces the
// earlier intervals.
func (p PartialRead) add(more PartialRead) PartialRead {
	now := handbook.Metadata{Version: more.Version}
	if p.Hash == more.Hash && !now.MajorRaisedSince(p.Version) {
		more.Seen = p.Seen.Scaled(p.Total, more.Total).Union(more.Seen)
	}
	return more
}

// In the file, each half of a record is a line, such as
//
//	2026-01-31 HASH by-hand 1.2
//	HASH 512 0-120,300-512 1.2
//
// Thousands of lines are read at each start. They are validated then, but parsed only when needed.
const (
	howRead      = "read"
	howByHand    = "by-hand"
	howByReceipt = "by-receipt"
)

func (r ReadRecord) finishedLine() string {
	how := howRead
	switch {
	case r.ByReceipt:
		how = howByReceipt
	case r.ByHand:
		how = howByHand
	}
	return strings.TrimSpace(r.Day + " " + r.Hash + " " + how + " " + r.Version)
}

// parseFinished parses the first half of a record. An empty line results in the zero Record.
func parseFinished(line string) (r ReadRecord) {
	var how string
	r.Day, line, _ = strings.Cut(line, " ")
	r.Hash, line, _ = strings.Cut(line, " ")
	how, r.Version, _ = strings.Cut(line, " ")
	r.ByReceipt = how == howByReceipt
	r.ByHand = how == howByHand || r.ByReceipt
	return r
}

func isValidFinished(line string) bool {
	r := parseFinished(line)
	return isValidDay(r.Day) && isValidHash(r.Hash) && isValidVersion(r.Version) && r.finishedLine() == line
}

func (p PartialRead) line() string {
	line := fmt.Sprintf("%s %d %s", p.Hash, p.Total, p.Seen)
	if p.Version == "" {
		return line
	}
	return line + " " + p.Version
}

// parsePartial parses the second half of a record. ok is false if line is not one.
func parsePartial(line string) (p PartialRead, ok bool) {
	if line == "" {
		return PartialRead{}, false
	}
	hash, rest, _ := strings.Cut(line, " ")
	number, rest, _ := strings.Cut(rest, " ")
	seen, version, _ := strings.Cut(rest, " ")
	total, err := strconv.Atoi(number)
	if err != nil || total < 0 || total > maxLetters || !isValidHash(hash) || !isValidVersion(version) {
		return PartialRead{}, false
	}
	return PartialRead{Hash: hash, Version: version, Total: total, Seen: parseIntervals(seen)}, true
}

func isValidPartial(line string) bool {
	_, ok := parsePartial(line)
	return ok
}

// isValid reports whether each half of a record is either empty or valid for storage.
func (r ReadRecord) isValid() bool {
	return (r.Hash == "" || isValidFinished(r.finishedLine())) && (r.Partial.Hash == "" || isValidPartial(r.Partial.line()))
}

// isValidVersion reports whether a version can be stored and read back unchanged.
func isValidVersion(s string) bool { return isValidWord(s) && strings.TrimSpace(s) == s }

// isValidHash reports whether a hash can be stored and used in a file name.
func isValidHash(s string) bool {
	return s != "" && len(s) <= maxWordBytes && strings.Trim(s, "0123456789abcdef") == ""
}

func isValidWord(s string) bool {
	return len(s) <= maxWordBytes && utf8.ValidString(s) && !containsControl(s)
}

// minDate is a date before the first release. An earlier date means that the clock is wrong: a clock that has lost its
// time starts in 1970, or on the day when the machine was built.
const minDate = "2026-01-01"

func isValidPathStart(day string) bool { return isValidDay(day) && day >= minDate }

func isValidDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func (st *State) record(id string) ReadRecord {
	r := parseFinished(st.finished[id])
	r.Partial, _ = parsePartial(st.partial[id])
	r.Lang, r.Partial.Lang, _ = strings.Cut(st.languages[id], " ")
	r.Source = st.sources[id]
	return r
}

// setLanguages records the languages in which the two halves of a record were read.
func (st *State) setLanguages(id, finished, partial string) {
	delete(st.languages, id)
	if line := finished + " " + partial; line != " " && validLanguages(line) {
		putValue(&st.languages, id, line)
	}
}

// validLanguages reports whether a line contains two languages, each of which may be "".
func validLanguages(line string) bool { return strings.Count(line, " ") == 1 && isValidWord(line) }

// markRead records that an entry was read to its end. An earlier record for the same text is kept, unless the reader
// had only marked the entry as read.
func (st *State) markRead(id string, r ReadRecord) {
	old := st.record(id)
	st.setSource(id, cmp.Or(r.Source, old.Source))
	if old.Hash == r.Hash && old.Version == r.Version && !old.ByHand {
		r = old
	}
	st.putRecordHalf(&st.finished, id, r.finishedLine())
	st.snapshot = st.snapshot.withoutNews(id)
	delete(st.partial, id)
	st.setLanguages(id, r.Lang, "")
}

func (st *State) restoreRecord(id string, was ReadRecord) {
	delete(st.finished, id)
	delete(st.partial, id)
	if was.Hash != "" {
		st.putRecordHalf(&st.finished, id, was.finishedLine())
	}
	if was.Partial.Hash != "" {
		st.putRecordHalf(&st.partial, id, was.Partial.line())
	}
	st.setLanguages(id, was.Lang, was.Partial.Lang)
	st.setSource(id, was.Source)
}

// recordSeen adds newly seen intervals of an entry.
func (st *State) recordSeen(id string, seen PartialRead) {
	was := st.record(id)
	st.putRecordHalf(&st.partial, id, was.Partial.add(seen).line())
	st.setLanguages(id, was.Lang, seen.Lang)
}

// putRecordHalf stores half of a record and marks the entry as opened.
func (st *State) putRecordHalf(lines *map[string]string, id, line string) {
	if !st.read.has(id) {
		st.visit(id)
	}
	putValue(lines, id, line)
}

// OriginalText identifies a text of an original by its hash and its version, separated by a space. It is the text that
// was current when the reader last read the entry, in any language, while no translation was outdated. It is "" if that
// text is unknown or the original has no version.
type OriginalText string

// Hash returns the hash in s if s has the given version, and "" otherwise.
func (s OriginalText) Hash(version string) string {
	hash, had, _ := strings.Cut(string(s), " ")
	if had != version {
		return ""
	}
	return hash
}

func (s OriginalText) isValid() bool {
	hash, version, ok := strings.Cut(string(s), " ")
	return ok && isValidHash(hash) && version != "" && isValidVersion(version)
}

func (st *State) setSource(id string, s OriginalText) {
	delete(st.sources, id)
	if s.isValid() {
		putValue(&st.sources, id, s)
	}
}
