package search

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
)

// generator makes handbooks of any size that resemble real ones in the properties that matter for speed: words follow
// Zipf's law, titles have three to eight words, and bodies have two sections of about eighty words.
type generator struct {
	rand  *rand.Rand
	words []string
	zipf  *rand.Zipf
}

func newGenerator(vocabulary int) *generator {
	g := &generator{rand: rand.New(rand.NewPCG(1, 2))}
	seen := map[string]bool{}
	for len(g.words) < vocabulary {
		if w := g.newWord(); !seen[w] && !analysis.StopWords()[w] {
			seen[w] = true
			g.words = append(g.words, w)
		}
	}
	g.zipf = rand.NewZipf(g.rand, 1.1, 2.7, uint64(vocabulary-1))
	return g
}

func (g *generator) newWord() string {
	const onset, vowel, coda = "bcdfghjklmnprstvwz", "aeiou", "nrslt"
	var b strings.Builder
	for range 1 + g.rand.IntN(3) {
		b.WriteByte(onset[g.rand.IntN(len(onset))])
		b.WriteByte(vowel[g.rand.IntN(len(vowel))])
		if g.rand.IntN(2) == 0 {
			b.WriteByte(coda[g.rand.IntN(len(coda))])
		}
	}
	b.WriteString([]string{"", "", "ing", "ed", "ation", "s"}[g.rand.IntN(6)])
	return b.String()
}

func (g *generator) word() string { return g.words[g.zipf.Uint64()] }

// text returns sentences of n words in total, four in ten of them stop words.
func (g *generator) text(n int) string {
	form := []string{"the", "of", "and", "to", "in", "is", "for", "are", "with", "by", "we", "that"}
	words := make([]string, n)
	for i := range words {
		words[i] = g.word()
		if g.rand.IntN(10) < 4 {
			words[i] = form[g.rand.IntN(len(form))]
		}
		if i%12 == 0 {
			words[i] = strings.ToUpper(words[i][:1]) + words[i][1:]
		}
		if i%12 == 11 {
			words[i] += "."
		}
	}
	return strings.Join(words, " ")
}

func (g *generator) handbook(entries int) *handbook.Handbook {
	h := handbook.New(handbook.Parts{Title: "generated"})
	for i := range entries {
		h.Entries = append(h.Entries, &handbook.Entry{
			ID: fmt.Sprintf("entry-%d", i), Title: g.text(3 + g.rand.IntN(6)), Category: fmt.Sprint("c", i%9), Summary: g.text(12),
			Keywords: []string{g.word(), g.word()}, Controls: []handbook.Control{{Set: "gen", Ref: fmt.Sprintf("%d.%d", i/50, i%50)}},
			Sections: []handbook.Section{{Text: g.text(30)}, {Heading: g.text(3), Text: g.text(50)}},
		})
	}
	return h
}

// keystrokes returns the search line after each key of users who search for entries of h: two to four words of an
// entry, some of them with two letters transposed.
func (g *generator) keystrokes(h *handbook.Handbook, queries int) (lines []string) {
	for range queries {
		e := h.Entries[g.rand.IntN(len(h.Entries))]
		words := strings.Fields(e.Title + " " + e.Summary + " " + e.Sections[len(e.Sections)-1].Text)
		var line string
		for range 2 + g.rand.IntN(3) {
			line += g.misspelt(words[g.rand.IntN(len(words))]) + " "
		}
		for i := range strings.TrimSpace(line) {
			lines = append(lines, line[:i+1])
		}
	}
	return lines
}

func (g *generator) misspelt(word string) string {
	if i := len(word) / 2; g.rand.IntN(8) == 0 && len(word) > 4 {
		return word[:i] + string(word[i+1]) + string(word[i]) + word[i+2:]
	}
	return word
}

// abbreviations returns the search line after each key while the first two letters of
// each word of a title are typed without spaces.
func (g *generator) abbreviations(h *handbook.Handbook, queries int) (lines []string) {
	for range queries {
		var line string
		for w := range strings.FieldsSeq(h.Entries[g.rand.IntN(len(h.Entries))].Title) {
			line += strings.ToLower(w[:min(2, len(w))])
		}
		for i := range line {
			lines = append(lines, line[:i+1])
		}
	}
	return lines
}
