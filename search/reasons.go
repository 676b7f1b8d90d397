package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
)

// titleMatches reports whether the title that x.finder marked last is a reason for the hit. It must contain a word of
// the query itself, because matches through synonyms have reasons of their own. If the query has topics outside absent
// phrases, the title must match one of them.
func (x *explainer) titleMatches() bool {
	var topics uint64
	for i := range x.words {
		if w := &x.words[i]; w.isTopic() && !w.isAbsent() {
			topics |= 1 << i
		}
	}
	return x.finder.titleHasWords && (topics == 0 || x.finder.titleWords&topics != 0)
}

// reasonFor returns why query word w led to h through alternative a, or "" if that is obvious.
func (x *explainer) reasonFor(w expansion, a alternative, h *Hit) string {
	whole := wholeWord(x.query.source, Span{w.start, w.end})
	typed := x.query.source[whole.Start:whole.End]
	switch a.origin {
	case originTyped:
		return x.unseenReason(w, a, h)
	case originCorrected:
		return "“" + typed + "” is read as “" + x.ix.writtenForm(a, h) + "”"
	case originForeign:
		return "“" + x.queryPhrase(a.term) + "” is a translation of “" + x.ix.writtenForm(a, h) + "”"
	case originCompound, originInside:
		if whole.End-whole.Start > w.end-w.start {
			return "“" + typed + "” and “" + x.ix.writtenForm(a, h) + "” have a part in common"
		}
		return "“" + typed + "” is part of “" + x.ix.writtenForm(a, h) + "”"
	case originSynonym:
		return x.synonymReason(a.term, h)
	}
	return ""
}

// writtenForm returns the word of an alternative in lower case, with the accents that it has in the entry of h, because
// words in the vocabulary have none. If the entry does not contain the word, writtenForm returns another form of it
// from the entry.
func (ix *Index) writtenForm(a alternative, h *Hit) string {
	if len(ix.languages) == 0 {
		return a.word
	}
	form := a.word
	for _, text := range append(shownTexts(h), h.Entry.Keywords...) {
		for t := newTokenizer(text); t.nextPart(); {
			written := strings.ToLower(text[t.start:t.end])
			if string(t.word) == a.word {
				return written
			}
			if term, ok := ix.vocab.lookup(t.word); ok && term == a.term && form == a.word {
				form = written
			}
		}
	}
	return form
}

func shownTexts(h *Hit) []string {
	e := h.Entry
	return []string{e.Title, h.Passage, e.Summary, e.Question, e.Text()}
}

// unseenReason returns the synonym that explains a hit if the entry contains the typed word only as a keyword, because
// keywords are not shown.
func (x *explainer) unseenReason(w expansion, a alternative, h *Hit) string {
	for _, s := range w.alts {
		if s.origin != originSynonym {
			continue
		}
		if _, ok := findPosting(x.ix.postingsOf(s.term), x.entry); ok && !x.showsTerm(h, a.term) {
			if r := x.synonymReason(s.term, h); r != "" {
				return r
			}
		}
	}
	return ""
}

// showsTerm reports whether the entry of h, as shown to readers, contains term t. It stops at the first occurrence,
// because it runs for most hits at every keystroke and most hits contain the term in their first sentences.
func (x *explainer) showsTerm(h *Hit, t termID) bool {
	e := h.Entry
	return slices.ContainsFunc([]string{h.Passage, e.Title, e.Summary, e.Question}, func(text string) bool { return x.hasTerm(text, t) }) ||
		slices.ContainsFunc(e.Sections, func(s handbook.Section) bool { return x.hasTerm(s.Heading, t) || x.hasTerm(s.Text, t) })
}

// hasTerm reports whether text contains a word with term t.
func (x *explainer) hasTerm(text string, t termID) bool {
	for x.shown.reset(text); x.shown.nextPart(); {
		if term, ok := x.ix.vocab.lookup(x.shown.word); ok && term == t {
			return true
		}
	}
	return false
}

// synonymReason explains that h matches a synonym of words in the query. It returns "" if the entry has the same words.
func (x *explainer) synonymReason(concept termID, h *Hit) string {
	phrase, found := x.queryPhrase(concept), x.ix.matchingPhrase(concept, h)
	switch {
	case foldedWords(found) == foldedWords(phrase):
		return ""
	case x.ix.isOneWay(concept) || len(x.queryCues()) > 0 && PolarityOf(found) != PolarityOf(phrase) || slices.ContainsFunc(h.Missing, func(m string) bool { return strings.Contains(m, phrase) }):
		return "“" + phrase + "” also searches for “" + found + "”"
	}
	h.Synonyms = append(h.Synonyms, phrase)
	return "“" + phrase + "” is a synonym of “" + found + "”"
}

// queryPhrase returns the words of the query that match a concept, as typed.
func (x *explainer) queryPhrase(t termID) string {
	var words []string
	end := 0
	for _, w := range x.words {
		if !slices.ContainsFunc(w.alts, func(a alternative) bool { return a.term == t }) {
			continue
		}
		if w.start < end { // the pair of characters overlaps the previous one
			words[len(words)-1] += x.query.source[min(end, w.end):w.end]
		} else {
			words = append(words, x.query.source[w.start:w.end])
		}
		end = w.end
	}
	return strings.Join(words, " ")
}

// matchingPhrase returns a phrase of concept t that the entry of h contains, preferably one that h shows.
func (ix *Index) matchingPhrase(t termID, h *Hit) string {
	group, e := ix.groupOf(t).To, h.Entry
	shown := []string{e.Title + "\n" + h.Passage, e.Summary + "\n" + e.Question, e.Text()}
	for _, text := range shown {
		if p, ok := longestPhraseIn(group, text); ok {
			return p
		}
	}
	for _, text := range shown {
		if p := ix.inflectedPhraseIn(group, text); p != "" {
			return p
		}
	}
	p, _ := longestPhraseIn(group, strings.Join(e.Keywords, "\n"))
	return cmp.Or(p, group[0])
}

// inflectedPhraseIn returns the longest of the phrases that text contains in any inflected form, or "".
func (ix *Index) inflectedPhraseIn(phrases []string, text string) (longest string) {
	words := ix.termsOf(text)
	for _, p := range phrases {
		terms := ix.termsOf(p)
		for i := 0; len(p) > len(longest) && i+len(terms) <= len(words); i++ {
			if slices.Equal(words[i:i+len(terms)], terms) {
				longest = p
			}
		}
	}
	return longest
}

func (ix *Index) termsOf(text string) (terms []termID) {
	for t := newTokenizer(text); t.nextPart(); {
		term, _ := ix.vocab.lookup(t.word)
		terms = append(terms, term)
	}
	return terms
}

// longestPhraseIn returns the longest of the phrases that text contains. ok is false if it contains none.
func longestPhraseIn(phrases []string, text string) (longest string, ok bool) {
	text = " " + foldedWords(text) + " "
	for _, p := range phrases {
		if len(p) > len(longest) && strings.Contains(text, " "+foldedWords(p)+" ") {
			longest = p
		}
	}
	return longest, longest != ""
}
