package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
)

// summaryShare is how much of what the best sentence holds the summary must
// hold to be shown in its stead: it is written to be read aloud. It is shown too
// where it holds each of the words in some form, be it as synonyms only.
const summaryShare = .75

// headingShare is what a word in the heading counts for the sentences below it.
const headingShare = .5

// lengthCost is what each word of a sentence costs, so that of two sentences
// with the same matches the shorter one is shown.
const lengthCost = .01

// reader finds the passage of an entry that answers. It keeps its buffers
// from one entry to the next.
type passageFinder struct {
	*matcher
	occurrences      []occurrence // in the section being read, by where they begin
	next             int          // the first of found that the sentences so far have not reached
	matched, heading []float32    // by query word: what a sentence and its heading hold
	bestMatched      []float32    // the same of the best sentence so far
}

func newPassageFinder(m *matcher) *passageFinder {
	return &passageFinder{matcher: m, matched: make([]float32, m.words), heading: make([]float32, m.words), bestMatched: make([]float32, m.words)}
}

// passage gives the sentence of an entry that answers, and its section.
func (f *passageFinder) passage(e *handbook.Entry) (text string, section int) {
	text, section, best := f.bestSentence(e)
	return f.choosePassage(e, text, best), section
}

// present gives what to show for the best sentence of an entry, which may be its
// summary.
func (f *passageFinder) choosePassage(e *handbook.Entry, text string, best float32) string {
	if sum := f.scoreText(e.Summary); e.Summary != "" && (sum >= summaryShare*best || sum > 0 && coversAll(f.matched, f.bestMatched)) {
		text = e.Summary
	}
	if text == "" {
		text = firstSentence(e)
	}
	return oneLine(text)
}

// sentence gives the sentence of a body that holds most of the query, its
// section, and how much it holds; "" where none holds any.
func (f *passageFinder) bestSentence(e *handbook.Entry) (text string, section int, best float32) {
	clear(f.bestMatched)
	for i, s := range e.Sections {
		f.occurrences = f.findAll(s.Heading, f.occurrences[:0])
		f.setMatched(f.heading, f.occurrences, headingShare)
		f.findSorted(s.Text)
		if len(f.occurrences) == 0 && sum(f.heading) == 0 {
			continue
		}
		eachSentence(s.Text, func(from, to int) {
			if score := f.scoreSentence(s.Text, from, to); score > best {
				text, section, best = s.Text[from:to], i, score
				copy(f.bestMatched, f.matched)
			}
		})
	}
	return text, section, best
}

func (f *passageFinder) findSorted(text string) {
	f.occurrences, f.next = f.findAll(text, f.occurrences[:0]), 0
	slices.SortFunc(f.occurrences, func(a, b occurrence) int { return a.Start - b.Start })
}

// score weighs the sentence from..to of the section being read. Sentences
// come in order, so each looks at the occurrences after those of the last.
func (f *passageFinder) scoreSentence(text string, from, to int) float32 {
	copy(f.matched, f.heading)
	for ; f.next < len(f.occurrences) && f.occurrences[f.next].Start < to; f.next++ {
		f.addOccurrence(f.matched, f.occurrences[f.next], 1)
	}
	return sum(f.matched) - lengthCost*approxWords(text[from:to])
}

// weigh gives what a text holds of the query.
func (f *passageFinder) scoreText(text string) float32 {
	f.occurrences = f.findAll(text, f.occurrences[:0])
	f.setMatched(f.matched, f.occurrences, 1)
	return sum(f.matched)
}

// markHit marks title and passage of a hit, and leaves in held what the two
// hold of the query.
func (f *passageFinder) markHit(h *Hit) {
	f.occurrences = f.findAll(h.Entry.Title, f.occurrences[:0])
	h.TitleMarks = spansOf(f.occurrences, h.Entry.Title)
	f.setMatched(f.matched, f.occurrences, 1)
	f.occurrences = f.findAll(h.Passage, f.occurrences[:0])
	h.PassageMarks = spansOf(f.occurrences, h.Passage)
	for _, o := range f.occurrences {
		f.addOccurrence(f.matched, o, 1)
	}
}

// hold sets, for each word of the query, the share of what was found.
func (f *passageFinder) setMatched(held []float32, found []occurrence, share float32) {
	clear(held)
	for _, o := range found {
		f.addOccurrence(held, o, share)
	}
}

func (f *passageFinder) addOccurrence(held []float32, o occurrence, share float32) {
	for _, s := range f.contributions[o.term] {
		held[s.word] = max(held[s.word], share*s.weight)
	}
}

// covers reports whether each word that best holds is held too.
func coversAll(held, best []float32) bool {
	for i, b := range best {
		if b > 0 && held[i] == 0 {
			return false
		}
	}
	return true
}

func sum(held []float32) (sum float32) {
	for _, h := range held {
		sum += h
	}
	return sum
}

func firstSentence(e *handbook.Entry) (first string) {
	for _, s := range e.Sections {
		eachSentence(s.Text, func(from, to int) {
			if first == "" {
				first = s.Text[from:to]
			}
		})
	}
	return oneLine(first)
}

// minSentence is the length in bytes below which a sentence ("Yes.") is shown
// together with the next.
const minSentence = 20

// eachSentence calls f with where each sentence of a section's text begins
// and ends. The text has one block or list item a line.
func eachSentence(text string, f func(from, to int)) {
	from := 0
	give := func(to int) {
		if strings.TrimSpace(text[from:to]) != "" {
			f(from, to)
		}
		from = to
	}
	for i := range len(text) {
		switch text[i] {
		case '\n':
			give(i + 1)
		case '.', '!', '?':
			if i-from >= minSentence && endsSentence(text, i) {
				give(i + 1)
			}
		}
	}
	give(len(text))
}

// endsSentence reports whether the stop at i ends a sentence: with a space
// and a capital after it, and no abbreviation before it.
func endsSentence(line string, i int) bool {
	rest := line[i+1:]
	after := strings.TrimLeft(rest, " ")
	if len(after) == len(rest) || after == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) {
		return false
	}
	word := line[strings.LastIndexAny(line[:i], " \n")+1 : i]
	return line[i] != '.' || len(word) > 1 && !strings.Contains(word, ".") && !abbreviations[strings.ToLower(word)]
}

var abbreviations = wordSet("art cf dr e.g etc i.e incl mr mrs ms no nr para sec st vs")
