package question

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"trustbook/search/analysis"
)

//go:embed polarity.txt
var polarityList string

// Polarity is a set of kinds of words that change the answer to a question. For example, "without" negates a question,
// and "all" says how much it covers. If two questions have different sets, a "yes" to one is not a "yes" to the other,
// however similar they are.
type Polarity uint64

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
	Constancy               // "always": what an entry says of all is always so
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

// polarityWords holds the phrases of polarity.txt by first word, the longest first. It also holds the results of
// ReversingKinds and ConditionalKinds.
var polarityWords = sync.OnceValue(func() (table struct {
	phrases              map[string][]polarityPhrase
	turning, conditional Polarity
},
) {
	table.phrases = make(map[string][]polarityPhrase, strings.Count(polarityList, ","))
	kind := Polarity(1)
	for line := range analysis.DataLines(polarityList) {
		marks, list := cutMarks(line)
		if list == "" {
			continue
		}
		of := kind
		if strings.Contains(marks, "-") {
			of = 0
		}
		if strings.Contains(marks, "!") {
			table.turning |= of
		}
		if strings.Contains(marks, "?") {
			table.conditional |= of
		}
		for phrase := range strings.SplitSeq(analysis.Fold(list), ",") {
			phrase, last := strings.CutSuffix(strings.TrimSpace(phrase), " .")
			words := strings.Fields(phrase)
			table.phrases[words[0]] = append(table.phrases[words[0]], polarityPhrase{of, words, last})
		}
		if of != 0 {
			kind <<= 1
		}
	}
	for _, of := range table.phrases {
		slices.SortStableFunc(of, func(a, b polarityPhrase) int { return len(b.words) - len(a.words) })
	}
	return table
})

// cutMarks cuts the marks before the phrases of a line of polarity.txt.
func cutMarks(line string) (marks, list string) {
	line = strings.TrimSpace(line)
	list = strings.TrimLeft(line, "!?- ")
	return line[:len(line)-len(list)], list
}

type polarityPhrase struct {
	kind  Polarity
	words []string
	last  bool // counts only at the end of a text
}

// FindCues returns the cues among the words of a question, in order. Some phrases look like cues but are not: the "no"
// of "no later than" is not a cue. Of several phrases that begin with the same word, the longest counts.
func FindCues(text []analysis.Token) (cues []Cue) {
	phrases := polarityWords().phrases
	after := 0 // end of the last phrase without a kind
	for i, first := range text {
		at := slices.IndexFunc(phrases[first.Word], func(p polarityPhrase) bool { return p.begins(text[i:]) })
		if i < after || at < 0 {
			continue
		}
		p := phrases[first.Word][at]
		end := i + len(p.words)
		switch {
		case p.kind == 0:
			after = end
		case p.kind == Totality && end < len(text) && IsNumber(text[end].Word): // "every 90 days"
		default:
			cues = append(cues, Cue{p.kind, analysis.Span{Start: first.Start, End: text[end-1].End}})
		}
	}
	return cues
}

// begins reports whether text begins with the phrase.
func (p polarityPhrase) begins(text []analysis.Token) bool {
	if len(text) < len(p.words) || p.last && len(text) > len(p.words) {
		return false
	}
	for i, w := range p.words {
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

// ConditionalKinds returns the kinds that are conditions that any entry must state: "sometimes" and "every year".
func ConditionalKinds() Polarity { return polarityWords().conditional }
