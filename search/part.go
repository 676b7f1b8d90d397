package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// An entry may contain the words of a question and still be about something else: the word is part of another term
// there, is only an example, or refers to one particular thing. Such an entry is never a certain answer.

// onlyTopic returns the index of the only topic word of the query, or -1 if there are several or it was not typed in
// full.
func (x *explainer) onlyTopic() int {
	topic := -1
	for i := range x.words {
		if w := &x.words[i]; w.isTopic() {
			if topic >= 0 || len(w.alts) == 0 || w.alts[0].origin != originTyped {
				return -1
			}
			topic = i
		}
	}
	return topic
}

// articleWords come before nouns, and after verbs.
var articleWords = pattern.WordSet("a an our the their your")

// isPartOnly reports whether the query has a single topic word that the entry shows only inside other synonym phrases,
// or as a verb: API keys are not an API, and "address the risks" does not contain an address.
func (x *explainer) isPartOnly(h *Hit) bool {
	topic := x.onlyTopic()
	if topic < 0 || isNumber(x.words[topic].word) || x.finder.inTitle>>min(topic, maxWords)&1 == 1 {
		return false
	}
	var makeVerb []termID // terms that make the word before them a verb; only if the word is a noun in the query
	if topic > 0 && articleWords()[x.words[topic-1].word] {
		for word := range articleWords() {
			if t, ok := x.ix.vocab.lookup([]byte(word)); ok {
				makeVerb = append(makeVerb, t)
			}
		}
	}
	inPhrase, alone := 0, 0
	for _, text := range shownTexts(h) {
		terms := x.ix.termsOf(text)
		for i, t := range terms {
			switch {
			case t != x.words[topic].alts[0].term:
			case x.isInLongerPhrase(terms, i) || i+1 < len(terms) && slices.Contains(makeVerb, terms[i+1]):
				inPhrase++
			default:
				alone++
			}
		}
	}
	return inPhrase > 0 && alone == 0
}

// actionSuffixes are endings of nouns for actions.
var actionSuffixes = []string{"ion", "ment", "ance", "ence"}

// isSideTopic reports whether the only topic word of the query is a noun for an action, and the entry contains only
// its participle: that some devices are encrypted is not all there is to say about encryption.
func (x *explainer) isSideTopic(h *Hit) bool {
	topic := x.onlyTopic()
	if topic < 0 {
		return false
	}
	w := &x.words[topic]
	if !slices.ContainsFunc(actionSuffixes, func(end string) bool { return strings.HasSuffix(w.word, end) }) {
		return false
	}
	done := false
	for _, text := range shownTexts(h) {
		for _, t := range tokenize(text) {
			if term, ok := x.ix.vocab.lookup([]byte(t.word)); ok && term == w.alts[0].term {
				if done = strings.HasSuffix(t.word, "ed"); !done {
					return false
				}
			}
		}
	}
	return done && !slices.ContainsFunc(h.Entry.Keywords, func(k string) bool { return foldedWords(k) == w.word })
}

// maxAttributeTopics is the maximum number of topic words in a query that may be only about one of them.
const maxAttributeTopics = 2

// hasAttributes reports whether the entry has a topic word of the query only as an attribute of other nouns.
func (x *explainer) hasAttributes(h *Hit) bool {
	topics := 0
	for i := range x.words {
		if x.words[i].isTopic() {
			topics++
		}
	}
	return topics <= maxAttributeTopics && slices.ContainsFunc(x.words, func(w expansion) bool { return w.isTopic() && x.isAttributeOnly(h, &w) })
}

// isAttributeOnly reports whether w is an abbreviation or names a group such as customers, and the entry has it only
// before nouns that are not in the query: "customer data" is not about customers, nor "SSH keys" about access by SSH.
func (x *explainer) isAttributeOnly(h *Hit, w *expansion) bool {
	if !namingWords()[w.word] && !isAbbreviated(h, w.word) || len(w.alts) == 0 || w.alts[0].origin != originTyped {
		return false
	}
	found := false
	for _, text := range shownTexts(h) {
		words := tokenize(text)
		for i, t := range words {
			if term, ok := x.ix.vocab.lookup([]byte(t.word)); !ok || term != w.alts[0].term {
				continue
			}
			if i+1 == len(words) || !x.isOtherNoun(text, t.end, words[i+1]) || !namingWords()[w.word] && !isAbbreviation(text[t.start:t.end]) {
				return false
			}
			found = true
		}
	}
	return found
}

// isAbbreviated reports whether the passage of a hit contains word in capitals, as an abbreviation.
func isAbbreviated(h *Hit, word string) bool {
	if len(word) > maxAbbreviation || len(word) < 2 {
		return false
	}
	return strings.Contains(h.Passage, strings.ToUpper(word))
}

// isOtherNoun reports whether next directly follows a word that ends at end in text, and may be a noun that is not in
// the query.
func (x *explainer) isOtherNoun(text string, end int, next token) bool {
	isNext := next.start == end+1 && text[end] == ' '
	return isNext && isPlainTopic(next.word) && !isNumber(next.word) && !x.isQueried(next.word)
}

// maxAbbreviation is the maximum length of an abbreviation. Longer words in capitals, such as CLOUD, are names.
const maxAbbreviation = 4

func isAbbreviation(word string) bool {
	return len(word) > 1 && len(word) <= maxAbbreviation && !isDigit(word[0]) && strings.ToUpper(word) == word
}

// isQueried reports whether word occurs in the query or is an alternative of one of its words.
func (x *explainer) isQueried(word string) bool {
	t, ok := x.ix.vocab.lookup([]byte(word))
	return ok && slices.ContainsFunc(x.words, func(w expansion) bool { return has(w.alts, t) })
}

// obligationWords say that something is required. After the subject of a question, they ask whether exactly that is
// required.
var obligationWords = pattern.WordSet("always any compulsory each enforced every all mandatory must needed obligatory only require required requires alltid alla kraver kravs maste obligatorisk obligatoriskt varje")

// isOtherDuty reports whether the query asks if something is required, and no sentence of the entry says so of that
// thing: VPN as one of three ways is not required.
func (x *explainer) isOtherDuty(h *Hit) bool {
	for i := 1; i < len(x.words); i++ {
		w := &x.words[i-1]
		if !obligationWords()[x.words[i].word] || universalWords()[x.words[i].word] || !w.isTopic() || len(w.alts) == 0 || !x.showsTerm(h, w.alts[0].term) {
			continue
		}
		for _, text := range shownTexts(h) {
			for from, to := range sentences(text) {
				if x.hasTerm(text[from:to], w.alts[0].term) && slices.ContainsFunc(tokenize(text[from:to]), func(t token) bool { return obligationWords()[t.word] }) {
					return false
				}
			}
		}
		return true
	}
	return false
}

// documentCompound matches Swedish compounds for documents, and captures their last part.
var documentCompound = pattern.Lazy(`^\w{3,}(plan|rapport|lista|test)(?:en|er|n|et)?$`)

// lacksDocument reports whether w is a Swedish compound for a document, and the entry does not contain its last part.
func (x *explainer) lacksDocument(h *Hit, w *expansion) bool {
	m := documentCompound().FindStringSubmatch(w.word)
	return m != nil && !slices.ContainsFunc(shownTexts(h), func(text string) bool { return strings.Contains(strings.ToLower(text), m[1]) })
}

// isNeverTogether reports whether the query asks if something is done to a topic, and the entry has both words but in no
// sentence together: "inbound traffic" and "encrypted devices" do not make encrypted traffic.
func (x *explainer) isNeverTogether(h *Hit) bool {
	i := len(x.words) - 1
	if i < 1 || !x.words[i].isTopic() || !strings.HasSuffix(x.words[i].word, "ed") || !auxiliaries()[x.words[0].word] {
		return false
	}
	j := i - 1
	for j >= 0 && !x.words[j].isTopic() {
		j--
	}
	if j < 0 || len(x.words[i].alts) == 0 || len(x.words[j].alts) == 0 {
		return false
	}
	what, done := x.words[j].alts[0].term, x.words[i].alts[0].term
	if !x.showsTerm(h, what) || !x.showsTerm(h, done) || x.hasTerm(h.Entry.Title, what) {
		return false
	}
	for _, text := range shownTexts(h) {
		for from, to := range sentences(text) {
			if x.hasTerm(text[from:to], what) && x.hasTerm(text[from:to], done) {
				return false
			}
		}
	}
	return true
}

// exampleIntros match words that introduce examples.
var exampleIntros = formOf(`such example instance e.g. exempel t.ex. såsom`, `\b(?:such as|for (?:example|instance)|e\.g\.|till exempel|t\.ex\.|exempelvis|såsom)\s`)

// isExampleOnly reports whether the entry contains the topics of a question only as examples of something else:
// "secrets such as API keys" does not say whether there are API keys.
func (x *explainer) isExampleOnly(h *Hit) bool {
	hasMark := func(text string) bool { return exampleIntros.mayMatch(strings.ToLower(text)) }
	if x.hasOnlyTopicWords() || !slices.ContainsFunc(shownTexts(h), hasMark) {
		return false
	}
	given := false
	for _, text := range shownTexts(h) {
		for from, to := range sentences(text) {
			sentence := text[from:to]
			mark := exampleIntros.pattern().FindStringIndex(sentence)
			if mark == nil {
				mark = []int{len(sentence), len(sentence)}
			}
			if x.hasTopic(sentence[:mark[0]]) {
				return false
			}
			given = given || x.hasTopic(sentence[mark[1]:])
		}
	}
	return given
}

// hasOnlyTopicWords reports whether all words of the query are topic words, as in a search for keywords.
func (x *explainer) hasOnlyTopicWords() bool {
	return !slices.ContainsFunc(x.words, func(w expansion) bool { return !w.isTopic() })
}

// hasTopic reports whether text contains a topic word of the query or an alternative of one.
func (x *explainer) hasTopic(text string) bool {
	terms := x.ix.termsOf(text)
	return slices.ContainsFunc(x.words, func(w expansion) bool {
		return w.isTopic() && slices.ContainsFunc(w.alts, func(a alternative) bool { return slices.Contains(terms, a.term) })
	})
}

// maxWordsBefore is how many words of a longer synonym phrase may come before the topic that is part of it.
const maxWordsBefore = 2

// isInLongerPhrase reports whether terms[i] is part of a synonym phrase that also contains a word which is not in the
// query.
func (x *explainer) isInLongerPhrase(terms []termID, i int) bool {
	isTyped := func(t termID) bool {
		return slices.ContainsFunc(x.words, func(w expansion) bool { return len(w.alts) > 0 && w.alts[0].term == t })
	}
	for from := max(0, i-maxWordsBefore); from <= i; from++ {
		at, longer := int32(0), false
		for to := from; to < len(terms); to++ {
			if at = x.ix.phrases.childOf(at, terms[to]); at == 0 {
				break
			}
			longer = longer || !isTyped(terms[to])
			if longer && to >= i && x.ix.phrases.nodes[at].end != 0 {
				return true
			}
		}
	}
	return false
}
