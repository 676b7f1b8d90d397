package linear_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/linear"
	"trustbook/ui/receipts"
	statefolder "trustbook/ui/shelf"
)

const keepersManifest = `title: The lighthouse
ack_statement: I keep the light.
reading_paths:
  - {id: keeper, title: For keepers, entries: [lamp, log]}
`

// lighthouse is a small handbook with what one edit has made of the lamp.
func lighthouse(t *testing.T, lamp string) shelf {
	t.Helper()
	h, err := handbook.Load(fstest.MapFS{
		"handbook.yaml": {Data: []byte(keepersManifest)},
		"lamp.md":       {Data: []byte(lamp)},
		"log.md":        {Data: []byte("---\nowner: Harbour master\nreviewed: 2025-01-01\nreview_in: 1 year\nack: required\n---\n# The log\n\nEvery hour has its line.\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return shelf{h, search.New(h)}
}

const brassLamp = "---\nversion: \"1.0\"\n---\n# The lamp\n\nIt is lit with a brass key.\n"

func keeping(dir string) linear.Options {
	now := func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }
	return linear.Options{Shelf: statefolder.Open(dir, now), Ledger: receipts.Open(dir, now), User: "ada", Now: now}
}

func TestAPathIsReadLineByLine(t *testing.T) {
	dir := t.TempDir()
	book := lighthouse(t, brassLamp)
	first := book.ask(t, keeping(dir), "w", "1", "u", "d", "u", "w 1", "q")
	has(t, first, "1. For keepers, 0 of 2 read", "For keepers:", "1. The lamp, to read", "2. The log, to read",
		"The lamp", "Marked as read by hand: The lamp.", "The log", "1. The lamp, read", "2. The log, to read")

	again := book.ask(t, keeping(dir), "w", "u", "q")
	has(t, again, "1. For keepers, 1 of 2 read", "The log")

	edited := lighthouse(t, strings.NewReplacer("brass", "steel", "1.0", "1.1").Replace(brassLamp))
	has(t, edited.ask(t, keeping(dir), "w 1", "1", "v"), "1. The lamp, changed since you read it", "The lamp", "Changed: since you marked it as read on 2026-11-24; v tells", "It is lit with a (gone: brass) (new: steel) key.")
	raised := lighthouse(t, strings.NewReplacer("brass", "steel", "1.0", "2.0").Replace(brassLamp))
	has(t, raised.ask(t, keeping(dir), "w 1", "u", "d", "d", "w 1"), "1. The lamp, to read again, version 2.0",
		"The lamp", "Read again: version 2.0 asks for it; you marked it as read on 2026-11-24 in", "version 1.0.",
		"Marked as read", "As it was before: The lamp", "1. The lamp, to read again")
}

func TestAllOfAPathIsRead(t *testing.T) {
	book := lighthouse(t, brassLamp)
	has(t, book.last(t, "u", "d", "u", "d", "u"), "All of For keepers is read.")
	has(t, book.last(t, "w 2"), "There is no path 2")
	has(t, book.last(t, "d"), "No text is open.")
}

func TestWhatATextSaysOfItsLifeIsSaid(t *testing.T) {
	book := lighthouse(t, brassLamp)
	has(t, book.ask(t, keeping(t.TempDir()), "l", "2"), "Overdue: This text was to be reviewed by 2026-01-01.", "Owner: Harbour master", "Reviewed: 2025-01-01", "Source: ")
	if said := book.last(t, "l", "1"); strings.Contains(said, "Owner") || strings.Contains(said, "Overdue") {
		t.Errorf("what the text does not say is said:\n%s", said)
	}
}

func TestATextIsAcknowledgedLineByLine(t *testing.T) {
	dir := t.TempDir()
	book := lighthouse(t, brassLamp)
	has(t, book.ask(t, keeping(dir), "l", "2", "d", "a", "y", "2", "l", "1", "a"),
		"Asks to be acknowledged; a does it.", "I keep the light.", "The log. Name, time", "Your name? y takes ada; an empty line gives up.",
		"Acknowledged: The log, on 2026-11-24, by ada.", "Acknowledged on 2026-11-24, by ada", "This text does not ask to be acknowledged.")
	chain, notes, err := receipts.Open(dir, time.Now).Read()
	if err != nil || len(notes) > 0 || chain.Broken != nil || len(chain.Receipts) != 1 {
		t.Fatal(chain, notes, err)
	}
	if r := chain.Receipts[0]; r.Who != "ada" || r.Entry != "log" || r.Shown == nil || *r.Shown != 100 || r.ByHand == nil || !*r.ByHand {
		t.Errorf("%+v", r)
	}
	has(t, book.ask(t, keeping(dir), "log", "1"), "Acknowledged on 2026-11-24, by ada")
	has(t, book.ask(t, keeping(t.TempDir()), "l", "2", "a", "", "a", "Grace Hopper"), "Not acknowledged.", "Acknowledged: The log, on 2026-11-24, by Grace Hopper.")
}

// A receipt is for good, so nothing becomes a name that was not meant as one.
func TestACommandIsNoName(t *testing.T) {
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
		{"7", "Nothing here has the number 7"},
		{"q", ""},
		{"quit", ""},
	} {
		dir := t.TempDir()
		said := lighthouse(t, brassLamp).ask(t, keeping(dir), "l", "2", "a", c.line, "")
		has(t, said, "Your name? y takes ada", "Not acknowledged.", c.then)
		if chain, _, err := receipts.Open(dir, time.Now).Read(); err != nil || len(chain.Receipts) > 0 {
			t.Errorf("%q is a name in a receipt: %v", c.line, err)
		}
	}
	nobody := keeping(t.TempDir())
	nobody.User = ""
	has(t, lighthouse(t, brassLamp).ask(t, nobody, "l", "2", "a", "y"), "Your name? An empty line gives up.", "Not acknowledged.")
}

// Nobody acknowledges twice by mistake, in this window or another.
func TestWhatIsAcknowledgedIsNotAcknowledgedAgain(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	has(t, book.ask(t, keeping(dir), "l", "2", "a", "y", "a", "grace"), "Acknowledged: The log", "Acknowledged already, on 2026-11-24, by ada.")
	has(t, book.ask(t, keeping(dir), "l", "2", "a"), "Acknowledged already, on 2026-11-24, by ada.")
	if chain, _, err := receipts.Open(dir, time.Now).Read(); err != nil || len(chain.Receipts) != 1 {
		t.Error(chain.Receipts, err)
	}
}

// Paths say what is left to acknowledge, as long as something is and can be.
func TestPathsSayWhatIsToAcknowledge(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	has(t, book.ask(t, keeping(dir), "w", "1", "1", "d", "2", "d", "w", "w 1", "u", "a", "y", "u", "d", "w 1", "2", "d", "w 1", "2", "d", "w"),
		"1. For keepers, 0 of 2 read, 1 to acknowledge", "1. The lamp, to read", "2. The log, to read, to acknowledge",
		"1. For keepers, 2 of 2 read, 1 to acknowledge", "2. The log, read, to acknowledge", "Asks to be acknowledged; a does it.",
		"Acknowledged: The log", "All of For keepers is read.", "No text is open.", "Not read: The log", "2. The log, to read", "1. For keepers, 2 of 2 read")
	if said := book.ask(t, keeping(dir), "w", "w 1", "u"); strings.Contains(said, "acknowledge") {
		t.Errorf("all of it is acknowledged:\n%s", said)
	}
	if said := book.ask(t, linear.Options{}, "w", "w 1"); strings.Contains(said, "acknowledge") {
		t.Errorf("nothing can be kept:\n%s", said)
	}
}

// Whoever acknowledges a text has read it, which is kept as marked by hand.
func TestWhatIsAcknowledgedIsRead(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	has(t, book.ask(t, keeping(dir), "l", "2", "a", "y", "w 1"), "Acknowledged: The log", "So it counts as read; d takes that back.", "2. The log, read")
	has(t, book.ask(t, keeping(dir), "w 1", "2", "d", "w 1"), "2. The log, read", "Not read: The log", "2. The log, to read")
	chain, _, err := receipts.Open(dir, time.Now).Read()
	if err != nil || len(chain.Receipts) != 1 || chain.Receipts[0].ByHand != nil {
		t.Error("it was not read before it was acknowledged", chain, err)
	}
}

// What to do with a text of a path is said once.
func TestHowAPathIsReadIsSaid(t *testing.T) {
	said := lighthouse(t, brassLamp).ask(t, keeping(t.TempDir()), "u", "u")
	if n := strings.Count(said, "d marks it as read, u goes on."); n != 1 {
		t.Errorf("said %d times:\n%s", n, said)
	}
}

// Where there is nothing more, no text is left open that d would unmark.
func TestNothingIsOpenWhereThereIsNothingMore(t *testing.T) {
	book := lighthouse(t, brassLamp)
	for _, lines := range [][]string{{"l", "2", "n", "d"}, {"l", "1", "p", "d"}, {"lamp", "1", "m", "d"}, {"u", "d", "u", "d", "u", "d"}} {
		has(t, book.last(t, lines...), "No text is open.")
	}
}

// What was read and acknowledged under a former title counts under the present one.
func TestANewTitleLosesNothing(t *testing.T) {
	dir, book := t.TempDir(), lighthouse(t, brassLamp)
	book.ask(t, keeping(dir), "l", "1", "d", "l", "2", "a", "y")
	book.book.Title = "The lighthouse 2026"
	has(t, book.ask(t, keeping(dir), "w"), "1. For keepers, 0 of 2 read, 1 to acknowledge")
	book.book.Title, book.book.FormerTitles = "The lighthouse 2027", []string{"The lighthouse"}
	has(t, book.ask(t, keeping(dir), "w", "l", "2", "a"), "1. For keepers, 2 of 2 read", "Acknowledged on 2026-11-24, by ada", "Acknowledged already")
}

// What was read under a former id of a text is read under the present one.
func TestANewIDLosesNothing(t *testing.T) {
	dir := t.TempDir()
	lighthouse(t, strings.Replace(brassLamp, "---\n", "---\nid: beacon\n", 1)).ask(t, keeping(dir), "beacon", "l", "1", "d")
	has(t, lighthouse(t, strings.Replace(brassLamp, "---\n", "---\nformer_ids: [beacon]\n", 1)).ask(t, keeping(dir), "w 1"), "1. The lamp, read")
}

// Without a place to keep it nothing is acknowledged, and it is not said to be.
func TestNothingIsAcknowledgedThatIsNotKept(t *testing.T) {
	said := lighthouse(t, brassLamp).last(t, "l", "2", "a")
	has(t, said, "Nothing can be kept here, so nothing is acknowledged.")
}

func TestAPathHasItsDaysLineByLine(t *testing.T) {
	h, err := handbook.Load(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: T\nreading_paths:\n  - {id: a, title: All, due_days: 7}\n  - {id: k, title: Keepers, roles: [keeper], due_days: 14}\n")},
		"lamp.md":       {Data: []byte(brassLamp)},
	})
	if err != nil {
		t.Fatal(err)
	}
	dir, book := t.TempDir(), shelf{h, search.New(h)}
	o := keeping(dir)
	o.Roles = handbook.RolesOf("keeper")
	has(t, book.ask(t, o, "w", "u", "w", "u", "d", "w"), "1. Keepers, 0 of 1 read, for you, 14 days for all of it", "2. All, 0 of 1 read, 7 days for all of it",
		"The lamp", "1. Keepers, 0 of 1 read, for you, by 2026-12-08", "2. All, 0 of 1 read, by 2026-12-01", "Marked as read",
		"1. Keepers, 1 of 1 read, for you")
	o = keeping(dir)
	o.Roles = handbook.RolesOf("cook")
	has(t, book.ask(t, o, "u", "w", "1", "1", "d", "w"), "All of All is read.", "2. Keepers, 1 of 1 read, for keeper", "2. Keepers, 0 of 1 read, for keeper")
}

// The last text of a path that is marked by mistake does not cost the day on which the
// path was begun, as long as it is open.
func TestAMarkThatIsTakenBackKeepsTheDeadline(t *testing.T) {
	h, err := handbook.Load(fstest.MapFS{
		"handbook.yaml": {Data: []byte("title: T\nreading_paths:\n  - {id: a, title: All, due_days: 7}\n")},
		"lamp.md":       {Data: []byte(brassLamp)},
	})
	if err != nil {
		t.Fatal(err)
	}
	dir, book := t.TempDir(), shelf{h, search.New(h)}
	has(t, book.ask(t, keeping(dir), "u", "d", "d", "w"), "Marked as read", "Not read", "1. All, 0 of 1 read, by 2026-12-01")
	has(t, book.ask(t, keeping(dir), "u", "d"), "Marked as read")
	has(t, book.ask(t, keeping(dir), "l", "1", "d", "w"), "Not read", "1. All, 0 of 1 read, 7 days for all of it")
}

// What has changed is gone on to once everything else is done, and nobody is told that
// all is read before.
func TestWhatHasChangedIsGoneOnTo(t *testing.T) {
	dir := t.TempDir()
	lighthouse(t, brassLamp).ask(t, keeping(dir), "u", "d", "l", "2", "a", "y")
	edited := lighthouse(t, strings.Replace(brassLamp, "brass", "steel", 1))
	has(t, edited.ask(t, keeping(dir), "w", "u", "d", "u"), "1. For keepers, 2 of 2 read, 1 changed", "The lamp", "Changed: since you marked it as read", "Marked as read by hand", "All of For keepers is read.")
}

func TestNewsAreListedUntilTheyAreOpened(t *testing.T) {
	dir := t.TempDir()
	ask := func(blade string, lines ...string) string {
		o := keeping(dir)
		o.Interactive = true
		return lighthouse(t, strings.Replace(brassLamp, "brass", blade, 1)).ask(t, o, lines...)
	}
	const none = "> Nothing is new or has changed that you have not opened since."
	has(t, ask("brass", "!"), none)
	has(t, ask("steel", "w", "1", "!"),
		"1 text has changed since 2026-11-24:", "> 1. For keepers", "> New or changed, and not opened since:", "1. The lamp, changed")
	has(t, ask("steel", "!", "1", "!"), "> New or changed, and not opened since:", "1. The lamp, changed", "> The lamp", none)
	has(t, ask("steel", "!"), none)
}

func TestNewsAreOfferedLineByLine(t *testing.T) {
	dir := t.TempDir()
	talk := func(book shelf, lines ...string) string {
		o := keeping(dir)
		o.Interactive = true
		return book.ask(t, o, lines...)
	}
	if said := talk(lighthouse(t, brassLamp), "q"); strings.Contains(said, "since") {
		t.Errorf("at the first start: %s", said)
	}
	has(t, talk(lighthouse(t, strings.Replace(brassLamp, "brass", "steel", 1)), "1", "q"),
		"1 text has changed since 2026-11-24:", "1. The lamp, changed", "> The lamp", "It is lit with a steel key.")
}
