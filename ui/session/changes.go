package session

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// ChangeText returns a sentence about an entry that has changed since it was read, or that has to be read again. For
// any other entry it returns "". was is the record of how the entry was read. key is the name of the key that shows the
// changes, or "". word is the beginning of the sentence, which is emphasised, and text is the rest.
func (s *Session) ChangeText(e *handbook.Entry, was readstate.ReadRecord, status readstate.Status, key string) (word, text string) {
	how := was.HowRead()
	if was.Lang != "" && e.InLanguage(was.Lang) != e {
		how += " " + phrases.InLanguage(was.Lang)
	}
	read := phrases.OnDay(how, was.Day, s.Now())
	switch status {
	case readstate.StatusChanged:
		word, text = phrases.ChangedSince(read)
	case readstate.StatusOutdated:
		word, text = phrases.MustReadAgain(e.InLanguage(was.Lang).Metadata.Version, read, was.Version)
	default:
		return "", ""
	}
	if key != "" && was.Hash != s.Progress.Fingerprint(e.InLanguage(was.Lang)) {
		text += fmt.Sprintf(phrases.KeyShowsChanges, key)
	}
	return word, text
}

// Comparison compares an entry with an earlier text: the last text that was read completely or, without one, the last
// text that was read in part.
type Comparison struct {
	Hash       string // hash of the earlier text; "" if there is none
	Partial    bool   // the earlier text was read only in part
	Version    string // version of the entry with the earlier text
	NowVersion string // current version of the entry, in the language in which it was read
	Source     bool   // the comparison is with the original of an outdated translation

	entry *handbook.Entry
	now   string // hash of the current text
	store *readstate.Store
}

// Compare returns the comparison of e with the earlier text in the record was.
func (s *Session) Compare(e *handbook.Entry, was readstate.ReadRecord) Comparison {
	c := Comparison{Hash: was.Hash, Version: was.Version, store: s.Store}
	lang := was.Lang
	if c.Hash == "" {
		c.Hash, c.Version, c.Partial, lang = was.Partial.Hash, was.Partial.Version, true, was.Partial.Lang
	}
	c.entry = e.InLanguage(lang)
	c.now, c.NowVersion = s.Progress.Fingerprint(c.entry), c.entry.Metadata.Version
	return c
}

// CompareSource compares the original of a translation with the text that was translated. Hash is "" if that text is
// unknown.
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

// IsUnchanged reports whether the earlier and the current text are equal.
func (c Comparison) IsUnchanged() bool { return c.Hash == c.now }

// EarlierText reads the earlier text from disk.
func (c Comparison) EarlierText() (string, error) {
	read := c.store.Copy
	if c.Partial {
		read = c.store.PartlyRead
	}
	text, err := read(c.Hash)
	return withoutRepeatedSummary(text), err
}

// CurrentText returns the current text in the same format as the earlier one.
func (c Comparison) CurrentText() string {
	if c.Partial {
		return withoutRepeatedSummary(readstate.BodyText(c.entry))
	}
	return withoutRepeatedSummary(readstate.FullText(c.entry))
}

// withoutRepeatedSummary removes the summary from a text whose body begins with the same words. Otherwise a change to
// both would be shown twice. [handbook.Entry.Lead] omits the summary for the same reason.
func withoutRepeatedSummary(wording string) string {
	paragraphs := strings.Split(wording, "\n\n")
	for i := range min(2, len(paragraphs)-1) { // the question can come before the summary
		if handbook.BeginsWithSentences(paragraphs[i+1], paragraphs[i]) {
			return strings.Join(slices.Delete(paragraphs, i, i+1), "\n\n")
		}
	}
	return wording
}

// TakeNews takes over the result of [readstate.Progress.CompareWithLast], and returns a summary of the changes since
// the previous start. It returns "" if there are none or another handbook has been opened in the meantime.
func (s *Session) TakeNews(n readstate.News) (text string) {
	c := n.Changes
	if what := phrases.NewsSummary(len(c.New), len(c.Changed), c.Gone); what != "" && n.Handbook == s.Handbook {
		text = phrases.SinceDay(what, c.Since, s.Now())
	}
	s.Progress.SaveSnapshot(n)
	return text
}

// Unseen returns the entries that were added or changed at an earlier start and have not been opened since.
func (s *Session) Unseen() []*handbook.Entry {
	var out []*handbook.Entry
	for _, e := range s.Handbook.Entries {
		if s.IsNew(e.ID) {
			out = append(out, e)
		}
	}
	return out
}

// ToggleResult describes what [Session.ToggleRead] did.
type ToggleResult string

// Values of ToggleResult, in the words that the reader sees.
const (
	NothingToMark   ToggleResult = phrases.NothingToMark
	MarkedRead      ToggleResult = phrases.MarkedRead
	MarkedReadAgain ToggleResult = phrases.MarkedReadAgain // a mark that had been removed was set again
	MarkedUnread    ToggleResult = phrases.MarkedUnread
	MarkUndone      ToggleResult = phrases.MarkUndone // the entry has the state from before the mark
)

// ToggleRead marks e as read, or removes such a mark. save writes the change to disk.
func (s *Session) ToggleRead(e *handbook.Entry) (done ToggleResult, save func() error) {
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

// LifetimeNote returns a phrase to follow one such as "marked as read", saying that this lasts only until the program
// ends. If changes are stored, it returns "".
func (s *Session) LifetimeNote() string {
	if s.Store.IsPersistent() {
		return ""
	}
	return phrases.UntilYouQuit
}

// IsUnread reports whether the entry with the given id still has to be read.
func (s *Session) IsUnread(id string) bool {
	e := s.Handbook.Entry(id)
	return e != nil && s.Progress.Status(e).NeedsReading()
}

// IsNew reports whether the entry with the given id was added or changed at an earlier start and has not been opened
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

// Predicates returns the is:NAME filters by name.
func (s *Session) Predicates() map[string]func(id string) bool {
	return map[string]func(id string) bool{"saved": s.Store.IsSaved, "unread": s.IsUnread, "new": s.IsNew, "changed": s.IsChanged}
}
