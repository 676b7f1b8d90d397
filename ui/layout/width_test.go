package layout

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Text fits whether the terminal counts grapheme clusters or characters.
func TestTextFitsHoweverTheTerminalCounts(t *testing.T) {
	for _, text := range []string{
		"plain words of a text that goes on", "प्रत्येक कर्मचारी को क्षेत्र में श्रम", "👩‍💻 👨‍👩‍👧‍👦 🇸🇪 ❤️ and more of them", "多要素認証 は 必要です か",
	} {
		for width := 8; width < 40; width++ {
			rows := append(Wrap(text, width), Truncate(text, width, "…"))
			for _, row := range rows {
				if g, c := ansi.StringWidth(row), ansi.StringWidthWc(row); g > width || c > width {
					t.Errorf("width %d: %q takes %d or %d cells", width, row, g, c)
				}
			}
			words := strings.Fields(strings.Join(rows[:len(rows)-1], " "))
			if got, want := strings.Join(words, ""), strings.Join(strings.Fields(text), ""); got != want {
				t.Errorf("width %d: %q instead of %q", width, got, want)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "plain ~ words": 13, "a\tb": 2, "\x1b[1mbold\x1b[m": 4, "é": 1, "日本": 4} {
		if got := Width(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

// A date or a hyphenated word is broken only if it is longer than a row.
func TestRowsEndAtBlanksFirst(t *testing.T) {
	const text = `use of "second-factor" since 2026-01-31 and e-mail`
	for width := 15; width < 40; width++ {
		for name, rows := range map[string][]string{"plain": Wrap(text, width), "styled": WrapStyled("\x1b[1m"+text+"\x1b[m", width), "words": WrapWords(text, width)} {
			joined := ansi.Strip(strings.Join(rows, "|"))
			for word := range strings.FieldsSeq(text) {
				if !strings.Contains(joined, word) {
					t.Errorf("%s, width %d: %q is broken in %q", name, width, word, joined)
				}
			}
		}
	}
	if rows := WrapWords("see /a/very/long/path", 8); len(rows) != 2 || rows[1] != "/a/very/long/path" {
		t.Errorf("%q", rows)
	}
}
