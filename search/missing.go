package search

import (
	"math"
	"slices"
	"strings"

	"trustbook/handbook/pattern"
)

// missingWords returns the topic words of the query that an entry does not mention. It is given the words that
// the body and summary mention, and the name by which the entry was found. If a part of a compound is missing,
// the whole compound is returned, and for an absent word its whole phrase. Keywords are not shown, so they do
// not count. The last title marked must be the title of the entry. It also records how much of the topic is
// missing, and whether other words are only implied.
func (x *explainer) missingWords(h *Hit, inTexts uint64, n nameMatch, f *hitFeatures) (out []string) {
	mentioned := inTexts | x.finder.inTitle
	documents := x.missingDocuments(h)
	if f.shown = mentioned; x.areAllTopics(mentioned) {
		return documents
	}
	mentioned |= x.finder.mentionedWords(h.Entry) | x.ix.listedWords(x.query, x.words, x.entry)
	f.momentary = x.asksNow && !x.areAllTopics(mentioned)
	implied := x.impliedWords(h, mentioned)
	f.implied = x.isUniversal(implied) || x.isFar(h, implied)
	mentioned |= implied
	f.shown = mentioned
	mentioned |= x.expandedWords(mentioned) | x.otherChoices(mentioned)
	f.shown = mentioned
	isMentioned := func(i int) bool { return mentioned>>min(i, maxWords)&1 == 1 || !x.words[i].isTopic() }
	var missing, topics, particular float32
	end, shown := -1, -1 // end of the last word, and number of query words covered by out
	for i, w := range x.words {
		if w.isTopic() {
			topics += w.weight
		}
		if w.isAbsent() {
			mentioned &^= 1 << min(i, maxWords)
		}
		byName := n.span.Start <= w.start && w.end <= n.span.End
		if i >= maxWords || mentioned>>i&1 == 1 || !w.isTopic() || byName || w.start < end || isStraddling(x.words, i, isMentioned) {
			continue
		}
		missing += w.weight
		if w.asked || w.isAbsent() {
			particular += w.weight
		}
		end = w.end
		out, shown = x.appendMissing(out, shown, &w)
	}
	topics = max(topics, 1e-6)
	f.lacking, f.named = float64(missing/topics), float64(particular/topics)
	for _, d := range documents {
		if !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// missingDocuments returns the words for a document that the query asks for, as typed, if the entry does not have them:
// an entry about disaster recovery is not a disaster recovery plan.
func (x *explainer) missingDocuments(h *Hit) (out []string) {
	for i := range x.words {
		w := &x.words[i]
		if x.lacksDocument(h, w) || x.isDocument(i) && !x.holdsPhrase(w) && !slices.ContainsFunc(w.alts, func(a alternative) bool { return x.showsTerm(h, a.term) }) {
			out = append(out, x.query.source[w.start:w.end])
		}
	}
	return out
}

// expandedWords returns query words that say the same as other query words which are mentioned, as bits: the
// abbreviation in "role-based access (RBAC)".
func (x *explainer) expandedWords(mentioned uint64) (words uint64) {
	for i := range x.words[:min(len(x.words), maxWords)] {
		for _, a := range x.words[i].alts {
			if a.origin != originSynonym || a.factor < synonymFactor || x.ix.isOneWay(a.term) {
				continue
			}
			others := uint64(0)
			for j := range x.words[:min(len(x.words), maxWords)] {
				if j != i && has(x.words[j].alts, a.term) {
					others |= 1 << j
				}
			}
			if others != 0 && others&^mentioned == 0 {
				words |= 1 << i
			}
		}
	}
	return words
}

// orWords join two things of which one is enough.
var orWords = pattern.WordSet("or eller oder ou")

// otherChoices returns, as bits, the words that a query offers as another choice beside a word that the entry mentions:
// who asks for a password manager or vault is answered by a password manager. Other people are no other choice.
func (x *explainer) otherChoices(mentioned uint64) (words uint64) {
	isMentioned := func(i int) bool {
		return i >= 0 && i < min(len(x.words), maxWords) && mentioned>>i&1 == 1 && x.words[i].isTopic()
	}
	for i := range x.words[:min(len(x.words), maxWords)] {
		w := &x.words[i]
		if !w.isTopic() || w.asked || slices.Contains(people, w.word) {
			continue
		}
		if i > 1 && orWords()[x.words[i-1].word] && isMentioned(i-2) || i+2 < len(x.words) && orWords()[x.words[i+1].word] && isMentioned(i+2) {
			words |= 1 << i
		}
	}
	return words
}

// isFrequent reports whether a word is in so many entries that it hardly helps to choose one.
func (x *explainer) isFrequent(w *expansion) bool {
	if w.asked || w.isAbsent() || namingWords()[w.word] || len(w.alts) == 0 || w.alts[0].origin != originTyped {
		return false
	}
	return x.ix.docFreq(w.alts[0].term) >= max(minFrequent, int(math.Ceil(frequentShare*float64(len(x.ix.entries)))))
}

// choices ask to be able to choose.
var choices = pattern.WordSet("choose pick select bestamma valja")

// leavesUnsaid reports whether an entry lacks a common word that changes the meaning of the query. A choice
// that someone asks for is also named as missing. It is given the words that the body and summary mention. The last
// title marked must be the title of the entry.
func (x *explainer) leavesUnsaid(h *Hit, inTexts uint64) bool {
	mentioned := inTexts | x.finder.inTitle
	for i := range x.words[:min(len(x.words), maxWords)] {
		w := &x.words[i]
		isAmount := x.amountSpan.Start <= w.start && w.end <= x.amountSpan.End // see vague
		if mentioned>>i&1 == 0 && !isAmount && commonWords()[w.word] && !w.function && !w.context && !w.modifier && !lightWords()[w.word] && !w.isTopic() && !x.holdsPhrase(w) {
			if choices()[w.word] {
				h.Missing = append(h.Missing, x.query.source[w.start:w.end])
			}
			return true
		}
	}
	return false
}

// lacksPhrase reports whether the entry is not about the meaning of a synonym phrase in the query, even if it
// contains a phrase with one of its words: "data" and "centre" are not a data centre.
func (x *explainer) lacksPhrase() bool {
	for i := 1; i < len(x.words); i++ {
		a, b := &x.words[i-1], &x.words[i]
		if a.isAbsent() || !a.isTopic() && !b.isTopic() || !slices.ContainsFunc(a.alts, func(s alternative) bool { return x.isTwoWaySynonym(s) && has(b.alts, s.term) }) {
			continue
		}
		if !x.holdsPhrase(a) && !x.holdsPhrase(b) {
			return true
		}
	}
	return false
}

func has(alts []alternative, t termID) bool {
	return slices.ContainsFunc(alts, func(a alternative) bool { return a.term == t })
}

// isTwoWaySynonym reports whether an alternative stands for a synonym phrase with the same meaning.
func (x *explainer) isTwoWaySynonym(a alternative) bool {
	return a.origin == originSynonym && !x.ix.isOneWay(a.term)
}

// holdsPhrase reports whether the entry contains the meaning of a synonym phrase that includes the
// word.
func (x *explainer) holdsPhrase(w *expansion) bool {
	return slices.ContainsFunc(w.alts, func(a alternative) bool {
		_, has := findPosting(x.ix.postingsOf(a.term), x.entry)
		return has && a.origin == originSynonym
	})
}

// isUniversal reports whether one of the words, given as bits, follows "every" or a similar word. An entry
// about administrators says something about employees, but not about every employee.
func (x *explainer) isUniversal(words uint64) bool {
	for i := range x.words[:min(len(x.words), maxWords)] {
		if words>>i&1 == 1 && i > 0 && universalWords()[x.words[i-1].word] {
			return true
		}
	}
	return false
}

// protectedThings are nouns for what is protected or reached.
var protectedThings = pattern.WordSet("client clients computer computers disk disks drive drives host hosts laptop laptops network networks phone phones server servers tenant tenants")

// isFar reports whether what implies such a noun, given as bits, stands elsewhere than what answers: systems that
// employees reach do not make EDR on computers one on servers.
func (x *explainer) isFar(h *Hit, words uint64) bool {
	if words == 0 {
		return false
	}
	var near []termID
	for _, text := range []string{h.Entry.Title, h.Passage, h.Entry.Summary, h.Entry.Question} {
		near = append(near, x.ix.termsOf(text)...)
	}
	for i := range x.words[:min(len(x.words), maxWords)] {
		if words>>i&1 == 1 && protectedThings()[x.words[i].word] && !x.impliedIn(near, x.words[i].word) {
			return true
		}
	}
	return false
}

func (x *explainer) impliedIn(terms []termID, word string) bool {
	for w := range strings.FieldsSeq(impliedBy()[word]) {
		if t, ok := x.ix.vocab.lookup([]byte(w)); ok && slices.Contains(terms, t) {
			return true
		}
	}
	return false
}

// impliedWords returns the topic words of the query that are only implied and not mentioned, as
// bits.
func (x *explainer) impliedWords(h *Hit, mentioned uint64) (words uint64) {
	for i := range x.words[:min(len(x.words), maxWords)] {
		if w := &x.words[i]; w.isTopic() && !w.isAbsent() && mentioned>>i&1 == 0 && (colleagues()[w.word] && x.namesNobody(h) || x.implies(h, w.word) || i+1 < len(x.words) && x.implies(h, w.word+"-"+x.words[i+1].word)) {
			words |= 1 << i
		}
	}
	return words
}

// colleagues are words for the people of the company itself.
var colleagues = pattern.WordSet("employee employees staff personnel workforce colleague colleagues coworker coworkers worker workers anstalld anstallda medarbetare medarbetarna personal personalen kollega kollegor")

// people are words for those whom an entry may be about.
var people = strings.Fields(`
employee employees staff personnel worker workers user users administrator administrators administrative privileged candidate candidates
applicant applicants customer customers client clients tenant tenants contractor contractors consultant consultants partner partners supplier
suppliers vendor vendors visitor visitors guest guests manager managers anstallda medarbetare medarbetarna personal personalen anvandare anvandarna
administratorer kandidat kandidater kund kunder kunderna konsulter leverantorer besokare chef chefer
`)

// namesNobody reports whether the entry names no people at all, so that it holds for everyone in the company: one on lost
// phones is about the phones of employees.
func (x *explainer) namesNobody(h *Hit) bool {
	return !slices.ContainsFunc(people, func(word string) bool { return x.shows(h, word) })
}

// appendMissing appends to out a missing word, or the phrase that contains it. shown is the position
// up to which out already covers the query. It returns both.
func (x *explainer) appendMissing(out []string, shown int, w *expansion) ([]string, int) {
	s := wholeWord(x.query.source, Span{w.start, w.end})
	if w.isAbsent() {
		s = w.absent
	}
	if s.Start = max(s.Start, shown); s.Start >= s.End {
		return out, shown
	}
	return append(out, strings.TrimSpace(x.query.source[s.Start:s.End])), s.End
}

// areAllTopics reports whether bits of query words include all topic words.
func (x *explainer) areAllTopics(words uint64) bool {
	for i := range x.words[:min(len(x.words), maxWords)] {
		if w := &x.words[i]; w.isTopic() && (w.isAbsent() || words>>i&1 == 0) {
			return false
		}
	}
	return true
}
