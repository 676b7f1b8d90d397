package questionnaire

import (
	"slices"
	"sync"

	"trustbook/search/question"
)

// kind is the kind of answer that a question asks for.
type kind uint8

const (
	kindPolar       kind = iota // yes, no or a confirmation
	kindExplanation             // how something is done
	kindPlace
	kindAmount // how much, how often, or when
	kindWho
	kindWhich // a name or a list
)

var kindOpeners = sync.OnceValue(func() map[kind]phrases {
	return map[kind]phrases{
		kindExplanation: newPhrases("how,describe,please describe,explain,please explain,outline,in what way,what measures,what controls,what procedures,what processes,what process,what steps,what is your process,what is your approach,what policies,what rules," +
			"hur,beskriv,förklara,wie,beschreiben,erläutern,comment,décrivez,expliquez,cómo,describa,explique"),
		kindPlace:  newPhrases("where,in what country,in which country,in what countries,in which countries,var,wo,où,dónde"),
		kindAmount: quantityOpeners(),
		kindWho:    newPhrases("who,whose,whom,vem,vilka personer,wer,qui,quién"),
		kindWhich:  newPhrases("what,which,list,name,provide,give,state,indicate,specify,identify,vad,vilka,vilken,vilket,ange,lista,was,welche,welcher,welches,quel,quelle,quels,quelles,qué,cuál,cuáles"),
	}
})

func kindOf(question string) kind {
	for _, k := range []kind{kindAmount, kindPlace, kindWho, kindExplanation, kindWhich} {
		if beginsWith(question, kindOpeners()[k]) {
			return k
		}
	}
	return kindPolar
}

func beginsWith(text string, openers phrases) bool {
	w := foldedWords(text)
	return slices.ContainsFunc(openers, func(p []string) bool { return len(w) >= len(p) && slices.Equal(w[:len(p)], p) })
}

// detailPhrases are phrases that ask for details beyond the answer, which no entry has.
var detailPhrases = lazyPhrases("how many,how much,how often,how long,how frequently,how quickly,attach,copy,copies,screenshot,url,link," +
	"bifoga,kopia,skärmbild,länk,beifügen,kopie,joindre,copie,adjuntar,copia")

// asksForDetails reports whether a question goes on to ask for an amount or a document.
func asksForDetails(question string) bool {
	w := foldedWords(question)
	return len(w) > 0 && detailPhrases().in(w[1:])
}

// refersBack reports whether a question refers to an earlier one: "Have they been vetted?"
func refersBack(question string) bool {
	typed := typedWords(question)
	return slices.Contains(typed, "it") || pronouns().in(foldedWords(question))
}

// Words that also have other meanings, such as the German "sie", are left out.
var pronouns = lazyPhrases("they,them,these,those,dessa,dem,deras,diese,deren,ils,elles,ceux ci,celles ci,ellos,ellas,estos,estas")

var quantityOpeners = lazyPhrases("how many,how much,how often,how long,how frequently,when,what number,what percentage,hur många,hur ofta,hur länge,wie viele,wie oft,wie lange,combien")

// polarityOf returns the polarity of a question or a sentence.
func polarityOf(text string) question.Polarity { return question.PolarityOf(text) }
