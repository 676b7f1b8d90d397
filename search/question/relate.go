package question

import (
	"slices"
	"strings"

	"trustbook/search/analysis"
)

// agreeingRelations has the relations that may mean the same as another. The relations without a list may mean the same
// as each other.
var agreeingRelations = map[relation][]relation{
	identity:  nil,
	place:     nil,
	needed:    nil,
	actor:     {holder, recipient, purpose},
	modifier:  {recipient, purpose, "of", "for", "on"},
	purpose:   {actor, holder, recipient, modifier, "for", "on", "with", "of"},
	moment:    {"on", "of", "for"},
	origin:    {"of"},
	"with":    {unmarked, actor, holder, recipient, purpose, "to", "for", "of", "on", "between"},
	holder:    {actor, recipient, described, unmarked, purpose, "for", "on", "of", "with", content},
	recipient: {actor, modifier, holder, described, unmarked, purpose, "for", "on", "of", "to", "with"},
}

// contradicts reports whether the relations of a word in two questions make their meanings differ.
func (w *RelatedWord) contradicts(known *RelatedWord) bool {
	differ := func(x, y relation) bool {
		agreeing, ok := agreeingRelations[x]
		return ok && x != y && y != unknown && !slices.Contains(agreeing, y)
	}
	x, y := w.relation, known.relation
	return differ(x, y) || differ(y, x) || w.isAction(known) ||
		x == actor && y == purpose && known.continues // production does not do what is required for administrators of it
}

// Append adds the words of another text. Their positions are those in both texts, with one byte between them.
func (r *Relations) Append(text string) {
	o, shift := RelationsOf(text, analysis.Tokenize(text)), len(r.text)+1
	for _, w := range o.Related {
		w.Start, w.End = w.Start+shift, w.End+shift
		r.Related = append(r.Related, w)
	}
	r.text += "\n" + text
}

// AreKnown reports whether a text says who does what to whom. Keywords do not.
func (r *Relations) AreKnown() bool {
	return slices.ContainsFunc(r.Related, func(w RelatedWord) bool { return w.relation != unknown })
}

// Same reports whether a word means the same as a word of a known text.
type Same func(word, known *RelatedWord) bool

// Differing returns the first word whose relation is a different one in a known text, so that the two do not mean the
// same. A word that known has in several relations differs only if it does in all of them. ok is false if no word
// differs.
func (r *Relations) Differing(known *Relations, same Same) (differing RelatedWord, ok bool) {
	return r.firstWhere(known, same, (*RelatedWord).contradicts)
}

// namesAfter reports whether r has the word that k describes: "support for customers" is "customer support".
func (r *Relations) namesAfter(k *RelatedWord, known *Relations, same Same) bool {
	i := slices.IndexFunc(known.Related, func(w RelatedWord) bool { return w.Start > k.Start })
	return i >= 0 && slices.ContainsFunc(r.Related, func(w RelatedWord) bool { return same(&w, &known.Related[i]) })
}

// isLoose reports whether a relation is that of a preposition with many meanings.
func isLoose(x relation) bool {
	return isPrepositional(x) && !slices.Contains([]relation{purpose, content, moment, "during", "for", "with", place, needed}, x)
}

// Reversed is like Differing for a known text that is not a question, or says more than is asked. It returns a word only
// if others do something else, or if two words have changed places.
func (r *Relations) Reversed(known *Relations, same Same) (differing RelatedWord, ok bool) {
	isTold := func(word, k *RelatedWord) bool { // "access to production" does not tell what production does
		return (word.relation == k.relation || word.reverses(k) || !isLoose(word.relation) && !isLoose(k.relation)) && same(word, k)
	}
	return r.firstWhere(known, isTold, func(word, k *RelatedWord) bool {
		return word.reverses(k) && !(k.relation == modifier && isPrepositional(word.relation) && r.namesAfter(k, known, same))
	})
}

func (r *Relations) firstWhere(known *Relations, same Same, differ func(word, known *RelatedWord) bool) (RelatedWord, bool) {
	for i := range r.Related {
		if r.differs(&r.Related[i], known, same, differ) {
			return r.Related[i], true
		}
	}
	return RelatedWord{}, false
}

func (r *Relations) differs(a *RelatedWord, known *Relations, same Same, differ func(word, known *RelatedWord) bool) bool {
	mayDiffer := func(s RelatedWord) bool { return differ(a, &s) || areSwapped(a.relation, s.relation) }
	if a.continues || !slices.ContainsFunc(known.Related, mayDiffer) { // true for most words: stop early to save time
		return false
	}
	found := false
	for j := range known.Related {
		s := &known.Related[j]
		if !same(a, s) {
			continue
		}
		if found = true; !differ(a, s) && !r.isSwapped(a, s, known, same) {
			return false
		}
	}
	return found
}

// reverses reports whether a word does or is something else in a known text: customers who do what the text says of
// their data, something kept with what it is kept in.
func (w *RelatedWord) reverses(known *RelatedWord) bool {
	x, y := w.relation, known.relation
	switch {
	case x == "with" && y == content, x == origin && y == "during", x == needed && y != needed, w.isAction(known):
		return true
	case isOutsider(w.Word):
		return x == actor && w.contradicts(known) || y == modifier && x != modifier && x != "of"
	}
	return false
}

// isAction reports whether a word for people who do something is found only as what they do: "auditors" by "audits".
func (w *RelatedWord) isAction(known *RelatedWord) bool {
	return partOf[w.relation] == partSubject && isOutsider(w.Word) && !isOutsider(known.Word) && !strings.HasPrefix(known.Word, strings.TrimSuffix(w.Word, "s"))
}

func isOutsider(word string) bool {
	return outsider()[word] || outsider()[strings.TrimSuffix(word, "s")] || outsider()[strings.TrimSuffix(word, "er")]
}

// part is what relations that may change places have in common.
type part uint8

const (
	noPart part = iota
	partObject
	partSubject // who does or has something; what something is required for has it
	partPlace   // where something is, goes or comes from, and what is there with it
	partMoment
)

var partOf = map[relation]part{
	unmarked: partObject, actor: partSubject, holder: partSubject, recipient: partSubject, purpose: partSubject, "for": partSubject,
	content: partPlace, "with": partPlace, "to": partPlace, origin: partPlace, moment: partMoment, "during": partMoment,
}

// areSwapped reports whether two words with these relations in two texts may have changed places: "is Sweden in the
// data", "are administrators required for MFA".
func areSwapped(x, y relation) bool {
	return partOf[x] != noPart && partOf[y] != noPart && partOf[x] != partOf[y]
}

// isSwapped reports whether another word has the part of a in known, and in r the part that a has in known.
func (r *Relations) isSwapped(a, s *RelatedWord, known *Relations, same Same) bool {
	return areSwapped(a.relation, s.relation) && slices.ContainsFunc(r.Related, func(b RelatedWord) bool {
		return partOf[b.relation] == partOf[s.relation] && slices.ContainsFunc(known.Related, func(t RelatedWord) bool { return partOf[t.relation] == partOf[a.relation] && same(&b, &t) })
	})
}

// AsksOfSame reports whether two questions are about what the same side does: the company that answers, or the one that
// asks.
func (r *Relations) AsksOfSame(known *Relations) bool {
	return r.isActedOn() == known.isActedOn() && (!r.namesAsker() || known.namesAsker()) && !r.DemandsOther(known) &&
		(!r.has(purpose) || known.has(purpose, actor, holder, recipient))
}

func (r *Relations) has(relations ...relation) bool {
	return slices.ContainsFunc(r.Related, func(w RelatedWord) bool { return slices.Contains(relations, w.relation) })
}

// isActedOn reports whether "you" is anything but the subject.
func (r *Relations) isActedOn() bool {
	return slices.ContainsFunc(r.Related, func(w RelatedWord) bool {
		return w.Word == "you" && !slices.Contains([]relation{actor, holder, recipient, described}, w.relation)
	})
}

// DemandsOther reports whether one of two questions is about a demand and the other is not: having a certificate is not
// requiring one, and "MFA or VPN" is not what MFA is required for. What you require of people, you have.
func (r *Relations) DemandsOther(known *Relations) bool {
	if known.has(purpose) && !r.AreKnown() {
		return true
	}
	i := r.indexOf(demandVerbs)
	return i > 0 && r.pronounAt(i-1) == "you" && r.indexOf(parties) < 0 && known.indexOf(demandWords) < 0
}

// namesAsker reports whether a question is about the one that asks: what it does, or anything of its own except the data
// that the company that answers keeps for it.
func (r *Relations) namesAsker() bool {
	isAsked := strings.Contains(r.text, "?") // a requirement may say "we" of the company that answers
	for i, t := range r.words {
		switch written := strings.ToLower(r.text[t.Start:t.End]); {
		case written == "we" || written == "vi":
			if isAsked {
				return true
			}
		case written == "us" || written == "oss":
			if isAsked && (prepositions[r.word(i-1)] == actor || r.word(i-1) == "at" || r.word(i-1) == "hos") {
				return true
			}
		case ownWords[written] && !slices.ContainsFunc(r.words[i:min(len(r.words), i+maxSubjectWords)], func(t analysis.Token) bool { return entrusted()[t.Word] }):
			return true
		}
	}
	return false
}
