package search

import (
	"cmp"
	_ "embed"
	"strings"
	"sync"

	"trustbook/handbook"
)

//go:embed polarity.txt
var polarityList string

// Polarity is the set of kinds of words in a question that change its answer: words that negate it, such as "without",
// or state how much it covers, such as "all". A "yes" to one question is not a "yes" to another with a different set,
// however similar they are.
type Polarity uint32

// Kinds of words that the code treats specially. They are the first kinds in polarity.txt.
const (
	negation       Polarity = 1 << iota
	anyAmount               // "any", which does not change a question
	limitedAmount           // "within" and the like; when searching, the amount itself is compared
	sufficiency             // "enough": that something is allowed does not mean that it suffices
	privateDevices          // private devices: that devices are protected does not mean that people may use their own
	outside                 // places elsewhere: where data is says nothing about places outside
)

// IsNegated reports whether p includes a negation, such as "never".
func (p Polarity) IsNegated() bool { return p&negation != 0 }

// IsNegationOf reports whether p equals o plus a negation.
func (p Polarity) IsNegationOf(o Polarity) bool {
	return p.IsNegated() && !o.IsNegated() && (p^o)&^(negation|anyAmount) == 0
}

// PolarityOf returns the polarity of a question or a sentence.
func PolarityOf(text string) Polarity {
	var p Polarity
	for _, c := range findCues(tokenize(text)) {
		p |= c.kind
	}
	return p
}

// cue is an occurrence of a word or phrase from polarity.txt.
type cue struct {
	kind Polarity
	Span
}

// polarityWords holds the phrases of polarity.txt by first word, those without a kind first. It also holds the set of
// turning kinds, which change a question even by being absent from it.
var polarityWords = sync.OnceValue(func() (table struct {
	phrases map[string][]polarityPhrase
	turning Polarity
},
) {
	table.phrases = map[string][]polarityPhrase{}
	kind := Polarity(1)
	for line := range dataLines(polarityList) {
		list, turns := strings.CutPrefix(strings.TrimSpace(line), "! ")
		list, none := strings.CutPrefix(list, "- ")
		if list == "" {
			continue
		}
		of := kind
		switch {
		case none:
			of = 0
		case turns:
			table.turning |= kind
		}
		for phrase := range strings.SplitSeq(list, ",") {
			words := strings.Fields(foldedWords(phrase))
			table.phrases[words[0]] = append(table.phrases[words[0]], polarityPhrase{of, words})
		}
		if !none {
			kind <<= 1
		}
	}
	return table
})

type polarityPhrase struct {
	kind  Polarity
	words []string
}

func findCues(text []token) (cues []cue) {
	phrases := polarityWords().phrases
	after := 0 // end of the last phrase without a kind
	for i, first := range text {
		for _, p := range phrases[first.word] {
			end := i + len(p.words)
			if i < after || end > len(text) || !hasWords(text[i:], p.words) {
				continue
			}
			if p.kind == 0 {
				after = end
			} else {
				cues = append(cues, cue{p.kind, Span{first.start, text[end-1].end}})
			}
		}
	}
	return cues
}

// hasWords reports whether text begins with words. It must have at least as many.
func hasWords(text []token, words []string) bool {
	for i, w := range words {
		if text[i].word != w {
			return false
		}
	}
	return true
}

// differingWord returns a word, as typed, that makes the query ask something other than what the hit answers, or "".
// For an entry with a verdict, the verdict's question must ask the same. Without a verdict, readers judge by what they
// see, so the only words that matter are a negation, "enough", private devices or a place outside that the hit does not
// show.
func (x *explainer) differingWord(h *Hit) string {
	asked := x.queryCues()
	if h.Entry.Answer != handbook.NoVerdict {
		s := x.ix.subjectOf(h.Entry)
		return cmp.Or(unsharedCue(x.query.source, asked, s.cues, ^(anyAmount|limitedAmount)), unsharedCue(s.question, s.cues, asked, polarityWords().turning), x.otherPeople(h), x.otherSubject(h))
	}
	kinds := negation | sufficiency | privateDevices | outside
	if unsharedCue(x.query.source, asked, nil, kinds) == "" { // true for most queries, so nothing more is read at each keystroke
		return ""
	}
	e := h.Entry
	shown := PolarityOf(e.Title+"\n"+e.Question+"\n"+e.Summary) | PolarityOf(h.Passage)
	return unsharedCue(x.query.source, asked, nil, kinds&^shown)
}

// queryCues returns the cues of the query, without the context that only gives the reason for asking. They are
// computed once, for the first hit.
func (x *explainer) queryCues() []cue {
	if !x.hasCues {
		words := make([]token, 0, len(x.query.words))
		for _, w := range x.query.words {
			if !w.context {
				words = append(words, w.token)
			}
		}
		x.cues, x.hasCues = findCues(words), true
	}
	return x.cues
}

// unsharedCue returns the words of the first cue in text that is of one of the kinds and that no cue in others has, or
// "".
func unsharedCue(text string, cues, others []cue, kinds Polarity) string {
	for _, c := range others {
		kinds &^= c.kind
	}
	for _, c := range cues {
		if c.kind&kinds != 0 {
			return text[c.Start:c.End]
		}
	}
	return ""
}
