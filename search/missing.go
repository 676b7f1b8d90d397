package search

import (
	"math"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// missingWords returns the topic words of the query, with typos corrected, that the entry of h does not mention.
// inTexts are the words that the body and summary mention, as bits, and n is the name by which the entry was found. If
// a part of a compound or of an absent phrase is missing, the result contains the whole compound or phrase. Keywords do
// not count as mentioned, because they are not shown. The title that x.finder marked last must be the title of the
// entry. missingWords also records in f how much of the topic is missing, and which words are only implied.
func (x *explainer) missingWords(h *Hit, inTexts uint64, n nameMatch, f *hitFeatures) (out []string) {
	mentioned := inTexts | x.finder.inTitle
	if f.shown = mentioned; x.coverAllTopics(mentioned) {
		return nil
	}
	mentioned |= x.finder.mentionedWords(h.Entry) | x.frameworkWords(h.Entry) | x.ix.listedWords(x.query, x.words, x.entry)
	f.momentary = x.asksNow && !x.coverAllTopics(mentioned)
	mentioned |= x.impliedWords(h, mentioned)
	f.shown = mentioned
	f.choices = x.otherChoices(mentioned)
	h.open = h.open || f.choices&^mentioned != 0 // a "yes" does not say to which of them
	mentioned |= f.choices
	f.shown = mentioned
	isMentioned := func(i int) bool { return mentioned>>min(i, maxQueryWords)&1 == 1 || !x.words[i].isTopic() }
	var missing, topics, particular float32
	end, shown := -1, -1 // end of the last missing word; end of the part of the query that is in out
	for i, w := range x.words {
		if w.isTopic() {
			topics += w.weight
		}
		if w.isAbsent() {
			mentioned &^= 1 << min(i, maxQueryWords)
		}
		byName := n.span.Start <= w.Start && w.End <= n.span.End
		if i >= maxQueryWords || mentioned>>i&1 == 1 || !w.isTopic() || byName || w.Start < end || isStraddling(x.words, i, isMentioned) {
			continue
		}
		if f.choices>>i&1 == 0 {
			missing += w.weight
			if w.asked || w.isAbsent() {
				particular += w.weight
			}
		}
		end = w.End
		out, shown = x.appendMissing(out, shown, i)
	}
	topics = max(topics, 1e-6)
	f.lacking, f.named = float64(missing/topics), float64(particular/topics)
	return out
}

// An entry lists frameworks for reference. It does not say what they require: lawBefore and lawAfter are words next to
// the name of a framework in questions about that.
var (
	lawBefore = pattern.WordSet("by enligt per under av meet meets satisfy satisfies fulfil fulfill kraver uppfyller")
	lawAfter  = pattern.WordSet("require requires demand demands mandate mandates prescribe prescribes say says kraver sager foreskriver")
)

// frameworkWords returns, as bits, the words of the query that name a framework of the entry, unless the query asks what
// the framework requires.
func (x *explainer) frameworkWords(e *handbook.Entry) uint64 {
	x.finder.occurrences = x.finder.findAll(strings.Join(e.Frameworks, "\n"), x.finder.occurrences[:0])
	named := x.finder.sameWords(x.finder.occurrences)
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		isLaw := i > 0 && lawBefore()[x.words[i-1].Word] || i+1 < len(x.words) && lawAfter()[x.words[i+1].Word]
		if named>>i&1 == 1 && isLaw {
			return 0
		}
	}
	return named
}

// orWords are words that join two alternatives.
var orWords = pattern.WordSet("or eller oder ou")

// otherChoices returns, as bits, the words that the query offers as alternatives to a word that the entry mentions. For
// example, an entry about a password manager answers a question about "a password manager or vault", and an entry about
// ISO 27001 answers a question about "SOC 2, ISO 27001 or the like". Words for people are never alternatives.
func (x *explainer) otherChoices(mentioned uint64) (words uint64) {
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		if w := &x.words[i]; !w.isTopic() || w.isAbsent() {
			mentioned &^= 1 << i
		}
	}
	for i := range x.words[:min(len(x.words), maxQueryWords-1)] {
		if choices := x.choicesBefore(i) | x.choiceAt(i+1); orWords()[x.words[i].Word] && mentioned&(choices|1<<i>>1|1<<i<<1) != 0 {
			words |= choices
		}
	}
	return words
}

// choicesBefore returns, as bits, the items of a list before word i: the last word or absent phrase before word i and
// before each comma.
func (x *explainer) choicesBefore(i int) (words uint64) {
	for i > 0 {
		words |= x.choiceAt(i - 1)
		for i--; i > 0 && x.words[i].isTopic() && x.gapBefore(i) == " "; i-- {
		}
		if i > 0 && !strings.HasPrefix(x.gapBefore(i), ",") {
			break
		}
	}
	return words
}

// gapBefore returns the text between word i and the word before it.
func (x *explainer) gapBefore(i int) string {
	return x.query.source[min(x.words[i-1].End, x.words[i].Start):x.words[i].Start]
}

// choiceAt returns, as bits, word i, or the absent phrase that it belongs to, if it may be an alternative.
func (x *explainer) choiceAt(i int) (words uint64) {
	if i >= min(len(x.words), maxQueryWords) || !x.words[i].isTopic() || slices.Contains(personNouns, x.words[i].Word) {
		return 0
	}
	words = 1 << i
	for j := range x.words[:min(len(x.words), maxQueryWords)] {
		if x.words[i].isAbsent() && x.words[j].absent == x.words[i].absent {
			words |= 1 << j
		}
	}
	return words
}

// isFrequent reports whether a word occurs in so many entries that it hardly distinguishes between them.
func (x *explainer) isFrequent(w *expansion) bool {
	if analysis.NamingWords()[w.Word] || len(w.alts) == 0 || w.alts[0].origin != originTyped {
		return false
	}
	return x.ix.DocFreq(w.alts[0].term) >= max(minFrequent, int(math.Ceil(frequentShare*float64(len(x.ix.Entries)))))
}

// meaningfulWords returns the common words, as typed, that change the meaning of the query and that an entry lacks.
// inTexts are the words that the body and summary mention, as bits. The title that x.finder marked last must be the
// title of the entry.
func (x *explainer) meaningfulWords(inTexts uint64) (out []string) {
	mentioned := inTexts | x.finder.inTitle
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		w := &x.words[i]
		isDetail := x.query.isDetail(w, false) // hitFeatures.vague covers it
		if mentioned>>i&1 == 0 && !isDetail && analysis.CommonWords()[w.Word] && !w.function && !w.context && !analysis.LightWords()[w.Word] && !w.isTopic() && !x.holdsPhrase(w) {
			out = append(out, x.query.source[w.Start:w.End])
		}
	}
	return out
}

// holdsPhrase reports whether the entry contains a synonym of a phrase that the word is part of.
func (x *explainer) holdsPhrase(w *expansion) bool {
	return slices.ContainsFunc(w.alts, func(a alternative) bool {
		_, has := findPosting(x.ix.PostingsOf(a.term), x.entry)
		return has && a.origin == originSynonym
	})
}

// impliedWords returns, as bits, the topic words of the query that are implied but not mentioned.
func (x *explainer) impliedWords(h *Hit, mentioned uint64) (words uint64) {
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		if w := &x.words[i]; w.isTopic() && !w.isAbsent() && mentioned>>i&1 == 0 && (x.isEmployees(w.Word) && x.namesNobody(h) || x.isImplied(h, w.Word) || i+1 < len(x.words) && x.isImplied(h, w.Word+"-"+x.words[i+1].Word)) {
			words |= 1 << i
		}
	}
	return words
}

// employeeNouns are nouns for people who work at the company.
var employeeNouns = pattern.WordSet("employee employees hire hires staff personnel workforce colleague colleagues coworker coworkers worker workers anstalld anstallda medarbetare medarbetarna personal personalen kollega kollegor")

// isEmployees reports whether a word of the query means people who work at the company. "Personal" means that in
// Swedish, but not in English.
func (x *explainer) isEmployees(word string) bool {
	return employeeNouns()[word] && (word != "personal" || x.ix.isSwedish(x.query.source, x.query.words))
}

// personNouns are words for groups of people that an entry may be about.
var personNouns = strings.Fields(`
employee employees hire hires staff personnel worker workers user users administrator administrators administrative privileged candidate candidates
applicant applicants customer customers client clients tenant tenants contractor contractors consultant consultants partner partners supplier
suppliers vendor vendors visitor visitors guest guests manager managers anstallda medarbetare medarbetarna personal personalen anvandare anvandarna
administratorer kandidat kandidater kund kunder kunderna konsulter leverantorer besokare chef chefer
`)

// namesNobody reports whether the entry names no group of people, so that it applies to everyone in the company: an
// entry about lost phones covers the phones of employees.
func (x *explainer) namesNobody(h *Hit) bool {
	return !slices.ContainsFunc(personNouns, func(word string) bool { return x.showsWord(h, word) })
}

// appendMissing appends to out the missing word i, or the compound or absent phrase that contains it. It joins the
// words of a phrase: "data centre" is missing, rather than data and centre. It returns the result, and the end of the
// part of the query that is in the result.
func (x *explainer) appendMissing(out []string, shown, i int) ([]string, int) {
	w := &x.words[i]
	s := analysis.WholeWord(x.query.source, Span{Start: w.Start, End: w.End})
	if w.isAbsent() {
		s = w.absent
	}
	if s.Start = max(s.Start, shown); s.Start >= s.End {
		return out, shown
	}
	text := strings.TrimSpace(correctSpelling(x.query.source, s, x.words))
	if i > 0 && x.words[i-1].End == shown && x.beginsPhrase(x.words[i-1].Word, w.Word) {
		out[len(out)-1] += " " + text
		return out, s.End
	}
	return append(out, text), s.End
}

// beginsPhrase reports whether a synonym phrase begins with two words.
func (x *explainer) beginsPhrase(first, second string) bool {
	at := int32(0)
	for _, word := range []string{first, second} {
		t, ok := x.ix.Vocab.Lookup([]byte(word))
		if at = x.ix.Phrases.ChildOf(at, t); !ok || at == 0 {
			return false
		}
	}
	return true
}

// coverAllTopics reports whether words, given as bits, include all topic words of the query.
func (x *explainer) coverAllTopics(words uint64) bool {
	for i := range x.words[:min(len(x.words), maxQueryWords)] {
		if w := &x.words[i]; w.isTopic() && (w.isAbsent() || words>>i&1 == 0) {
			return false
		}
	}
	return true
}
