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
type reader struct {
	*matcher
	found         []occurrence // in the section being read, by where they begin
	next          int          // the first of found that the sentences so far have not reached
	held, heading []float32    // by query word: what a sentence and its heading hold
	best          []float32    // the same of the best sentence so far
}

func newReader(m *matcher) *reader {
	return &reader{matcher: m, held: make([]float32, m.units), heading: make([]float32, m.units), best: make([]float32, m.units)}
}

// passage gives the sentence of an entry that answers, and its section.
func (r *reader) passage(e *handbook.Entry) (text string, section int) {
	text, section, best := r.sentence(e)
	return r.present(e, text, best), section
}

// present gives what to show for the best sentence of an entry, which may be its
// summary.
func (r *reader) present(e *handbook.Entry, text string, best float32) string {
	if sum := r.weigh(e.Summary); e.Summary != "" && (sum >= summaryShare*best || sum > 0 && covers(r.held, r.best)) {
		text = e.Summary
	}
	if text == "" {
		text = firstSentence(e)
	}
	return oneLine(text)
}

// sentence gives the sentence of a body that holds most of the query, its
// section, and how much it holds; "" where none holds any.
func (r *reader) sentence(e *handbook.Entry) (text string, section int, best float32) {
	clear(r.best)
	for i, s := range e.Sections {
		r.found = r.find(s.Heading, r.found[:0])
		r.hold(r.heading, r.found, headingShare)
		r.findSorted(s.Text)
		if len(r.found) == 0 && total(r.heading) == 0 {
			continue
		}
		eachSentence(s.Text, func(from, to int) {
			if score := r.score(s.Text, from, to); score > best {
				text, section, best = s.Text[from:to], i, score
				copy(r.best, r.held)
			}
		})
	}
	return text, section, best
}

func (r *reader) findSorted(text string) {
	r.found, r.next = r.find(text, r.found[:0]), 0
	slices.SortFunc(r.found, func(a, b occurrence) int { return a.Start - b.Start })
}

// score weighs the sentence from..to of the section being read. Sentences
// come in order, so each looks at the occurrences after those of the last.
func (r *reader) score(text string, from, to int) float32 {
	copy(r.held, r.heading)
	for ; r.next < len(r.found) && r.found[r.next].Start < to; r.next++ {
		r.take(r.held, r.found[r.next], 1)
	}
	return total(r.held) - lengthCost*roughLength(text[from:to])
}

// weigh gives what a text holds of the query.
func (r *reader) weigh(text string) float32 {
	r.found = r.find(text, r.found[:0])
	r.hold(r.held, r.found, 1)
	return total(r.held)
}

// markHit marks title and passage of a hit, and leaves in held what the two
// hold of the query.
func (r *reader) markHit(h *Hit) {
	r.found = r.find(h.Entry.Title, r.found[:0])
	h.TitleMarks = spansOf(r.found, h.Entry.Title)
	r.hold(r.held, r.found, 1)
	r.found = r.find(h.Passage, r.found[:0])
	h.PassageMarks = spansOf(r.found, h.Passage)
	for _, o := range r.found {
		r.take(r.held, o, 1)
	}
}

// hold sets, for each word of the query, the share of what was found.
func (r *reader) hold(held []float32, found []occurrence, share float32) {
	clear(held)
	for _, o := range found {
		r.take(held, o, share)
	}
}

func (r *reader) take(held []float32, o occurrence, share float32) {
	for _, s := range r.worth[o.term] {
		held[s.unit] = max(held[s.unit], share*s.worth)
	}
}

// covers reports whether each word that best holds is held too.
func covers(held, best []float32) bool {
	for i, b := range best {
		if b > 0 && held[i] == 0 {
			return false
		}
	}
	return true
}

func total(held []float32) (sum float32) {
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
