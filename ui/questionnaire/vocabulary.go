package questionnaire

import (
	"slices"
	"strings"
	"sync"

	"trustbook/handbook"
)

// fulfilledWords say that a requirement is fulfilled. A word from degreeWordings before one makes another verdict of it.
const fulfilledWords = "compliant,complies,implemented,in place,met,fulfilled,satisfied," +
	"uppfylls,uppfyllt,uppfyllda,implementerat,erfüllt,konform,umgesetzt,conforme,cumple"

// degreeWordings contains, by verdict, words such as "not" in "not implemented".
var degreeWordings = sync.OnceValue(func() map[handbook.Verdict]phrases {
	return map[handbook.Verdict]phrases{
		handbook.Yes:    newPhrases("fully,completely,helt,vollständig,entièrement,totalmente"),
		handbook.No:     newPhrases("not,non,ej,inte,nicht,no,não"),
		handbook.Partly: newPhrases("partly,partially,delvis,teilweise,partiellement,parcialmente"),
	}
})

var fulfilled = lazyPhrases(fulfilledWords)

// verdictWordings contains the wordings of the verdicts in questionnaires, in English, Swedish, German, French, Spanish and
// Portuguese.
var verdictWordings = sync.OnceValue(func() map[handbook.Verdict]phrases {
	return map[handbook.Verdict]phrases{
		handbook.Yes:    newPhrases("yes,y,true,ja,j,oui,o,sí,s,sim," + fulfilledWords),
		handbook.No:     newPhrases("no,n,false,noncompliant,unmet,nej,uppfylls ej,uppfylls inte,nein,non,não"),
		handbook.Partly: newPhrases("partly,partial,partially,in part,delvis,teilweise,partiel,partielle,partiellement,parcial,parcialmente,em parte"), //nolint:misspell // some of these words are French
		handbook.NA: newPhrases("na,n a,not applicable(),does not apply," +
			"ej tillämpligt,inte tillämpligt,ej aktuellt,ej relevant,nicht zutreffend,nicht anwendbar,entfällt,sans objet,non applicable(),no aplica,no aplicable,não aplicável,não se aplica"),
	}
})

// verdictOf returns the verdict that a value stands for. A leading number is ignored, as in "2 - Yes".
func verdictOf(value string) handbook.Verdict {
	w := foldedWords(value)
	if len(w) > 1 && len(w[0]) == 1 && w[0][0] >= '0' && w[0][0] <= '9' {
		w = w[1:]
	}
	if verdict := verdictNamed(verdictWordings(), w); verdict != handbook.NoVerdict || len(w) < 2 || !fulfilled().has(w[1:]) {
		return verdict
	}
	return verdictNamed(degreeWordings(), w[:1])
}

// verdictNamed returns the verdict whose wordings include exactly these words.
func verdictNamed(wordings map[handbook.Verdict]phrases, words []string) handbook.Verdict {
	for verdict, names := range wordings {
		if names.has(words) {
			return verdict
		}
	}
	return handbook.NoVerdict
}

// isVerdictList reports whether a list offers yes and no, in any wording.
func isVerdictList(values []string) bool {
	return verdictIn(values, handbook.Yes) != "" && verdictIn(values, handbook.No) != ""
}

// verdictIn returns the value of a list that expresses a verdict, or "" if none or several do. A value such as "Yes -
// documented" counts if no other value begins with the same verdict and none of its words restricts the verdict.
func verdictIn(values []string, verdict handbook.Verdict) string {
	if verdict == handbook.NoVerdict { // it would match any value that is not a verdict, such as "Pending"
		return ""
	}
	var exact, beginning []string
	for _, v := range values {
		if verdictOf(v) == verdict {
			exact = append(exact, v)
		}
		if head, rest, ok := cutSeparator(v); ok && verdictOf(head) == verdict && !restrictingPhrases().in(foldedWords(rest)) {
			beginning = append(beginning, v)
		}
	}
	switch {
	case len(exact) == 1:
		return exact[0]
	case len(exact) == 0 && len(beginning) == 1:
		return beginning[0]
	}
	return ""
}

// restrictingPhrases are words that change the meaning of a preceding verdict, as in "Yes, partially" and "No, but planned".
var restrictingPhrases = lazyPhrases("but,gap,gaps,risk,risks,deviation,deviations,finding,findings,issue,issues,non,avvikelse,brist,abweichung,écart,desviación,except,exception,exceptions,unless,only,not,no,yes,some,sometimes,partly,partial,partially,in part,limited,mostly,most,planned,in progress,ongoing,under development,compensating,alternative,na,n a,applicable()," +
	"men,till viss del,utom,undantag,endast,bara,inte,ej,nej,vissa,ibland,delvis,planerat,planeras,pågår," +
	"aber,zum teil,außer,ausnahme,ausnahmen,nur,nicht,nein,einige,manchmal,teilweise,geplant,in umsetzung," +
	"mais,en partie,sauf,seulement,pas,certains,certaines,parfois,partiel,partielle,partiellement,prévu,en cours," + //nolint:misspell // some of these words are French
	"pero,en parte,salvo,excepto,solo,algunos,algunas,parcial,parcialmente,previsto,planificado,en curso")

// cutSeparator splits a value such as "Yes - documented", "Yes, always" or "Yes (all)" at its first separator.
func cutSeparator(value string) (head, rest string, ok bool) {
	i := strings.IndexAny(value, "-–—,:;(")
	if i < 0 {
		return "", "", false
	}
	return value[:i], value[i:], true
}

// asksFor reports whether the header of a slot allows a verdict. "Compliant (Yes/No)" does not allow "partly".
func (s Slot) asksFor(verdict handbook.Verdict) bool {
	w := headerWords(s.Header)
	return verdict == handbook.Yes || verdict == handbook.No || !yesNoHeader().in(w) || verdictWordings()[verdict].in(w)
}

// VerdictValue returns the text for a verdict in a slot: a value from the slot's list or form, or the verdict's label
// if the slot has neither. It returns "" if the list or form has no value for the verdict.
func (s Slot) VerdictValue(verdict handbook.Verdict) string {
	if s.HasList || len(s.Choices) > 0 {
		return verdictIn(s.Choices, verdict)
	}
	return verdict.Label()
}

// offersAnswers reports whether a question mark in text is followed by possible answers, such as "Y/N" or "(SAML or
// OIDC)".
func offersAnswers(text string) bool {
	_, rest, asked := strings.Cut(text, "?")
	rest = strings.TrimSpace(rest)
	if inside, ok := strings.CutPrefix(rest, "("); asked && ok {
		return !strings.ContainsAny(inside, ")?")
	}
	w := foldedWords(rest)
	return asked && len(w) > 1 && !slices.ContainsFunc(w, func(w string) bool { return verdictOf(w) == handbook.NoVerdict && w != "a" })
}
