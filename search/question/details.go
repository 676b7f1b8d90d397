package question

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// A question may ask for something particular: "which company audits you", "how long is a password". A text that only
// mentions audits or passwords does not answer such a question.

//go:embed details.txt
var detailList string

// Detail is something particular that a question asks for, in the words of Span.
type Detail struct {
	analysis.Span
	Noun bool // the words are a noun: "which country"
	*DetailKind
}

// DetailKind is a line of details.txt.
type DetailKind struct {
	Name    string
	Weighty bool // a text that states nothing of the kind is no answer
	Named   bool // a text can be said not to state it
	states  map[string]bool
}

type detailPhrase struct {
	kind     *DetailKind
	words    []string
	from, to int  // range of words that name what is asked for
	first    bool // counts only at the beginning of a question
}

// detailKinds holds the phrases of all kinds by first word, and the kinds by noun.
var detailKinds = sync.OnceValue(func() (table struct {
	phrases map[string][]detailPhrase
	nouns   map[string]*DetailKind
},
) {
	table.phrases, table.nouns = map[string][]detailPhrase{}, map[string]*DetailKind{}
	for line := range analysis.DataLines(detailList) {
		columns := append(strings.Split(strings.TrimSpace(line), "|"), "", "")
		phrases, weighty := strings.CutPrefix(columns[0], "! ")
		states := pattern.WordSet(columns[2])()
		k := &DetailKind{phrases, weighty, len(states) > 0, states}
		for phrase := range strings.SplitSeq(phrases, ",") {
			phrase, first := strings.CutPrefix(strings.TrimSpace(phrase), "^")
			before, name, _ := strings.Cut(phrase, "/")
			words := strings.Fields(before + " " + name)
			if len(words) == 0 {
				continue
			}
			p := detailPhrase{k, words, len(strings.Fields(before)) % len(words), len(words), first}
			for isWildcard(words[p.to-1]) {
				p.to--
			}
			table.phrases[words[0]] = append(table.phrases[words[0]], p)
		}
		for noun := range strings.FieldsSeq(columns[1]) {
			table.nouns[noun] = k
		}
	}
	return table
})

func isWildcard(word string) bool { return word == "NOUN" || word == "AUX" }

// IsOpen reports whether a question cannot be answered with yes or no: "how are keys kept", "list the certificates".
func IsOpen(words []analysis.Token) bool {
	start := slices.IndexFunc(words, func(t analysis.Token) bool { return !introWords()[t.Word] })
	if start < 0 {
		return false
	}
	first := words[start].Word
	isCondition := (first == "when" || first == "where" || first == "nar" || first == "var") && (start+1 == len(words) || !auxiliaryWords()[words[start+1].Word])
	return openQuestionOpeners()[first] && !isCondition || whichWords()[first] || slices.ContainsFunc(words[:start], func(t analysis.Token) bool { return requestWords()[t.Word] })
}

// Details returns what a question asks for in particular.
func Details(words []analysis.Token) (out []Detail) {
	start := max(0, slices.IndexFunc(words, func(t analysis.Token) bool { return !introWords()[t.Word] }))
	after := 0 // end of the last phrase
	for i, w := range words {
		var best detailPhrase
		for _, p := range detailKinds().phrases[w.Word] {
			if (!p.first || i == 0 || i == start) && len(p.words) > len(best.words) && p.matches(words[i:]) {
				best = p
			}
		}
		switch noun := detailKinds().nouns[w.Word]; {
		case i < after:
		case best.kind != nil:
			after = i + best.to
			out = append(out, Detail{analysis.Span{Start: words[i+best.from].Start, End: words[after-1].End}, false, best.kind})
		case noun != nil && slices.ContainsFunc(words[max(0, i-3):i], func(t analysis.Token) bool { return whichWords()[t.Word] }):
			out = append(out, Detail{analysis.Span{Start: w.Start, End: w.End}, true, noun})
		}
	}
	return out
}

func (p detailPhrase) matches(words []analysis.Token) bool {
	if len(words) < len(p.words) || p.first && len(words) == len(p.words) { // nothing is left to ask about
		return false
	}
	for i, w := range p.words {
		if got := words[i].Word; w != got && !(w == "AUX" && auxiliaryWords()[got]) && !(w == "NOUN" && !isOtherWord(got)) {
			return false
		}
	}
	return true
}

// isOtherWord reports whether a word after "which" does not ask for a name.
func isOtherWord(w string) bool {
	return auxiliaryWords()[w] || detailKinds().nouns[w] != nil || analysis.FormalWords()[w] || analysis.CommonWords()[w] || listedNouns()[w]
}

// Statement is how clearly a text states a detail.
type Statement uint8

// The degrees of a statement.
const (
	Unstated Statement = iota
	Vague              // in words such as "regularly"
	Stated
)

// StatementIn returns how clearly one of the texts states a detail that asked asks for. A number after a word in
// capitals states no amount, because it is part of a name: ISO 27001.
func (k *DetailKind) StatementIn(asked []analysis.Token, texts ...string) (s Statement) {
	for _, text := range texts {
		named, every, counted := false, false, 0 // counted is how many words may follow until a period
		for _, t := range analysis.Tokenize(text) {
			source, isNumber := text[t.Start:t.End], IsNumber(t.Word)
			switch {
			case k.states[t.Word], k.states["#"] && isNumber && !named, (k.states["$"] && counted > 0 || k.states["%"] && (counted > 0 || every)) && periodWords()[t.Word],
				(k.states["@"] || k.states["&"]) && isName(text, t, k.states["@"]) && !slices.ContainsFunc(asked, func(w analysis.Token) bool { return w.Word == t.Word }):
				return Stated
			case k.states["~"+t.Word]:
				s = Vague
			}
			counted, every = counted-1, everyWords()[t.Word]
			if isNumber && !named {
				counted = 2
			}
			named = isNumber && named || len(source) > 1 && strings.ToUpper(source) == source && !analysis.IsDigit(source[0])
		}
	}
	return s
}

// isName reports whether t is a name or a number. Without acronyms, it is only a name that may be a place, which words
// of three or more capitals, such as VPN, cannot be.
func isName(text string, t analysis.Token, acronyms bool) bool {
	name := text[t.Start:t.End]
	return analysis.IsDigit(t.Word[0]) && acronyms || isNameAt(text, t.Start) && (acronyms || len(name) < 3 || strings.ToUpper(name) != name)
}

// isNameAt reports whether the word at i begins with a capital and is not the first word of a sentence.
func isNameAt(text string, i int) bool {
	before := strings.TrimRight(text[:min(i, len(text))], " \t\"“”'‘’()")
	return before != "" && !strings.ContainsAny(before[len(before)-1:], ".?!:;\n") && StartsUpper(text[i:])
}

// openQuestionOpeners begin questions that cannot be answered with yes or no.
var openQuestionOpeners = pattern.WordSet("how who whom whose where when since why which what hur vem vems var nar sedan varfor vilken vilket vilka")

// introWords may come before the question word: "can you tell us under which law". auxiliaries follow "when" in a
// question about time; without one, "when" only introduces a condition: "when staff leave, is ...". After "which",
// listedNouns ask for everything that applies and not for a name.
var (
	introWords     = pattern.WordSet("also and at av beskriv by can could describe do explain for forklara i in indicate know list lista me on outline pa please say specify state tell to under us vid we you")
	requestWords   = pattern.WordSet("describe explain list outline beskriv forklara lista")
	whichWords     = pattern.WordSet("which what vilken vilket vilka")
	auxiliaryWords = pattern.WordSet("are can could did do does has have is may must should was were will would ar blir far gar gick gors gjordes har kan maste ska skall var anvands anvander finns galler")
	listedNouns    = pattern.WordSet(`
checks conditions consequences controls criteria duties factors obligations paths precautions principles requirements responsibilities restrictions rights routes safeguards
atgarder ansvar behorigheter bestammelser kontroller krav regler rutiner skyldigheter
`)
)

// A period is a number or one of everyWords before one of periods.
var (
	everyWords  = pattern.WordSet("each every per varje")
	periodWords = pattern.WordSet("second seconds minute minutes min hour hours day days night nights week weeks month months quarter quarters year years sekund sekunder minut minuter timme timmar dag dagar dygn natt vecka veckor manad manader kvartal ar")
)

var swedishNumbers = pattern.WordSet("tva tre fyra fem sju atta nio tio elva tolv femton tjugo trettio sextio nittio hundra")

// IsNumber reports whether a folded word is a number, in digits or in words.
func IsNumber(word string) bool {
	stem := analysis.StemOverrides()[word]
	return analysis.IsDigit(word[0]) || swedishNumbers()[word] || stem != "" && analysis.IsDigit(stem[0])
}

// IsSmallNumber reports whether a word is a number below a hundred. Such a number alone does not identify a topic.
func IsSmallNumber(word string) bool {
	return IsNumber(word) && len(cmp.Or(analysis.StemOverrides()[word], word)) <= 2
}
