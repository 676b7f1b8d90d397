package draw

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/ui/markdown"
	"trustbook/ui/theme"
)

// words returns the next n words, each of which occurs only once in the text.
func (m *manuscript) words(n int) string {
	var out []string
	for range n {
		m.next++
		out = append(out, fmt.Sprintf("w%04d", m.next))
	}
	return strings.Join(out, " ")
}

// manuscript generates text with random blocks.
type manuscript struct {
	strings.Builder
	next int
}

func (m *manuscript) block() {
	n := 1 + rand.IntN(60)
	switch rand.IntN(8) {
	case 0:
		fmt.Fprintf(m, "## %s\n\n", m.words(3))
	case 1:
		fmt.Fprintf(m, "> %s\n>\n> %s\n\n", m.words(n), m.words(n))
	case 2:
		fmt.Fprintf(m, "- %s\n- %s\n  - %s\n\n", m.words(n), m.words(3), m.words(n))
	case 3:
		fmt.Fprintf(m, "```\n%s\n%s\n\n%s\n```\n\n", m.words(3), m.words(n), m.words(2))
	case 4:
		fmt.Fprintf(m, "| a name | the other | a third |\n|---|---|---|\n")
		for range 5 {
			fmt.Fprintf(m, "| %s | %s | %s |\n", m.words(3), m.words(1+n%4), m.words(2))
		}
		m.WriteString("\n")
	default:
		fmt.Fprintf(m, "%s\n\n", m.words(n))
	}
}

var uniqueWord = regexp.MustCompile(`w\d{4}`)

// A position stays at the same word, regardless of width, theme, glyphs and head.
func TestAPositionIsTheSameTextAtEveryWidth(t *testing.T) {
	for range 40 {
		var m manuscript
		for range 12 {
			m.block()
		}
		one, other := typeset(m.String()), typeset(m.String())
		for row := range one.Plain {
			word := uniqueWord.FindString(strings.Join(one.Plain[row:], "\n"))
			if word == "" || row < one.Unmarked {
				continue
			}
			if next := one.Plain[textFrom(one, row)]; !strings.Contains(next, word) {
				continue // the header of a table
			}
			to := other.RowOfPos(one.PosOf(row))
			if !strings.Contains(other.Plain[to], word) {
				t.Fatalf("row %d, %q, came back as row %d, %q, at width %d after %d\n%s", row, one.Plain[row], to, other.Plain[to], other.Width, one.Width, m.String())
			}
			if back := one.RowOfPos(one.PosOf(row)); !strings.Contains(one.Plain[back], word) {
				t.Fatalf("row %d, %q, came back as row %d, %q, at the same width", row, one.Plain[row], back, one.Plain[back])
			}
		}
	}
}

// textFrom returns the first row with letters, starting at the given row.
func textFrom(d Document, row int) int {
	for row < len(d.Plain)-1 && handbook.CountLetters(d.Plain[row]) == 0 {
		row++
	}
	return row
}

// typeset lays out text at a random width, below a head of random length.
func typeset(text string) Document {
	th := theme.New(theme.Options{Depth: theme.ColourDepth(rand.IntN(4)), ASCII: rand.IntN(2) == 0})
	d := NewDocument(th, 24+rand.IntN(60))
	if rand.IntN(2) == 0 {
		d.AddText("A question of some words that may be left out?", th.Text.Render)
		d.AddBlank()
	}
	d.AddCallout("Caution:", "read this.")
	d.Unmarked = len(d.Rows)
	d.AddBody(markdown.New(th, d.Width).Render(text), func(markdown.Link) Link { return Link{} })
	return d
}

// A position stored by an earlier version counts letters from the beginning of the text.
func TestAPositionOfAnEarlierVersionCountsLetters(t *testing.T) {
	d := Document{Doc: markdown.Doc{Plain: []string{"  one two", "", "  three four", "  five"}, Parts: []int{0, 2}}}
	for pos, want := range map[TextPos]int{0: 0, 5: 0, 6: 2, 10: 2, 16: 3} {
		if got := d.RowOfPos(pos); got != want {
			t.Errorf("position %d is in row %d, want %d", pos, got, want)
		}
	}
}
