package question

import (
	_ "embed"
	"strings"
	"sync"

	"trustbook/search/analysis"
)

//go:embed polarity.txt
var polarityList string

// Polarity is a set of kinds of words that change the answer to a question. For example, "without" negates a question,
// and "all" says how much it covers. If two questions have different sets, a "yes" to one is not a "yes" to the other,
// however similar they are.
type Polarity uint32

// Kinds of words that the code treats specially. They are the first kinds in polarity.txt.
const (
	Negation       Polarity = 1 << iota
	AnyAmount               // "any", which does not change a question
	LimitedAmount           // "within" and similar words; a search compares the amount itself
	Sufficiency             // "enough": what is allowed may not be enough
	PrivateDevices          // private devices: protected devices are not necessarily private ones
	Outside                 // other places: "in the EU" says nothing about places outside the EU
	Prohibition             // "forbidden": something that has rules may not be forbidden
	Permission              // "allowed": something that has rules may not be allowed
	Totality                // "all": what applies to data may not apply to all data
	Exclusivity             // "only": data that is stored in one place may be stored in others too
	Plaintext               // "in plain text": what is never so in one place may be so in another
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

// polarityWords holds the phrases of polarity.txt by first word; phrases without a kind come first. It also holds the
// result of ReversingKinds.
var polarityWords = sync.OnceValue(func() (table struct {
	phrases map[string][]polarityPhrase
	turning Polarity
},
) {
	table.phrases = make(map[string][]polarityPhrase, strings.Count(polarityList, ","))
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
		for phrase := range strings.SplitSeq(analysis.Fold(list), ",") {
			words := strings.Fields(phrase)
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

// FindCues returns the cues among the words of a question, in order. Some phrases look like cues but are not: the "no"
// of "no later than" is not a cue.
func FindCues(text []analysis.Token) (cues []Cue) {
	phrases := polarityWords().phrases
	after := 0 // end of the last phrase without a kind
	for i, first := range text {
		for _, p := range phrases[first.Word] {
			end := i + len(p.words)
			if i < after || end > len(text) || !beginsWithWords(text[i:], p.words) {
				continue
			}
			switch {
			case p.kind == 0:
				after = end
			case p.kind == Totality && end < len(text) && IsNumber(text[end].Word): // "every 90 days"
			default:
				cues = append(cues, Cue{p.kind, analysis.Span{Start: first.Start, End: text[end-1].End}})
			}
		}
	}
	return cues
}

// beginsWithWords reports whether text begins with words. text must be at least as long as words.
func beginsWithWords(text []analysis.Token, words []string) bool {
	for i, w := range words {
		if text[i].Word != w {
			return false
		}
	}
	return true
}

// RestOfCue returns the rest of the clause of text after a cue of one of the given kinds if it says where: "in source
// code" after "never in plaintext". Otherwise it returns "".
func RestOfCue(text string, kinds Polarity) string {
	for _, c := range FindCues(analysis.Tokenize(text)) {
		if rest := text[c.End:]; c.kind&kinds != 0 && (strings.HasPrefix(rest, " in ") || strings.HasPrefix(rest, " i ")) {
			return rest[:strings.IndexAny(rest+".", ".,;:")]
		}
	}
	return ""
}

// FirstUnsharedCue returns the words of the first cue whose kind is one of the given kinds and not the kind of a cue in
// others. It returns "" if there is no such cue.
func FirstUnsharedCue(text string, cues, others []Cue, kinds Polarity) string {
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

// ReversingKinds returns the kinds whose absence also changes a question: an "enough" in the entry's question matters
// even if the query has none.
func ReversingKinds() Polarity { return polarityWords().turning }
