package linear

import (
	"strings"

	"trustbook/handbook"
	"trustbook/ui/phrases"
	"trustbook/ui/session"
	"trustbook/ui/worddiff"
)

// A program cannot tell how long someone listens to a reply. In this mode, therefore, an entry counts as read only if
// the reader marks it as read, and the mark is stored as made by hand.

// toggleRead marks the open entry as read, or removes the mark.
func (c *conversation) toggleRead(e *handbook.Entry) {
	mark, save := c.ToggleRead(e)
	undo, howLong := "", ""
	switch mark {
	case session.NothingToMark:
		c.reply.say(phrases.LinearNothingToMark)
		return
	case session.MarkedRead, session.MarkedReadAgain:
		undo, howLong = phrases.LinearUndo, c.LifetimeNote()
	}
	_ = save() // saveProgress reports errors
	c.reply.say("%s%s: %s.%s", phrases.Capitalize(string(mark)), howLong, e.Title, undo)
}

// saveProgress writes the reader's progress to disk and reports errors. It runs after every reply, because a
// conversation can end at any time.
func (c *conversation) saveProgress() {
	_ = c.Store.Flush()      // Warnings reports errors
	c.Progress.ResetCounts() // another window may have changed the read status of entries
	if warnings := c.Store.Warnings(); len(warnings) > 0 {
		c.reply.say("%s.", strings.Join(warnings, "; "))
	}
}

// diffMarkers enclose changed words. They are words, because screen readers may not read symbols aloud.
var diffMarkers = worddiff.Brackets{Removed: [2]string{phrases.LinearGone, ")"}, Added: [2]string{phrases.LinearNew, ")"}}

// showChanges shows the changes to the open entry since it was read.
func (c *conversation) showChanges(e *handbook.Entry) {
	with := c.Compare(e, c.Store.Record(e.ID))
	if (with.Hash == "" || with.IsUnchanged()) && e.IsBehindOriginal() {
		with = c.CompareSource(e)
	}
	if with.Source && with.Hash == "" {
		c.reply.say(phrases.LinearNothingToCompare, phrases.OriginalNotStored(e))
		return
	}
	if with.Hash == "" || with.Partial {
		c.reply.say(phrases.LinearNotReadBefore)
		return
	}
	if with.IsUnchanged() {
		c.reply.say(phrases.LinearNoChanges)
		return
	}
	earlier, err := with.EarlierText()
	switch {
	case err != nil && with.Source:
		c.reply.say(phrases.LinearNothingToCompare, phrases.OriginalNotStored(e))
		return
	case err != nil:
		c.reply.say(phrases.LinearNothingToCompare, phrases.NoEarlierCopy)
		return
	}
	c.printDiff(earlier, with.CurrentText())
}

// printDiff prints the differences between earlier and text.
func (c *conversation) printDiff(earlier, text string) {
	var line []string
	for _, w := range worddiff.Diff(earlier, text, diffMarkers) {
		if w.Text != worddiff.LineEnd {
			line = append(line, w.Text)
			continue
		}
		c.reply.say("%s", strings.Join(line, " "))
		c.reply.blank()
		line = nil
	}
}
