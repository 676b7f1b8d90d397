package ui

import (
	"testing"

	"trustbook/search"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

// An entry on no path that has to be acknowledged is named on the first screen, too.
func TestTheFirstScreenNamesWhatIsToBeAcknowledged(t *testing.T) {
	h := rules(t, "1", "much")
	m := New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 120, Height: 30, Session: session.Options{Ledger: receipts.Open(t.TempDir(), noon), Store: readstate.Open(t.TempDir(), noon), User: "ada", Now: noon}})
	p := &program{t: t, m: m}
	p.await(p.receiptsCmd())
	p.shows("1 to acknowledge: " + h.Entry("a").Title)
}

// An entry that was left at its end opens at its top once it has changed, because the note on the change is there.
func TestAChangedEntryOpensWhereItSaysSo(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	for _, words := range []string{"much", "much more"} {
		h := rules(t, "", words)
		m := New(Options{Handbook: h, Theme: dark, Width: 120, Height: 36, Session: session.Options{Ledger: receipts.Open(dir, noon), Store: readstate.Open(dir, c.now), Now: c.now, User: "ada"}})
		p := &program{t: t, m: m, clock: c}
		p.runFirst()
		p.await(p.press("enter"))
		if words != "much" {
			p.shows("Changed since you acknowledged it", "Paragraph 0 of the rules")
			return
		}
		p.press("G", "a")
		p.await(p.press("enter"))
		_ = p.close()
	}
}
