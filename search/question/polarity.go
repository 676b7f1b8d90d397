package question

import (
	_ "embed"
	"strings"
	"sync"

	"trustbook/search/analysis"
)

//go:embed polarity.txt
var polarityList string

// Polarity is the set of kinds of words in a question that change its answer: words that negate it, such as "without",
// or state how much it covers, such as "all". A "yes" to one question is not a "yes" to another with a different set,
// however similar they are.
type Polarity uint32

// Kinds of words that the code treats specially. They are the first kinds in polarity.txt.
const (
	Negation       Polarity = 1 << iota
	AnyAmount               // "any", which does not change a question
	LimitedAmount           // "within" and the like; when searching, the amount itself is compared
	Sufficiency             // "enough": that something is allowed does not mean that it suffices
	PrivateDevices          // private devices: that devices are protected does not mean that people may use their own
	Outside                 // places elsewhere: a statement about where data is stored is none about other places
	Prohibition             // "forbidden": that there are rules for something does not mean that it is forbidden
	Permission              // "allowed", for the same reason
)

// IsNegated reports whether p includes a negation, such as "never".
func (p Polarity) IsNegated() bool { return p&Negation != 0 }

// IsNegationOf reports whether p equals o plus a negation.
func (p Polarity) IsNegationOf(o Polarity) bool {
	return p.IsNegated() && !o.IsNegated() && (p^o)&^(Negation|AnyAmount) == 0
}

// PolarityOf returns the polarity of a question or a sentence.
func PolarityOf(text string) Polarity {
	var p Polarity
	for _, c := range FindCues(analysis.Tokenize(text)) {
		p |= c.kind
	}
	return p
}

// Cue is an occurrence of a word or phrase from polarity.txt.
type Cue struct {
	kind Polarity
	analysis.Span
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
	for line := range analysis.DataLines(polarityList) {
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
			words := strings.Fields(analysis.FoldWords(phrase))
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

// FindCues returns the cues among the words of a question, in order. A phrase that only looks like a cue, such as "no
// later than", hides the cues in it.
func FindCues(text []analysis.Token) (cues []Cue) {
	phrases := polarityWords().phrases
	after := 0 // end of the last phrase without a kind
	for i, first := range text {
		for _, p := range phrases[first.Word] {
			end := i + len(p.words)
			if i < after || end > len(text) || !hasWords(text[i:], p.words) {
				continue
			}
			if p.kind == 0 {
				after = end
			} else {
				cues = append(cues, Cue{p.kind, analysis.Span{Start: first.Start, End: text[end-1].End}})
			}
		}
	}
	return cues
}

// hasWords reports whether text begins with words. It must have at least as many.
func hasWords(text []analysis.Token, words []string) bool {
	for i, w := range words {
		if text[i].Word != w {
			return false
		}
	}
	return true
}

// Unshared returns the words of the first cue in text that is of one of the kinds and that no cue in others has, or
// "".
func Unshared(text string, cues, others []Cue, kinds Polarity) string {
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

// TurningKinds returns the kinds that also change a question by being absent from it.
func TurningKinds() Polarity { return polarityWords().turning }
