package ui

import (
	"strings"
	"time"

	"trustbook/handbook"
	"trustbook/ui/theme"
)

// stale adds the callout above an answer that may not hold any more. A text that
// does not say how long it holds never has one.
func (d *doc) stale(e *handbook.Entry, now time.Time, th theme.Theme, width int) {
	var word, text string
	switch due, _ := e.Life.NextReview(); {
	case e.Life.Withdrawn():
		word, text = "Outdated", "This text calls itself "+strings.ToLower(e.Life.Status)+". Ask before you rely on it."
	case strings.EqualFold(e.Life.Status, "draft"):
		word, text = "Draft", "This text is not finished."
	case e.Life.Overdue(now):
		word, text = "Overdue", "This text was to be reviewed by "+due.Format(time.DateOnly)+"."
	default:
		return
	}
	d.callout(word, text, th, width)
	d.blank()
}

// life adds what a text says of its own life, and nothing of what it does not say.
func (d *doc) life(l handbook.Life, roles handbook.Roles, th theme.Theme, width int) {
	due, _ := l.NextReview()
	for _, f := range []struct{ name, value string }{
		{"Owner", l.Owner},
		{"Approver", l.Approver},
		{"Version", l.Version},
		{"Status", l.Status},
		{"Class", l.Classification},
		{"For", audience(l.Audience, roles)},
		{"Since", day(l.Effective)},
		{"Reviewed", day(l.Reviewed)},
		{"Review by", day(due)},
	} {
		if f.value != "" {
			d.labelled(f.name, f.value, width, th)
		}
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
