package reader

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// CarryOverResult is the result of a command that determines which part of the open entry had been read before the
// entry was edited.
type CarryOverResult readstate.CarriedOver

// loadTracker starts tracking a new text of the entry, beginning with the progress stored by earlier runs. It returns a
// command that determines which part had been read before the entry was edited.
func (m *Model) loadTracker() tea.Cmd {
	hash, version := m.progress.Fingerprint(m.Entry), m.Entry.Metadata.Version
	if m.hash == hash && m.version == version {
		return nil
	}
	m.before, m.status = m.progress.Store.Record(m.Entry.ID), m.progress.Status(m.Entry)
	m.readTracker = readTracker{hash: hash, version: version, lastKey: m.progress.Now().Round(0)}
	m.seen, m.letters = m.progress.SeenIntervals(m.Entry)
	carryOver := m.progress.CarryOver(m.Entry)
	if carryOver == nil {
		return nil
	}
	return func() tea.Msg { return CarryOverResult(carryOver()) }
}

// trackRows tracks the rows of the current layout. No rows are tracked while the entry is not completely laid out or is
// shown in another form, or if it is a generated entry.
func (m *Model) trackRows() {
	if m.returnPoint() != nil || m.progress.Status(m.Entry) == readstate.StatusGenerated || m.pages.IsPending(m.Entry, m.TextWidth()) {
		m.ends = nil
		return
	}
	m.setRows(m.Doc.Plain, m.Doc.Unmarked, m.Doc.BodyEnd())
}

// ReadTimeElapsed means that the last unread rows of the entry have been visible long enough to be read.
type ReadTimeElapsed struct{}

// minReadDelay is the minimum delay before a [ReadTimeElapsed].
const minReadDelay = 10 * time.Millisecond

// AwaitRead returns a command that sends a [ReadTimeElapsed] when the visible rows have been visible long enough, if
// that completes the entry. Without the command, the screen would not show the completion before the next key. At most
// one such command runs at a time.
func (m *Model) AwaitRead() tea.Cmd {
	if m.awaiting || m.isRead() {
		return nil
	}
	top := m.Scroll.Top()
	left, ok := m.timeLeft(top, top+m.Scroll.Height())
	if !ok {
		return nil
	}
	m.awaiting = true
	passed := m.progress.Now().Round(0).Sub(m.lastKey)
	return tea.Tick(max(minReadDelay, left-passed), func(time.Time) tea.Msg { return ReadTimeElapsed{} })
}

func (m *Model) addCarriedOver(c CarryOverResult) {
	if m.hash == c.Hash {
		m.add(c.Seen, c.Letters)
		m.SaveProgress()
	}
}

// TrackTime credits the time since the last key or [ReadTimeElapsed] to the visible rows. Call it before a message
// changes the screen. covered reports whether something covered the entry. If the entry is now completely read, the
// returned command stores that.
func (m *Model) TrackTime(msg tea.Msg, covered bool) tea.Cmd {
	_, due := msg.(ReadTimeElapsed)
	m.awaiting = m.awaiting && !due
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg, tea.PasteMsg, tea.WindowSizeMsg, ReadTimeElapsed:
	default:
		return nil // the message is not a user action
	}
	now := m.progress.Now().Round(0) // wall-clock time, so that the time the computer sleeps counts as a pause
	passed := now.Sub(m.lastKey)
	m.lastKey, m.justRead = now, false
	if m.ends == nil || covered {
		return nil
	}
	top := m.Scroll.Top()
	m.creditTime(passed, top, top+m.Scroll.Height())
	if !m.isComplete() || m.isRead() {
		return nil
	}
	m.unsaved, m.justRead = false, !due // an entry that has been read needs no partial progress
	m.out.Post(message.EntryRead{ID: m.Entry.ID})
	return saveCmd(m.progress.MarkRead(m.Entry))
}

// isRead reports whether the current text has really been read rather than only marked as read.
func (m *Model) isRead() bool {
	return m.progress.Status(m.Entry) == readstate.StatusRead && !m.progress.Store.Record(m.Entry.ID).ByHand
}

// SaveProgress stores how much of the entry has been read, unless the entry is completely read.
func (m *Model) SaveProgress() {
	if !m.unsaved {
		return
	}
	if m.unsaved = false; !m.isRead() {
		m.progress.RecordSeen(m.Entry, m.letters, m.seen)
	}
}

// Leave stores the position and the reading progress. Call it before the reader closes.
func (m *Model) Leave() {
	m.SaveProgress()
	m.SavePosition()
}

// SavePosition stores the position in the entry.
func (m *Model) SavePosition() {
	here, store := m.Location(), m.progress.Store
	if len(here.Entry.Languages()) == 0 {
		store.SetPosition(here.Entry.ID, int(here.Pos))
		return
	}
	at := m.PortablePosition()
	store.SetPlace(here.Entry.ID, int(here.Pos), readstate.Place{Lang: here.Entry.Metadata.Lang, Section: at.Section, Permille: int(at.Part * 1000)})
}

// restorePosition scrolls to the stored position, unless a search led to the entry. If the position is the end of the
// entry, it scrolls to the first row that was skipped.
func (m *Model) restorePosition() {
	pos, ok := m.progress.Store.Position(m.Entry.ID)
	if !ok || len(m.search.Hits) > 0 || m.status == readstate.StatusOutdated && len(m.seen) == 0 || m.changedAfterEnd(draw.TextPos(pos)) {
		return
	}
	if at, ok := m.progress.Store.Place(m.Entry.ID); ok && at.Lang != m.Entry.Metadata.Lang {
		m.GoToPortablePosition(PortablePosition{at.Section, float64(at.Permille) / 1000})
	} else {
		m.pos = draw.TextPos(pos)
		m.Scroll.SetTop(m.Doc.RowOfPos(m.pos))
	}
	row := m.firstUnread()
	if m.Scroll.AtEnd() && row >= 0 && row < m.Scroll.Top() && m.progress.Status(m.Entry).NeedsReading() {
		m.Scroll.SetTop(row)
		m.keepPos()
		m.say(phrases.FirstUnread)
	}
}

// changedAfterEnd reports whether the entry has changed since the reader left it at its end. It then opens at its top,
// where the change is mentioned.
func (m *Model) changedAfterEnd(pos draw.TextPos) bool {
	return m.status == readstate.StatusChanged && m.Doc.RowOfPos(pos)+m.Scroll.Height() >= m.Doc.BodyEnd()
}

// markRead marks the entry as read, or removes the mark.
func (m *Model) markRead() {
	if m.justRead { // the screen did not yet show the entry as read when the user pressed the key
		m.say(phrases.AlreadyRead)
		return
	}
	m.SaveProgress()
	m.out.Post(message.MarkRead{ID: m.Entry.ID, Lang: m.Entry.Metadata.Lang, Key: m.keys.MarkRead.Help().Key})
}

// ReloadProgress discards progress that has not been stored. Call it after the entry has been marked as unread.
func (m *Model) ReloadProgress() {
	if m.progress.Status(m.Entry) != readstate.StatusRead {
		seen, letters := m.progress.SeenIntervals(m.Entry)
		m.seen, m.budget, m.unsaved = seen.Scaled(letters, m.letters), 0, false
	}
}

// SetAcknowledged removes the request to read the entry again, because an acknowledged entry counts as read.
func (m *Model) SetAcknowledged() { m.status = readstate.StatusRead }

// RecordVisible records the visible part of an entry that has to be acknowledged and is completely laid out. Call it
// only while nothing covers the entry.
func (m *Model) RecordVisible() {
	if m.ack == nil || m.ends == nil {
		return
	}
	top := m.Scroll.Top()
	bottom := min(len(m.ends), top+m.Scroll.Height())
	from, to := 0, 0
	if top < bottom {
		from, _, _ = m.row(top)
		to = m.ends[bottom-1]
	}
	m.ack.Coverage.add(from, to, m.letters, bottom >= m.Doc.BodyEnd())
}

// Coverage records which parts of an entry have been on the screen, even if only briefly.
type Coverage struct {
	AtEnd bool // the last row has been on the screen

	intervals readstate.Intervals
	letters   int // number of letters in the text that the intervals refer to
}

// Percent returns how much of the entry has been on the screen, rounded down. An entry without letters is complete once
// its end has been on the screen.
func (c *Coverage) Percent() int {
	switch {
	case c.letters > 0:
		return 100 * c.intervals.CountIn(0, c.letters) / c.letters
	case c.AtEnd:
		return 100
	}
	return 0
}

// add records that a range of letters is on the screen, and also the last row if atEnd is true. letters is the number
// of letters in the whole text.
func (c *Coverage) add(from, to, letters int, atEnd bool) {
	c.intervals, c.letters = c.intervals.Scaled(c.letters, letters).With(from, to), letters
	c.AtEnd = c.AtEnd || atEnd
}
