package questionnaire

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"trustbook/handbook/pattern"
	"trustbook/handbook/sanitize"
	"trustbook/search/question"
)

// unfoldedWords returns the words of s with their original case and accents. Apostrophes are part of words.
func unfoldedWords(s string) []string {
	words := strings.FieldsFunc(norm.NFC.String(s), func(r rune) bool {
		return !isApostrophe(r) && r != '#' && r != '_' && !unicode.In(r, unicode.L, unicode.Nd, unicode.Mn)
	})
	return slices.DeleteFunc(words, func(w string) bool { return fold(w) == "" })
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// fold returns a word without case, accents and apostrophes.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), isApostrophe(r):
			return -1
		case r == 'ß':
			return 's'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
}

// foldedWords returns the words of s without case, accents and apostrophes.
func foldedWords(s string) []string {
	out := unfoldedWords(s)
	for i, w := range out {
		out[i] = fold(w)
	}
	return out
}

type phrases [][]string

// newPhrases parses phrases separated by commas.
func newPhrases(list string) phrases {
	var p phrases
	for phrase := range strings.SplitSeq(list, ",") {
		p = append(p, foldedWords(phrase))
	}
	return p
}

// lazyPhrases returns a function that parses phrases on first use, because every command links this package.
func lazyPhrases(list string) func() phrases {
	return sync.OnceValue(func() phrases { return newPhrases(list) })
}

// lazyGroups returns a function that parses groups of phrases, separated by semicolons, on first use.
func lazyGroups(list string) func() []phrases {
	return sync.OnceValue(func() (groups []phrases) {
		for group := range strings.SplitSeq(list, ";") {
			groups = append(groups, newPhrases(group))
		}
		return groups
	})
}

func (p phrases) in(text []string) bool {
	return slices.ContainsFunc(p, func(phrase []string) bool { return containsPhrase(text, phrase) })
}

// has reports whether text is one of the phrases.
func (p phrases) has(text []string) bool {
	return slices.ContainsFunc(p, func(phrase []string) bool { return slices.Equal(phrase, text) })
}

func containsPhrase(text, phrase []string) bool {
	for i := range text {
		if i+len(phrase) <= len(text) && slices.Equal(text[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// Words that begin questions in a language. Polar openers begin yes/no questions; open ones begin other questions and
// requests. Words that begin a different kind of question in another language are omitted, such as the German "was".
var (
	polarSwedish = strings.ReplaceAll(question.SwedishVerbs, " ", ",")
	openSwedish  = strings.ReplaceAll(question.SwedishQuestionWords, " ", ",")
	openEnglish  = strings.ReplaceAll(question.EnglishQuestionWords, " ", ",")
)

const polarEnglish = "do,does,did,is,are,were,has,have,had,could,will,would,shall,should,must,may"

// polarOpeners begin yes/no questions; openOpeners begin all other questions, and requests.
var (
	polarOpeners = lazyPhrases(polarEnglish + ",can,was," + polarSwedish + "," +
		"haben,hat,sind,ist,werden,wird,können,kann,gibt,verfügen,verfügt,existiert,existieren,müssen,muss,dürfen,führen,setzen,nutzen," +
		"avez vous,est ce,êtes vous,existe t,disposez vous,effectuez vous,utilisez vous,y a," +
		"tiene,tienen,existe,existen,dispone,disponen,cuenta,realiza,utiliza,es,son,está,están,hay,tem,têm,existem,possui,possuem,dispõe,são,estão,há")
	// In French and Spanish, a question can begin with its subject.
	subjectOpeners = lazyPhrases("les,la,le,l,votre,vos,el,los,las,se")
	openOpeners    = lazyPhrases(openEnglish + ",list,name," + openSwedish + "," +
		"wie,was,welche,welcher,welches,wer,wann,wo,warum,beschreiben,bitte,nennen,erläutern,geben," +
		"comment,quel,quelle,quels,quelles,qui,quand,où,pourquoi,décrivez,veuillez,merci,indiquez,précisez,listez," +
		"cómo,qué,cuál,cuáles,quién,cuándo,dónde,describa,indique,explique,especifique,detalle,quais,qual,quem,quando,onde,descreva,explique,detalhe")
)

// looksLikeQuestion reports whether text ends or begins like a question or a request.
func looksLikeQuestion(text string) bool {
	trimmed := strings.TrimRight(strings.TrimSpace(text), "*)\"”» ")
	if w := foldedWords(text); len(w) > 1 && w[1] == "be" && !strings.Contains(text, "?") { // such as "Must be encrypted"
		return false
	}
	return strings.HasSuffix(trimmed, "?") || strings.HasSuffix(trimmed, "？") || offersAnswers(trimmed) || isOpener(text, openOpeners()) || isOpener(text, polarOpeners())
}

func isOpener(text string, openers phrases) bool {
	w := foldedWords(text)
	return slices.ContainsFunc(openers, func(p []string) bool { return len(w) > len(p) && slices.Equal(w[:len(p)], p) })
}

// isPolar reports whether text is a yes/no question.
func isPolar(text string) bool {
	if isOpener(text, openOpeners()) {
		return false
	}
	if isOpener(text, polarOpeners()) || strings.Contains(text, "?") && isOpener(text, subjectOpeners()) {
		return true
	}
	_, clause, ok := strings.Cut(text, ", ") // such as "For customers without SSO, do you …"
	return ok && isOpener(clause, polarOpeners())
}

var languageOpeners = sync.OnceValue(func() map[string]phrases {
	return map[string]phrases{"sv": newPhrases(polarSwedish + "," + openSwedish), "en": newPhrases(polarEnglish + "," + openEnglish)}
})

// languageOf returns the language of a question, Swedish or English, or "" if the beginning of the question indicates
// neither.
func languageOf(question string) string {
	lang := ""
	for tag, openers := range languageOpeners() {
		switch {
		case !isOpener(question, openers):
		case lang != "":
			return ""
		default:
			lang = tag
		}
	}
	return lang
}

// answerKind is the kind of answer that a question asks for.
type answerKind uint8

const (
	kindPolar       answerKind = iota // yes, no or a confirmation
	kindExplanation                   // how something is done
	kindPlace
	kindAmount // how much, how often, or when
	kindWho
	kindWhich // a name or a list
)

var kindOpeners = sync.OnceValue(func() map[answerKind]phrases {
	return map[answerKind]phrases{
		kindExplanation: newPhrases("how,describe,please describe,explain,please explain,outline,in what way,what measures,what controls,what procedures,what processes,what process,what steps,what is your process,what is your approach,what policies,what rules," +
			"hur,beskriv,förklara,wie,beschreiben,erläutern,comment,décrivez,expliquez,cómo,describa,explique"),
		kindPlace:  newPhrases("where,in what country,in which country,in what countries,in which countries,var,wo,où,dónde"),
		kindAmount: quantityOpeners(),
		kindWho:    newPhrases("who,whose,whom,vem,vilka personer,wer,qui,quién"),
		kindWhich:  newPhrases("what,which,list,name,provide,give,state,indicate,specify,identify,vad,vilka,vilken,vilket,ange,lista,was,welche,welcher,welches,quel,quelle,quels,quelles,qué,cuál,cuáles"),
	}
})

func answerKindOf(question string) answerKind {
	for _, k := range []answerKind{kindAmount, kindPlace, kindWho, kindExplanation, kindWhich} {
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

// detailPhrases ask for details that entries do not contain.
var detailPhrases = lazyPhrases("how many,how much,how often,how long,how frequently,how quickly,attach,copy,copies,screenshot,url,link," +
	"bifoga,kopia,skärmbild,länk,beifügen,kopie,joindre,copie,adjuntar,copia")

// asksForDetails reports whether a question also asks for an amount or a document.
func asksForDetails(question string) bool {
	w := foldedWords(question)
	return len(w) > 0 && detailPhrases().in(w[1:])
}

// refersBack reports whether a question refers to an earlier one, as in "Have they been vetted?"
func refersBack(question string) bool {
	typed := unfoldedWords(question)
	return slices.Contains(typed, "it") || pronounWords().in(foldedWords(question))
}

// Words with other meanings, such as the German "sie", are omitted.
var pronounWords = lazyPhrases("they,them,these,those,dessa,dem,deras,diese,deren,ils,elles,ceux ci,celles ci,ellos,ellas,estos,estas")

var quantityOpeners = lazyPhrases("how many,how much,how often,how long,how frequently,when,what number,what percentage,hur många,hur ofta,hur länge,wie viele,wie oft,wie lange,combien")

// polarityOf returns the polarity of a question or a sentence.
func polarityOf(text string) question.Polarity { return question.PolarityOf(text) }

var permissionPhrases = lazyPhrases("can,could,may,kan,kann,peut,puede")

var numberPattern = pattern.Lazy(`\d+`)

func cleanLine(s string) string { return sanitize.CleanLine(s) }
