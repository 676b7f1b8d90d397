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

// Polarity is the set of kinds of words in a question that decide whether "yes" to it is "yes" to another one: words
// that negate it, such as "without", or say how much it is about, such as "all". Two questions with different sets
// may have different answers, whatever else they have in common.
type Polarity uint32

// The kinds that are told apart, which are the first ones of polarity.txt.
const (
	negated   Polarity = 1 << iota
	anyAmount          // "any" does not change a question
	limited            // "within" and the like: a search judges the amount itself
)

// IsNegated reports whether a text has a word that negates, such as "never".
func (p Polarity) IsNegated() bool { return p&negated != 0 }

// IsNegationOf reports whether p is o with a negation.
func (p Polarity) IsNegationOf(o Polarity) bool {
	return p.IsNegated() && !o.IsNegated() && (p^o)&^(negated|anyAmount) == 0
}

// PolarityOf returns the polarity of a question or a sentence.
func PolarityOf(text string) Polarity {
	var p Polarity
	for _, c := range cuesIn(tokenize(text)) {
		p |= c.kind
	}
	return p
}

// cue is an occurrence of a word or phrase of polarity.txt.
type cue struct {
	kind Polarity
	Span
}

// polarityWords are the phrases of polarity.txt by their first word, and the kinds that turn a question around also
// where it lacks them.
var polarityWords = sync.OnceValue(func() (table struct {
	phrases map[string][]polarityPhrase
	turning Polarity
},
) {
	table.phrases = map[string][]polarityPhrase{}
	kind := Polarity(1)
	for line := range dataLines(polarityList) {
		list, turns := strings.CutPrefix(strings.TrimSpace(line), "! ")
		if list == "" {
			continue
		}
		if turns {
			table.turning |= kind
		}
		for phrase := range strings.SplitSeq(list, ",") {
			words := strings.Fields(foldedWords(phrase))
			table.phrases[words[0]] = append(table.phrases[words[0]], polarityPhrase{kind, words})
		}
		kind <<= 1
	}
	return table
})

type polarityPhrase struct {
	kind  Polarity
	words []string
}

func cuesIn(text []token) (cues []cue) {
	phrases := polarityWords().phrases
	for i, first := range text {
		for _, p := range phrases[first.word] {
			if last := i + len(p.words) - 1; last < len(text) && hasWords(text[i:], p.words) {
				cues = append(cues, cue{p.kind, Span{first.start, text[last].end}})
			}
		}
	}
	return cues
}

// hasWords reports whether a text, which is at least as long as words, begins with them.
func hasWords(text []token, words []string) bool {
	for i, w := range words {
		if text[i].word != w {
			return false
		}
	}
	return true
}

// differsBy returns a word by which the query asks something else than the question that the verdict of an entry
// answers: one that negates either of them, or by which the query asks about more. It returns "" if there is none,
// or no verdict.
func (x *explainer) differsBy(e *handbook.Entry) string {
	if e.Answer == handbook.NoVerdict {
		return ""
	}
	question := cmp.Or(e.Question, e.Title)
	asked, entry := x.queryCues(), cuesIn(tokenize(question))
	return cmp.Or(otherCue(x.query.source, asked, entry, ^(anyAmount|limited)), otherCue(question, entry, asked, polarityWords().turning))
}

// queryCues returns the cues of the query, which are found for the first hit with a verdict.
func (x *explainer) queryCues() []cue {
	if !x.hasCues {
		x.cues, x.hasCues = cuesIn(handbook.MapSlice(x.query.words, func(w queryWord) token { return w.token })), true
	}
	return x.cues
}

// otherCue returns the first cue of some kinds in a text for whose kind the other cues have none, or "".
func otherCue(text string, cues, others []cue, kinds Polarity) string {
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
