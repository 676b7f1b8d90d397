//go:build unix

package terminal

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// guarded returns the input that the guard passes on after the given reads and a pause.
func guarded(reads ...string) string {
	var g inputGuard
	var out []string
	for _, r := range reads {
		for _, t := range g.feed([]byte(r)) {
			out = append(out, string(t.data))
		}
	}
	for _, t := range g.expire() {
		out = append(out, string(t.data))
	}
	return strings.Join(out, "|")
}

func TestGuardPassesWhatTerminalsSend(t *testing.T) {
	for in, want := range map[string]string{
		"mfa":                           "mfa",
		"\x03":                          "\x03",
		"å→👩‍💻":                         "å→👩‍💻",
		"a\rb":                          "a|\r|b",
		"\x1b":                          "\x1b[27u",
		"\x1b\x1b":                      "\x1b[27u|\x1b[27u",
		"\x1b\x1b\x1b":                  "\x1b[27u|\x1b[27u|\x1b[27u",
		"\x1bm":                         "\x1b[109;3u",
		"\x1bM":                         "\x1b[109;4u",
		"\x1b\r":                        "\x1b[13;3u",
		"\x1b[":                         "\x1b[91;3u",
		"\x1bå":                         "\x1bå",
		"\x1b[A\x1bOP\x1b[15~":          "\x1b[A|\x1bOP|\x1b[15~",
		"\x1b[1;5D\x1b[5;2~":            "\x1b[1;5D|\x1b[5;2~",
		"\x1b\x1b[D":                    "\x1b\x1b[D",
		"\x1b[99;5u\x1b[97:65;2u":       "\x1b[99;5u|\x1b[97:65;2u",
		"\x1b[<64;10;20M":               "\x1b[<64;10;20M",
		"\x1b[?2026;2$y":                "\x1b[?2026;2$y",
		"\x1b[?1u":                      "\x1b[?1u",
		"\x1b]11;rgb:1/22/3333\x1b\\":   "\x1b]11;rgb:1/22/3333\x1b\\",
		"\x1b]11;rgb:1/22/3333\x07":     "\x1b]11;rgb:1/22/3333\x07",
		"\x1b[200~a\r\nb\x1b[201~c":     "\x1b[200~a\r\nb\x1b[201~|c",
		"\x1b[200~\x03\x1b[2J\x1b[201~": "\x1b[200~[2J\x1b[201~",
		"\x1b[200~no end\x03":           "\x1b[200~no end\x1b[201~|\x03",
		"\x1b[200~no end":               "\x1b[200~no end\x1b[201~",
	} {
		if got := guarded(in); got != want {
			t.Errorf("%q passes as %q, want %q", in, got, want)
		}
		if got := guarded(strings.Split(in, "")...); in[0] == esc && !strings.Contains(in, "\x03") && got != want {
			t.Errorf("%q passes byte by byte as %q, want %q", in, got, want)
		}
	}
}

// Input that no terminal sends is dropped, and none of it becomes text.
func TestGuardDropsTheRest(t *testing.T) {
	long := strings.Repeat("1", maxSequenceBytes)
	for _, in := range []string{
		"\x1b[[A", "\x1b[M abc"[:6], "\x1b[12x", "\x1b[1;2;3;4A", "\x1b[1234~", "\x1b[<1;2M", "\x1b[201~", "\x1b[\nA",
		"\x1b[" + long + "A", "\x1b[" + strings.Repeat(long, 9) + "A", "\x1b[" + long, "\x1b[1;", "\x1b[200",
		"\x1b]0;title\x07", "\x1b]52;c;YQ==\x1b\\", "\x1b]11;" + long + "\x07", "\x1b]" + strings.Repeat("x", 1<<20) + "\x1b\\",
		"\x1bPtext\x1b\\", "\x1b_text\x1b\\", "\x1b^text\x07", "\x1bXtext\n more\x07", "\x1b]no end", "\xff\xfe", "\x9b", "\u009b", "\x1b\\",
	} {
		if got := guarded(in); got != "" {
			t.Errorf("%.40q passes as %.40q", in, got)
		}
		if got := guarded(in, "\x03"); !strings.HasSuffix(got, "\x03") {
			t.Errorf("^C after %.40q passes as %.40q", in, got)
		}
	}
}

func TestGuardIsBounded(t *testing.T) {
	for in, limit := range map[string]int{"\x1b[": maxSequenceBytes, "\x1b]": maxSequenceBytes, "\x1b[200~": maxPasteBytes} {
		var g inputGuard
		g.feed([]byte(in))
		for range 100 {
			g.feed(bytes.Repeat([]byte("1"), 4<<10))
		}
		if len(g.pending) > limit || len(g.pasted) > limit {
			t.Errorf("%q: it holds %d and %d bytes", in, len(g.pending), len(g.pasted))
		}
		if got := g.feed([]byte("\x03")); len(got) == 0 || string(got[len(got)-1].data) != "\x03" {
			t.Errorf("%q: ^C passes as %v", in, got)
		}
	}
}

func TestQueueCollectsTextAndLetsCtrlCPass(t *testing.T) {
	var g inputGuard
	var q tokenQueue
	for range 10 {
		q.add(g.feed(bytes.Repeat([]byte("x"), 2000)))
	}
	if len(q) > maxWaitingKeys+1 || !strings.HasPrefix(string(q[maxWaitingKeys].bytes()), pasteStart+"xx") {
		t.Errorf("20,000 letters are %d tokens", len(q))
	}
	for _, waiting := range q[:maxWaitingKeys] { // each letter causes a search, which would delay ^C
		if n := len(waiting.bytes()); n > maxRunBytes {
			t.Errorf("%d letters are passed on at once", n)
		}
	}
	q.add(g.feed([]byte("\x03")))
	if len(q) != 1 || string(q[0].data) != "\x03" {
		t.Errorf("^C waits for %d tokens", len(q)-1)
	}
	for range 1000 {
		q.add(g.feed([]byte("\x1b[<64;10;20M")))
	}
	if len(q) != maxWaitingTokens {
		t.Errorf("%d tokens wait", len(q))
	}
	q = nil
	q.add(g.feed([]byte("aAda\r\x03")))
	if len(q) != 3 {
		t.Errorf("%d tokens wait, want 3", len(q))
	}
}

// FuzzGuard checks that the guard passes on only complete and known input, whatever a terminal sends and however it is
// split, and that ^C still works afterwards.
func FuzzGuard(f *testing.F) {
	f.Add([]byte("mfa\r\x1b[A\x1b]11;rgb:1/2/3\x07\x1b[200~x\x1b[201~"), 3)
	f.Add([]byte("\x1b\x1b[D\x1b[M   \x1b[[A\x1bOP\xc3"), 1)
	f.Add([]byte("\x1b[12x\x1b[1;2;3;4A\x1b]0;t\x07\x1b[1;"), 4)
	f.Add([]byte("a\x1b[200~no end"), 9)
	f.Fuzz(func(t *testing.T, data []byte, size int) {
		var g inputGuard
		var tokens []token
		for part := range slices.Chunk(data, max(1, size)) {
			tokens = append(tokens, g.feed(part)...)
			if len(g.pending) > maxSequenceBytes+len(part) || len(g.pasted) > maxPasteBytes {
				t.Fatalf("%d and %d bytes are held", len(g.pending), len(g.pasted))
			}
		}
		tokens = append(tokens, g.expire()...)
		for _, k := range tokens {
			inner, isPaste := strings.CutPrefix(string(k.data), pasteStart)
			switch inner, ended := strings.CutSuffix(inner, pasteEnd); {
			case isPaste && ended && utf8.ValidString(inner) && !strings.Contains(inner, "\x1b"):
			case k.isText && utf8.Valid(k.data) && len(k.data) <= maxClusterBytes+utf8.UTFMax && !bytes.ContainsAny(k.data, "\x00\x03\x1b\x7f\u009b"):
			case !k.isText && len(k.data) == 1 && (k.data[0] < ' ' && k.data[0] != esc || k.data[0] == del):
			case !k.isText && knownSequencePattern().Match(bytes.TrimPrefix(k.data, []byte{esc})), knownSequencePattern().Match(k.data):
			case k.data[0] == esc && utf8.RuneCount(k.data) == 2 && k.data[1] >= utf8.RuneSelf:
			default:
				t.Fatalf("%q passes %q", data, k.data)
			}
		}
		if last := g.feed([]byte{ctrlC}); len(last) != 1 || last[0].data[0] != ctrlC {
			t.Fatalf("^C passes as %v", last)
		}
	})
}
