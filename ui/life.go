package ui

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/theme"
)

// stale adds the callout above an answer that may not hold. A text that does not say
// how long it holds never has one.
func (d *doc) stale(e *handbook.Entry, now time.Time, th theme.Theme, width int) {
	if c := e.Metadata.Caution(now); c.Word != "" {
		d.callout(c.Word, c.Sentence, th, width)
		d.blank()
	}
}

// life adds what a text says of its own life, and nothing of what it does not say.
func (d *doc) life(l handbook.Metadata, roles handbook.Roles, th theme.Theme, width int) {
	for _, f := range l.Fields(roles) {
		d.labelled(f.Name, f.Value, width, th)
	}
}
