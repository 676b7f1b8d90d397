package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"trustbook/search"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

func TestReceiptsSayThatTheWholeEntryWasShown(t *testing.T) {
	dir := t.TempDir()
	p := acking(t, dir, rules(t, "1", "much"))
	for range 20 {
		p.press("space")
	}
	p.press("ctrl+o", "a")
	p.await(p.press("enter"))
	c, _, _ := receipts.Open(dir, noon).Read()
	if r := c.Receipts[0]; *r.Shown != 100 || r.Who != "ada" || r.ByHand == nil || !*r.ByHand {
		t.Errorf("%d %% was shown to %s: %+v", *r.Shown, r.Who, r)
	}
}

// Typed or pasted text replaces the suggested name, and the name can be edited.
func TestTypingReplacesTheSuggestedName(t *testing.T) {
	for want, enter := range map[string]func(p *program){
		"ada":          func(*program) {},
		"Ada Lovelace": func(p *program) { p.typed("Ada Lovelace") },
		"Grace":        func(p *program) { p.send(tea.PasteMsg{Content: "Grace"}) },
		"ad":           func(p *program) { p.press("backspace") },
		"adam":         func(p *program) { p.press("end"); p.typed("m") },
	} {
		p := acking(t, t.TempDir(), rules(t, "2.1", "much"))
		p.press("G", "a")
		enter(p)
		p.await(p.press("enter"))
		p.shows("by " + want)
	}
}

// A statement longer than the dialog must be scrolled to its end before it can be accepted. The name can be typed after
// that.
func TestAStatementHasToBeShownToItsEnd(t *testing.T) {
	h := rules(t, "2.1", "much")
	h.AckStatement = strings.Repeat("I keep to this. ", 60) + "LAST WORDS."
	p := acking(t, t.TempDir(), h)
	p.resize(40, 15)
	p.press("G", "a")
	p.shows("enter scroll ")
	p.press("enter", "pgup", "pgup", "pgup", "pgup")
	for range 30 {
		p.press("pgdown")
	}
	p.shows("The name is not verified.", "enter acknowledge")
	p.press("end")
	p.typed(" l")
	p.await(p.press("enter"))
	p.shows("everything is acknowledged;")
}

// A reload closes the dialog, and a changed entry has to be shown to its end again.
func TestAChangedEntryHasToBeShownAgain(t *testing.T) {
	p := acking(t, t.TempDir(), rules(t, "2.1", "much"))
	for range 20 {
		p.press("space")
	}
	p.press("a")
	h := rules(t, "2.1", "less")
	p.startLoading()
	p.send(reloadedMsg{task: p.loading(), handbook: h, index: search.New(h)})
	p.lacks("mean it")
	if n := p.shownPercent(); n > 50 {
		t.Errorf("%d %% of the new text was on the screen", n)
	}
}

func TestWithoutStateNothingIsAcknowledged(t *testing.T) {
	h := rules(t, "1", "much")
	p := startOn(t, h, search.New(h), 120, 30, dark)
	p.press("enter", "G")
	p.shows("This entry has to be acknowledged, but nothing is stored with")
	p.press("a")
	p.shows("not acknowledged: nothing is stored with --no-state")
	if p.dialogOpen() {
		t.Error("a box is open")
	}
}

func TestWithoutAStateFolderNothingIsAcknowledged(t *testing.T) {
	p := acking(t, "", rules(t, "1", "much"))
	p.press("G", "a")
	p.shows("not acknowledged: there is no folder to store receipts in; set HOME")
}

func TestAReceiptThatIsNotStoredDoesNotCount(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	p := acking(t, file, rules(t, "1", "much"))
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p.press("G", "a")
	p.await(p.press("enter"))
	p.shows("not acknowledged: not stored: ", "Please acknowledge this entry: press a")
	p.lacks("Acknowledged on")
}

// Quitting right after accepting stores the receipt exactly once.
func TestLeavingWaitsUntilTheReceiptIsStored(t *testing.T) {
	dir := t.TempDir()
	p := acking(t, dir, rules(t, "1", "much"))
	p.press("G", "a")
	cmd := p.press("enter")
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	cmd() // too late: the receipt is already stored
	if c, _, err := receipts.Open(dir, noon).Read(); err != nil || len(c.Receipts) != 1 {
		t.Errorf("%v, %d receipts", err, len(c.Receipts))
	}
}

// Jumping to the end shows two screens of the entry. Rows shown at one width also count at another.
func TestReceiptsSayHowMuchWasShown(t *testing.T) {
	p := acking(t, t.TempDir(), rules(t, "2.1", "much"))
	seen := func() int { return p.shownPercent() }
	first := seen()
	if first < 10 || first > 40 {
		t.Errorf("%d %% on the first page", first)
	}
	p.press("G")
	if n := seen(); n <= first || n > 2*first+2 || !p.endShown() {
		t.Errorf("%d %% on the first page and the last, %d on the first", n, first)
	}
	p.resize(50, 20)
	p.press("g")
	for range 40 {
		p.press("space")
	}
	if n := seen(); n != 100 {
		t.Errorf("%d %% of all", n)
	}
}

// The dialog and the foot of the entry fit every screen.
func TestTheAcknowledgementFitsEverySize(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long, and there is one goroutine")
	}
	h := rules(t, "2.1", "much")
	p := acking(t, t.TempDir(), h)
	p.press("G", "a")
	sizes(t, func(width, height int) {
		p.resize(width, height)
		p.requireFits(width, height)
	})
	p.resize(120, 30)
	p.press("esc")
	sizes(t, func(width, height int) {
		p.resize(width, height)
		p.requireFits(width, height)
	})
}

// Acknowledging an entry is not a mark by hand, so a later receipt does not mention one.
func TestAnAcknowledgedEntryIsNotMarkedByHand(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	h := rules(t, "2.1", "much")
	m := New(Options{Handbook: h, Theme: dark, Width: 120, Height: 36, Session: session.Options{Ledger: receipts.Open(dir, noon), Store: readstate.Open(dir, c.now), Now: c.now, User: "ada"}})
	p := &program{t: t, m: m, clock: c}
	p.runFirst()
	p.await(p.press("enter"))
	p.press("G", "a")
	p.await(p.press("enter"))
	p.close()
	s := readstate.Open(dir, c.now)
	s.UseHandbook(h)
	if r := s.Record("a"); !r.ByHand || !r.ByReceipt || r.HowRead() != "you acknowledged it" {
		t.Errorf("%+v, %s", r, r.HowRead())
	}
	if p.markedByHand("a") {
		t.Error("a receipt would say that it was marked by hand")
	}
}

// A key that has no effect in this handbook shows why.
func TestKeysWithoutAMeaningHereSayWhy(t *testing.T) {
	p := study(t, t.TempDir(), course(t, nil), newClock(), 80, 24)
	p.press("enter", "a")
	p.shows("a does nothing here; / finds in this entry, esc goes back to the search")
	p.press("L")
	p.shows("no other language")
	p.press("?")
	p.typed("acknowledge")
	p.shows("No key does that.")
}
