package linear_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/linear"
	"trustbook/ui/readstate"
	"trustbook/ui/receipts"
	"trustbook/ui/session"
)

const keepersManifest = `title: The lighthouse
ack_statement: I keep the light.
reading_paths:
  - {id: keeper, title: For keepers, entries: [lamp, log]}
`

// lighthouse returns a small handbook with the given text of the entry about the lamp.
func lighthouse(t *testing.T, lamp string) fixture {
	t.Helper()
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte(keepersManifest)},
		"lamp.md":       {Data: []byte(lamp)},
		"log.md":        {Data: []byte("---\nowner: Harbour master\nreviewed: 2025-01-01\nreview_in: 1 year\nack: required\n---\n# The log\n\nEvery hour has its line.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return fixture{h, search.New(h)}
}

const brassLamp = "---\nversion: \"1.0\"\n---\n# The lamp\n\nIt is lit with a brass key.\n"

func withState(dir string) linear.Options {
	now := func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }
	return linear.Options{Session: session.Options{Store: readstate.Open(dir, now), Ledger: receipts.Open(dir, now), User: "ada", Now: now}}
}

func TestFollowsAPath(t *testing.T) {
	dir := t.TempDir()
	book := lighthouse(t, brassLamp)
	first := book.ask(t, withState(dir), "w", "1", "u", "d", "u", "w 1", "q")
	has(t, first, "1. For keepers, 0 of 2 read", "For keepers:", "1. The lamp, to read", "2. The log, to read",
		"The lamp", "Marked as read: The lamp.", "The log", "1. The lamp, read", "2. The log, to read")

	again := book.ask(t, withState(dir), "w", "u", "q")
	has(t, again, "1. For keepers, 1 of 2 read", "The log")

	edited := lighthouse(t, strings.NewReplacer("brass", "steel", "1.0", "1.1").Replace(brassLamp))
	has(t, edited.ask(t, withState(dir), "w 1", "1", "v"), "1. The lamp, changed since you read it", "The lamp", "Changed since you marked it as read today. v shows what changed.", "It is lit with a (gone: brass) (new: steel) key.")
	raised := lighthouse(t, strings.NewReplacer("brass", "steel", "1.0", "2.0").Replace(brassLamp))
	has(t, raised.ask(t, withState(dir), "w 1", "u", "d", "d", "w 1"), "1. The lamp, to read again, version 2.0",
		"The lamp", "Read again: version 2.0 requires it; you marked it as read today in version", "1.0. v shows what changed.",
		"Marked as read", "No longer marked as read: The lamp", "1. The lamp, to read again")
}

func TestFinishedPath(t *testing.T) {
	book := lighthouse(t, brassLamp)
	has(t, book.lastReply(t, "u", "d", "u", "d", "u"), "You have read all of For keepers.")
	has(t, book.lastReply(t, "w 2"), "There is no path 2")
	has(t, book.lastReply(t, "d"), "No entry is open.")
}

func TestShowsMetadataAndCautions(t *testing.T) {
	book := lighthouse(t, brassLamp)
	has(t, book.ask(t, withState(t.TempDir()), "l", "2"), "Overdue: This entry was due for review on 1 January 2026.", "Owner: Harbour master", "Reviewed: 1 January 2025", "Source: ")
	if said := book.lastReply(t, "l", "1"); strings.Contains(said, "Owner") || strings.Contains(said, "Overdue") {
		t.Errorf("metadata that the entry lacks is printed:\n%s", said)
	}
}

func TestAcknowledges(t *testing.T) {
	dir := t.TempDir()
	book := lighthouse(t, brassLamp)
	has(t, book.ask(t, withState(dir), "l", "2", "d", "a", "y", "2", "l", "1", "a"),
		"Please acknowledge this entry: type a.", "I keep the light.", "The log. Your name, the time", "Your name? y for ada; an empty line cancels.",
		"Acknowledged: The log, on 24 November 2026, by ada.", "Acknowledged on 24 November 2026, by ada", "Nothing to acknowledge: this entry does not require it.")
	chain, notes, err := receipts.Open(dir, time.Now).Read()
	if err != nil || len(notes) > 0 || chain.Err != nil || len(chain.Receipts) != 1 {
		t.Fatal(chain, notes, err)
	}
	if r := chain.Receipts[0]; r.Who != "ada" || r.Entry != "log" || r.Shown == nil || *r.Shown != 100 || r.ByHand == nil || !*r.ByHand {
		t.Errorf("%+v", r)
	}
	has(t, book.ask(t, withState(dir), "log", "1"), "Acknowledged on 24 November 2026, by ada")
	has(t, book.ask(t, withState(t.TempDir()), "l", "2", "a", "", "a", "Grace Hopper"), "Not acknowledged.", "Acknowledged: The log, on 24 November 2026, by Grace Hopper.")
}

// A receipt cannot be undone, so text that could be a command is not accepted as a name.
func TestCommandIsNotAName(t *testing.T) {
	for _, c := range []struct{ line, then string }{
		{"", ""},
		{".", ""},
		{"-- 12", ""},
		{"no", ""},
		{"?", "question"},
		{"HELP", "question"},
		{"a", "I keep the light."},
		{"l", "1. The lamp"},
		{"w 1", "For keepers:"},
		{"1", "The lamp"},
		{"7", "There is no number 7 here"},
		{"q", ""},
		{"quit", ""},
	} {
		dir := t.TempDir()
		said := lighthouse(t, brassLamp).ask(t, withState(dir), "l", "2", "a", c.line, "")
		has(t, said, "Your name? y for ada", "Not acknowledged.", c.then)
		if chain, _, err := receipts.Open(dir, time.Now).Read(); err != nil || len(chain.Receipts) > 0 {
			t.Errorf("%q was accepted as a name: %v", c.line, err)
		}
	}
	nobody := withState(t.TempDir())
	nobody.Session.User = ""
	has(t, lighthouse(t, brassLamp).ask(t, nobody, "l", "2", "a", "y"), "Your name? An empty line cancels.", "Not acknowledged.")
}

// An entry cannot be acknowledged twice by mistake, in this window or in another.
func TestDoesNotAcknowledgeTwice(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	has(t, book.ask(t, withState(dir), "l", "2", "a", "y", "a", "grace"), "Acknowledged: The log", "Already acknowledged on 24 November 2026, by ada.")
	has(t, book.ask(t, withState(dir), "l", "2", "a"), "Already acknowledged on 24 November 2026, by ada.")
	if chain, _, err := receipts.Open(dir, time.Now).Read(); err != nil || len(chain.Receipts) != 1 {
		t.Error(chain.Receipts, err)
	}
}

// Paths count the acknowledgements still needed, if receipts can be stored.
func TestPathsCountPendingAcknowledgements(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	has(t, book.ask(t, withState(dir), "w", "1", "1", "d", "2", "d", "w", "w 1", "u", "a", "y", "u", "d", "w 1", "2", "d", "w 1", "2", "d", "w"),
		"1. For keepers, 0 of 2 read, 1 to acknowledge", "1. The lamp, to read", "2. The log, to read, to acknowledge",
		"1. For keepers, 2 of 2 read, 1 to acknowledge", "2. The log, read, to acknowledge", "Please acknowledge this entry: type a.",
		"Acknowledged: The log", "You have read all of For keepers.", "No entry is open.", "Marked as unread: The log", "2. The log, to read", "1. For keepers, 2 of 2 read")
	if said := book.ask(t, withState(dir), "w", "w 1", "u"); strings.Contains(said, "acknowledge") {
		t.Errorf("nothing is left to acknowledge:\n%s", said)
	}
	if said := book.ask(t, linear.Options{}, "w", "w 1"); strings.Contains(said, "acknowledge") {
		t.Errorf("nothing can be stored:\n%s", said)
	}
}

// Acknowledging an entry marks it as read by hand.
func TestAcknowledgingMarksAsRead(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	has(t, book.ask(t, withState(dir), "l", "2", "a", "y", "w 1"), "Acknowledged: The log", "It now counts as read; d undoes that.", "2. The log, read")
	has(t, book.ask(t, withState(dir), "w 1", "2", "d", "w 1"), "2. The log, read", "Marked as unread: The log", "2. The log, to read")
	chain, _, err := receipts.Open(dir, time.Now).Read()
	if err != nil || len(chain.Receipts) != 1 || chain.Receipts[0].ByHand != nil {
		t.Error("it was not read before it was acknowledged", chain, err)
	}
}

// The hint on how to follow a path is shown once.
func TestPathHintIsShownOnce(t *testing.T) {
	said := lighthouse(t, brassLamp).ask(t, withState(t.TempDir()), "u", "u")
	if n := strings.Count(said, "d marks it as read, u continues."); n != 1 {
		t.Errorf("shown %d times:\n%s", n, said)
	}
}

// At the end of a list no entry stays open, so that d cannot mark one by accident.
func TestNoEntryStaysOpenAtTheEnd(t *testing.T) {
	book := lighthouse(t, brassLamp)
	for _, lines := range [][]string{{"l", "2", "n", "d"}, {"l", "1", "p", "d"}, {"u", "d", "u", "d", "u", "d"}} {
		has(t, book.lastReply(t, lines...), "No entry is open.")
	}
	for _, empty := range []string{"!", "m"} { // these lists are empty, so the entry stays open
		has(t, book.lastReply(t, "lamp", "1", empty, "d"), "Marked as ")
	}
}

// Progress and receipts under a former title count under the current one.
func TestProgressSurvivesANewTitle(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	book.ask(t, withState(dir), "l", "1", "d", "l", "2", "a", "y")
	book.book.Title = "The lighthouse 2026"
	has(t, book.ask(t, withState(dir), "w"), "1. For keepers, 0 of 2 read, 1 to acknowledge")
	book.book.Title, book.book.FormerTitles = "The lighthouse 2027", []string{"The lighthouse"}
	has(t, book.ask(t, withState(dir), "w", "l", "2", "a"), "1. For keepers, 2 of 2 read", "Acknowledged on 24 November 2026, by ada", "Already acknowledged")
}

// An entry that was read under a former id counts as read under the current one.
func TestProgressSurvivesANewID(t *testing.T) {
	dir := t.TempDir()
	lighthouse(t, strings.Replace(brassLamp, "---\n", "---\nid: beacon\n", 1)).ask(t, withState(dir), "beacon", "l", "1", "d")
	has(t, lighthouse(t, strings.Replace(brassLamp, "---\n", "---\nformer_ids: [beacon]\n", 1)).ask(t, withState(dir), "w 1"), "1. The lamp, read")
}

// Without a state folder an entry cannot be acknowledged, and the reply explains why.
func TestDoesNotAcknowledgeWithoutAStateFolder(t *testing.T) {
	said := lighthouse(t, brassLamp).lastReply(t, "l", "2", "a")
	has(t, said, "Not acknowledged: nothing is stored with --no-state or without a terminal.")
}

func TestShowsDeadlines(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: T\nreading_paths:\n  - {id: a, title: All, due_days: 7}\n  - {id: k, title: Keepers, roles: [keeper], due_days: 14}\n")},
		"lamp.md":       {Data: []byte(brassLamp)},
	})
	if err != nil {
		t.Fatal(err)
	}
	dir, book := t.TempDir(), fixture{h, search.New(h)}
	o := withState(dir)
	o.Session.Roles = handbook.ParseRoles("keeper")
	has(t, book.ask(t, o, "w", "u", "w", "u", "d", "w"), "1. Keepers, 0 of 1 read, for you, 14 days to finish", "2. All, 0 of 1 read, 7 days to finish",
		"The lamp", "1. Keepers, 0 of 1 read, for you, due 8 December", "2. All, 0 of 1 read, due 1 December", "Marked as read",
		"1. Keepers, 1 of 1 read, for you")
	o = withState(dir)
	o.Session.Roles = handbook.ParseRoles("cook")
	has(t, book.ask(t, o, "u", "w", "1", "1", "d", "w"), "You have read all of All.", "2. Keepers, 1 of 1 read, for keeper", "2. Keepers, 0 of 1 read, for keeper")
}

// Marking the last entry of a path by mistake does not lose the start day of the path while the conversation lasts.
func TestUndoKeepsTheDeadline(t *testing.T) {
	h, err := load.Handbook(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: T\nreading_paths:\n  - {id: a, title: All, due_days: 7}\n")},
		"lamp.md":       {Data: []byte(brassLamp)},
	})
	if err != nil {
		t.Fatal(err)
	}
	dir, book := t.TempDir(), fixture{h, search.New(h)}
	has(t, book.ask(t, withState(dir), "u", "d", "d", "w"), "Marked as read", "Marked as unread", "1. All, 0 of 1 read, due 1 December")
	has(t, book.ask(t, withState(dir), "u", "d"), "Marked as read")
	has(t, book.ask(t, withState(dir), "l", "1", "d", "w"), "Marked as unread", "1. All, 0 of 1 read, 7 days to finish")
}

// A path returns to changed entries once the others have been read, and is complete only after them.
func TestPathContinuesWithChangedEntries(t *testing.T) {
	dir := t.TempDir()
	lighthouse(t, brassLamp).ask(t, withState(dir), "u", "d", "l", "2", "a", "y")
	edited := lighthouse(t, strings.Replace(brassLamp, "brass", "steel", 1))
	has(t, edited.ask(t, withState(dir), "w", "u", "d", "u"), "1. For keepers, 2 of 2 read, 1 changed", "The lamp", "Changed since you marked it as read", "Marked as read: The lamp.", "You have read all of For keepers.")
}

func TestListsNewsUntilOpened(t *testing.T) {
	dir := t.TempDir()
	ask := func(blade string, lines ...string) string {
		o := withState(dir)
		o.Interactive = true
		return lighthouse(t, strings.Replace(brassLamp, "brass", blade, 1)).ask(t, o, lines...)
	}
	const none = "> There is nothing new or updated that you have not opened."
	has(t, ask("brass", "!"), none)
	has(t, ask("steel", "w", "1", "!"),
		"1 updated entry since earlier today:", "> 1. For keepers", "> New or updated, and not opened yet:", "1. The lamp, updated")
	has(t, ask("steel", "is:new"), "> Only: new", "1. The lamp", "   Strong match: it is new")
	has(t, ask("steel", "is:saved"), "> Only: saved", "No entry matches all of these filters.")
	has(t, ask("steel", "!", "1", "!"), "> New or updated, and not opened yet:", "1. The lamp, updated", "> The lamp", none)
	has(t, ask("steel", "!"), none)
}

func TestNamesDutiesAtTheStart(t *testing.T) {
	dir := t.TempDir()
	for _, want := range []int{1, 0} { // before and after it is acknowledged
		o := withState(dir)
		o.Interactive = true
		said := lighthouse(t, brassLamp).ask(t, o, "l", "2", "a", "y")
		if n := strings.Count(said, "\nw 1 opens For keepers: 1 to acknowledge.\nType a question"); n != want {
			t.Errorf("named %d times, want %d:\n%s", n, want, said)
		}
	}
	book, o := lighthouse(t, brassLamp), withState(t.TempDir())
	book.book.Paths, o.Interactive = nil, true // then no path lists the entry
	has(t, book.ask(t, o, "q"), "1 to acknowledge: The log.", "Type a question")
}

func TestOffersNewsAtTheStart(t *testing.T) {
	dir := t.TempDir()
	talk := func(book fixture, lines ...string) string {
		o := withState(dir)
		o.Interactive = true
		return book.ask(t, o, lines...)
	}
	if said := talk(lighthouse(t, brassLamp), "q"); strings.Contains(said, "since") {
		t.Errorf("at the first start: %s", said)
	}
	has(t, talk(lighthouse(t, strings.Replace(brassLamp, "brass", "steel", 1)), "1", "q"),
		"1 updated entry since earlier today:", "1. The lamp, updated", "> The lamp", "It is lit with a steel key.")
}

// The command continues with the path, even if other entries were read in the meantime.
func TestContinueGoesOnWithThePath(t *testing.T) {
	s := shipped()
	has(t, s.lastReply(t, "w", "1", "1", "r1", "u"), "Digital sovereignty")
	has(t, s.lastReply(t, "user secrets", "1", "u"), "About the Trust Center")
	has(t, s.lastReply(t, "u", "u"), "Digital sovereignty")
}
