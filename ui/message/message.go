// Package message is how the parts of the screen talk to the root model. A part
// posts a message to the outbox it was given; the root takes it from there within
// the same update, before the next key, and routes it.
package message

import tea "charm.land/bubbletea/v2"

// Outbox holds the messages posted during one update, in order. The zero value is
// ready for use.
type Outbox struct{ posted []tea.Msg }

// Post adds a message for the root model.
func (o *Outbox) Post(msg tea.Msg) { o.posted = append(o.posted, msg) }

// Next removes and returns the oldest message. It reports false when there is none.
func (o *Outbox) Next() (msg tea.Msg, ok bool) {
	if len(o.posted) == 0 {
		return nil, false
	}
	msg = o.posted[0]
	o.posted = o.posted[1:]
	return msg, true
}

// OpenEntry opens an entry full-size, at a section when Anchor names one.
type OpenEntry struct{ ID, Anchor string }

// CloseReader goes back from the open entry to the list.
type CloseReader struct{}

// StepEntry opens the entry that is By rows further down in the list, or up when By
// is negative.
type StepEntry struct{ By int }

// Copy sends Text to the clipboard. What names it in the status line.
type Copy struct{ Text, What string }

// CopyAnswer copies what answers in an entry, with its source.
type CopyAnswer struct{ ID string }

// MarkRead marks an entry as read, or undoes that. Key is the key that was pressed, as
// the status line names it.
type MarkRead struct{ ID, Key string }

// Acknowledge appends a receipt for an entry under the given name.
type Acknowledge struct{ ID, Name string }

// Say shows what has just happened in the status line. Word is stressed and Detail
// follows it directly. Caution is for what failed, or may have.
type Say struct {
	Word, Detail string
	Caution      bool
}

// GoToRow brings a row of the open entry to the top.
type GoToRow struct{ Row int }

// FindWord finds a whole word in the open entry.
type FindWord struct{ Word string }

// CloseDialog closes the open dialog.
type CloseDialog struct{}

// OpenHelp opens the list of keys.
type OpenHelp struct{}

// StopLoading ends the program while it loads the handbook for the first time.
type StopLoading struct{}

// Reload reads the handbook again because the user asked for it.
type Reload struct{}

// Choose opens a menu. The message of the chosen item is routed like any other.
type Choose struct {
	Title       string
	Placeholder string        // of the filter
	Noun        string        // of an item, for counting them
	Verb        string        // what choosing an item does, such as "open"
	Items       func() []Item // called again when the handbook has been reloaded
	Selected    int           // the item under the cursor at first
}

// Item is one row of a menu.
type Item struct {
	Label       string
	Explanation string // wrapped beside the label; "" for a label that explains itself
	Note        string // at the right
	Level       int    // of indentation
	Msg         tea.Msg
}

// Saved reports that the state was written to disk, or why not.
type Saved struct{ Err error }

// StepHistory goes back in the history of the reader, or forward when By is positive.
type StepHistory struct{ By int }

// OpenCopyMenu offers the parts of the open entry to copy.
type OpenCopyMenu struct{}

// OpenAcknowledgement opens the dialog in which the open entry is acknowledged.
type OpenAcknowledgement struct{}
