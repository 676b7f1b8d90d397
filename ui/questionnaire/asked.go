package questionnaire

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
	"trustbook/search"
)

// wordings are the questions that the entries of a handbook answer as they stand: their titles,
// their questions, and the other wordings that their authors list.
type wordings struct {
	index *search.Index
	of    map[string]wording // by id in index
}

type wording struct {
	text  string
	entry *handbook.Entry
	title bool // it is not a question, but what every kind of question may be about
}

func (p *Proposer) newWordings() *wordings {
	w := &wordings{of: map[string]wording{}}
	var entries []*handbook.Entry
	for _, e := range p.Handbook.Entries {
		if e.Derived.Generated {
			continue
		}
		for i, text := range append([]string{e.Title, e.Question}, e.AlsoAsked...) {
			if len(topicWords(text)) == 0 {
				continue
			}
			id := "w" + strconv.Itoa(len(entries))
			w.of[id] = wording{text, e, i == 0}
			entries = append(entries, &handbook.Entry{ID: id, Title: text, Metadata: handbook.Metadata{Lang: e.Metadata.Lang}})
		}
	}
	w.index = p.indexOf(entries...)
	return w
}

// maxWordings is how many wordings are compared with a question.
const maxWordings = 32

// entry returns the entry that a question asks for, or nil: one of its wordings has the same topic
// words, as stems or synonyms, and asks in the same way.
func (w *wordings) entry(question string) *handbook.Entry {
	if e := w.answers(withoutParty(withoutExamples(question))); e != nil {
		return e
	}
	return w.answers(withoutParty(withoutExamples(abbreviated(question))))
}

func (w *wordings) answers(question string) *handbook.Entry {
	topics := topicWords(question)
	if len(topics) == 0 || asksForDetails(question) || refersBack(question) || !isWhole(question) {
		return nil
	}
	res := w.index.Search(strings.Join(topics, " "), search.Options{Limit: maxWordings})
	var found *handbook.Entry
	for i := range res.Hits {
		h := &res.Hits[i]
		a := w.of[h.Entry.ID]
		same := marksAll(h, a.text) && a.asksLike(question) &&
			leadTo(w.index, topics, h.Entry.ID)
		switch {
		case same && found != nil && found.ID != a.entry.ID:
			return nil // several entries answer
		case same:
			found = a.entry
		}
	}
	return found
}

// minWords is how many words a question has that says what it asks for, which "Access?" does not. A requirement
// has one more, as "Multi-factor authentication" is none.
const minWords = 3

// isWhole reports whether a text is a question or requirement that can be understood alone, and no title, note
// or permission, such as "Privileged Access Management" or "Can use an auditor".
func isWhole(text string) bool {
	w := typedWords(text)
	if len(w) < minWords || questionWeight(text) == 0 {
		return false
	}
	if strings.Contains(text, "?") || isOpener(text, openOpeners()) {
		return true
	}
	return len(w) > minWords && !permissions().in(words(w[0])) && slices.ContainsFunc(w[1:], func(word string) bool { return !formWords()[fold(word)] && !isCapital(word) })
}

var permissions = lazyPhrases("can,could,may,kan,kann,peut,puede")

func isCapital(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLower(first)
}

// maxPhrase is how many words a phrase has that has a synonym.
const maxPhrase = 3

// leadTo reports whether every word leads to an entry, alone or as a part of a phrase, such as
// "multi-factor authentication", whose words do not do so alone.
func leadTo(ix *search.Index, words []string, id string) bool {
	inPhrase := 0 // words before this one are in a phrase
	for i := range words {
		if i < inPhrase || finds(ix, words[i], id) {
			continue
		}
		for n := 2; n <= maxPhrase && inPhrase <= i; n++ {
			for start := max(0, i-n+1); start <= i && start+n <= len(words); start++ {
				if finds(ix, strings.Join(words[start:start+n], " "), id) {
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

// marksAll reports whether a search found every topic word of a wording, which is the title of its hit.
func marksAll(h *search.Hit, text string) bool {
	at := 0
	for _, word := range topicWords(text) {
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

// asksLike reports whether a question asks in the way of a wording: the same way round, with no more
// qualifiers, and for the same kind of answer. An explanation answers a question with yes or no too.
func (a wording) asksLike(question string) bool {
	if !samePolarity(a.text, question) {
		return false
	}
	if addsTo(question, a.text) {
		return false
	}
	if a.title { // a policy is there, but "does the supplier have privileged access?" is not answered by a text about it
		return kindOf(question) == explains || kindOf(question) == polar && a.entry.Kind == handbook.Policy
	}
	return kindOf(question) == kindOf(a.text) || kindOf(question) == polar && kindOf(a.text) == explains
}

// objects are form words that can be what is asked about: the list of devices is updated, and not they.
var objects = lazyGroups("process,processes,procedure,procedures,rutin,rutiner,process,prozess,processus,procédure,proceso,procedimiento;" +
	"list,lists,name,names,lista,liste;" +
	"document,documents,documentation,written,dokument,dokumentation,documento;" +
	"kind,kinds,type,types,category,categories,typ,typer,art,arten,type de,tipo;" +
	"evidence,example,examples,bevis,exempel,nachweis,preuve,prueba")

// addsTo reports whether a question has qualifiers or objects that a text lacks.
func addsTo(question, text string) bool {
	asked, said := words(question), words(text)
	lacks := func(p phrases) bool { return p.in(asked) && !p.in(said) }
	return slices.ContainsFunc(objects(), lacks) || slices.ContainsFunc(qualifiers(), lacks)
}

// kind is what kind of answer a question asks for.
type kind uint8

const (
	polar    kind = iota // yes or no, or that something is so
	explains             // how something is done
	location
	amount // how much, how often, when
	who
	which // a name or a list
)

var kindOpeners = sync.OnceValue(func() map[kind]phrases {
	return map[kind]phrases{
		explains: newPhrases("how,describe,please describe,explain,please explain,outline,in what way,what measures,what controls,what procedures,what processes,what process,what steps,what is your process,what is your approach,what policies,what rules," +
			"hur,beskriv,förklara,wie,beschreiben,erläutern,comment,décrivez,expliquez,cómo,describa,explique"),
		location: newPhrases("where,in what country,in which country,in what countries,in which countries,var,wo,où,dónde"),
		amount:   quantityOpeners(),
		who:      newPhrases("who,whose,whom,vem,vilka personer,wer,qui,quién"),
		which:    newPhrases("what,which,list,name,provide,give,state,indicate,specify,identify,vad,vilka,vilken,vilket,ange,lista,was,welche,welcher,welches,quel,quelle,quels,quelles,qué,cuál,cuáles"),
	}
})

func kindOf(question string) kind {
	for _, k := range []kind{amount, location, who, explains, which} {
		if beginsWith(question, kindOpeners()[k]) {
			return k
		}
	}
	return polar
}

func beginsWith(text string, openers phrases) bool {
	w := words(text)
	return slices.ContainsFunc(openers, func(p []string) bool { return len(w) >= len(p) && slices.Equal(w[:len(p)], p) })
}

// details are what questions ask for besides an answer. No entry has them.
var details = lazyPhrases("how many,how much,how often,how long,how frequently,how quickly,attach,copy,copies,screenshot,url,link," +
	"bifoga,kopia,skärmbild,länk,beifügen,kopie,joindre,copie,adjuntar,copia")

// asksForDetails reports whether a question asks, after its beginning, for an amount or a document.
func asksForDetails(question string) bool {
	w := words(question)
	return len(w) > 0 && details().in(w[1:])
}

// refersBack reports whether a question is about what another one named: "Have they been vetted?"
func refersBack(question string) bool {
	typed := typedWords(question)
	return slices.Contains(typed, "it") || pronouns().in(words(question))
}

// Words that have other meanings too, such as the German "sie", are not among these.
var pronouns = lazyPhrases("they,them,these,those,dessa,dem,deras,diese,deren,ils,elles,ceux ci,celles ci,ellos,ellas,estos,estas")

// withLead returns the result of a search with an entry that answers as its first hit.
func withLead(res search.Result, e *handbook.Entry) search.Result {
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
	res.NoAnswer, res.Corrected, res.Unmatched, res.FuzzyOnly = false, "", nil, false
	return res
}
