package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// summaryShare is the share of the best sentence's score that the summary must reach to be shown instead. The summary
// is preferred because summaries are written to be read aloud. It is also shown if it matches all words that the
// sentence matches, even if only through synonyms.
const summaryShare = .75

// headingShare is the share of its weight that a word in a heading adds to the sentences below.
const headingShare = .5

// lengthCost is subtracted for each word of a sentence, so that the shorter of two sentences with the same matches
// wins.
const lengthCost = .01

// labelBonus is added for a sentence that begins with a matching label: "VPN: ..." says more about VPN than "OOB VPN:
// ...".
const labelBonus = .5

// passageFinder finds the passage of an entry that answers the query. It reuses its buffers.
type passageFinder struct {
	*matcher
	tokenizer        analysis.Tokenizer
	occurrences      []occurrence // occurrences in the current section, in order
	next             int          // index of the first occurrence after the last scored sentence
	matched, heading []float32    // weight of each query word matched by a sentence, and by its heading
	bestMatched      []float32    // matched of the best sentence so far
	mentioned        uint64       // query words that body and summary mention, as bits
	inSummary        uint64       // query words with an exact match in the last summary, as bits
	inTitle          uint64       // query words that the last marked title mentions, as bits
	titleWords       uint64       // query words because of which the last title was marked, as bits
	titleHasWords    bool         // one of titleWords matched the title other than through a synonym
}

func newPassageFinder(m *matcher) *passageFinder {
	return &passageFinder{matcher: m, matched: make([]float32, m.words), heading: make([]float32, m.words), bestMatched: make([]float32, m.words)}
}

// findAll is like [matcher.findAll], but reuses buffers.
func (f *passageFinder) findAll(text string, out []occurrence) []occurrence {
	return f.findWith(&f.tokenizer, text, out)
}

// spansIn returns the spans of text that match the query.
func (f *passageFinder) spansIn(text string) []Span {
	f.occurrences = f.findAll(text, f.occurrences[:0])
	return spansOf(f.occurrences, text)
}

func (f *passageFinder) passage(e *handbook.Entry) (text string, section int) {
	best := f.bestSentence(e)
	return f.choosePassage(e, best), best.section
}

// bodySentence is a sentence of a body. Its score is 0 if it contains no word of the query.
type bodySentence struct {
	section, from, to int
	score             float32
}

func (s bodySentence) text(e *handbook.Entry) string {
	if s.score == 0 {
		return ""
	}
	return e.Sections[s.section].Text[s.from:s.to]
}

// choosePassage returns the best sentence, or the summary if that is about as good.
func (f *passageFinder) choosePassage(e *handbook.Entry, best bodySentence) string {
	sum := f.scoreText(e.Summary)
	f.mentioned |= f.sameWords(f.occurrences)
	f.inSummary = f.exactIn(f.occurrences)
	switch {
	case e.Summary != "" && (sum > 0 && coversAll(f.matched, f.bestMatched) || sum >= summaryShare*best.score && (e.Answer != handbook.NoVerdict || !f.addsToTitle(e.Title))):
		return oneLine(e.Summary)
	case best.score == 0:
		return firstSentence(e)
	case best.section > 0:
		return oneLine(question.WithAntecedent("", e.Sections[best.section].Text, best.from, best.to))
	}
	return oneLine(question.WithAntecedent(e.Summary, e.Sections[0].Text, best.from, best.to))
}

// supplement finds the sentences described at [Result.Supplement].
func (f *passageFinder) supplement(e *handbook.Entry, passage string, section int) (before, after string) {
	f.occurrences = f.findAll(passage, f.findAll(e.Title, f.occurrences[:0]))
	known, _ := f.foundWords(f.occurrences)
	most := f.addedBy(e.Summary, known)
	if most > 0 {
		before = oneLine(e.Summary)
	}
	text := e.Sections[section].Text
	for from, to := range question.Sentences(text) {
		sentence := oneLine(text[from:to])
		added := f.addedBy(sentence, known)
		switch first, _ := utf8.DecodeRuneInString(sentence); {
		case added <= most || unicode.IsLower(first): // a list item, which means little without the sentence before the list
			continue
		case strings.Contains(oneLine(text[to:]), passage):
			before, after = sentence, ""
		default:
			before, after = "", sentence
		}
		most = added
	}
	return before, after
}

// addedBy returns the weight of the topic words in text other than the known ones, which are given as bits.
func (f *passageFinder) addedBy(text string, known uint64) (added float32) {
	f.scoreText(text)
	for i, weight := range f.matched[:min(len(f.matched), maxQueryWords)] {
		if f.topics&^known>>i&1 == 1 {
			added += weight
		}
	}
	return added
}

// addsToTitle reports whether the best sentence matches a word of the query that neither title nor summary matches. If
// the summary matches a word that the sentence lacks, it reports false.
func (f *passageFinder) addsToTitle(title string) (adds bool) {
	inSummary := slices.Clone(f.matched)
	f.scoreText(title)
	for i, inTitle := range f.matched {
		if inTitle == 0 && inSummary[i] > 0 && f.bestMatched[i] == 0 {
			return false
		}
		adds = adds || inTitle == 0 && inSummary[i] == 0 && f.bestMatched[i] > 0
	}
	return adds
}

// bestSentence returns the sentence with the highest score in the body of e.
func (f *passageFinder) bestSentence(e *handbook.Entry) (best bodySentence) {
	clear(f.bestMatched)
	f.mentioned = 0
	for i, s := range e.Sections {
		f.occurrences = f.findAll(s.Heading, f.occurrences[:0])
		f.setMatched(f.heading, f.occurrences, headingShare)
		f.mentioned |= f.sameWords(f.occurrences)
		f.findSorted(s.Text)
		f.mentioned |= f.sameWords(f.occurrences)
		inHeading := sumOf(f.heading) > 0
		if len(f.occurrences) == 0 && !inHeading {
			continue
		}
		for from, to := range question.Sentences(s.Text) {
			if score := f.scoreSentence(s.Text, from, to); score > best.score {
				best = bodySentence{i, from, to, score}
				copy(f.bestMatched, f.matched)
			}
			if f.next == len(f.occurrences) && !inHeading {
				break
			}
		}
	}
	return best
}

// mentionedWords returns, as bits, the query words that e mentions outside its title, summary and body.
func (f *passageFinder) mentionedWords(e *handbook.Entry) (words uint64) {
	f.occurrences = f.findAll(e.Question, f.occurrences[:0])
	return f.sameWords(f.occurrences)
}

// sameWords returns, as bits, the query words that were found as typed or as two-way synonyms.
func (f *passageFinder) sameWords(found []occurrence) (words uint64) {
	for _, o := range found {
		for _, c := range f.contributions[o.term] {
			if c.same {
				words |= 1 << c.word
			}
		}
	}
	return words
}

// foundWords returns, as bits, the query words that were found in any way, and whether at least one of them was found
// other than through a synonym.
func (f *passageFinder) foundWords(found []occurrence) (words uint64, own bool) {
	for _, o := range found {
		own = own || !f.ix.IsConcept(o.term)
		for _, c := range f.contributions[o.term] {
			words |= 1 << c.word
		}
	}
	return words, own
}

func (f *passageFinder) findSorted(text string) {
	f.occurrences, f.next = f.findAll(text, f.occurrences[:0]), 0
	slices.SortFunc(f.occurrences, func(a, b occurrence) int { return a.Start - b.Start })
}

// scoreSentence returns the score of text[from:to] in the current section. Sentences must be scored in order, because
// each call continues after the occurrences of the previous sentence.
func (f *passageFinder) scoreSentence(text string, from, to int) float32 {
	copy(f.matched, f.heading)
	label := float32(0)
	for ; f.next < len(f.occurrences) && f.occurrences[f.next].Start < to; f.next++ {
		o := f.occurrences[f.next]
		f.addOccurrence(f.matched, o, 1)
		if o.Start == from && strings.HasPrefix(text[o.End:], ": ") {
			label = labelBonus
		}
	}
	return sumOf(f.matched) + label - lengthCost*analysis.ApproxWords(text[from:to])
}

func (f *passageFinder) scoreText(text string) float32 {
	f.occurrences = f.findAll(text, f.occurrences[:0])
	f.setMatched(f.matched, f.occurrences, 1)
	return sumOf(f.matched)
}

// markHit marks the title and passage of h, and sets matched to the weights that both match together.
func (f *passageFinder) markHit(h *Hit) {
	f.occurrences = f.findAll(h.Entry.Title, f.occurrences[:0])
	h.TitleMarks = spansOf(f.occurrences, h.Entry.Title)
	f.inTitle = f.sameWords(f.occurrences)
	f.titleWords, f.titleHasWords = f.foundWords(f.occurrences)
	f.setMatched(f.matched, f.occurrences, 1)
	f.occurrences = f.findAll(h.Passage, f.occurrences[:0])
	h.PassageMarks = spansOf(f.occurrences, h.Passage)
	for _, o := range f.occurrences {
		f.addOccurrence(f.matched, o, 1)
	}
}

// setMatched sets matched to the weights of some occurrences, multiplied by share.
func (f *passageFinder) setMatched(matched []float32, found []occurrence, share float32) {
	clear(matched)
	for _, o := range found {
		f.addOccurrence(matched, o, share)
	}
}

func (f *passageFinder) addOccurrence(matched []float32, o occurrence, share float32) {
	for _, s := range f.contributions[o.term] {
		matched[s.word] = max(matched[s.word], share*s.weight)
	}
}

// coversAll reports whether matched contains every query word that is in best.
func coversAll(matched, best []float32) bool {
	for i, b := range best {
		if b > 0 && matched[i] == 0 {
			return false
		}
	}
	return true
}

func sumOf(weights []float32) (sum float32) {
	for _, w := range weights {
		sum += w
	}
	return sum
}

func firstSentence(e *handbook.Entry) string {
	for _, s := range e.Sections {
		for from, to := range question.Sentences(s.Text) {
			return oneLine(s.Text[from:to])
		}
	}
	return ""
}

// oneLine returns text on one line, with single spaces.
func oneLine(text string) string {
	text = strings.TrimSpace(text)
	if !strings.ContainsAny(text, "\n\t\r\v\f\u0085\u00a0\u2028\u2029") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}
