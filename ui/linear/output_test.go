package linear_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"trustbook/ui/linear"
)

func TestEveryReplyEndsWithABlankLine(t *testing.T) {
	for _, line := range []string{"mfa", "1", "xyzzy", "t", "l", "n", "c", "?", "b", "m", "c 4"} {
		reply := shipped().lastReply(t, "mfa", line)
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
		for line := range strings.Lines(shipped().ask(t, linear.Options{Width: width, Copy: copies}, lines...)) {
			if got, most := ansi.StringWidth(strings.TrimSuffix(line, "\n")), max(width, 20); width > 0 && got > most || got > linear.DefaultWidth {
				t.Errorf("a line of %d cells, not %d: %s", got, most, line)
			}
		}
	}
}

// copies is a clipboard that accepts everything, so that no copy is printed. Printed copies are not wrapped.
func copies(string) error { return nil }

// The title of the best answer, or the first row of a list, is still on the screen after the whole reply, and all pages
// together list everything.
func TestAPageFitsOnTheTerminal(t *testing.T) {
	numbered := regexp.MustCompile(`(?m)^\d+\. `)
	for _, height := range []int{10, 15, 24, 36, 0} {
		o := linear.Options{Width: 76, Height: height, Copy: copies}
		for _, typed := range [][]string{{"mfa"}, {"mfa", "m"}, {"access"}, {"l"}, {"l", "m"}, {"l", "m", "m"}} {
			reply := strings.TrimPrefix(shipped().ask(t, o, typed...), shipped().ask(t, o, typed[:len(typed)-1]...))
			answers, rows := len(numbered.FindAllString(reply, -1)), strings.Count(reply, "\n")+1 // plus the prompt
			if height > 0 && rows > height && answers > 1 {
				t.Errorf("%v: %d answers in %d rows on a terminal of %d:\n%s", typed, answers, rows, height, reply)
			}
		}
		said := shipped().ask(t, o, append([]string{"l"}, slices.Repeat([]string{"m"}, 30)...)...)
		if got, all := len(numbered.FindAllString(said, -1)), len(shipped().book.AllEntries()); got != all {
			t.Errorf("%d of %d entries are listed at a height of %d", got, all, height)
		}
	}
}

// Whatever the input, the output is plain text: valid UTF-8, no control characters except line breaks, no line too
// wide.
func FuzzSession(f *testing.F) {
	for _, seed := range []string{
		"mfa\n1\nc\nb\nq\n", "\x1b]52;c;eA==\a\n", "#\x9b31m\ncat:\u202eabc\n", "\xff\xfe\n1\n", "t\n2\nt 2\nl\n18\nn\np\nc 1\n",
		"\"\n-\n-mfa\n\"mfa\" -vpn\n", "passowrd\r\nxyzzy\r\n1\r\n", "kind:\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\u65e5\u672c\u8a9e\n", "9999999999999999999\n-1\n0\n",
	} {
		f.Add(seed, 20)
	}
	f.Fuzz(func(t *testing.T, typed string, width int) {
		width = 12 + (width&0xff)%100
		out := shipped().ask(t, linear.Options{Width: width, Copy: copies}, typed)
		if i := strings.IndexFunc(out, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || r == 0x202e }); i >= 0 {
			t.Errorf("a control character is printed: %q", out[i:min(len(out), i+20)])
		}
		if strings.ToValidUTF8(out, "") != out {
			t.Error("the output is not UTF-8")
		}
		for line := range strings.Lines(out) {
			address := strings.ContainsAny(line, "@") || strings.Contains(line, "://") || strings.Contains(line, "www.") // not wrapped
			if got := ansi.StringWidth(strings.TrimSuffix(line, "\n")); got > width && !address {
				t.Errorf("a line of %d cells, not %d: %q", got, width, line)
			}
		}
	})
}

// A URL broken into two rows cannot be opened, and broken code changes its meaning.
func TestAddressesAndCodeStayWhole(t *testing.T) {
	const (
		address = "https://example.org/a-rather-long/address/of-a-page?with=query"
		code    = `if len(words) == 0  { return "no words at all, and a long line" }`
	)
	page := "# Page\n\nRead [the page](" + address + ") first, then the rest of it.\n\n- Type\n\n  ```\n  " + code + "\n  ```\n\n> A quotation that is longer than a row.\n"
	out := singleEntry(t, page).ask(t, linear.Options{Width: 30}, "l", "1")
	for _, want := range []string{"(" + address + ")\n", "\n  " + code + "\n", "\n> A quotation that is longer\n> than a row.\n", "Read the page\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

// A speech synthesizer reads a number with other spaces digit by digit:
// findings/espeak-reads-ten-thousand-as-ten-zero-zero-zero.sh.
func TestThousandsHavePlainSpaces(t *testing.T) {
	page := "# 10\u00a0000 users\n\nWe log 1\u202f234\u202f567 events.\n\n- 20\u00a0000 a day\n\n| Logs | Days |\n|--|--|\n| 30\u00a0000 | 90 |\n"
	out := singleEntry(t, page).ask(t, linear.Options{Width: 60}, "l", "1", "users")
	for _, want := range []string{"10 000 users\n", "1 234 567 events", "20 000 a day", "30 000: 90"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
	if strings.ContainsAny(out, "\u00a0\u202f") {
		t.Errorf("another space in %q", out)
	}
}
