package linear_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
	"trustbook/ui/linear"
)

const mfa = "mfa-production-admin"

// fixture is a handbook and its index.
type fixture struct {
	book  *handbook.Handbook
	index *search.Index
}

// shipped returns the shipped handbook, loaded once.
var shipped = sync.OnceValue(func() fixture {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		panic(err)
	}
	return fixture{h, search.New(h)}
})

// ask holds a conversation and returns the whole output.
func (s fixture) ask(t testing.TB, o linear.Options, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(lines, "\n"))
	if err := linear.Run(s.book, s.index, in, &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// lastReply returns the reply to the last line.
func (s fixture) lastReply(t testing.TB, lines ...string) string {
	t.Helper()
	before := s.ask(t, linear.Options{}, lines[:len(lines)-1]...)
	all := s.ask(t, linear.Options{}, lines...)
	if !strings.HasPrefix(all, before) {
		t.Fatalf("%q changes the replies before it", lines[len(lines)-1])
	}
	return all[len(before):]
}

// has checks that a reply has lines with the given prefixes, in this order.
func has(t *testing.T, reply string, want ...string) {
	t.Helper()
	rest := strings.Split(reply, "\n")
	for _, w := range want {
		at := slices.IndexFunc(rest, func(line string) bool { return strings.HasPrefix(line, w) })
		if at < 0 {
			t.Errorf("no line %q where it should be in\n%s", w, reply)
			return
		}
		rest = rest[at+1:]
	}
}

func TestAnswersQuestions(t *testing.T) {
	e := shipped().book.Entry(mfa)
	reply := shipped().lastReply(t, "mfa admin")
	has(t, reply, "1. "+e.Title, "   Yes. ", "   Strong match: ", "2. ")
	if strings.Contains(reply, "\n6. ") {
		t.Errorf("more than five answers at once:\n%s", reply)
	}
}

func TestExplainsHowAQueryWasUnderstood(t *testing.T) {
	has(t, shipped().lastReply(t, "passowrd"), "Did you mean: password", "1. ")
	has(t, shipped().lastReply(t, "mfa passowrd"), "Corrected to: mfa password", "1. ")
	has(t, shipped().lastReply(t, "mfa for customers"), "1. ", "   Does not mention: customers")
	has(t, shipped().lastReply(t, "#nis2 mfa"), "Only: NIS2", "1. ")
	has(t, shipped().lastReply(t, "cat:foo mfa"), "cat:foo is not a filter")
	has(t, shipped().lastReply(t, "8.5"), "1. ", "   Strong match: it lists control 8.5")
}

func TestNumberReadsEntry(t *testing.T) {
	h := shipped().book
	e := h.Entry(mfa)
	has(t, shipped().lastReply(t, "mfa admin", "1"),
		e.Title, "Access & authorization, FAQ, NIS2, entry ", "Question: "+e.Question, "Answer: Yes. ",
		"For administrative accounts", "Related:", "r1. "+h.Related(e)[0].Title, "Source: "+e.Title)
}

func TestMoreContinuesTheNumbering(t *testing.T) {
	five, all := shipped().lastReply(t, "access"), shipped().lastReply(t, "access", "m")
	has(t, five, "5. ", "m for more: ")
	has(t, all, "6. ")
	if strings.Contains(all, "\n5. ") || strings.Contains(five, "\n6. ") {
		t.Errorf("an answer is printed twice:\n%s\n%s", five, all)
	}
	if again := shipped().lastReply(t, "access", "m", "7", "b"); !strings.Contains(again, "\n1. ") || !strings.Contains(again, "\n7. ") {
		t.Errorf("b does not repeat the list:\n%s", again)
	}
	if got := shipped().lastReply(t, "access", "2", "m"); got != all {
		t.Errorf("reading an entry changes what m shows:\n%s", got)
	}
	has(t, shipped().lastReply(t, "8.5", "m"), "There is nothing more to list.")
	has(t, shipped().lastReply(t, "m"), "There is nothing more to list.")
}

func TestReadingOrder(t *testing.T) {
	entries := shipped().book.Entries
	if got, want := shipped().lastReply(t, "n"), shipped().lastReply(t, "l", "1"); got != want {
		t.Errorf("reading begins with\n%s", got)
	}
	has(t, shipped().lastReply(t, "l", "3", "p"), entries[1].Title)
	has(t, shipped().lastReply(t, "l", "3", "mfa", "n"), entries[3].Title)
	has(t, shipped().lastReply(t, "n", "p"), "This is the first entry.")
	has(t, shipped().lastReply(t, "l", fmt.Sprint(len(entries)), "n"), "That was the last entry.")
}

func TestCategories(t *testing.T) {
	h := shipped().book
	has(t, shipped().lastReply(t, "t"), "1. "+h.Categories[0].Title+", ", "2. "+h.Categories[1].Title+", ")
	if shipped().lastReply(t, "t", "2") != shipped().lastReply(t, "t 2") {
		t.Error("the number of a category does not list it")
	}
	has(t, shipped().lastReply(t, "t 9"), "There is no category 9")
	has(t, shipped().lastReply(t, "t 2", "1", "b"), h.Categories[1].Title+":", "1. ")
}

func TestNoAnswerOffersSuggestions(t *testing.T) {
	s := shipped()
	r := s.index.Search("passwortdatei", search.Options{Limit: 5})
	if len(r.Suggestions.Words) == 0 {
		t.Skip("no word is close to this one any more")
	}
	has(t, s.lastReply(t, "passwortdatei"), "Not in any entry: passwortdatei", "No entry here answers that.", "Did you mean:", "1. ", "Related entries:")
	if s.lastReply(t, "passwortdatei", "1") != s.lastReply(t, r.Suggestions.Words[0].Word) {
		t.Error("the number of a word does not search for it")
	}
	has(t, s.lastReply(t, "passwortdatei", "c 1"), "1 is not an entry")
	has(t, s.lastReply(t, "what does a virtual machine cost"), "No entry here answers that.", "Related entries:", "1. ")
}

// A weak match is marked as doubtful when it is read and copied, until another list is shown.
func TestAWeakMatchIsDoubted(t *testing.T) {
	const lacks = "this entry does not mention: customers"
	copied := 0
	o := linear.Options{Width: 200, Copy: func(text string) error {
		if strings.HasPrefix(text, "Caution: "+lacks+".\n\n") && !strings.Contains(text, "Yes.") {
			copied++
		}
		return nil
	}}
	said := shipped().ask(t, o, "two factor for customers", "1", "c", "c 1")
	if n := strings.Count(said, lacks); n != 1 || !strings.Contains(said, "Caution: "+lacks+". Read it before you answer.") || !strings.Contains(said, "Copied with a caution: ") || copied != 2 {
		t.Errorf("doubted %d times:\n%s", n, said)
	}
	if said := shipped().ask(t, o, "two factor for customers", "l", "8", "c"); strings.Contains(said, lacks) {
		t.Errorf("doubted after another list:\n%s", said)
	}
}

func TestUnknownNumberIsTold(t *testing.T) {
	has(t, shipped().lastReply(t, "xyzzy", "1"), "Nothing is numbered here. Type a question, or l to list all entries.")
	has(t, shipped().lastReply(t, "mfa", "99"), "There is no number 99 here; the last list goes to 5.")
	has(t, shipped().lastReply(t, "mfa", "27001"), "There is no number 27001 here. Searching for it instead.")
	has(t, shipped().lastReply(t, "mfa", "r99"), "No entry is open.")
	has(t, shipped().lastReply(t, "mfa", "01"), "No entry here answers that.")
	if got := shipped().lastReply(t, "mfa", "8.5"); got != shipped().lastReply(t, "8.5") {
		t.Errorf("a control is not searched for:\n%s", got)
	}
}

// A terminal has 24 rows, and the prompt needs one.
func TestHelpFitsOnOneScreen(t *testing.T) {
	help := shipped().lastReply(t, "?")
	has(t, help, "question ", "number ", "rN ", "m ", "c         copy the entry with its source; c N or c rN", "t N ", "? ", "q ")
	if rows := strings.Count(help, "\n"); rows > 22 {
		t.Errorf("%d rows", rows)
	}
}

func TestAbbreviations(t *testing.T) {
	s := shipped()
	if got := s.lastReply(t, "s"); !strings.HasPrefix(got, "No entry is open.") {
		t.Errorf("with no entry open: %s", got)
	}
	if got, want := s.lastReply(t, "mfa for production", "1", "s"), "MFA: multi-factor authentication\nFIDO2: Fast IDentity Online 2\n"; !strings.HasPrefix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := s.lastReply(t, "background checks", "1", "s"); !strings.HasPrefix(got, "This entry has no abbreviations") {
		t.Errorf("for an entry without any: %s", got)
	}
	if got := s.lastReply(t, "about", "1", "glossary", "1", "n"); !strings.Contains(got, "entry 2 of ") { // the glossary has no position in the reading order
		t.Errorf("the next text is %s", got)
	}
	if got := s.lastReply(t, "glossary", "1"); strings.Contains(got, "entry 0 of") || !strings.Contains(got, "- OOB: out-of-band\n") {
		t.Errorf("the glossary is %s", got)
	}
}

// Commands may be typed as words. In quotes, they are searched for.
func TestWordsAreCommands(t *testing.T) {
	for _, c := range []struct{ word, letter string }{{"next", "n"}, {"Previous", "p"}, {"back", "b"}, {"more", "m"}, {"copy", "c"}, {"copy 2", "c 2"}, {"copy r1", "c r1"}} {
		want := shipped().lastReply(t, "production", "1", c.letter)
		if got := shipped().lastReply(t, "production", "1", c.word); got != want {
			t.Errorf("%s: %s, not %s", c.word, got, want)
		}
	}
	has(t, shipped().lastReply(t, `"next"`), "No entry here answers that.")
}
