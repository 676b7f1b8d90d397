package ui

import (
	"time"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/theme"
)

// addCaution adds the callout above an answer that may not hold. A text that does not say
// how long it holds never has one.
func addCaution(d *draw.Document, e *handbook.Entry, now time.Time, th theme.Theme, width int) {
	if c := e.Metadata.Caution(now); c.Word != "" {
		d.AddCallout(c.Word, c.Sentence, th, width)
		d.AddBlank()
	}
}

// addMetadata adds what a text says of its own life, and nothing of what it does not say.
func addMetadata(d *draw.Document, l handbook.Metadata, roles handbook.Roles, th theme.Theme, width int) {
	for _, f := range l.Fields(roles) {
		d.AddLabelled(f.Name, f.Value, width, th)
	}
}
