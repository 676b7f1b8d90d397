package search

import (
	"cmp"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/search/analysis"
	"trustbook/search/index"
	"trustbook/search/question"
)

// titleMatches reports whether the title that x.finder marked last is a reason for the hit. Matches
// through synonyms have reasons of their own, so the title must match at least one word in another way. If the query
// has topic words outside absent phrases, the title must match one of these.
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
	whole := analysis.WholeWord(x.query.source, Span{Start: w.Start, End: w.End})
	typed := x.query.source[whole.Start:whole.End]
	switch a.origin {
	case originTyped:
		return x.unseenReason(w, a, h)
	case originCorrected:
		return "“" + typed + "” is read as “" + x.ix.writtenForm(a, h) + "”"
	case originForeign:
		return "“" + x.queryPhrase(a.term) + "” is a translation of “" + x.ix.writtenForm(a, h) + "”"
	case originCompound, originSubstring:
		if whole.End-whole.Start > w.End-w.Start {
			return "“" + typed + "” and “" + x.ix.writtenForm(a, h) + "” have a part in common"
		}
		return "“" + typed + "” is part of “" + x.ix.writtenForm(a, h) + "”"
	case originSynonym:
		return x.synonymReason(a.term, h)
	}
	return ""
}

// writtenForm returns the word of an alternative in lower case and with the accents that it has in the entry of h,
// because the vocabulary stores words without accents. If the entry contains only another form of the word, writtenForm
// returns that form.
func (ix *Index) writtenForm(a alternative, h *Hit) string {
	if len(ix.Languages) == 0 {
		return a.word
	}
	form := a.word
	for _, text := range append(shownTexts(h), h.Entry.Keywords...) {
		for t := analysis.NewTokenizer(text); t.NextPart(); {
			written := strings.ToLower(text[t.Start:t.End])
			if string(t.Word) == a.word {
				return written
			}
			if term, ok := ix.Vocab.Lookup(t.Word); ok && term == a.term && form == a.word {
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

// unseenReason returns why a hit was found if the entry contains the typed word only as a keyword. Readers do not see
// keywords, so the reason is a synonym that they do see, or else that there is such a keyword.
func (x *explainer) unseenReason(w expansion, a alternative, h *Hit) string {
	for _, s := range w.alts {
		if s.origin != originSynonym {
			continue
		}
		if _, ok := findPosting(x.ix.PostingsOf(s.term), x.entry); ok && !x.showsTerm(h, a.word, a.term) {
			if r := x.synonymReason(s.term, h); r != "" {
				return r
			}
		}
	}
	if typed := x.query.source[w.Start:w.End]; slices.ContainsFunc(h.Missing, func(m string) bool { return strings.Contains(m, typed) }) && !x.showsTerm(h, a.word, a.term) {
		return "“" + typed + "” is one of its search words, but not in its text"
	}
	return ""
}

// showsTerm reports whether the entry of h, as shown to readers, contains the term t of a word. To save time, it looks
// up only words with the same initials and stops at the first occurrence: it runs for most hits at every keystroke.
func (x *explainer) showsTerm(h *Hit, word string, t index.TermID) bool {
	e := h.Entry
	x.initials = analysis.Initials{}
	x.initials.AddFamily(word)
	x.shown.Initials = &x.initials
	return slices.ContainsFunc([]string{h.Passage, e.Title, e.Summary, e.Question}, func(text string) bool { return x.hasTerm(text, t) }) ||
		slices.ContainsFunc(e.Sections, func(s handbook.Section) bool { return x.hasTerm(s.Heading, t) || x.hasTerm(s.Text, t) })
}

// hasTerm reports whether text contains a word with term t.
func (x *explainer) hasTerm(text string, t index.TermID) bool {
	for x.shown.Reset(text); x.shown.NextPart(); {
		if term, ok := x.ix.Vocab.Lookup(x.shown.Word); ok && term == t {
			return true
		}
	}
	return false
}

// synonymReason explains that h matches a synonym of words in the query. It returns "" if the entry contains these
// words themselves.
func (x *explainer) synonymReason(concept index.TermID, h *Hit) string {
	phrase, found := x.queryPhrase(concept), x.ix.matchingPhrase(concept, h)
	switch {
	case analysis.FoldWords(found) == analysis.FoldWords(phrase) || x.ix.sameTerms(found, phrase):
		return ""
	case x.ix.isOneWay(concept) || len(x.queryCues()) > 0 && question.PolarityOf(found) != question.PolarityOf(phrase) || slices.ContainsFunc(h.Missing, func(m string) bool { return strings.Contains(m, phrase) || strings.Contains(" "+phrase+" ", " "+m+" ") }):
		return "a search for “" + phrase + "” also finds “" + found + "”"
	}
	h.Synonyms = append(h.Synonyms, phrase)
	return "“" + phrase + "” is a synonym of “" + found + "”"
}

// queryPhrase returns the words of the query that match a concept, as typed.
func (x *explainer) queryPhrase(t index.TermID) string {
	var words []string
	end := 0
	for _, w := range x.words {
		if !slices.ContainsFunc(w.alts, func(a alternative) bool { return a.term == t }) {
			continue
		}
		if w.Start < end { // the pair of characters overlaps the previous one
			words[len(words)-1] += x.query.source[min(end, w.End):w.End]
		} else {
			words = append(words, x.query.source[w.Start:w.End])
		}
		end = w.End
	}
	return strings.Join(words, " ")
}

// matchingPhrase returns a phrase of concept t that the entry of h contains, preferably one that h shows.
func (ix *Index) matchingPhrase(t index.TermID, h *Hit) string {
	group, e := ix.Group(t).To, h.Entry
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

func (ix *Index) termsOf(text string) (terms []index.TermID) {
	for t := analysis.NewTokenizer(text); t.NextPart(); {
		term, _ := ix.Vocab.Lookup(t.Word)
		terms = append(terms, term)
	}
	return terms
}

// sameTerms reports whether two phrases consist of the same words in any inflected form.
func (ix *Index) sameTerms(a, b string) bool {
	terms := ix.termsOf(a)
	return !slices.Contains(terms, 0) && slices.Equal(terms, ix.termsOf(b))
}

// longestPhraseIn returns the longest of the phrases that text contains. ok is false if it contains none.
func longestPhraseIn(phrases []string, text string) (longest string, ok bool) {
	text = " " + analysis.FoldWords(text) + " "
	for _, p := range phrases {
		if len(p) > len(longest) && strings.Contains(text, " "+analysis.FoldWords(p)+" ") {
			longest = p
		}
	}
	return longest, longest != ""
}

// queryCues returns the cues of the query, except those in context, which only gives the reason for asking. It computes
// them once, for the first hit.
func (x *explainer) queryCues() []question.Cue {
	if !x.hasCues {
		x.cues, x.hasCues = question.FindCues(x.query.asked), true
	}
	return x.cues
}
