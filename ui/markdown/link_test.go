package markdown

import (
	"strings"
	"testing"

	"trustbook/ui/theme"
)

func TestLinksKnowTheirWordsAndTargets(t *testing.T) {
	source := "See [the other text](../b.md#part), <https://example.org/x>, or ![a picture](p.png).\n\n" +
		"| a | b |\n|---|---|\n| [in a cell](c.md) | x |\n\n" +
		"- [`code` and **bold** words that are long enough to be wrapped](d.md)\n- [](empty.md)\n"
	for _, width := range []int{12, 30, 76} {
		d := New(theme.New(theme.Options{}), width).Render(source)
		want := []struct{ target, words string }{
			{"../b.md#part", "the other text"},
			{"https://example.org/x", "https://example.org/x"},
			{"c.md", "in a cell"},
			{"d.md", "`code` and bold words that are long enough to be wrapped"},
		}
		if len(d.Links) != len(want) {
			t.Fatalf("width %d: links %+v", width, d.Links)
		}
		for i, w := range want {
			var words []string
			for _, s := range d.Links[i].Spans {
				words = append(words, strings.TrimSpace(d.Text()[s.Start:s.End]))
			}
			got := strings.Join(words, " ")
			if w.words == w.target { // a URL can be broken anywhere
				got = strings.ReplaceAll(got, " ", "")
			}
			if d.Links[i].Target != w.target || got != w.words {
				t.Errorf("width %d: link %d is %q to %q, want %q to %q", width, i, got, d.Links[i].Target, w.words, w.target)
			}
		}
	}
}

func TestOnlyLinksToTheWebReachTheTerminal(t *testing.T) {
	d := New(theme.New(theme.Options{}), 76).Render("[a](b.md) [c](javascript:x) [d](https://example.org)")
	row := strings.Join(d.Rows, "")
	if n := strings.Count(row, "\x1b]8;"); n != 2 || !strings.Contains(row, ";https://example.org\x1b") && !strings.Contains(row, ";https://example.org\x07") {
		t.Errorf("the row opens and closes %d links: %q", n, row)
	}
	if strings.Contains(row, ":n=") || strings.Contains(row, ";-") {
		t.Errorf("the row says more than a terminal should know: %q", row)
	}
}
