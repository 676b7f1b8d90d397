package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

// rules returns a handbook with an entry that has to be acknowledged, with the given version and text.
func rules(t testing.TB, version, words string) *handbook.Handbook {
	t.Helper()
	var body strings.Builder
	for i := range 60 {
		fmt.Fprintf(&body, "Paragraph %d of the rules, which say %s.\n\n", i, words)
	}
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nversion: '7'\nack_statement: I have read this and mean it.\n")},
		"a.md":          {Data: []byte("---\nid: a\nack: required\nversion: '" + version + "'\n---\n# Access\n\n" + body.String())},
		"b.md":          {Data: []byte("---\nid: b\n---\n# Beside\n\nWords.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func noon() time.Time { return time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC) }

// acking starts the program with receipts in dir and opens the entry to be acknowledged.
func acking(t *testing.T, dir string, h *handbook.Handbook) *program {
	t.Helper()
	return ackingIn(t, session.Options{Ledger: receipts.Open(dir, noon), User: "ada"}, h)
}

func ackingIn(t *testing.T, s session.Options, h *handbook.Handbook) *program {
	t.Helper()
	p := &program{t: t, m: New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 120, Height: 30, Session: s})}
	p.await(p.press("enter"))
	return p
}

// await runs a command and sends its messages about receipts.
func (p *program) await(cmd tea.Cmd) {
	p.t.Helper()
	heard := false
	for _, msg := range results(cmd) {
		switch msg.(type) {
		case session.ReceiptsRead, session.StoredReceipt:
			p.send(msg)
			heard = true
		}
	}
	if !heard {
		p.t.Fatal("nothing was heard of receipts")
	}
}

func TestAcknowledging(t *testing.T) {
	dir := t.TempDir()
	p := acking(t, dir, rules(t, "2.1", "much"))
	p.lacks("a acknowledge")
	p.press("a")
	p.shows("not read to the end: ")
	p.press("G")
	p.shows("a acknowledge", "Please acknowledge this entry: press a.")
	p.press("a")
	p.shows("Acknowledge", "version 2.1", "❯ ada", "I have read this and mean it.", "Access, version 2.1", receipts.FileName, "a hash of the entry are stored in", "also", "enter acknowledge")
	p.press("esc")
	p.lacks("mean it")
	p.press("a")
	for range "ada" {
		p.press("backspace")
	}
	p.press("enter")
	p.shows("type your name first")
	p.typed("Ada Lovelace")
	p.await(p.press("enter"))
	p.shows("everything is acknowledged; `trustbook receipts -o", "Acknowledged on 31 January 2026, version 2.1, by Ada Lovelace", "trustbook receipts -o NAME.jsonl` writes the file to hand in")
	p.press("a")
	p.shows("already acknowledged on 31 January 2026, version 2.1, by Ada Lovelace")
	p.press("k")
	p.lacks("a acknowledge", "Please acknowledge")

	c, _, err := receipts.Open(dir, noon).Read()
	if err != nil || c.Err != nil || len(c.Receipts) != 1 {
		t.Fatalf("%v %v %+v", err, c.Err, c.Receipts)
	}
	r := c.Receipts[0]
	if r.Who != "Ada Lovelace" || r.Entry != "a" || r.Version != "2.1" || r.Statement != "I have read this and mean it." || r.Shown == nil || *r.Shown < 1 || *r.Shown > 99 || r.ByHand != nil {
		t.Errorf("%+v", r)
	}
}

// If nothing can be stored, the dialog does not ask for a name first.
func TestAcknowledgingWithoutAWritableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(file, "below")
	p := ackingIn(t, session.Options{Ledger: receipts.Open(dir, noon), Store: readstate.Open(dir, noon), User: "ada"}, rules(t, "2.1", "much"))
	if err := p.m.session.Store.Flush(); err == nil {
		t.Fatal("a file is no folder")
	}
	p.press("G", "a")
	p.shows("not acknowledged: the state folder cannot be written to")
}

// The name is remembered, and an entry stays acknowledged until its text or its major version changes.
func TestWhichChangesAskForAnotherAcknowledgement(t *testing.T) {
	dir := t.TempDir()
	p := acking(t, dir, rules(t, "2.1", "much"))
	p.press("G", "a", "end")
	p.typed(" l")
	p.await(p.press("enter"))
	for name, test := range map[string]struct {
		version, words string
		again          bool
	}{
		"the same":             {"2.1", "much", false},
		"an editorial change":  {"2.2", "more", false},
		"a new major":          {"3.0", "much", true},
		"words, and no number": {"", "more", true},
	} {
		t.Run(name, func(t *testing.T) {
			p := acking(t, dir, rules(t, test.version, test.words))
			p.t = t
			p.press("G")
			if !test.again {
				p.shows("Acknowledged on 31 January 2026, version 2.1, by ada l")
				p.lacks("Please acknowledge")
				return
			}
			why := []string{"It has changed since it was", "31 January 2026, version 2.1, by ada l."}
			if test.words == "much" {
				why = []string{"Version 3.0 requires it", "31 January 2026, version 2.1, by"}
			}
			p.shows(append(why, "Please acknowledge this entry again: press a.")...)
			p.press("a")
			p.shows("❯ ada l")
		})
	}
}

// The request above an entry to read it again disappears.
func TestAnAcknowledgedEntryCountsAsRead(t *testing.T) {
	dir, c := t.TempDir(), newClock()
	for _, version := range []string{"2.1", "3.0"} {
		h := rules(t, version, "much")
		m := New(Options{Handbook: h, Theme: dark, Width: 120, Height: 36, Session: session.Options{Ledger: receipts.Open(dir, noon), Store: readstate.Open(dir, c.now), Now: c.now, User: "ada"}})
		p := &program{t: t, m: m, clock: c}
		p.runFirst()
		p.await(p.press("enter"))
		if version == "3.0" {
			p.shows("Read again: version 3.0 requires it")
		}
		p.press("G", "a")
		p.await(p.press("enter"))
		p.press("g")
		p.lacks("Read again")
		p.close()
	}
}

// Receipts from another window are found when the entry is opened again. A result that was read before this window
// stored a receipt does not remove that receipt.
func TestReceiptsOfAnotherWindowAreFound(t *testing.T) {
	dir := t.TempDir()
	one, other := acking(t, dir, rules(t, "2.1", "much")), acking(t, dir, rules(t, "2.1", "much"))
	early := one.receiptsCmd()() // before this window stores a receipt
	one.press("G", "a")
	one.await(one.press("enter"))
	other.press("G")
	other.shows("Please acknowledge this entry: press a.")
	other.press("esc")
	other.await(other.press("enter"))
	other.press("G")
	other.shows("Acknowledged on 31 January 2026, version 2.1, by ada")

	again := one.send(early)
	one.shows("Acknowledged on 31 January 2026, version 2.1, by ada")
	one.await(again)
	one.shows("Acknowledged on 31 January 2026, version 2.1, by ada")
}

// If receipts are lost while the program runs, that is reported, and the entry has to be acknowledged again.
func TestLostReceiptsAreAskedForAgain(t *testing.T) {
	dir := t.TempDir()
	p := acking(t, dir, rules(t, "2.1", "much"))
	p.press("G", "a")
	p.await(p.press("enter"))
	p.press("esc")
	if err := os.Remove(filepath.Join(dir, receipts.FileName)); err != nil {
		t.Fatal(err)
	}
	p.await(p.press("enter"))
	p.shows("caution: ", "lost")
	p.press("G")
	p.shows("Please acknowledge this entry: press a.")
}

func TestEntriesThatNeedNoReceiptShowNothing(t *testing.T) {
	for name, p := range map[string]*program{
		"shipped": start(t, 120, 30),
		"beside":  acking(t, t.TempDir(), rules(t, "1", "much")),
	} {
		p.t = t
		if name == "beside" {
			p.press("]")
		} else {
			p.press("enter", "?")
		}
		p.lacks("cknowledge")
		p.press("esc", "a")
		p.lacks("Acknowledge")
	}
}

func TestDamagedReceiptsAreReported(t *testing.T) {
	for name, test := range map[string]struct {
		data func(good string) string
		want string
	}{
		"lost":    {func(string) string { return "" }, "caution: receipts are lost: receipts.jsonl is missing or empty, but had 1"},
		"changed": {func(good string) string { return strings.Replace(good, "Access", "Excess", 1) + good }, "caution: receipts.jsonl, record 1: it was changed"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if _, _, err := receipts.Open(dir, noon).Append(receiptOf(t)); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, receipts.FileName)
			good, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(test.data(string(good))), 0o600); err != nil {
				t.Fatal(err)
			}
			acking(t, dir, rules(t, "1", "much")).shows(test.want)
		})
	}
}

func receiptOf(t testing.TB) receipts.Receipt {
	h := rules(t, "1", "much")
	r := receipts.NewReceipt(h, h.Entry("a"))
	r.Who = "Ada"
	return r
}

// A path is not complete until its entries are acknowledged, and an acknowledged entry counts as read.
func TestAPathShowsWhatIsToBeAcknowledged(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: Rules\nreading_paths:\n  - {id: p, title: Path, acknowledge: true, due_days: 7}\n")},
		"a.md":          {Data: []byte("# Access\n\nA rule.\n")},
		"b.md":          {Data: []byte("# Boats of guests and of their children\n\nA rule.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	m := New(Options{Handbook: h, Index: search.New(h), Theme: dark, Width: 120, Height: 30, Session: session.Options{Ledger: receipts.Open(dir, noon), Store: readstate.Open(dir, noon), User: "ada", Now: noon}})
	p := &program{t: t, m: m}
	p.await(p.receiptsCmd())
	p.press("tab")
	p.shows("2 to acknowledge, 7 days to finish", "◦ Boats of guests and of their children")
	for _, row := range p.rows() {
		if strings.Contains(row, "◦") && strings.Contains(row, "to acknowledge") {
			t.Errorf("the row repeats what the header says of all: %q", row)
		}
	}
	p.press("ctrl+o")
	p.shows("1 of 2 read", "about a minute left", "✓ Access                        to acknowledge")
	p.press("enter", "a")
	p.await(p.press("enter"))
	p.press("esc")
	p.shows("due 7 February", "❯ Search")
	if on := p.selected(); on.ID != "b" {
		t.Errorf("the next is %s", on.ID)
	}
	p.press("enter", "a")
	p.await(p.press("enter"))
	p.press("esc")
	p.shows("2 of 2 read", "all acknowledged")
	p.lacks("to acknowledge", "by 2026")
	if r := p.record("b"); !r.ByHand {
		t.Errorf("%+v", r)
	}
}
