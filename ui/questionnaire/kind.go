package questionnaire

import (
	"slices"
	"sync"
)

// kind is the kind of answer that a question asks for.
type kind uint8

const (
	polar    kind = iota // yes or no, or a confirmation
	explains             // an explanation how something is done
	location
	amount // how much, how often, or when
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

// details are things that questions ask for in addition to an answer. No entry has them.
var details = lazyPhrases("how many,how much,how often,how long,how frequently,how quickly,attach,copy,copies,screenshot,url,link," +
	"bifoga,kopia,skärmbild,länk,beifügen,kopie,joindre,copie,adjuntar,copia")

// asksForDetails reports whether a question also asks, after its beginning, for an amount or a
// document.
func asksForDetails(question string) bool {
	w := words(question)
	return len(w) > 0 && details().in(w[1:])
}

// refersBack reports whether a question is about something that an earlier question named: "Have
// they been vetted?"
func refersBack(question string) bool {
	typed := typedWords(question)
	return slices.Contains(typed, "it") || pronouns().in(words(question))
}

// Words that also have other meanings, such as the German "sie", are left out.
var pronouns = lazyPhrases("they,them,these,those,dessa,dem,deras,diese,deren,ils,elles,ceux ci,celles ci,ellos,ellas,estos,estas")
