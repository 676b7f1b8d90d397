package questionnaire

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"trustbook/search"
	"trustbook/search/question"
)

// relation says what a word is in a question: who acts, who is acted on, or which preposition is before it. "Do you
// notify customers?" and "Do customers notify you?" have the same words in different relations.
type relation string

const (
	unmarked  relation = "" // an object, the subject of a passive, or unknown
	actor     relation = "by"
	holder    relation = "have"         // the subject of a verb such as "use"
	recipient relation = "get"          // the subject of a verb such as "receive"
	described relation = "are"          // "you" in "are you certified?"
	identity  relation = "are a"        // what "you" are, as in "are you a processor?"
	modifier  relation = "of the"       // "customer" in "customer data"
	place     relation = "at"           // people at whom something happens
	purpose   relation = "required for" // what something is required for
	moment    relation = "when"         // what happens before or after something else
)

// prepositions that say who does what to whom, and their relations. Those of place are left out.
var prepositions = map[string]relation{
	"by": actor, "from": "from", "to": "to", "into": "to", "with": "with", "between": "between", "against": "against", "on": "on", "upon": "on", "for": "for", "of": "of", "about": "of", "regarding": "of", "before": moment, "prior": moment, "after": moment, "when": moment, "once": moment,
	"av": actor, "från": "from", "till": "to", "åt": "to", "med": "with", "mellan": "between", "mot": "against", "på": "on", "för": "for", "om": "of", "innan": moment, "före": moment, "efter": moment, "när": moment,
}

var (
	forms          = lazyPhrases("is,are,was,were,är") // of "to be"
	auxiliaries    = lazyPhrases("do,does,did,will,would,shall,should,must,may,can,could,has,have,had")
	passiveMarks   = lazyPhrases("be,been,being,bli,blir,blivit")
	holdingVerbs   = lazyPhrases("use,uses,using,used,have,having,need,needs,needed,comply,follow,meet,adhere,har,ha,använder,använda,behöver")
	receivingVerbs = lazyPhrases("receive,receives,receiving,received,get,gets,undergo,undergoes,undergoing,undergone,complete,attend,får,få,genomgår,genomgå")
	stateVerbs     = lazyPhrases("certified,accredited,insured,registered,licensed,regulated,located,based,aligned,committed,required,certifierade,försäkrade")
	outsider       = lazyPhrases("customer,client,supplier,vendor,provider,subprocessor,processor,subcontractor,party,partner,auditor,regulator,kund,leverantör,underleverantör,part,revisor")
	parties        = lazyPhrases("customers,clients,suppliers,vendors,providers,subprocessors,processors,subcontractors,parties,partners,auditors,regulators,employees,staff,users,administrators,contractors," +
		"kunder,leverantörer,underleverantörer,parter,revisorer,anställda,användare,administratörer")
	requiredWords = question.RequiredWords
	demandVerbs   = lazyPhrases("require,requires,demand,mandate,kräver")
	demandWords   = lazyPhrases("require,requires,required,demand,mandate,mandatory,must,enforce,enforced,undergo,kräver,krävs,måste")
	articles      = lazyPhrases("a,an,the,en,ett,our,your,any,all")
)

func (p phrases) has(word string) bool { return p.in([]string{word}) }

// changesMeaning reports whether a word with these relations in two questions makes their meanings differ.
func changesMeaning(x, y relation) bool {
	differ := func(x, y relation) bool {
		agreeing, ok := agreeingRelations[x]
		return ok && x != y && !slices.Contains(agreeing, y)
	}
	return differ(x, y) || differ(y, x)
}

// agreeingRelations has the relations that may mean the same as another. The relations without a list may mean the same
// as each other.
var agreeingRelations = map[relation][]relation{
	identity:  nil,
	place:     nil,
	actor:     {holder, recipient, purpose},
	modifier:  {recipient, purpose, "of", "for", "on"},
	purpose:   {actor, holder, recipient, modifier, "for", "on", "with", "of"},
	moment:    {"on", "of", "for"},
	"from":    {unmarked, "of"},
	holder:    {actor, recipient, described, unmarked, purpose, "for", "on", "of"},
	recipient: {actor, modifier, holder, described, unmarked, purpose, "for", "on", "of", "to"},
}

type relatedWord struct {
	word     string // as typed
	start    int    // offset in the question
	relation relation
}

// relationReader reads the relations of the words of one question.
type relationReader struct {
	words   []string // without case and accents
	subject int      // index from which the subject is found; -1 if it is unknown or has been found
	acts    relation // relation of the subject
	out     []relatedWord
}

// relationsOf returns the topic words of a question, and "you" and "we", with their relations.
func relationsOf(question string) []relatedWord {
	question = norm.NFC.String(question)
	r := relationReader{words: foldedWords(question)}
	r.subject, r.acts = subjectOf(r.words)
	at := 0
	before := unmarked // relation by a preposition, until its noun
	for i, typed := range unfoldedWords(question) {
		start := at + strings.Index(question[at:], typed)
		at = start + len(typed)
		word := r.words[i]
		switch {
		case pronounOf(r.words, i) != "":
			before = r.add(i, pronounOf(r.words, i), start, before)
		case forms().has(word) || auxiliaries().has(word):
			before = unmarked
		case prepositions[word] == "for" && i > 0 && (requiredWords()[r.words[i-1]] || requiredWords()[r.words[0]]):
			before = purpose
		case word == "to" && i > 0 && r.words[i-1] == "prior": // read with "prior"
		case prepositions[word] != unmarked:
			before = prepositions[word]
		case (word == "at" || word == "hos") && parties().has(r.words[min(i+1, len(r.words)-1)]):
			before = place
		case !isTopic(typed):
		case possessive().MatchString(typed+" ") || outsider().has(word) && i+1 < len(r.words) && isNoun(r.words[i+1]):
			r.out = append(r.out, relatedWord{typed, start, modifier})
		default:
			before = r.add(i, typed, start, before)
		}
	}
	return r.out
}

// isNoun reports whether a word may be a noun, which "annually" and "notified" are not.
func isNoun(word string) bool {
	return isTopic(word) && !strings.HasSuffix(word, "ly") && !strings.HasSuffix(word, "ed")
}

func isTopic(word string) bool { return len(topicWords(word)) > 0 }

// add adds word i, and returns the relation of the word after it.
func (r *relationReader) add(i int, word string, start int, before relation) relation {
	if before == unmarked && r.subject >= 0 && i >= r.subject {
		before, r.subject = r.acts, -1
	}
	r.out = append(r.out, relatedWord{word, start, before})
	if next := r.words[min(i+1, len(r.words)-1)]; before == described && (articles().has(next) || parties().has(next)) {
		return identity
	}
	return unmarked
}

// pronounOf returns "you" or "we" if word i stands for the company that answers or for the one that asks, or "".
func pronounOf(words []string, i int) string {
	switch words[i] {
	case "you", "ni":
		return "you"
	case "we", "vi":
		return "we"
	case "er": // before a noun it means "your"
		if i+1 == len(words) || prepositions[words[i+1]] != unmarked {
			return "you"
		}
	case "company", "organisation", "organization", "firm", "företag":
		if i > 0 && (words[i-1] == "your" || words[i-1] == "ert") {
			return "you"
		}
	}
	return ""
}

// subjectOf returns where the subject of a question begins, and its relation, or -1 if that is unknown.
func subjectOf(words []string) (int, relation) {
	verb := slices.IndexFunc(words, func(w string) bool { return forms().has(w) || auxiliaries().has(w) })
	swedish := languageOpeners()["sv"]
	if len(words) > 1 && (swedish.has(words[0]) && verb != 0 || pronounOf(words, 1) != "" && verb != 0) {
		verb = 0
		if isOpen := newPhrases(openSwedish).has(words[0]); isOpen {
			verb = 1
		}
		if strings.HasSuffix(words[verb], "s") {
			return -1, unmarked
		}
		return verb + 1, verbRelation(words[verb:], true)
	}
	isInverted := verb == 0 || verb > 0 && newPhrases(openEnglish).has(words[0])
	switch {
	case verb < 0 && len(words) > 0 && (parties().has(words[0]) || pronounOf(words, 0) != ""):
		return 0, verbRelation(words, false)
	case verb < 0 && slices.ContainsFunc(words, demandVerbs().has): // such as "access to production requires MFA"
		return 0, actor
	case verb < 0:
		return -1, unmarked
	case !isInverted && !forms().has(words[verb]):
		return 0, verbRelation(words[verb:], true)
	case !isInverted:
		return -1, unmarked
	case forms().has(words[verb]):
		return stateSubject(words, verb+1)
	}
	return verb + 1, verbRelation(words[verb+1:], !slices.Contains([]string{"do", "does", "did"}, words[verb]))
}

// stateSubject returns the subject after a form of "to be", which only acts if a form such as "using" follows.
func stateSubject(words []string, at int) (int, relation) {
	for at+1 < len(words) && (articles().has(words[at]) || pronounOf(words, at+1) != "") {
		at++
	}
	switch {
	case at+1 >= len(words):
	case strings.HasSuffix(words[at+1], "ing") && (pronounOf(words, at) != "" || parties().has(words[at])):
		return at, verbRelation(words[at:], false)
	case pronounOf(words, at) != "" && (!strings.HasSuffix(words[at+1], "ed") || stateVerbs().has(words[at+1])):
		return at, described
	}
	return -1, unmarked
}

// verbRelation returns the relation of a subject to the verb after it.
func verbRelation(words []string, mayBePassive bool) relation {
	if mayBePassive && slices.ContainsFunc(words, passiveMarks().has) {
		return unmarked
	}
	for _, w := range words[:min(len(words), maxSubjectWords)] {
		switch {
		case holdingVerbs().has(w):
			return holder
		case receivingVerbs().has(w):
			return recipient
		}
	}
	return actor
}

// maxSubjectWords is the maximum number of words up to the verb of a subject.
const maxSubjectWords = 4

// relatesLike reports whether the words that two questions share have the same relations in both. find returns the
// places in the second question that a word of the first finds.
func relatesLike(question, known string, find func(word string) []search.Span) bool {
	if slices.Equal(foldedWords(question), foldedWords(known)) {
		return true
	}
	asked, said := relationsOf(question), relationsOf(known)
	if isActedOn(asked) != isActedOn(said) || namesAsker(question) && !namesAsker(known) || demandsOnly(question, known) {
		return false
	}
	return !slices.ContainsFunc(asked, func(a relatedWord) bool {
		differs := func(s relatedWord) bool { return changesMeaning(a.relation, s.relation) }
		if !slices.ContainsFunc(said, differs) { // most words need no search
			return false
		}
		places := find(a.word)
		same := slices.DeleteFunc(slices.Clone(said), func(s relatedWord) bool {
			return a.word != s.word && !slices.ContainsFunc(places, func(p search.Span) bool { return p.Start <= s.start && s.start < p.End })
		})
		return len(same) > 0 && !slices.ContainsFunc(same, func(s relatedWord) bool { return !differs(s) })
	})
}

// places returns a function that returns where in a known question a word finds it.
func (w *knownQuestions) places(id string) func(word string) []search.Span {
	return func(word string) []search.Span {
		hits := w.index.Search(word, search.Options{WholeWords: true}).Hits
		if i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Entry.ID == id }); i >= 0 {
			return hits[i].TitleMarks
		}
		return nil
	}
}

// isActedOn reports whether "you" is anything but the subject.
func isActedOn(words []relatedWord) bool {
	return slices.ContainsFunc(words, func(w relatedWord) bool {
		return w.word == "you" && !slices.Contains([]relation{actor, holder, recipient, described}, w.relation)
	})
}

// demandsOnly reports whether a question is about what "you" demand and the known one about what you have or do: having
// a certificate is not requiring one. What you require of people, you have.
func demandsOnly(question, known string) bool {
	words := foldedWords(question)
	i := slices.IndexFunc(words, demandVerbs().has)
	return i > 0 && pronounOf(words, i-1) == "you" && !slices.ContainsFunc(words, parties().has) && !demandWords().in(foldedWords(known))
}

// namesAsker reports whether a question is about what the one that asks does, or about the people that do it.
func namesAsker(question string) bool {
	words := foldedWords(question)
	for i, w := range words {
		if w == "we" || w == "vi" || (w == "our" || w == "våra") && i+1 < len(words) && parties().has(words[i+1]) {
			return strings.Contains(question, "?")
		}
	}
	return false
}
