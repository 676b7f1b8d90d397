package workbook

import (
	"strings"
	"testing"
)

// Readers that decode escapes get the original text back, whatever it contains.
func TestEscapesAreTakenBack(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"plain":                  "plain",
		"_":                      "_",
		"_x":                     "_x",
		"_x004_":                 "_x004_",
		"_x00411_":               "_x00411_",
		"_x004G_":                "_x004G_",
		"_X0041_":                "_X0041_",
		"_x0041_":                "_x005F_x0041_",
		"a_x000d_b":              "a_x005F_x000d_b",
		"_x005F_":                "_x005F_x005F_",
		"_x005F_x0041_":          "_x005F_x005F_x005F_x0041_",
		"_x0041_x0042_":          "_x005F_x0041_x005F_x0042_", // the two share an underscore
		"_x0041__x0042_":         "_x005F_x0041__x005F_x0042_",
		"_x0041_x0042_x0043_end": "_x005F_x0041_x005F_x0042_x005F_x0043_end",
		"__x0041_":               "__x005F_x0041_",
		"_xD83D_":                "_x005F_xD83D_",
		"å_x0041_😀":              "å_x005F_x0041_😀",
	} {
		got := escapeCell(text)
		if got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
		if back := unescapeCell(got); back != text {
			t.Errorf("%q is written as %q, which is read as %q", text, got, back)
		}
	}
}

func TestUnescape(t *testing.T) {
	for text, want := range map[string]string{
		"a_x000D_b":      "a\rb",
		"a_x000d_\nb":    "a\r\nb", // as written by SheetJS 0.18.5 (findings/sheetjs-writes-line-breaks-that-others-show.sh)
		"_x000a_":        "\n",
		"_x0041__x00":    "A_x00",
		"_xD83D__xDE00_": "_xD83D__xDE00_", // half of a surrogate pair is not a character
		"_x00E5_":        "å",
		"_x_0041_":       "_x_0041_",
	} {
		if got := unescapeCell(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// Spreadsheets count UTF-16 units, of which a character beyond U+FFFF has two.
func TestUnits(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "åäö": 3, "e\u0301": 2, "漢字": 2, "😀": 2, "a😀b": 4, "\uffff": 1, "\U00010000": 2, "\xff": 1, "\n\t": 2} {
		if got := UTF16Units(text); got != want {
			t.Errorf("%q has %d units, want %d", text, got, want)
		}
	}
}

// Text is cut to the size of a cell without splitting a character or a word.
func TestCut(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"fits":              {strings.Repeat("a", MaxCellLength), strings.Repeat("a", MaxCellLength)},
		"one too many":      {strings.Repeat("a", MaxCellLength+1), strings.Repeat("a", MaxCellLength-1) + "…"},
		"at a word":         {"word " + strings.Repeat("a", MaxCellLength), "word…"},
		"wide, even":        {strings.Repeat("😀", MaxCellLength/2+1), strings.Repeat("😀", MaxCellLength/2) + "…"},
		"wide, odd":         {"a" + strings.Repeat("😀", MaxCellLength/2+1), "a" + strings.Repeat("😀", MaxCellLength/2-1) + "…"},
		"at the last blank": {"a b " + strings.Repeat("c", MaxCellLength), "a b…"},
	} {
		got := cutText(c.text)
		if got != c.want {
			t.Errorf("%s: %d units, want %d", name, UTF16Units(got), UTF16Units(c.want))
		}
		if UTF16Units(got) > MaxCellLength {
			t.Errorf("%s: %d units", name, UTF16Units(got))
		}
	}
}

func TestEscapeFormula(t *testing.T) {
	for cell, want := range map[string]string{"": "", "a": "a", "\tx": "'\tx", "\rx": "'\rx", "a=1": "a=1", "-": "'-"} {
		if got := EscapeFormula(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
