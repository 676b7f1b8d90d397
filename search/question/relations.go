package question

import (
	"slices"
	"strings"

	"trustbook/search/analysis"
)

// relation says what a word is in a question: who acts, who is acted on, or which preposition is before it. "Do you
// notify customers?" and "Do customers notify you?" have the same words in different relations.
type relation string

const (
	unknown   relation = "?" // in keywords, and in statements whose verb is not known
	unmarked  relation = ""  // an object, or the subject of a passive
	actor     relation = "by"
	holder    relation = "have"         // the subject of a verb such as "use"
	recipient relation = "get"          // the subject of a verb such as "receive"
	described relation = "are"          // "you" in "are you certified?"
	identity  relation = "are a"        // what "you" are, as in "are you a processor?"
	modifier  relation = "of the"       // "customer" in "customer data"
	place     relation = "at"           // people at whom something happens
	content   relation = "in"           // the place or thing that something is in
	purpose   relation = "required for" // what something is required for
	needed    relation = "needed"       // people that something needs, as nothing does
	moment    relation = "when"         // what happens before or after something else
	origin    relation = "from"
)

// RelatedWord is a topic word, or "you" or "we", with its relation.
type RelatedWord struct {
	analysis.Token
	At        int // index among the words of the text
	relation  relation
	continues bool // the word continues the noun before it, like "code" in "source code"
}

// Relations are the related words of a text, usually a question: who does what to whom.
type Relations struct {
	Related []RelatedWord

	text    string
	words   []analysis.Token
	subject int      // index from which the subject is found; -1 if it is unknown or has been found
	acts    relation // relation of the subject
}

// RelationsOf reads the relations of the words of a text.
func RelationsOf(text string, words []analysis.Token) Relations {
	r := Relations{text: text, words: words}
	r.subject, r.acts = r.findSubject()
	isKnown := r.subject >= 0 || swedishVerbs()[r.word(0)] || r.indexOf(forms) >= 0 || r.indexOf(actionVerbs) >= 0
	isStatement := r.subject == 0
	before := unmarked // relation by a preposition, until its noun
	for i, t := range r.words {
		pronoun := r.pronounAt(i)
		relation, isFunction := r.functionAt(i)
		switch {
		case pronoun != "":
			t.Word = pronoun
			before = r.add(i, t, before)
		case isFunction:
			before = relation
		case !isRelatable(t.Word):
			if i >= r.subject && !articles()[t.Word] && !strings.HasSuffix(t.Word, "ed") { // a subject such as "the process"
				r.subject = -1
			}
		case r.isModifier(i):
			r.Related = append(r.Related, RelatedWord{Token: t, At: i, relation: modifier})
		case before == unmarked && r.continues(i):
			r.addContinuation(i, isStatement)
		case !strings.HasSuffix(t.Word, "ly"): // an adverb does nothing
			before = r.add(i, t, before)
		}
	}
	r.settleUnmarked(isKnown)
	return r
}

// functionAt returns the relation of the noun after word i, if the word is a verb such as "is" or a preposition.
func (r *Relations) functionAt(i int) (relation, bool) {
	switch word, last := r.word(i), r.word(i-1); {
	case forms()[word] || actionVerbs()[word]:
		return unmarked, true
	case word == "for" && i > 0 && (requiredWords()[last] || requiredWords()[r.word(0)]):
		return purpose, true
	case word == "to" && last == "prior":
		return moment, true
	case word == "i" && (i == 0 || actionVerbs()[last] || prepositions[last] != unmarked): // the English pronoun
		return unmarked, true
	case (word == "at" || word == "hos") && parties()[r.word(i+1)]:
		return place, true
	default:
		return prepositions[word], prepositions[word] != unmarked
	}
}

// settleUnmarked tells unmarked words in an unknown relation, and people that something needs, from the others.
func (r *Relations) settleUnmarked(isKnown bool) {
	hasPurpose := r.has(purpose)
	for i := range r.Related {
		switch w := &r.Related[i]; {
		case w.relation != unmarked:
		case !isKnown:
			w.relation = unknown
		case hasPurpose && (parties()[w.Word] || outsider()[w.Word]):
			w.relation = needed
		}
	}
}

// word returns word i, or "" outside the text.
func (r *Relations) word(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Word
}

// isRelatable reports whether a word may be a topic, or people.
func isRelatable(word string) bool { return IsPlainTopic(word) || parties()[word] || outsider()[word] }

// isModifier reports whether word i only describes the noun after it: "customers'", "customer data", Swedish "kunddata".
func (r *Relations) isModifier(i int) bool {
	t, next := r.words[i], r.word(i+1)
	written := r.text[t.Start:min(t.End+len("’"), len(r.text))]
	switch {
	case strings.ContainsAny(written, "'’"):
		return true
	case outsider()[t.Word] && !slices.Contains(compoundParties, t.Word):
		return isNoun(next)
	}
	for _, party := range compoundParties {
		if rest, ok := strings.CutPrefix(t.Word, party); ok && rest != "" && !endings()[rest] {
			return true
		}
	}
	return false
}

// A Swedish compound begins with one of compoundParties and goes on with more than an ending.
var compoundParties = []string{"kund", "leverantor", "anvandar"}

// isNoun reports whether a word may be a noun, which "annually", "notified", "using" and Swedish "upprepas" are not.
func isNoun(word string) bool {
	return isRelatable(word) && !swedishVerbs()[word] && !slices.ContainsFunc([]string{"ly", "ed", "ing", "as"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

// continues reports whether word i continues the noun before it: "code" in "stored in source code".
func (r *Relations) continues(i int) bool {
	last := len(r.Related) - 1
	return last >= 0 && r.Related[last].At == i-1 && r.Related[last].relation != modifier && isNoun(r.word(i-1)) && isNoun(r.word(i)) && (r.subject < 0 || i < r.subject)
}

// addContinuation adds word i, which continues the noun before it. In a statement, the subject may have several words;
// in a question, the verb may follow.
func (r *Relations) addContinuation(i int, isStatement bool) {
	w := RelatedWord{Token: r.words[i], At: i, continues: true}
	if last := r.Related[len(r.Related)-1].relation; isPrepositional(last) || isStatement {
		w.relation = last
	}
	r.Related = append(r.Related, w)
}

// isPrepositional reports whether a relation is that of a preposition, which all words of a noun have.
func isPrepositional(x relation) bool {
	return !slices.Contains([]relation{unknown, unmarked, actor, holder, recipient, described, identity, modifier}, x)
}

// add adds word i, and returns the relation of the word after it.
func (r *Relations) add(i int, t analysis.Token, before relation) relation {
	if before == unmarked && r.subject >= 0 && i >= r.subject {
		if i < r.subject+maxSubjectWords {
			before = r.acts
		}
		r.subject = -1
	}
	r.Related = append(r.Related, RelatedWord{Token: t, At: i, relation: before})
	if next := r.word(i + 1); before == described && (articles()[next] || parties()[next]) {
		return identity
	}
	return unmarked
}

// pronounAt returns "you" or "we" if word i stands for the company that answers or for the one that asks, or "".
func (r *Relations) pronounAt(i int) string {
	switch word := r.word(i); {
	case word == "you" || word == "ni":
		return "you"
	case word == "we" || word == "vi":
		return "we"
	case word == "er" && (i+1 == len(r.words) || prepositions[r.word(i+1)] != unmarked): // before a noun it means "your"
		return "you"
	case companyNouns()[word] && (r.word(i-1) == "your" || r.word(i-1) == "ert"):
		return "you"
	}
	return ""
}

func (r *Relations) indexOf(set func() map[string]bool) int {
	return slices.IndexFunc(r.words, func(t analysis.Token) bool { return set()[t.Word] })
}

// findSubject returns where the subject of a question begins, and its relation, or -1 if that is unknown.
func (r *Relations) findSubject() (int, relation) {
	verb := slices.IndexFunc(r.words, func(t analysis.Token) bool { return forms()[t.Word] || actionVerbs()[t.Word] })
	isOpen := swedishWords()[r.word(0)]
	if len(r.words) > 1 && verb != 0 && (swedishVerbs()[r.word(0)] || isOpen || r.pronounAt(1) != "") {
		if verb = 0; isOpen {
			verb = 1
		}
		if strings.HasSuffix(r.word(verb), "s") { // a passive
			return -1, unmarked
		}
		return verb + 1, r.verbRelation(verb, true)
	}
	isInverted := verb == 0 || verb > 0 && englishWords()[r.word(0)]
	switch {
	case verb < 0 && (parties()[r.word(0)] || r.pronounAt(0) != "" || r.indexOf(demandVerbs) >= 0): // such as "access to production requires MFA"
		return 0, r.verbRelation(0, false)
	case verb < 0:
		return -1, unmarked
	case !isInverted && !forms()[r.word(verb)]:
		return 0, r.verbRelation(verb, true)
	case !isInverted:
		return -1, unmarked
	case forms()[r.word(verb)]:
		return r.stateSubject(verb + 1)
	}
	return verb + 1, r.verbRelation(verb+1, !slices.Contains([]string{"do", "does", "did"}, r.word(verb)))
}

// stateSubject returns the subject after a form of "to be", which only acts if a form such as "using" follows.
func (r *Relations) stateSubject(at int) (int, relation) {
	for at+1 < len(r.words) && (articles()[r.word(at)] || r.pronounAt(at+1) != "") {
		at++
	}
	next, isPerson := r.word(at+1), r.pronounAt(at) != "" || parties()[r.word(at)]
	switch {
	case next == "":
	case isPerson && strings.HasSuffix(next, "ing"):
		return at, r.verbRelation(at, false)
	case isPerson && r.indexOf(performing) > at: // "employees with access performing checks"
		return at, actor
	case r.pronounAt(at) != "" && (!strings.HasSuffix(next, "ed") || stateVerbs()[next]):
		return at, described
	}
	return -1, unmarked
}

// maxSubjectWords is the maximum number of words up to the verb of a subject.
const maxSubjectWords = 4

// verbRelation returns the relation of a subject to the verb after word from.
func (r *Relations) verbRelation(from int, mayBePassive bool) relation {
	words := r.words[from:]
	if mayBePassive && slices.ContainsFunc(words, func(t analysis.Token) bool { return passiveMarks()[t.Word] }) {
		return unmarked
	}
	for _, t := range words[:min(len(words), maxSubjectWords)] {
		switch {
		case holdingVerbs()[t.Word]:
			return holder
		case receivingVerbs()[t.Word]:
			return recipient
		}
	}
	return actor
}
