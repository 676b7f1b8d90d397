package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
)

// summaryShare is how much of what the best sentence holds the summary must
// hold to be shown in its stead: it is written to be read aloud.
const summaryShare = .75

// headingShare is what a word in the heading counts for the sentences below it.
const headingShare = .5

// lengthCost is what each word of a sentence costs, so that of two sentences
// with the same matches the shorter one is shown.
const lengthCost = .01

// passage finds the sentence of an entry that answers, and the section it is in.
func (m *matcher) passage(e *handbook.Entry) (text string, section int) {
	var best float32
	for i, s := range e.Sections {
		heading := m.weigh(s.Heading)
		eachSentence(s.Text, func(sentence string) {
			score := total(m.weigh(sentence), heading) - lengthCost*roughLength(sentence)
			if score > best {
				text, section, best = sentence, i, score
			}
		})
	}
	if text == "" {
		text = firstSentence(e)
	}
	if sum := total(m.weigh(e.Summary), nil); e.Summary != "" && (best <= 0 || sum >= summaryShare*best) {
		text = e.Summary
	}
	return oneLine(text), section
}

// weigh gives, for each word of the query, what a text holds of it.
func (m *matcher) weigh(text string) []float32 {
	held := make([]float32, m.units)
	if text == "" {
		return held
	}
	m.find(text, func(o occurrence) {
		for _, s := range m.worth[o.term] {
			held[s.unit] = max(held[s.unit], s.worth)
		}
	})
	return held
}

// total adds up what a sentence holds, and a share of what only its heading does.
func total(held, heading []float32) (sum float32) {
	for i, h := range held {
		if heading != nil {
			h = max(h, headingShare*heading[i])
		}
		sum += h
	}
	return sum
}

func firstSentence(e *handbook.Entry) (first string) {
	for _, s := range e.Sections {
		eachSentence(s.Text, func(sentence string) {
			if first == "" {
				first = sentence
			}
		})
	}
	return oneLine(first)
}

// minSentence is the length in bytes below which a sentence ("Yes.") is shown
// together with the next.
const minSentence = 20

// eachSentence cuts a section's text, which has one block a line, into sentences.
func eachSentence(text string, f func(string)) {
	for line := range strings.Lines(text) {
		start := 0
		for i := range len(line) {
			if i-start >= minSentence && endsSentence(line, i) {
				f(strings.TrimSpace(line[start : i+1]))
				start = i + 1
			}
		}
		if rest := strings.TrimSpace(line[start:]); rest != "" {
			f(rest)
		}
	}
}

// endsSentence reports whether the byte at i ends a sentence: a stop with a
// space and a capital after it, and no abbreviation before it.
func endsSentence(line string, i int) bool {
	if c := line[i]; c != '.' && c != '!' && c != '?' {
		return false
	}
	rest := line[i+1:]
	after := strings.TrimLeft(rest, " ")
	if len(after) == len(rest) || after == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) {
		return false
	}
	word := line[strings.LastIndexByte(line[:i], ' ')+1 : i]
	return line[i] != '.' || len(word) > 1 && !strings.Contains(word, ".") && !abbreviations[strings.ToLower(word)]
}

var abbreviations = wordSet("art cf dr e.g etc i.e incl mr mrs ms no nr para sec st vs")
