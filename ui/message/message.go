// Package message defines the messages from the screen's components to the root model. A component posts a message to
// its outbox. The root model removes the message and routes it during the same update, before the next key.
package message

import (
	tea "charm.land/bubbletea/v2"

	"trustbook/ui/phrases"
)

// Outbox holds the messages posted during one update, in order. The zero value is ready for use.
type Outbox struct{ posted []tea.Msg }

// Post adds a message for the root model.
func (o *Outbox) Post(msg tea.Msg) { o.posted = append(o.posted, msg) }

// Next removes and returns the oldest message. It returns false if there is none.
func (o *Outbox) Next() (msg tea.Msg, ok bool) {
	if len(o.posted) == 0 {
		return nil, false
	}
	msg = o.posted[0]
	o.posted = o.posted[1:]
	return msg, true
}

// OpenEntry opens an entry full-size, at the section Anchor unless that is empty. Lang is the language of the version
// to open; "" means the language of the list.
type OpenEntry struct{ ID, Lang, Anchor string }

// SwitchLanguage shows the open entry in its next language.
type SwitchLanguage struct{}

// CloseReader returns from the open entry to the list.
type CloseReader struct{}

// StepEntry opens the entry By rows further down in the list, or further up if By is negative.
type StepEntry struct{ By int }

// Copy sends Text to the clipboard and then shows Said.
type Copy struct {
	Text string
	Said Say
}

// NewCopy returns the message that copies text. what describes the text to the user.
func NewCopy(text, what string) Copy {
	return Copy{Text: text, Said: Say{Word: phrases.TextCopied, Detail: " " + what}}
}

// CopyAnswer copies the answer of the open entry, with its source.
type CopyAnswer struct{}

// CopySentence copies the answering sentence of the open entry, with the source on the same line.
type CopySentence struct{}

// MarkRead marks an entry as read, or removes the mark. Key is the name of the pressed key, for the status message.
type MarkRead struct{ ID, Lang, Key string }

// EntryRead reports that an entry has just been read completely.
type EntryRead struct{ ID string }

// Acknowledge stores a receipt for an entry under the given name.
type Acknowledge struct{ ID, Name string }

// Say shows a status message: an emphasised Word, then Detail, then a dimmed Aside. Quote, if set, replaces Name at the
// beginning of Detail if the row has space for it. Caution marks a failure or a possible failure.
type Say struct {
	Word, Detail, Aside string
	Quote, Name         string
	Caution             bool
}

// SayNotice returns the message that shows a notice.
func SayNotice(n phrases.Notice, caution bool) Say {
	return Say{Word: n.Word, Detail: n.Detail, Caution: caution}
}

// GoToRow scrolls the open entry to a row.
type GoToRow struct{ Row int }

// FindWord finds a whole word in the open entry.
type FindWord struct{ Word string }

// CloseDialog closes the open dialog.
type CloseDialog struct{}

// OpenHelp opens the list of keys.
type OpenHelp struct{}

// StopLoading quits the program while it is loading the first handbook.
type StopLoading struct{}

// Reload reloads the handbook because the user asked for it.
type Reload struct{}

// OpenMenu opens a menu. The message of the chosen item is routed like all other messages.
type OpenMenu struct {
	phrases.Menu
	Items    func() []MenuItem // returns the items; called again when the handbook is reloaded
	Selected int               // index of the initially selected item
}

// MenuItem is one row of a menu.
type MenuItem struct {
	Label       string
	Explanation string // wrapped beside the label; "" for none
	Note        string // shown at the right
	Level       int    // level of indentation
	Msg         tea.Msg
}

// SaveState writes the changed state to disk.
type SaveState struct{}

// StateSaved reports that the state was written to disk, or why it was not.
type StateSaved struct{ Err error }

// StepHistory moves back in the history of the reader, or forward if By is positive.
type StepHistory struct{ By int }

// OpenCopyMenu opens a menu with the parts of the open entry that can be copied.
type OpenCopyMenu struct{}

// OpenAcknowledgement opens the dialog for acknowledging the open entry.
type OpenAcknowledgement struct{}
