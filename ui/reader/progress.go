package reader

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/ui/draw"
	"trustbook/ui/message"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
)

// CarriedOver is the message of a command that has found what was read of the open entry before an edit.
type CarriedOver readstate.CarriedOver

// loadTracker starts to track a new wording of the entry, with the progress of earlier runs.
// The command finds what was read before the entry was edited.
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
	return func() tea.Msg { return CarriedOver(carryOver()) }
}

// trackRows tracks the entry in its current layout. An entry does not count as read while it
// is incomplete on the screen or shown in another form, nor if it is generated.
func (m *Model) trackRows() {
	if m.plain || m.diff != nil || m.progress.Status(m.Entry) == readstate.Generated || m.pages.IsPending(m.Entry, m.TextWidth()) {
		m.ends = nil
		return
	}
	m.setRows(m.Doc.Plain, m.Doc.Unmarked, m.Doc.BodyEnd())
}

// Due is the message that there was time to read the last rows of an entry.
type Due struct{}

// minDue is the least time after which a [Due] is sent.
const minDue = 10 * time.Millisecond

// Await returns a command that sends a [Due] once there was time to read what is on the screen, if the
// entry is read then, so that the reader sees it at once and not only at the next key. At most one is
// on its way.
func (m *Model) Await() tea.Cmd {
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
	return tea.Tick(max(minDue, left-passed), func(time.Time) tea.Msg { return Due{} })
}

func (m *Model) addCarriedOver(c CarriedOver) {
	if m.hash == c.Hash {
		m.add(c.Seen, c.Letters)
		m.SaveProgress()
	}
}

// Track credits the time since the last key, or since the last [Due], to the visible rows. Call it before a message changes the screen.
// covered is true if something else was on the screen. The command stores that the entry is read.
func (m *Model) Track(msg tea.Msg, covered bool) tea.Cmd {
	_, due := msg.(Due)
	m.awaiting = m.awaiting && !due
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseClickMsg, tea.MouseWheelMsg, tea.PasteMsg, tea.WindowSizeMsg, Due:
	default:
		return nil // not an action of the user
	}
	now := m.progress.Now().Round(0) // wall-clock time, so that time asleep counts as a pause
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
	m.unsaved, m.justRead = false, !due // no longer needed, because the entry is read
	m.out.Post(message.EntryRead{ID: m.Entry.ID})
	return save(m.progress.MarkRead(m.Entry))
}

// isRead reports whether the current wording was really read, rather than marked by hand.
func (m *Model) isRead() bool {
	return m.progress.Status(m.Entry) == readstate.Read && !m.progress.Store.Record(m.Entry.ID).ByHand
}

// SaveProgress stores how much of the entry has been read, unless all of it has.
func (m *Model) SaveProgress() {
	if !m.unsaved {
		return
	}
	if m.unsaved = false; !m.isRead() {
		m.progress.RecordSeen(m.Entry, m.letters, m.seen)
	}
}

// Leave stores the position and the reading progress.
func (m *Model) Leave() {
	m.SaveProgress()
	if !m.plain {
		m.SavePosition()
	}
}

// SavePosition stores the position in the entry.
func (m *Model) SavePosition() {
	here, store := m.Location(), m.progress.Store
	if len(here.Entry.Languages()) == 0 {
		store.SetPosition(here.Entry.ID, int(here.Pos))
		return
	}
	at := m.Place()
	store.SetPlace(here.Entry.ID, int(here.Pos), readstate.Place{Lang: here.Entry.Metadata.Lang, Section: at.Section, Permille: int(at.Part * 1000)})
}

// resume scrolls to the stored position, unless a search led to the entry. If that was the
// end, it scrolls to the first row that was skipped.
func (m *Model) resume() {
	pos, ok := m.progress.Store.Position(m.Entry.ID)
	if !ok || len(m.Find.Spans()) > 0 || m.status == readstate.Outdated && len(m.seen) == 0 || m.changedAfterEnd(draw.TextPos(pos)) {
		return
	}
	if at, ok := m.progress.Store.Place(m.Entry.ID); ok && at.Lang != m.Entry.Metadata.Lang {
		m.GoToPlace(Place{at.Section, float64(at.Permille) / 1000})
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

// changedAfterEnd reports whether the entry has changed since it was left at its end. It begins at its top then, where
// that is said.
func (m *Model) changedAfterEnd(pos draw.TextPos) bool {
	return m.status == readstate.Changed && m.Doc.RowOfPos(pos)+m.Scroll.Height() >= m.Doc.BodyEnd()
}

// markRead marks the entry as read or undoes that.
func (m *Model) markRead() {
	if m.justRead { // the screen did not show this yet when the key was pressed
		m.say(phrases.AlreadyRead)
		return
	}
	m.SaveProgress()
	m.out.Post(message.MarkRead{ID: m.Entry.ID, Lang: m.Entry.Metadata.Lang, Key: m.keys.MarkRead.Help().Key})
}

// ReloadProgress discards progress that is not stored, after a mark was undone.
func (m *Model) ReloadProgress() {
	if m.progress.Status(m.Entry) != readstate.Read {
		m.reset(m.progress.SeenIntervals(m.Entry))
	}
}

// SetAcknowledged hides the request to read the entry again: acknowledging it counts as reading it.
func (m *Model) SetAcknowledged() { m.status = readstate.Read }

// RecordVisible records what is on the screen of an entry that has to be acknowledged and is
// laid out completely. Call it while nothing covers the entry.
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

// Coverage records which parts of an entry were on the screen, however briefly.
type Coverage struct {
	AtEnd bool // the last row was on the screen

	intervals readstate.Intervals
	letters   int // the wording that the intervals refer to
}

// Percent returns how much of the entry was on the screen, rounded down. For an entry without
// letters it is 100 once the end was on the screen.
func (c *Coverage) Percent() int {
	switch {
	case c.letters > 0:
		return 100 * c.intervals.CountIn(0, c.letters) / c.letters
	case c.AtEnd:
		return 100
	}
	return 0
}

// add records that letters from up to to are on the screen, and the last row if atEnd. The
// letters are those of a wording with a total of so many.
func (c *Coverage) add(from, to, letters int, atEnd bool) {
	c.intervals, c.letters = c.intervals.Scaled(c.letters, letters).With(from, to), letters
	c.AtEnd = c.AtEnd || atEnd
}
