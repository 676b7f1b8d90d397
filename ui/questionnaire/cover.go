package questionnaire

import (
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
	"trustbook/search"
)

// formWords are words that occur in questions on any topic. An entry can answer a question without containing them.
var formWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(
		"a about above accordance additional adequate adequately adhere adheres adopt adopted after again against all also an and any applicable apply appropriate appropriately are as at available based be been before being below both but by " +
			"can carried carry check clear comment comments company conduct conducted could current currently describe detail details did do documented does doing done during each e eg either else employ employed enforce enforced enforces ensure ensures etc every evidence example explain follow followed follows " +
			"for formal formally from further g general generally give given had has have having how i if implement implemented in including indicate into is it its itself " +
			"kind kinds leverage leveraged list made maintain maintained make makes manner may measures must name of on only or organisation organisations organization organizations other our out over own " +
			"perform performed performs place please principle principles prior process processes procedure procedures proper properly provide provided provides question regarding regularly relevant require required requires respectively run runs " +
			"s select shall should so some specify state strict strictly such suitable t take taken that the their them then there these they this those through to under upon us use used uses using utilise utilised utilize utilized via " +
			"was we well were what when where whether which who whom whose why will with within without would yes you your yours " +
			"använder används ange att av beskriv de den det där en er era ert ett finns för genomför genomförs gör görs ha har hos hur i ja krävs med ni nej och på sker ska skall som sätt till tillämpas ut utför utförs vad var varför vi vid vilka vilken vilket vår våra vårt är") {
		out[fold(w)] = true
	}
	return out
})

// topicWords returns the words of a question, as typed, that are not form words.
func topicWords(question string) []string {
	return slices.DeleteFunc(unfoldedWords(question), func(w string) bool {
		w = fold(w)
		return formWords()[w] || len(w) < 2 && !strings.ContainsAny(w, "0123456789")
	})
}

// wordFinds reports whether a word or phrase finds an entry by its stem or by a two-way synonym. A corrected spelling
// does not count, and a phrase must be a synonym as a whole.
func wordFinds(ix *search.Index, text, id string) bool {
	res := ix.Search(text, search.Options{WholeWords: true})
	if res.Corrected != "" || res.FuzzyOnly {
		return false
	}
	return slices.ContainsFunc(res.Hits, func(h search.Hit) bool {
		return h.Entry.ID == id && !h.OneWayOnly && (!strings.Contains(text, " ") || slices.Contains(h.Synonyms, text))
	})
}

// qualifierPhrases are form words that change the meaning of a "yes": a yes to "before employment?" does not answer
// "before employment or after it?". Words in a group have the same meaning.
var qualifierPhrases = lazyGroups("yourself,yourselves,in house,inhouse,internally,själva;above;additional,additionally;after;alternative;annual,annually,yearly,every year,each year,once a year;approved;automated,automatically;before,prior,prior to;below;both;carried out by;certain;check;clear;" +
	"documented;during;either;else;evidence;formal,formally;further;if;daily,every day,each day,once a day;hourly,every hour,each hour,once an hour;immediately;made by;monthly,every month,each month,once a month;or;other;over;promptly;quarterly,every quarter,each quarter,once a quarter;regular,regularly,periodic,periodically;timely;weekly,every week,each week,once a week;" +
	"same;some;their;third;through;under;until;via;when;where;while;will;your supplier,your suppliers,your vendor,your vendors;" +
	"om;eller;innan,före;efter;annan,andra;vissa;ibland;när;under tiden;" +
	"oder;wenn;falls;vor;nach;andere;manche,einige;während;" +
	"ou;si;avant;après;autre;certains,certaines;quand;pendant;" +
	"o;antes;después;otro,otros;algunos,algunas;cuando;durante")

// asksWiderOrNarrower reports whether the customer's question is wider or narrower than the entry's question, which is
// the only one that the verdict answers, or about somebody else. It compares topic words, what they do, and qualifiers.
//
// The title counts as part of the entry's question. The body does not: "it is required; codes by text message are
// supported" has all words of "are codes required?" but does not answer it with yes.
//
// The entry does not answer a wider question either: "MFA is required for administrators" is not a "yes" to "is MFA
// required?". If isListed is true, the author listed the customer's question, so the verdict answers it. The summary
// then counts too, because it belongs to the verdict.
func (p *Proposer) asksWiderOrNarrower(question string, e *handbook.Entry, isListed bool) bool {
	asked, entry := foldedWords(question), foldedWords(e.Question)
	adds := func(q phrases) bool { return q.in(asked) && !q.in(entry) }
	if slices.ContainsFunc(qualifierPhrases(), adds) || adds(permissionPhrases()) { // "can be reviewed" does not mean "is reviewed"
		return true
	}
	if !isListed && e.Question != "" && !relatesLike(question, e.Question, func(string) []search.Span { return nil }) {
		return true
	}
	lacks := func(ix *search.Index, text string) bool { return !allWordsFind(ix, topicWords(text), e.ID) }
	wider := lacks(p.questionIndex(e, isListed), question)
	if wider || isListed {
		return wider
	}
	ix := p.indexOf(&handbook.Entry{ID: e.ID, Title: question, Metadata: handbook.Metadata{Lang: e.Metadata.Lang}})
	isShort := len(topicWords(e.Title)) < len(topicWords(e.Question)) // a shorter title covers only a part of the entry's question, so its words in the customer's question prove nothing
	return lacks(ix, e.Question) && (isShort || lacks(ix, e.Title))
}

// questionIndex returns an index of an entry's question and title and, if summary is true, its summary. It uses the
// handbook's synonyms.
func (p *Proposer) questionIndex(e *handbook.Entry, summary bool) *search.Index {
	key := indexKey{e, summary}
	if ix := p.questions[key]; ix != nil {
		return ix
	}
	if p.questions == nil {
		p.questions = map[indexKey]*search.Index{}
	}
	only := &handbook.Entry{ID: e.ID, Title: e.Title, Question: e.Question, Metadata: handbook.Metadata{Lang: e.Metadata.Lang}}
	if summary {
		only.Summary = e.Summary
	}
	p.questions[key] = p.indexOf(only)
	return p.questions[key]
}

func (p *Proposer) indexOf(entries ...*handbook.Entry) *search.Index {
	h := p.Handbook
	return search.New(handbook.New(handbook.Parts{
		Entries: entries, Languages: h.Languages, Synonyms: h.Synonyms, NoSynonyms: h.NoSynonyms, Acronyms: h.Acronyms,
	}))
}

// allWordsFind reports whether each word finds the entry with the given id, either alone or as part of a phrase such as
// "multi-factor authentication". If the entry contains one word of a phrase, the other words narrow it: "emergency
// change" does not mean any change.
func allWordsFind(ix *search.Index, words []string, id string) bool {
	inPhrase := 0 // words before this index belong to a phrase
	for i := range words {
		if i < inPhrase || wordFinds(ix, words[i], id) {
			continue
		}
		for n := 2; n <= maxPhraseWords && inPhrase <= i; n++ {
			for start := max(0, i-n+1); start <= i && start+n <= len(words); start++ {
				if phrase := words[start : start+n]; wordFinds(ix, strings.Join(phrase, " "), id) && !slices.ContainsFunc(phrase, func(word string) bool { return containsWord(ix, id, word) }) {
					inPhrase = start + n
				}
			}
		}
		if inPhrase <= i {
			return false
		}
	}
	return true
}

// maxPhraseWords is the maximum number of words in a phrase with a synonym.
const maxPhraseWords = 3

// containsWord reports whether the entry with the given id contains a word itself, not just a synonym.
func containsWord(ix *search.Index, id, word string) bool {
	res := ix.Search(word, search.Options{WholeWords: true})
	return slices.ContainsFunc(res.Hits, func(h search.Hit) bool { return h.Entry.ID == id && len(h.Synonyms) == 0 })
}
