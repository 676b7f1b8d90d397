package questionnaire

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"trustbook/handbook"
	"trustbook/search"
)

// asked returns the entry that, according to its author, answers a question, or nil. A label before the question is
// accepted only if it repeats the topic of the entry, because any other label could name another company's systems.
func (p *Proposer) asked(question string) *handbook.Entry {
	if p.knownQuestions == nil {
		p.knownQuestions = p.newKnownQuestions()
	}
	e := p.knownQuestions.entry(question)
	if m := labelPattern().FindStringSubmatch(question); e == nil && m != nil && !isOpener(m[1], polarOpeners()) {
		e = p.knownQuestions.entry(m[2])
		if e != nil && slices.ContainsFunc(topicWords(m[1]), func(w string) bool { return !wordFinds(p.Index, w, e.ID) }) {
			return nil
		}
	}
	return e
}

func (p *Proposer) newKnownQuestions() *knownQuestions {
	w := &knownQuestions{of: map[string]knownQuestion{}, worded: map[string][]*handbook.Entry{}}
	var entries []*handbook.Entry
	for _, e := range slices.Concat(p.Handbook.Entries, p.Handbook.OtherLanguages()) {
		if e.Derived.Generated {
			continue
		}
		for i, text := range append([]string{e.Title, e.Question}, e.AlsoAsked...) {
			if text = withoutProgram(text); len(topicWords(text)) == 0 {
				continue
			}
			id := "w" + strconv.Itoa(len(entries))
			w.of[id] = knownQuestion{text, e, i == 0}
			if key := wordsKey(text); i > 0 {
				w.worded[key] = append(w.worded[key], e)
			}
			entries = append(entries, &handbook.Entry{ID: id, Title: text, Metadata: handbook.Metadata{Lang: e.Metadata.Lang}})
		}
	}
	w.index = p.indexOf(entries...)
	return w
}

// maxComparedQuestions is the maximum number of known questions to compare with a customer's question.
const maxComparedQuestions = 32

// wordsKey returns the words of a question, to compare it with others.
func wordsKey(question string) string { return strings.Join(foldedWords(question), " ") }

// entry returns the entry that answers a question, or nil. One of the entry's known questions must have the same words,
// or the same topic words, as stems or synonyms, and ask for the same kind of answer.
func (w *knownQuestions) entry(question string) *handbook.Entry {
	for _, q := range rephrasings(question) {
		q = withoutParty(withoutForm(q))
		if same := w.worded[wordsKey(q)]; len(same) == 1 {
			return same[0]
		}
		if strings.Count(q, "?") > 1 {
			if e := w.entryForDependent(q); e != nil {
				return e
			}
			continue
		}
		if e := cmp.Or(w.answers(q), w.answersBoth(q), w.entryForDependent(q), w.answersMeans(q)); e != nil {
			return e
		}
		if narrow := equivalentPattern().ReplaceAllString(q, "$1"); narrow != q {
			if e := w.answers(narrow); e != nil && !isDenial(e) { // having one of two things justifies a yes, but lacking one of them does not justify a no
				return e
			}
		}
	}
	return nil
}

func isDenial(e *handbook.Entry) bool {
	return e.Answer == handbook.No || polarityOf(e.Summary).IsNegated()
}

// answersBoth returns the entry that answers both parts of a joined question, or nil.
func (w *knownQuestions) answersBoth(question string) *handbook.Entry {
	asked := strings.Fields(strings.TrimRight(question, "? "))
	for i, word := range asked {
		if i < minQuestionWords || i == len(asked)-1 || word != "and" && word != "with" {
			continue
		}
		e := w.answers(strings.Join(asked[:i], " ") + "?")
		if e == nil {
			continue
		}
		for shared := i - 1; shared > 0; shared-- { // try every beginning that the two parts may share
			second := strings.Join(slices.Concat(asked[:shared], asked[i+1:]), " ") + "?"
			if other := w.answers(second); other != nil && other.ID == e.ID {
				return e
			}
		}
	}
	return nil
}

// lightVerbs contains verbs that add no meaning to the noun after them: "managing the revocation of rights" means
// "revoking rights". They are ignored only if the known question has the noun itself, not a synonym, because "handling
// sensitive data" does not mean "classifying sensitive data".
var lightVerbs = lazyPhrases("manage,manages,managed,managing,handle,handles,handled,handling,hantera,hanterar,hanteras")

func isLightVerb(word string) bool { return lightVerbs().in([]string{fold(word)}) }

func (w *knownQuestions) answers(question string) *handbook.Entry {
	topics := topicWords(question)
	if len(topics) == 0 || asksForDetails(question) || refersBack(question) || !isCompleteQuestion(question) {
		return nil
	}
	light := answerKindOf(question) == kindExplanation && slices.ContainsFunc(topics, isLightVerb)
	if light {
		topics = slices.DeleteFunc(topics, isLightVerb)
	}
	res := w.index.Search(strings.Join(topics, " "), search.Options{Limit: maxComparedQuestions, WholeWords: true})
	var found *handbook.Entry
	lang := languageOf(question)
	for i := range res.Hits {
		h := &res.Hits[i]
		a := w.of[h.Entry.ID]
		if lang != "" && a.entry.InLanguage(lang) != a.entry { // who does what to whom is compared in one language
			continue
		}
		same := marksEveryTopicWord(h, a.text, light) && (!light || !slices.ContainsFunc(topics, func(word string) bool { return !containsWord(w.index, h.Entry.ID, word) })) && a.asksLike(question) && !lacksNumberOf(question, a.text) &&
			allWordsFind(w.index, topics, h.Entry.ID) && relatesLike(question, a.text, w.places(h.Entry.ID))
		switch {
		case same && found != nil && found.ID != a.entry.ID:
			return nil // more than one entry answers the question
		case same && found == nil: // the best hit has the words themselves, and so the language of the question
			found = a.entry
		}
	}
	return found
}

// lacksNumberOf reports whether a known question contains a number that the question lacks. Synonyms can omit numbers,
// but a "SOC report" is not always a "SOC 2 report".
func lacksNumberOf(question, knownQuestion string) bool {
	asked := numberPattern().FindAllString(question, -1)
	return slices.ContainsFunc(numberPattern().FindAllString(knownQuestion, -1), func(n string) bool { return !slices.Contains(asked, n) })
}

// marksEveryTopicWord reports whether the search marked every topic word of text, which is the title of the hit. If
// light is true, the question has light verbs, so light verbs in the title need not be marked.
func marksEveryTopicWord(h *search.Hit, text string, light bool) bool {
	at := 0
	for _, word := range topicWords(text) {
		if light && isLightVerb(word) {
			continue
		}
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		start := at + i
		at = start + len(word)
		if !slices.ContainsFunc(h.TitleMarks, func(s search.Span) bool { return s.Start < at && start < s.End }) {
			return false
		}
	}
	return true
}

// asksLike reports whether a question asks in the same way as a known question: with the same polarity, no additional
// qualifiers, and for the same kind of answer. An explanation also answers a yes/no question.
func (a knownQuestion) asksLike(question string) bool {
	if polarityOf(a.text) != polarityOf(question) {
		return false
	}
	if addsQualifiers(question, a.text) || orWords().in(foldedWords(a.text)) && !orWords().in(foldedWords(question)) { // "A or B" does not say which
		return false
	}
	if a.title { // a title answers a yes/no question only if the entry is a policy, whose existence is the yes
		return answerKindOf(question) == kindExplanation && a.explains() || answerKindOf(question) == kindPolar && a.entry.Kind == handbook.Policy
	}
	return answerKindOf(question) == answerKindOf(a.text) || answerKindOf(question) == kindPolar && answerKindOf(a.text) == kindExplanation
}

// explains reports whether the entry of a known question explains how something is done. An entry that answers "are
// suppliers used?" or "how often are rights reviewed?" does not.
func (a knownQuestion) explains() bool {
	k := answerKindOf(a.entry.Question)
	return a.entry.Question == "" || k == kindExplanation || k == kindWhich
}

// objectWords usually add nothing to a question, but they can be its subject: "is the list of devices updated?" asks
// about the list, not the devices.
var objectWords = lazyGroups("process,processes,procedure,procedures,rutin,rutiner,process,prozess,processus,procédure,proceso,procedimiento;" +
	"list,lists,name,names,lista,liste;" +
	"and,och,und,et,y,e;" + // as in "users and administrators"
	"document,documents,documentation,written,dokument,dokumentation,documento;" +
	"kind,kinds,type,types,category,categories,typ,typer,art,arten,type de,tipo;" +
	"available,tillgänglig,tillgängligt,verfügbar,disponible;" + // as in "available to customers"
	"provide,provides,provided,tillhandahåller;" +
	"manager,managers,vault,vaults,tool,tools,verktyg,werkzeug,outil,outils,herramienta,herramientas;" + // using a manager of secrets is not managing secrets
	"team,teams,committee,committees,group,kommitté,ausschuss,comité;" +
	"leave of absence,on leave,take leave,takes leave,taking leave,parental leave,maternity leave,sick leave,annual leave;" + // as opposed to leaving
	"evidence,example,examples,bevis,exempel,nachweis,preuve,prueba")

// orWords join alternatives.
var orWords = lazyPhrases("or,eller,oder,ou")

// addsQualifiers reports whether a question has qualifiers or objects that text lacks.
func addsQualifiers(question, text string) bool {
	asked, said := foldedWords(question), foldedWords(text)
	lacks := func(p phrases) bool { return p.in(asked) && !p.in(said) }
	return slices.ContainsFunc(objectWords(), lacks) || slices.ContainsFunc(qualifierPhrases(), lacks)
}

// withFirstHit returns res with the answering entry e as the first hit.
func withFirstHit(res search.Result, e *handbook.Entry) search.Result {
	first := search.Hit{Entry: e, Passage: e.Summary}
	hits := make([]search.Hit, 0, len(res.Hits)+1)
	for i := range res.Hits {
		if res.Hits[i].Entry.ID == e.ID {
			first = res.Hits[i]
			continue
		}
		hits = append(hits, res.Hits[i])
	}
	first.Confidence, first.Missing, first.Suggestion = search.High, nil, false
	res.Hits = slices.Insert(hits, 0, first)
	res.NoAnswer, res.Corrected, res.Unmatched, res.FuzzyOnly, res.Parts = false, "", nil, false, nil
	return res
}

// entryForDependent returns the entry that answers both a question and its dependent question, or nil.
func (w *knownQuestions) entryForDependent(question string) *handbook.Entry {
	first, second, ok := splitDependent(question)
	if !ok || strings.Count(second, "?") > 1 {
		return nil
	}
	e := w.answers(first)
	if e == nil {
		return nil
	}
	if other := w.answers(second); other == nil || other.ID != e.ID {
		return nil
	}
	return e
}

// answersMeans returns the entry that answers a question when the means at its end is removed, provided that the
// entry's summary names the means.
func (w *knownQuestions) answersMeans(question string) *handbook.Entry {
	m := meansPattern().FindStringSubmatchIndex(question)
	if m == nil {
		return nil
	}
	means := foldedWords(question[m[2]:m[3]])
	e := w.answers(question[:m[0]] + "?")
	if e == nil || polarityOf(e.Summary).IsNegated() {
		return nil
	}
	said := foldedWords(e.Summary)
	for _, by := range []string{"with", "using", "by", "via"} {
		if containsPhrase(said, append([]string{by}, means...)) {
			return e
		}
	}
	return nil
}
