package page

import (
	"fmt"

	"trustbook/handbook"
	"trustbook/ui/draw"
	"trustbook/ui/phrases"
	"trustbook/ui/readstate"
	"trustbook/ui/theme"
)

// Change is how an entry relates to what the user has read of it.
type Change struct {
	Read   readstate.Record
	Status readstate.Status
	Key    string // shows the differences; "" = no key does
}

// AddChanged adds a note above an entry that has changed since it was read.
func AddChanged(d *draw.Document, p *readstate.Progress, e *handbook.Entry, c Change, th theme.Theme, width int) {
	read := c.Read.HowRead()
	if c.Read.Day != "" {
		read = phrases.ReadOn(read, c.Read.Day, p.Now())
	}
	how := ""
	if c.Key != "" && c.Read.Hash != p.Fingerprint(e) {
		how = " " + c.Key + " shows what changed."
	}
	switch c.Status {
	case readstate.Changed:
		d.AddCallout("Changed", "since "+read+"."+how, th, width)
	case readstate.Outdated:
		d.AddCallout("Read again:", fmt.Sprintf("version %s asks for it; %s in version %s.", e.Metadata.Version, read, c.Read.Version)+how, th, width)
	default:
		return
	}
	d.AddBlank()
}
