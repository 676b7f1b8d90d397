package sanitize_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"trustbook/handbook/sanitize"
)

func TestTextReportsTheFirstUnsafeRune(t *testing.T) {
	for in, want := range map[string]struct {
		text string
		rune rune
		line int
	}{
		"plain\r\ntext\rend":         {"plain\ntext\nend", 0, 0},
		"\ufeffmark":                 {"mark", 0, 0},
		"a\n\x1b[2Jb\u202e":          {"a\n[2Jb", 0x1b, 2},
		"La\u200dtin":                {"Latin", 0x200d, 1},
		"\U0001f469\u200d\U0001f4bb": {"\U0001f469\u200d\U0001f4bb", 0, 0},
		"\xff":                       {"\ufffd", 0, 0},
	} {
		text, removed, line := sanitize.Text([]byte(in))
		if text != want.text || removed != want.rune || line != want.line {
			t.Errorf("%q: %q, %U on line %d; want %q, %U on line %d", in, text, removed, line, want.text, want.rune, want.line)
		}
	}
}

func TestInvisibleRunesStayWhereTheyMeanSomething(t *testing.T) {
	for _, kept := range []string{
		"\u2764\ufe0f", "4\ufe0f\u20e3", "\u00a9\ufe0f", "\u2139\ufe0f", "\U0001f3f3\ufe0f\u200d\U0001f308", "\u845b\U000e0100", "\u5203\ufe00",
		"\u1000\ufe00", "API\u200c\u0647\u0627", "\u05d0\u05b7\u034f\u05b8", "\u1100\u1160\u11a8", "\U00013000\U00013431\U00013001",
	} {
		if text, removed, _ := sanitize.Text([]byte(kept)); text != kept {
			t.Errorf("%+q became %+q without %U", kept, text, removed)
		}
	}
	for _, r := range []rune{0x034f, 0x115f, 0x1160, 0x3164, 0xffa0, 0x17b4, 0x17b5, 0xfe00, 0xfe0e, 0xfe0f, 0xe0100, 0xe01ef, 0x1d173, 0x1d17a, 0x1bca0, 0x1bca3, 0x13430, 0x13440} {
		for _, before := range []string{"", "a", "9", "\u00e5", "\u0416", " ", "\u2764\ufe0f"} {
			if text, removed, _ := sanitize.Text([]byte(before + string(r) + "b")); text != before+"b" || removed != r {
				t.Errorf("%U after %+q: %+q", r, before, text)
			}
		}
	}
}

// CleanLine returns a string unchanged if isCleanLine accepts it, so isCleanLine must accept nothing unsafe.
func TestCleanLineIsTextWithSingleSpaces(t *testing.T) {
	parts := []string{
		"", "a", "\u00e5", " ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2003", "\u65e5\u672c", "\u3164", "\u1160", "\u200b", "\u200c", "\u200d", "\ufe0f",
		"\u20e3", "\u034f", "\u202e", "\x1b", "\x7f", "\u0085", "\ufeff", "\xff", "\ufffd", "\U0001f600", "\U000e0041", "\U000e0100", "\u0647",
	}
	for _, x := range parts {
		for _, y := range parts {
			for _, z := range parts {
				line := x + y + z
				text, _, _ := sanitize.Text([]byte(line))
				if got, want := sanitize.CleanLine(line), strings.Join(strings.Fields(text), " "); got != want {
					t.Errorf("%+q became %+q, want %+q", line, got, want)
				}
			}
		}
	}
}

func TestDecodeSaysHowItReadAFile(t *testing.T) {
	for in, want := range map[string][2]string{
		"r\u00e4ksm\u00f6rg\u00e5s": {"r\u00e4ksm\u00f6rg\u00e5s", ""},
		"\xff\xfea\x00":             {"\ufeffa", ""},
		"\xfe\xff\x00a":             {"\ufeffa", ""},
		"na\xefve":                  {"na\u00efve", "and was read as Windows-1252"},
		"\u00e4 and \xef":           {"\u00e4 and \xef", "so some letters are lost"},
	} {
		text, repair := sanitize.Decode([]byte(in))
		if string(text) != want[0] || repair != want[1] {
			t.Errorf("%q: %q %q, want %q", in, text, repair, want)
		}
	}
	if line := sanitize.InvalidLine([]byte("a\nb\xff")); line != 2 {
		t.Errorf("the invalid line is %d", line)
	}
}

func TestWriterDropsUnsafeRunes(t *testing.T) {
	var b bytes.Buffer
	const text = "a\tb\n\x1b]0;\u202ec"
	n, err := io.WriteString(sanitize.Writer{Writer: &b}, text)
	if err != nil || n != len(text) || b.String() != "a\tb\n]0;c" {
		t.Errorf("%d %v %q", n, err, b.String())
	}
}

// Pasted text is added to typed text, so a blank at either end may separate two words.
func TestPastedKeepsBlanksAtItsEnds(t *testing.T) {
	for in, want := range map[string]string{
		" production": " production", "in  ": "in ", "   ": " ", "": "", "\n\n": "", "a\nb\n": "a b", "\x1b[31m red": "[31m red", " a\x00 ": " a ",
	} {
		if got := sanitize.CleanPaste(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
