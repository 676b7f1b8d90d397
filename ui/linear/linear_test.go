package linear_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/linear"
)

const mfa = "mfa-production-admin"

// shelf is a handbook and its index.
type shelf struct {
	book  *handbook.Handbook
	index *search.Index
}

// shipped is the handbook that ships; it is read once.
var shipped = sync.OnceValue(func() shelf {
	h, err := handbook.Load(embed.FS())
	if err != nil {
		panic(err)
	}
	return shelf{h, search.New(h)}
})

// ask holds a conversation and returns all that is said.
func (s shelf) ask(t testing.TB, o linear.Options, lines ...string) string {
	t.Helper()
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(lines, "\n"))
	if err := linear.Run(s.book, s.index, in, &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// last is what is said to the last of some lines.
func (s shelf) last(t testing.TB, lines ...string) string {
	t.Helper()
	before := s.ask(t, linear.Options{}, lines[:len(lines)-1]...)
	all := s.ask(t, linear.Options{}, lines...)
	if !strings.HasPrefix(all, before) {
		t.Fatalf("what was said before %q changes with it", lines[len(lines)-1])
	}
	return all[len(before):]
}

// has checks that a reply holds lines that begin like these, in this order.
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

func TestAQuestionIsAnswered(t *testing.T) {
	e := shipped().book.Entry(mfa)
	reply := shipped().last(t, "mfa admin")
	has(t, reply, "1. "+e.Title, "   Yes. ", "   Strong match: ", "2. ")
	if strings.Contains(reply, "\n6. ") {
		t.Errorf("more than five answers at once:\n%s", reply)
	}
}

func TestWhatWasUnderstoodIsSaid(t *testing.T) {
	has(t, shipped().last(t, "passowrd"), "Read as: password", "1. ")
	has(t, shipped().last(t, "#nis2 mfa"), "Only: NIS2", "1. ")
	has(t, shipped().last(t, "cat:foo mfa"), "There is no filter cat:foo")
	has(t, shipped().last(t, "8.5"), "1. ", "   Strong match: control: 8.5")
}

func TestANumberReadsTheText(t *testing.T) {
	h := shipped().book
	e := h.Entry(mfa)
	has(t, shipped().last(t, "mfa admin", "1"),
		e.Title, "Access & authorization, FAQ, NIS2, text ", "Question: "+e.Question, "Answer: Yes. ",
		"For administrative accounts", "Read with this:", "1. "+h.Neighbours(e)[0].Title, "Source: "+e.Title)
}

func TestMoreGoesOnCounting(t *testing.T) {
	five, all := shipped().last(t, "access"), shipped().last(t, "access", "m")
	has(t, five, "5. ", "m for more: ")
	has(t, all, "6. ")
	if strings.Contains(all, "\n5. ") || strings.Contains(five, "\n6. ") {
		t.Errorf("an answer is said twice:\n%s\n%s", five, all)
	}
	if again := shipped().last(t, "access", "m", "7", "b"); !strings.Contains(again, "\n1. ") || !strings.Contains(again, "\n7. ") {
		t.Errorf("going back does not show what was shown:\n%s", again)
	}
	if got := shipped().last(t, "access", "2", "m"); got != all {
		t.Errorf("after reading a text there come other answers:\n%s", got)
	}
	has(t, shipped().last(t, "8.5", "m"), "There are no more answers.")
	has(t, shipped().last(t, "m"), "There are no more answers.")
}

func TestReadingOrder(t *testing.T) {
	entries := shipped().book.Entries
	if got, want := shipped().last(t, "n"), shipped().last(t, "l", "1"); got != want {
		t.Errorf("reading begins with\n%s", got)
	}
	has(t, shipped().last(t, "l", "3", "p"), entries[1].Title)
	has(t, shipped().last(t, "l", "3", "mfa", "n"), entries[3].Title)
	has(t, shipped().last(t, "n", "p"), "There is no text before this one.")
	has(t, shipped().last(t, "l", fmt.Sprint(len(entries)), "n"), "That was the last text.")
}

func TestCategories(t *testing.T) {
	h := shipped().book
	has(t, shipped().last(t, "t"), "1. "+h.Categories[0].Title+", ", "2. "+h.Categories[1].Title+", ")
	if shipped().last(t, "t", "2") != shipped().last(t, "t 2") {
		t.Error("the number of a category does not list it")
	}
	has(t, shipped().last(t, "t 9"), "There is no category 9")
	has(t, shipped().last(t, "t 2", "1", "b"), h.Categories[1].Title+":", "1. ")
}

func TestNothingFoundOffersWhatIsNear(t *testing.T) {
	s := shipped()
	r := s.index.Search("passwortdatei", search.Options{Limit: 5})
	if len(r.Near.Words) == 0 {
		t.Skip("nothing is near this word any more")
	}
	has(t, s.last(t, "passwortdatei"), "In no text: passwortdatei", "No text here answers that.", "The nearest words:", "1. ", "The nearest topics:")
	if s.last(t, "passwortdatei", "1") != s.last(t, r.Near.Words[0].Word) {
		t.Error("the number of a word does not search for it")
	}
	has(t, s.last(t, "passwortdatei", "c 1"), "1 is no text")
	has(t, s.last(t, "what does a virtual machine cost"), "No text here answers that.", "The nearest topics:", "1. ")
}

func TestDigitsAreAChoiceOnlyWhenOffered(t *testing.T) {
	has(t, shipped().last(t, "mfa", "99"), "Nothing here has the number 99, so it is searched for.")
	has(t, shipped().last(t, "mfa", "01"), "No text here answers that.")
	if got := shipped().last(t, "mfa", "8.5"); got != shipped().last(t, "8.5") {
		t.Errorf("a control is no search:\n%s", got)
	}
}

var offered = regexp.MustCompile(`(?m)^(\d+)\. (.+)$`)

// Every number of every kind of reply leads to what it stands beside.
func TestNumbersLeadToWhatTheyStandBeside(t *testing.T) {
	wide := linear.Options{Width: 400}
	before := [][]string{{"access"}, {"access", "m"}, {"access", "m", "b"}, {"l"}, {"t 1"}, {"t 2"}, {"xyzzy"}}
	for i := range shipped().book.Entries {
		before = append(before, []string{"l", fmt.Sprint(i + 1)})
	}
	for _, lines := range before {
		said := shipped().ask(t, wide, lines...)
		start := len(shipped().ask(t, wide, lines[:len(lines)-1]...))
		for _, m := range offered.FindAllStringSubmatch(said[start:], -1) {
			reply := shipped().ask(t, wide, append(slices.Clone(lines), m[1])...)[len(said):]
			if title, _, _ := strings.Cut(reply, "\n"); title != m[2] {
				t.Errorf("%q: %s leads to %q, not %q", lines, m[1], title, m[2])
			}
		}
	}
}

var linked = regexp.MustCompile(`\(see (\d+)\)`)

func TestLinksHaveTheNumbersOfTheirTexts(t *testing.T) {
	h, err := handbook.Load(fstest.MapFS{
		"a.md": {Data: []byte("# A\n\nSee [*bold* words](b.md), [c][], [c], [text][c], [`code`](b.md#b), [out](https://example.org/x), " +
			"[me](#a) and [![sign](s.png)](c.md).\n\n| t |\n|---|\n| [cell](b.md) |\n\n[c]: c.md\n")},
		"b.md": {Data: []byte("# B\n")},
		"c.md": {Data: []byte("# C\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	s := shelf{h, search.New(h)}
	reply := s.ask(t, linear.Options{Width: 400}, "l", "1")
	for _, want := range []string{
		"bold words (see 1),", "c (see 2), c (see 2), text (see 2),", "out (https://example.org/x)", "me and sign (see 2).", "cell (see 1)", "code (see 1)",
	} {
		if !strings.Contains(reply, want) {
			t.Errorf("%q is missing in\n%s", want, reply)
		}
	}
	has(t, reply, "Read with this:", "1. B", "2. C")
	if got := len(linked.FindAllString(reply, -1)); got != 7 {
		t.Errorf("%d links have a number, want 7:\n%s", got, reply)
	}
}

func TestCopy(t *testing.T) {
	var copied []string
	o := linear.Options{Copy: func(text string) string { copied = append(copied, text); return "sent to the test" }}
	e := shipped().book.Entry(mfa)
	has(t, shipped().ask(t, o, "mfa admin", "c 1"), e.Title+": sent to the test")
	has(t, shipped().ask(t, o, "mfa admin", "1", "c"), e.Title+": sent to the test")
	if quote := shipped().book.Quote(e); !slices.Equal(copied, []string{quote, quote}) {
		t.Errorf("copied: %q", copied)
	}
	has(t, shipped().ask(t, o, "c", "c 3"), "No text is open.", "Nothing here has the number 3.")
	has(t, shipped().last(t, "mfa admin", "1", "mfa admin", "c"), "No text is open.")
	has(t, shipped().last(t, "mfa admin", "c 1"), "There is no clipboard", e.Question, "Source: "+e.Title)
	if len(copied) != 2 {
		t.Errorf("more was copied: %q", copied[2:])
	}
}

func TestTerminalCopy(t *testing.T) {
	var out bytes.Buffer
	status := linear.TerminalCopy(&out)("text")
	if status != "sent to the terminal, which does not confirm copies" || out.String() != ansi.SetSystemClipboard("text") {
		t.Errorf("%s: %q", status, out.String())
	}
	out.Reset()
	if status = linear.TerminalCopy(&out)(strings.Repeat("x", 73<<10)); !strings.HasPrefix(status, "too long") || out.Len() > 0 {
		t.Errorf("%s: %d bytes", status, out.Len())
	}
}

func TestHelpFitsOnOneScreen(t *testing.T) {
	help := shipped().last(t, "?")
	has(t, help, "question ", "number ", "m ", "c N ", "t N ", "? ", "q ")
	if rows := strings.Count(help, "\n"); rows > 20 {
		t.Errorf("%d rows", rows)
	}
}

func TestThePromptIsForPeople(t *testing.T) {
	typed := shipped().ask(t, linear.Options{Interactive: true}, "mfa admin", "", "q")
	has(t, typed, shipped().book.Title+": 18 texts in 2 parts.", "Type a question", "", "> ", "1. ")
	if strings.Count(typed, "\n> ") != 2 || !strings.Contains(typed, "> > ") || !strings.HasSuffix(typed, "> ") {
		t.Errorf("the prompts are wrong:\n%s", typed)
	}
	if ended := shipped().ask(t, linear.Options{Interactive: true}); !strings.HasSuffix(ended, "> \n") {
		t.Errorf("the end of the input leaves the cursor behind %q", ended)
	}
	if piped := shipped().ask(t, linear.Options{}, "", "q", "mfa"); piped != "" {
		t.Errorf("a pipe is told %q", piped)
	}
}

func TestEveryReplyEndsWithABlankLine(t *testing.T) {
	for _, line := range []string{"mfa", "1", "xyzzy", "t", "l", "n", "c", "?", "b", "m", "c 4"} {
		reply := shipped().last(t, "mfa", line)
		if !strings.HasSuffix(reply, "\n\n") || strings.HasPrefix(reply, "\n") || strings.Contains(reply, "\n\n\n") {
			t.Errorf("%s: %q", line, reply)
		}
	}
}

func TestWidth(t *testing.T) {
	lines := []string{"mfa", "c 1", "m", "xyzzy", "passowrd", "t", "t 2", "?", "c 99"}
	for i := range shipped().book.Entries {
		lines = append(lines, "l", fmt.Sprint(i+1), "c")
	}
	for _, width := range []int{20, 40, 76, 0} {
		for line := range strings.Lines(shipped().ask(t, linear.Options{Width: width}, lines...)) {
			if got, most := ansi.StringWidth(strings.TrimSuffix(line, "\n")), max(width, 20); width > 0 && got > most || got > linear.DefaultWidth {
				t.Errorf("a line of %d cells, not %d: %s", got, most, line)
			}
		}
	}
}

func TestALongLineIsCut(t *testing.T) {
	long := "mfa " + strings.Repeat("x", 1<<20)
	has(t, shipped().ask(t, linear.Options{}, long, "8.5"), "That line is too long; its first 4096 bytes are read.", "1. ", "   Strong match: control: 8.5")
}

// broken is an output that nobody reads, or an input that cannot be read.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "|1", Err: b.err}
}
func (b broken) Read([]byte) (int, error) { return 0, b.err }

func TestEndings(t *testing.T) {
	s := shipped()
	if err := linear.Run(s.book, s.index, strings.NewReader("mfa\n"), broken{syscall.EPIPE}, linear.Options{}); err != nil {
		t.Errorf("a closed pipe is a mistake: %v", err)
	}
	if err := linear.Run(s.book, s.index, strings.NewReader("mfa\n"), broken{syscall.ENOSPC}, linear.Options{}); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("a full disk is none: %v", err)
	}
	if err := linear.Run(s.book, s.index, broken{syscall.EIO}, io.Discard, linear.Options{}); !errors.Is(err, syscall.EIO) {
		t.Errorf("an input that cannot be read is none: %v", err)
	}
}

func TestSignalsEndAWait(t *testing.T) {
	s := shipped()
	for sig, want := range map[os.Signal]error{os.Interrupt: linear.ErrInterrupted, syscall.SIGTERM: nil} {
		silent, writer := io.Pipe()
		stop := make(chan os.Signal, 1)
		stop <- sig
		var out bytes.Buffer
		if err := linear.Run(s.book, s.index, silent, &out, linear.Options{Stop: stop}); !errors.Is(err, want) {
			t.Errorf("%v ends with %v", sig, err)
		}
		_ = writer.Close()
	}
}

// Whatever is typed, what is said is text: no control character but line
// breaks, valid UTF-8, no line too wide.
func FuzzSession(f *testing.F) {
	for _, seed := range []string{
		"mfa\n1\nc\nb\nq\n", "\x1b]52;c;eA==\a\n", "#\x9b31m\ncat:\u202eabc\n", "\xff\xfe\n1\n", "t\n2\nt 2\nl\n18\nn\np\nc 1\n",
		"\"\n-\n-mfa\n\"mfa\" -vpn\n", "passowrd\r\nxyzzy\r\n1\r\n", "kind:\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\n", "9999999999999999999\n-1\n0\n",
	} {
		f.Add(seed, 20)
	}
	f.Fuzz(func(t *testing.T, typed string, width int) {
		width = 12 + (width&0xff)%100
		out := shipped().ask(t, linear.Options{Width: width}, typed)
		if i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == 0x202e }); i >= 0 {
			t.Errorf("a control character is said: %q", out[i:min(len(out), i+20)])
		}
		if strings.ToValidUTF8(out, "") != out {
			t.Error("what is said is no UTF-8")
		}
		for line := range strings.Lines(out) {
			if got := ansi.StringWidth(strings.TrimSuffix(line, "\n")); got > width {
				t.Errorf("a line of %d cells, not %d: %q", got, width, line)
			}
		}
	})
}
