package search

import (
	"slices"
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
	"trustbook/search/question"
)

// A question may ask for one particular thing: "which company audits you", "how long is a password". An entry that only
// mentions audits or passwords does not answer such a question.

// particularNouns are common nouns that name the thing asked for when they follow "which" or "what".
var particularNouns = pattern.WordSet(`
algorithm algorithms auditor auditors brand brands city cities company countries country date day days edition format formats hour hours language languages manufacturer member model month months number office people person place price prices product products protocol protocols provider providers supplier suppliers team time times tool tools vendor version versions week weeks year years
datum dag dagar foretag land lander leverantor leverantorer manad manader modell ort produkt produkter protokoll revisor stad timmar tillverkare verktyg
`)

// markAskedWords sets asked on the words that name the thing asked for: nouns after "which", with at most two words
// between them, and numbers.
func (x *expander) markAskedWords() {
	for i := range x.words {
		w := &x.words[i]
		w.asked = question.IsNumber(w.Word) && !w.stop || particularNouns()[w.Word] &&
			slices.ContainsFunc(x.words[max(0, i-3):i], func(w expansion) bool { return whichWords()[w.Word] })
	}
}

var whichWords = pattern.WordSet("which what vilken vilket vilka")

// isNameAt reports whether the word at i begins with a capital and is not the first word of a sentence.
func isNameAt(text string, i int) bool {
	before := strings.TrimRight(text[:min(i, len(text))], " \t\"“”'‘’()")
	return before != "" && !strings.ContainsAny(before[len(before)-1:], ".?!:;\n") && question.StartsUpper(text[i:])
}

// offerNouns name the product or service that every questionnaire is about, if one of the determiners is before them.
var (
	offerNouns  = pattern.WordSet("environment environments infrastructure offering offerings platform platforms product products service services solution solutions")
	determiners = pattern.WordSet("our said the this your")
)

// weakenOfferNouns lowers the weight of words that only name what is offered: "service" in "is your service redundant".
// In "service desk" or "product list" such a word is part of a topic.
func (x *expander) weakenOfferNouns() {
	for i := 1; i < len(x.words); i++ {
		w := &x.words[i]
		isTopic := i+1 < len(x.words) && question.PartyTopics()[x.words[i+1].Word]
		if offerNouns()[w.Word] && determiners()[x.words[i-1].Word] && !isTopic && len(x.words) > 2 {
			w.formal = true
		}
	}
}

// emptyModifiers add nothing to modifiedNouns after them: information security is security.
var (
	emptyModifiers = pattern.WordSet("cyber information it")
	modifiedNouns  = pattern.WordSet("security system systems technology")
)

// weakenModifiers marks words that add nothing to the next word.
func (x *expander) weakenModifiers() {
	for i := range max(0, len(x.words)-1) {
		x.words[i].modifier = emptyModifiers()[x.words[i].Word] && modifiedNouns()[x.words[i+1].Word]
	}
}

// auxiliaries follow "when" in a question about time. Without one, "when" only introduces a condition: "when staff
// leave, is ...".
var auxiliaries = pattern.WordSet("are can could did do does has have is may must should was were will would ar blir far gar gick gors gjordes har kan maste ska skall var anvands anvander finns galler")

var (
	whoWords  = pattern.WordSet("who whom whose vem vems")
	nameNouns = pattern.WordSet("auditor auditors brand brands company manufacturer model partner people person product products provider supplier tool tools vendor foretag leverantor produkt revisor tillverkare verktyg")
)

// asksName reports whether a query asks who someone is or what happens to something. An entry may contain every word
// of such a query without answering it, because it states in the passive voice that something is
// done, or states it about a partner.
func (q *query) asksName() bool {
	words := q.withoutIntroduction()
	if len(words) < 3 {
		return false
	}
	first, second, third := words[0].Word, words[1].Word, words[2].Word
	return whoWords()[first] || whichWords()[first] && (nameNouns()[second] || nameNouns()[third]) || first == "what" && second == "happens" && third == "to" || first == "vad" && second == "hander" && third == "med"
}

var (
	roleWords = pattern.WordSet("accountable ansvarar ansvarig ansvariga charge responsible")
	roleNouns = pattern.Lazy(`(?i)(?:\b(?:vd|ceo|cio|ciso|cto|dpo)|board|chief|department|director|head|manage(?:r|ment)|officer|owners?|team|chef|chefen|direktör|ledning|ledningen|ombud|ombudet)\b`)
)

// lacksRole reports whether a query asks who is responsible and text names no person or role.
func (q *query) lacksRole(text string) bool {
	words := q.withoutIntroduction()
	return len(words) > 2 && whoWords()[words[0].Word] && slices.ContainsFunc(words[1:min(len(words), 4)], func(w queryWord) bool { return roleWords()[w.Word] }) &&
		!q.hasName(text, true) && !roleNouns().MatchString(text)
}

// listedNouns are nouns that, after "which", ask for everything that applies and not for a name.
var listedNouns = pattern.WordSet(`
checks conditions consequences controls criteria duties factors obligations paths precautions principles requirements responsibilities restrictions rights routes safeguards
atgarder ansvar behorigheter bestammelser kontroller krav regler rutiner skyldigheter
`)

// asksWhich reports whether a query asks for one of several things: "which password manager", "in which country", "what
// software is". Nouns such as "rules" do not count, because they ask for everything that an entry contains on the
// subject.
func (q *query) asksWhich() bool {
	words := q.withoutIntroduction()
	for i, w := range words[:min(2, max(0, len(words)-1))] {
		next := words[i+1].Word
		if analysis.FormalWords()[next] || analysis.CommonWords()[next] || listedNouns()[next] {
			continue
		}
		if w.Word == "what" && i == 0 && len(words) > 2 && auxiliaries()[words[2].Word] && !auxiliaries()[next] || w.Word != "what" && whichWords()[w.Word] {
			return true
		}
	}
	return false
}

// pastVerbs follow "have you" or "har ni" in questions about past events.
var pastVerbs = pattern.WordSet("experienced had received seen suffered drabbats haft rakat utsatts")

// asksPast reports whether a query asks about past events: "have you ever had an incident". Entries describe what is
// done after an incident, not whether there was one.
func (q *query) asksPast() bool {
	return len(q.words) > 3 && (q.words[0].Word == "have" || q.words[0].Word == "har") && slices.ContainsFunc(q.words[1:4], func(w queryWord) bool { return pastVerbs()[w.Word] })
}

var (
	permissionWords = pattern.WordSet("can could may far kan")
	customerWords   = pattern.WordSet("we us customers clients vi oss kunder")
)

// asksPermission reports whether a query asks if customers may do something. Entries use the same words for what the
// company does.
func (q *query) asksPermission() bool {
	return len(q.words) > 2 && permissionWords()[q.words[0].Word] && customerWords()[q.words[1].Word]
}

// momentPhrases are phrases with which a query asks about the present moment.
var momentPhrases = []string{"right now", "at the moment", "at this moment", "just nu", "for tillfallet"}

// asksNow reports whether a query asks about the present moment, as "are you hiring" does. Entries describe the
// general case.
func (q *query) asksNow() bool {
	if len(q.words) == 3 && q.words[0].Word == "are" && q.words[1].Word == "you" && strings.HasSuffix(q.words[2].Word, "ing") {
		return true
	}
	text := " " + q.foldedText() + " "
	return slices.ContainsFunc(momentPhrases, func(p string) bool { return strings.Contains(text, " "+p+" ") })
}

// introWords are words that may come before the question word: "can you tell us where".
var (
	introWords = pattern.WordSet("also and can could describe do explain indicate know list me outline please say specify state tell to us we you")
	whereWords = pattern.WordSet("where var")
	whenWords  = pattern.WordSet("when nar")
)

// withoutIntroduction returns the words from the question word on, such as "who" or "where", if only introWords are
// before it, and otherwise all words of the query.
func (q *query) withoutIntroduction() []queryWord {
	i := slices.IndexFunc(q.words, func(w queryWord) bool { return !introWords()[w.Word] })
	if i < 0 {
		return q.words
	}
	if w := q.words[i].Word; whoWords()[w] || whichWords()[w] || whereWords()[w] || whenWords()[w] {
		return q.words[i:]
	}
	return q.words
}

// asksWhere reports whether a query asks for a place.
func (q *query) asksWhere() bool {
	words := q.withoutIntroduction()
	return len(words) > 1 && whereWords()[words[0].Word]
}

// hasName reports whether text contains a name or number that the query does not. Unless acronyms is true, words of
// three or more letters that are all capitals, such as VPN, do not count, because they cannot be places.
func (q *query) hasName(text string, acronyms bool) bool {
	return slices.ContainsFunc(analysis.Tokenize(text), func(t analysis.Token) bool {
		name := text[t.Start:t.End]
		isName := analysis.IsDigit(t.Word[0]) && acronyms || isNameAt(text, t.Start) && (acronyms || len(name) < 3 || strings.ToUpper(name) != name)
		return isName && !slices.ContainsFunc(q.words, func(w queryWord) bool { return w.Word == t.Word })
	})
}

// weakenContext marks words that only give the reason for asking as formal, if the query also has topic words.
func (x *expander) weakenContext() {
	if !slices.ContainsFunc(x.words, func(w expansion) bool { return w.context }) ||
		!slices.ContainsFunc(x.words, func(w expansion) bool { return !w.context && w.isTopic() }) {
		return
	}
	for i := range x.words {
		if w := &x.words[i]; w.context && !w.stop {
			w.formal, w.asked, w.absent = true, false, Span{}
		}
	}
}
