package linear

import (
	"strings"

	"trustbook/handbook"
	"trustbook/ui/readstate"
	"trustbook/ui/worddiff"
)

// A program cannot tell how long somebody listens to a reply, so here an entry is
// read when the reader says so, and is stored as marked by hand.

// toggleRead marks the open entry as read, or undoes that.
func (c *conversation) toggleRead(int) {
	e := c.openEntry()
	if e == nil {
		return
	}
	switch c.progress.Status(e) {
	case readstate.Generated:
		c.reply.say("Nothing to mark: this entry is generated from the others.")
	case readstate.Read:
		c.markUnread(e)
	default:
		_ = c.progress.MarkReadByHand(e)() // saveProgress reports what cannot be stored
		asBefore := ""
		if !c.store.Record(e.ID).ByHand {
			asBefore = ", as before"
		}
		c.reply.say("Marked as read%s: %s. d undoes it.", asBefore, e.Title)
	}
}

// markUnread undoes the last mark on an entry. If it had been read before that, it
// is again as it was then.
func (c *conversation) markUnread(e *handbook.Entry) {
	if c.progress.UndoMark(e) {
		c.reply.say("No longer marked as read, but as before: %s.", e.Title)
		return
	}
	c.reply.say("Marked as unread: %s.", e.Title)
}

// saveProgress writes the reader's progress to disk and reports problems with that.
// It runs after every reply, because a conversation may end without notice.
func (c *conversation) saveProgress() {
	_ = c.store.Flush()      // its notes report errors
	c.progress.ResetCounts() // another window may have stored something
	if notes := c.store.Warnings(); len(notes) > 0 {
		c.reply.say("%s.", strings.Join(notes, "; "))
	}
}

// diffMarkers enclose changed words: in words, for screen readers.
var diffMarkers = worddiff.Brackets{Removed: [2]string{"(gone: ", ")"}, Added: [2]string{"(new: ", ")"}}

// showChanges shows what has changed in the open entry since it was read.
func (c *conversation) showChanges(int) {
	e := c.openEntry()
	if e == nil {
		return
	}
	switch was := c.store.Record(e.ID).Hash; was {
	case "":
		c.reply.say("Nothing to compare: you have not read this entry before.")
	case c.progress.Fingerprint(e):
		c.reply.say("No changes since you read it.")
	default:
		c.showDiff(was, e)
	}
}

// showDiff prints an entry with its changes since the version with hash was.
func (c *conversation) showDiff(was string, e *handbook.Entry) {
	old, err := c.store.Copy(was)
	if err != nil {
		c.reply.say("Nothing to compare: the version you read is no longer stored.")
		return
	}
	var line []string
	for _, w := range worddiff.Diff(old, readstate.FullText(e), diffMarkers) {
		if w.Text != worddiff.LineEnd {
			line = append(line, w.Text)
			continue
		}
		c.reply.say("%s", strings.Join(line, " "))
		c.reply.blank()
		line = nil
	}
}

// sayStatus says that an entry has changed since it was read, or is to be read again.
func (c *conversation) sayStatus(e *handbook.Entry) {
	was := c.store.Record(e.ID)
	switch c.progress.Status(e) {
	case readstate.Changed:
		c.reply.say("Changed: since %s on %s; v shows the changes.", was.HowRead(), was.Day)
	case readstate.Outdated:
		c.reply.say("Read again: version %s asks for it; %s on %s in version %s.", e.Metadata.Version, was.HowRead(), was.Day, was.Version)
	}
}
