package readstate

import (
	"strings"
	"time"
	"unicode"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/ui/receipts"
)

// Status describes whether the reader has read an entry.
type Status int

// Values of Status.
const (
	StatusUnread    Status = iota // not yet read to its end
	StatusRead                    // the current text has been read
	StatusChanged                 // read, but the entry has changed since
	StatusOutdated                // read, but a new MAJOR version must be read again
	StatusGenerated               // the entry is generated, so there is nothing to read
)

// NeedsReading reports whether an entry has to be read.
func (s Status) NeedsReading() bool { return s == StatusUnread || s == StatusOutdated }

// Status returns the status of an entry. Opening an entry does not make it read. An entry that was read in another
// language counts as read until its text in that language changes.
func (p *Progress) Status(e *handbook.Entry) Status {
	r := p.Store.Record(e.ID)
	e = e.InLanguage(r.Lang)
	switch {
	case e.Derived.Generated:
		return StatusGenerated
	case r.Hash == "":
		return StatusUnread
	case e.Metadata.MajorRaisedSince(r.Version):
		return StatusOutdated
	case r.Hash != p.Fingerprint(e): // tested last, because it is the slowest test
		return StatusChanged
	}
	return StatusRead
}

// FullText returns the text of an entry in the form in which it is stored and compared.
func FullText(e *handbook.Entry) string {
	return strings.TrimSpace(strings.Join([]string{e.Question, e.ShortAnswer(), body.ComparableText(e)}, "\n\n")) + "\n"
}

// BodyText returns the part of an entry shown below its question, as plain text.
func BodyText(e *handbook.Entry) string {
	return e.ShortAnswer() + "\n\n" + body.ComparableText(e) + "\n"
}

// Reading speed: about 250 words a minute, of five letters each.
const (
	wordsPerMinute = 250
	lettersPerWord = 5

	// TimePerLetter is the time to read one letter.
	TimePerLetter = time.Minute / (wordsPerMinute * lettersPerWord)
)

// ideographLetters is the number of letters that take as long to read as one Chinese or Japanese character. Estimates
// of reading time usually assume 500 such characters per minute.
const ideographLetters = 3

// countCharacters counts characters for [ReadingMinutes], giving Chinese and Japanese ones more weight.
func countCharacters(text string) int {
	n := 0
	for _, r := range text {
		if n++; r >= firstIdeograph && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			n += ideographLetters - 1
		}
	}
	return n
}

// firstIdeograph is the first character of the Unicode block CJK Radicals Supplement.
const firstIdeograph = 0x2e80

// ReadingMinutes returns the number of minutes, rounded up, that it takes to read the given number of characters. Count
// the characters with countCharacters.
func ReadingMinutes(characters int) int {
	const perMinute = wordsPerMinute * (lettersPerWord + 1) // including a blank after each word
	return (characters + perMinute - 1) / perMinute
}

// undoMark holds what [Progress.UndoMark] restores.
type undoMark struct {
	before     ReadRecord
	pathStarts map[string]time.Time // start days of the entry's unfinished paths
}

// MarkRead marks the current text of an entry as read to its end. save writes the change to disk; see
// [Progress.SaveFunc].
func (p *Progress) MarkRead(e *handbook.Entry) (save func() error) {
	if m, ok := p.marks[e.ID]; ok {
		p.marks[e.ID] = undoMark{before: m.before} // without start days: the entry was really read, so undoing must not restart its paths
	}
	return p.setRead(e, p.recordOf(e, false))
}

func (p *Progress) recordOf(e *handbook.Entry, byHand bool) ReadRecord {
	return ReadRecord{Hash: p.Fingerprint(e), Version: e.Metadata.Version, Lang: languageOf(e), Source: p.sourceOf(e), Day: p.Now().Format(time.DateOnly), ByHand: byHand}
}

// languageOf returns the language of an entry that is available in several languages, and "" for other entries.
func languageOf(e *handbook.Entry) string {
	if len(e.Languages()) == 0 {
		return ""
	}
	return e.Metadata.Lang
}

func (p *Progress) setRead(e *handbook.Entry, r ReadRecord) (save func() error) {
	p.Store.MarkRead(e.ID, r)
	return p.afterMark(e)
}

func (p *Progress) afterMark(e *handbook.Entry) (save func() error) {
	p.ResetCounts()
	p.FinishPaths()
	p.keepCopy(e)
	if original := e.Original(); original != e && !e.IsBehindOriginal() {
		p.keepCopy(original) // keep a copy, so that changes to the original can be shown when the translation is outdated
	}
	return p.SaveFunc()
}

func (p *Progress) keepCopy(e *handbook.Entry) {
	p.copies.Store(pendingCopy{p.Fingerprint(e), false}, FullText(e))
}

// MarkReadByHand marks an entry as read at the reader's request, and starts the paths that contain the entry. If the
// reader has just removed the same mark, its earlier record is restored. save writes the change to disk, as in
// [Progress.MarkRead].
func (p *Progress) MarkReadByHand(e *handbook.Entry) (save func() error) {
	p.rememberForUndo(e)
	if was, ok := p.undone[e.ID]; ok && was.Hash == p.Fingerprint(e) && was.Version == e.Metadata.Version {
		p.Store.restore(e.ID, was)
		return p.afterMark(e)
	}
	return p.setRead(e, p.recordOf(e, true))
}

// rememberForUndo remembers the record of an entry before it is marked.
func (p *Progress) rememberForUndo(e *handbook.Entry) {
	p.StartPaths(e)
	putValue(&p.marks, e.ID, undoMark{p.Store.Record(e.ID), p.startsOf(e)})
}

// UndoMark restores the record of an entry from before it was marked. An entry that was not marked in this run becomes
// unread. The deadlines of its paths continue to run. wasRead reports whether the entry still counts as read.
func (p *Progress) UndoMark(e *handbook.Entry) (wasRead bool) {
	m := p.marks[e.ID]
	delete(p.marks, e.ID)
	putValue(&p.undone, e.ID, p.Store.Record(e.ID))
	p.Store.restore(e.ID, m.before)
	p.ResetCounts()
	p.resumePaths(m.pathStarts)
	return m.before.Hash != ""
}

// MarkAcknowledged marks an entry as read after a receipt for it has been stored. It returns nil if there is nothing to
// mark, because the entry has already been read or its text is not the acknowledged one.
func (p *Progress) MarkAcknowledged(receipt *receipts.Receipt) (save func() error) {
	p.ResetCounts()
	p.FinishPaths()
	e := p.Handbook.Entry(receipt.Entry)
	if e == nil {
		return nil
	}
	if e = e.InLanguage(receipt.Language); receipt.TextHash != p.Hash(e) {
		return nil
	}
	if s := p.Status(e); s == StatusRead || s == StatusGenerated {
		return nil
	}
	p.rememberForUndo(e)
	r := p.recordOf(e, true)
	r.ByReceipt = true
	return p.setRead(e, r)
}

// MarkedByHand returns the value of a receipt's ByHand field: whether the reader only marked the current text of an
// entry as read, without reading it to its end. It returns nil if the entry is unread, or counts as read only because
// of an earlier receipt.
func (p *Progress) MarkedByHand(e *handbook.Entry) *bool {
	if p.Status(e) != StatusRead {
		return nil
	}
	r := p.Store.Record(e.ID)
	if r.ByReceipt || e.InLanguage(r.Lang) != e {
		return nil
	}
	return &r.ByHand
}
