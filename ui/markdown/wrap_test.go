package markdown

import (
	"strings"
	"testing"

	"trustbook/handbook/body"
	"trustbook/ui/layout"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"fits", "one two", 7, "one two"},
		{"at a space", "one two", 6, "one|two"},
		{"exactly full", "one two three", 7, "one two|three"},
		{"several spaces", "one    two", 5, "one|two"},
		{"inner spaces stay", "a  b  c d", 7, "a  b  c|d"},
		{"an indent stays", "  one two", 6, "  one|two"},
		{"an indent is no place to break at", "    abcdef", 6, "    ab|cdef"},
		{"a long word", "abcdefgh", 3, "abc|def|gh"},
		{"a long word after a short one", "a bcdefgh", 4, "a|bcde|fgh"},
		{"a long word at its joints", "abc/defg/hi", 5, "abc/|defg/|hi"},
		{"not at a joint far to the left", "a-bcdefgh", 8, "a-bcdefg|h"},
		{"a hyphen is no reason to break", "an all-round word", 10, "an|all-round|word"},
		{"wide characters", "日本語です", 4, "日本|語で|す"},
		{"an odd width", "日本語", 5, "日本|語"},
		{"wide after narrow", "abc日本", 6, "abc日|本"},
		{"no row begins with a full stop", "日本語。です", 6, "日本|語。で|す"},
		{"nor with a closing bracket and what follows", "語「日本」、は", 8, "語「日|本」、は"},
		{"no row ends with an opening bracket", "日本「語", 6, "日本|「語"},
		{"nothing but marks", "。。。。", 4, "。。|。。"},
		{"no row for a wide character", "a日b", 1, "a|?|b"},
		{"a mark with a column of its own", "ab ทำคำ", 6, "ab|ทำคำ"},
		{"a no-break space", "one two\u00a0three", 9, "one|two\u00a0three"},
		{"one cell", "ab c", 1, "a|b|c"},
		{"a cluster is one", "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
		{"nothing", "", 5, ""},
		{"spaces only", "     ", 2, ""},
	} {
		var rows []string
		for _, l := range wrapLine(textLine(c.in, noAttrs), c.width) {
			rows = append(rows, l.plainText())
		}
		if got := strings.Join(rows, "|"); got != c.want {
			t.Errorf("%s: %q at %d is %q, want %q", c.name, c.in, c.width, got, c.want)
		}
	}
}

// A row is as wide as a terminal draws it, even if a character combines with a digit.
func TestCellsAreAsWideAsTheirText(t *testing.T) {
	for _, s := range []string{"4\ufe0f\u20e3 Four", "#\ufe0f\u20e3", "e\u0301x", "a\u26a0\ufe0fb", "\x1b[1m4\ufe0f\u20e3\x1b[m", "น้ำ คำ", "ﾃﾞｰﾀ"} {
		if got := decodeRow(s); got.width() != layout.Width(s) { // see findings/lipgloss-measures-thai-too-narrow.sh
			t.Errorf("%q: %d columns, want %d", s, got.width(), layout.Width(s))
		}
	}
}

func TestIconsWithoutWordsAreLeftOut(t *testing.T) {
	for in, want := range map[[2]string]string{
		{"", "https://example.org/badge.svg?x=1"}: "",
		{"", "img/icon.svg"}:                      "",
		{"", "img/plan.png"}:                      "[image: img/plan.png]",
		{"Plan", "https://example.org/plan.png"}:  "[image: Plan, https://example.org/plan.png]",
		{" ", ""}:                                 "",
	} {
		if got := imageText(in[0], in[1]); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestChunks(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"abcdef", 6, "abcdef"},
		{"abcdefgh", 5, "abcde|… fgh"},
		{"abcdefghij", 5, "abcde|… fgh|… ij"},
		{"日本語", 5, "日本|… 語"},
		{"abcd", 3, "abc|d"},
		{"ab", 1, "a|b"},
	} {
		var rows []string
		for _, piece := range breakVerbatim(textLine(c.in, noAttrs), c.width, textLine("… ", noAttrs)) {
			rows = append(rows, piece.plainText())
		}
		if got := strings.Join(rows, "|"); got != c.want {
			t.Errorf("%q at %d is %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestResolve(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "a &amp; b": "a & b", `\&amp;`: "&amp;", `\*\_\\`: `*_\`, `a\b`: `a\b`, `end\`: `end\`,
		"&#65;&#x42;&copy;": "AB©", "&nosuch;": "&nosuch;", "&amp;lt;": "&lt;",
	} {
		if got := body.Unescape(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestExpandTabs(t *testing.T) {
	for in, want := range map[string]string{"a": "a", "\ta": "    a", "ab\tc": "ab  c", "abcd\te": "abcd    e", "å\tb": "å   b"} {
		if got := expandTabs(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
