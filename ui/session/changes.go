package session

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// ChangeText says that e has changed since it was read as described in was, or that it has to be read
// again; "" if neither. key is the key that shows the changes, or "". word is the beginning of the
// sentence, and is to be stressed.
func (s *Session) ChangeText(e *handbook.Entry, was readstate.Record, status readstate.Status, key string) (word, text string) {
	read := phrases.ReadOnDay(was.HowRead(), phrases.ISODate(was.Day, s.Now()))
	switch status {
	case readstate.StatusChanged:
		word, text = phrases.ChangedSince(read)
	case readstate.StatusOutdated:
		word, text = phrases.MustReadAgain(e.InLanguage(was.Lang).Metadata.Version, read, was.Version)
	default:
		return "", ""
	}
	if key != "" && was.Hash != s.Progress.Fingerprint(e.InLanguage(was.Lang)) {
		text += phrases.KeyShowsChanges(key)
	}
	return word, text
}

// Comparison is an entry with the earlier wording to compare it with: the last wording that was
// read or, if none was read completely, the last wording that was read in part.
type Comparison struct {
	Hash       string // hash of the earlier wording; "" if there is none
	Partial    bool   // the earlier wording was read only in part
	Version    string // version of the earlier wording
	NowVersion string // current version of the entry, in the language in which it was read
	Source     bool   // the original is compared, because the translation is outdated

	entry *handbook.Entry
	now   string // hash of the current wording
	store *readstate.Store
}

// Compare returns the comparison of e with the wording in a record.
func (s *Session) Compare(e *handbook.Entry, was readstate.Record) Comparison {
	c := Comparison{Hash: was.Hash, Version: was.Version, store: s.Store}
	lang := was.Lang
	if c.Hash == "" {
		c.Hash, c.Version, c.Partial, lang = was.Partial.Hash, was.Partial.Version, true, was.Partial.Lang
	}
	c.entry = e.InLanguage(lang)
	c.now, c.NowVersion = s.Progress.Fingerprint(c.entry), c.entry.Metadata.Version
	return c
}

// CompareSource returns the comparison of a translation's original with the wording that was
// translated, if that wording is known. If it is not, Hash is "".
func (s *Session) CompareSource(e *handbook.Entry) Comparison {
	original, m := e.Original(), e.Metadata
	c := Comparison{
		Hash: m.SourceDigest, Version: m.SourceVersion, NowVersion: original.Metadata.Version, Source: true,
		entry: original, now: s.Progress.Fingerprint(original), store: s.Store,
	}
	was := s.Store.Record(e.ID)
	if c.Hash == "" && was.Version == m.SourceVersion && original.InLanguage(was.Lang) == original {
		c.Hash = was.Hash
	}
	if c.Hash == "" {
		c.Hash = was.Source.Hash(m.SourceVersion)
	}
	return c
}

// Same reports whether the wording has not changed.
func (c Comparison) Same() bool { return c.Hash == c.now }

// EarlierText reads the earlier wording from disk.
func (c Comparison) EarlierText() (string, error) {
	read := c.store.Copy
	if c.Partial {
		read = c.store.PartlyRead
	}
	text, err := read(c.Hash)
	return withoutRepeatedSummary(text), err
}

// CurrentText returns the current wording in the same format as the earlier one.
func (c Comparison) CurrentText() string {
	if c.Partial {
		return withoutRepeatedSummary(readstate.BodyText(c.entry))
	}
	return withoutRepeatedSummary(readstate.FullText(c.entry))
}

// withoutRepeatedSummary removes the summary from a wording if the body begins with it, because a
// change in both would be shown twice. [handbook.Entry.Lead] does the same.
func withoutRepeatedSummary(wording string) string {
	paragraphs := strings.Split(wording, "\n\n")
	for i := range min(2, len(paragraphs)-1) { // a question may come before the summary
		if handbook.BeginsWith(paragraphs[i+1], paragraphs[i]) {
			return strings.Join(slices.Delete(paragraphs, i, i+1), "\n\n")
		}
	}
	return wording
}

// TakeNews uses the result of [readstate.Progress.CompareWithLast] and summarises the changes since the
// previous start; "" if there are none, or if another handbook has been opened in the meantime.
func (s *Session) TakeNews(n readstate.News) (text string) {
	c := n.Changes
	if what := phrases.News(len(c.New), len(c.Changed), c.Gone); what != "" && n.Handbook == s.Handbook {
		text = phrases.SinceDay(what, phrases.ISODate(c.Since, s.Now()))
	}
	s.Progress.SaveSnapshot(n)
	return text
}

// Unseen returns the entries that were added or changed since an earlier start and have not been
// opened since then.
func (s *Session) Unseen() []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range s.Handbook.Entries {
		if s.IsNew(e.ID) {
			out = append(out, e)
		}
	}
	return out
}

// Mark is the result of [Session.ToggleRead].
type Mark string

// The results, as they are reported.
const (
	NothingToMark   Mark = phrases.NothingToMark
	MarkedRead      Mark = phrases.MarkedRead
	MarkedReadAgain Mark = phrases.MarkedReadAgain // a mark that had been undone is set again
	MarkedUnread    Mark = phrases.MarkedUnread
	MarkUndone      Mark = phrases.MarkUndone // the entry is again as it was before the mark
)

// ToggleRead marks e as read by hand, or undoes that. save writes the change to disk.
func (s *Session) ToggleRead(e *handbook.Entry) (done Mark, save func() error) {
	switch s.Progress.Status(e) {
	case readstate.StatusGenerated:
		return NothingToMark, nil
	case readstate.StatusRead:
		if s.Progress.UndoMark(e) {
			return MarkUndone, s.Progress.SaveFunc()
		}
		return MarkedUnread, s.Progress.SaveFunc()
	}
	save = s.Progress.MarkReadByHand(e)
	if s.Store.Record(e.ID).ByHand {
		return MarkedRead, save
	}
	return MarkedReadAgain, save
}

// IsUnread reports whether the entry with the given id still has to be read.
func (s *Session) IsUnread(id string) bool {
	e := s.Handbook.Entry(id)
	return e != nil && s.Progress.Status(e).NeedsReading()
}

// IsNew reports whether the entry with the given id has been added or changed since an earlier start and not opened
// since.
func (s *Session) IsNew(id string) bool {
	fresh, changed := s.Store.NewsOf(id)
	return fresh || changed
}

// IsChanged reports whether the entry with the given id has changed since it was read, or since an earlier start.
func (s *Session) IsChanged(id string) bool {
	if _, changed := s.Store.NewsOf(id); changed {
		return true
	}
	e := s.Handbook.Entry(id)
	return e != nil && slices.Contains([]readstate.Status{readstate.StatusChanged, readstate.StatusOutdated}, s.Progress.Status(e))
}
