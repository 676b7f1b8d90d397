package markdown

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestCleanAllows(t *testing.T) {
	for name, s := range map[string]string{
		"text":            "plain text, räksmörgås, 日本語",
		"line breaks":     "one\ntwo\n\nfour",
		"attributes":      "\x1b[1mbold\x1b[m \x1b[3mitalic\x1b[m \x1b[4munder\x1b[m \x1b[7mreverse\x1b[m \x1b[9mstruck\x1b[m",
		"sixteen colours": "\x1b[31mred\x1b[m \x1b[42mgreen\x1b[m \x1b[96mcyan\x1b[m",
		"256 colours":     "\x1b[38;5;111mblue\x1b[m",
		"true colour":     "\x1b[38;2;1;2;3;48;2;4;5;6mfill\x1b[m",
		"web link":        "\x1b]8;;https://example.org/a\x07text\x1b]8;;\x07",
		"web link, id":    "\x1b]8;id=x1;http://example.org\x07text\x1b]8;;\x07",
		"mail link":       "\x1b]8;;mailto:someone@example.org\x07text\x1b]8;;\x07",
		"emoji":           "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1f8\U0001f1ea \U0001f44d\U0001f3fd",
		"joiners":         "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0915\u094d\u200d\u0937",
		"combining":       "e\u0301 n\u0303",
	} {
		if got := SanitizeStyled(s); got != s {
			t.Errorf("%s: %q became %q", name, s, got)
		}
	}
}

func TestCleanDrops(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"clipboard", "a\x1b]52;c;aGk=\x07b", "ab"},
		{"clipboard, ST", "a\x1b]52;c;aGk=\x1b\\b", "ab"},
		{"title", "a\x1b]0;title\x07b", "ab"},
		{"notification", "a\x1b]9;hi\x07b\x1b]777;notify;x;y\x07", "ab"},
		{"working directory", "a\x1b]7;file:///etc\x07b", "ab"},
		{"palette", "a\x1b]4;1;rgb:ff/ff/ff\x07\x1b]11;#000\x07b", "ab"},
		{"clear screen", "a\x1b[2J\x1b[H\x1b[3Jb", "ab"},
		{"cursor", "a\x1b[10A\x1b[5Gb", "ab"},
		{"modes", "a\x1b[?1049h\x1b[?25lb", "ab"},
		{"keyboard modes end in m too", "a\x1b[>4;2mb", "ab"},
		{"device control", "a\x1bP+q544e\x1b\\b", "ab"},
		{"application", "a\x1b_Gf=100;AAAA\x1b\\b", "ab"},
		{"reset", "a\x1bcb", "ab"},
		{"character set", "a\x1b(0b", "ab"},
		{"unfinished", "ab\x1b[31", "ab"},
		{"unfinished command", "ab\x1b]8;;https://example.org", "ab"},
		{"faint, blinking, hidden", "\x1b[2;5;8ma\x1b[m", "a"},
		{"bell, backspace, return", "a\a\b\r\v\f\x00b", "ab"},
		{"delete", "a\x7fb", "ab"},
		{"C1 as a character", "a\u009b31mb", "a31mb"},
		{"C1 command as a character", "a\u009d52;c;aGk=\u009cb", "a52;c;aGk=b"},
		{"C1 as a byte", "a\x9bb\x9d\x90", "ab"},
		{"next line", "a\u0085b", "ab"},
		{"bidi override", "a\u202egnp.exe\u202c", "agnp.exe"},
		{"bidi isolates", "a\u2066\u2067\u2068\u2069b", "ab"},
		{"bidi marks", "a\u200e\u200f\u061cb", "ab"},
		{"zero width", "pass\u200bword\ufeff", "password"},
		{"soft hyphen, word joiner", "pass\u00adwo\u2060rd", "password"},
		{"line separators", "a\u2028b\u2029c", "abc"},
		{"tags", "a\U000e0041\U000e0042b", "ab"},
		{"script link", "\x1b]8;;javascript:alert(1)\x07a\x1b]8;;\x07", "a"},
		{"file link", "\x1b]8;;file:///etc/passwd\x07a\x1b]8;;\x07", "a"},
		{"application link", "\x1b]8;;ssh://host\x07a\x1b]8;;\x07", "a"},
		{"relative link", "\x1b]8;;../other.md\x07a\x1b]8;;\x07", "a"},
		{"link to nowhere", "\x1b]8;;https:\x07a\x1b]8;;\x07", "a"},
		{"link with a control", "\x1b]8;;https://example.org/\u202e\x07a\x1b]8;;\x07", "a"},
		{"parameter of a link", "\x1b]8;evil=1;https://example.org\x07a\x1b]8;;\x07", "\x1b]8;;https://example.org\x07a\x1b]8;;\x07"},
		{"invalid bytes", "a\xff\xc3b", "ab"},
	} {
		if got := SanitizeStyled(c.in); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestCleanClosesEveryRow(t *testing.T) {
	got := SanitizeStyled("\x1b[1m\x1b]8;;https://example.org\x07one\ntwo")
	want := "\x1b]8;;https://example.org\x07\x1b[1mone\x1b]8;;\x07\x1b[m\n\x1b]8;;https://example.org\x07\x1b[1mtwo\x1b]8;;\x07\x1b[m"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWebTarget(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org": true, "HTTPS://EXAMPLE.ORG/x?y#z": true, "http://[::1]/": true, "mailto:a@example.org": true,
		"": false, "#part": false, "other.md": false, "//example.org": false, "https:": false, "https:///x": false, "mailto:": false,
		"javascript:x": false, "data:text/html,x": false, "file:///x": false, "vscode://x": false, " https://example.org": false, "%zz": false,
		"https://bank.example@example.org": false, "https://a:b@example.org/": false,
	} {
		if got := IsWebTarget(address); got != want {
			t.Errorf("%q: %v, want %v", address, got, want)
		}
	}
}

// hostile lists ways to write an escape character, none of which may get through.
var hostile = []string{
	"\x1b]52;c;aGk=\x07", "\x1b]0;t\x07", "\x1b[2J", "\x07", "\b", "\r", "\x7f", "\u009b2J", "\u009d0;t\u009c",
	"&#27;]52;c;aGk=&#7;", "&#x1b;[2J", "&#155;2J", "&#x9b;2J", "&#x202e;abc", "&#8203;", "&ZeroWidthSpace;", "&#x200F;", "\u202e", "\u200b", "\ufeff",
}

// places lists where an entry can contain one.
var places = []string{
	"text %s text", "# heading %s", "- item %s", "1. item\n   - %s", "> quote %s", "> [!NOTE%s]\n> x", "> **%s** x",
	"`code %s`", "```\n%s\n```", "```%s\ncode\n```", "    indented %s", "**bold %s** *it %s* ~~no %s~~", "[link %s](https://example.org)",
	"[link](https://example.org/%s)", "[link](<https://example.org/%s>)", "[link](javascript:%s)", "![alt %s](a.png)", "![alt](%s)",
	"| a %s | b |\n|---|---|\n| %s | `%s` |", "<div>%s</div>", "a <b title='%s'>x</b>", "<!-- %s -->", "term %s\n: meaning %s",
	"a[^1]\n\n[^1]: note %s", "<https://example.org/%s>", "https://example.org/%s", "~~&**%s**[31mX~~", "[a][r]\n\n[r]: https://e.org/%s '%s'",
}

func TestNothingHostileGetsThrough(t *testing.T) {
	for _, place := range places {
		for _, h := range hostile {
			source := strings.ReplaceAll(place, "%s", h)
			for _, d := range []Doc{New(darkTheme, 40).Render(source), RenderPlain(source, darkTheme, 40)} {
				checkDoc(t, d, 40)
				if bad := badRunes(d.Text()); bad != "" {
					t.Errorf("%q gives %q, which holds %q", source, d.Text(), bad)
				}
			}
		}
	}
}

// badRunes returns the characters that move the cursor or reorder or hide text.
func badRunes(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\u200c', r == '\u200d', r >= 0x20 && r < 0x7f:
			return -1
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r), r == 0x2028, r == 0x2029:
			return r
		}
		return -1
	}, s)
}

// An escape sequence loses only its first character, and the text after it stays readable.
func TestEscapeSwallowsNothing(t *testing.T) {
	for _, source := range []string{"before \x1b]52;c;x after", "before &#x1b;]52;c;x after", "`before &#27; \x1b]0; after`"} {
		if got := New(darkTheme, 60).Render(source).Text(); !strings.Contains(got, "before") || !strings.Contains(got, "after") {
			t.Errorf("%q says %q", source, got)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, h := range hostile {
		f.Add("a" + h + "b")
	}
	f.Add("\x1b]8;id=1;https://example.org\x07a\x1b]8;;\x07\x1b[1;38;5;4mb\n\x1b[0mc\x1b]8;;")
	f.Fuzz(func(t *testing.T, s string) {
		got := SanitizeStyled(s)
		if !utf8.ValidString(got) || SanitizeStyled(got) != got {
			t.Fatalf("%q became %q, then %q", s, got, SanitizeStyled(got))
		}
		if want := cleanStyled(s); got != want {
			t.Fatalf("%q became %q; without the short cut for plain text it becomes %q", s, got, want)
		}
		var state byte
		p := ansi.NewParser()
		for rest := got; len(rest) > 0; {
			seq, width, n, next := ansi.DecodeSequence(rest, state, p)
			rest, state = rest[n:], next
			if width == 0 && seq != "\n" && !allowedSequence(seq) && badRunes(seq) != "" {
				t.Fatalf("%q lets %q through", s, seq)
			}
		}
	})
}

func allowedSequence(seq string) bool {
	sgr := strings.HasPrefix(seq, "\x1b[") && strings.HasSuffix(seq, "m") && strings.Trim(seq[2:len(seq)-1], "0123456789;:") == ""
	link := strings.HasPrefix(seq, "\x1b]8;") && strings.HasSuffix(seq, "\x07")
	return sgr || link
}
