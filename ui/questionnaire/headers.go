package questionnaire

import (
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/handbook/pattern"
)

// columnRole is the purpose of a column according to its header.
type columnRole uint8

const (
	noRole columnRole = iota
	idRole
	questionRole
	answerRole
	noteRole
	tickRole  // column to tick, which stands for one of several answers, such as "Yes"
	otherRole // column for other people to fill in, or for details of the answers, such as a score
)

// maxHeaderWords is the maximum number of words in a header, excluding text in parentheses. Longer texts are
// instructions.
const maxHeaderWords = 6

// responseHeaderWords are headers of columns for any kind of answer, not just yes or no.
const responseHeaderWords = "answer,answers,response,responses,reply,svar,antwort,antworten,réponse,réponses,respuesta,respuestas,resposta,respostas"

var (
	otherHeaders = lazyPhrases("customer,client,kund,kunden,kundens,beställare,beställaren,beställarens,granskare,granskarens,revisor,revisorns,bedömare,bedömarens,inköpare,inköparens,kunde,auftraggeber,prüfer,client,cliente,auditeur,customers,clients,analyst,analysts,reviewer,reviewers,auditor,auditors,assessor,assessors,evaluator,evaluators,examiner,examiners,inspector,approver,buyer,buyers,purchaser,assessment,csc,guidance,guideline,guidelines,example,examples,instruction,instructions,option,options,choices," +
		"previous,prior,earlier,last year,former,föregående,tidigare,förra året,vorherige,frühere,vorjahr,précédent,précédente,anterior," +
		"compensating,mitigating,existing,expected,needed,requested,typical,to collect,to request,to retain,sla,link,links,url,attachment,attachments,override,internal,intern,interne,score,scoring,weight,rating,date,type,risk flag,maturity,hinweis,vejledning,vägledning,exempel,beispiel,exemple,ejemplo,poäng") //nolint:misspell // some of these words are French
	questionWords = lazyPhrases("question,questions,fråga,frågor,frage,fragen,pregunta,preguntas,pergunta,perguntas")
	// askers are words that say whose question a column contains. Alone, they are headers of columns that others fill in.
	askers = lazyPhrases("assessment,customer,customers,client,clients,auditor,assessor,reviewer,kund,kundens,beställarens,revisorns,kunde")

	idHeaders       = lazyPhrases("id,#,no,nr,nummer,number,ref,reference,numero,n")
	responseHeaders = lazyPhrases(responseHeaderWords)
	answerHeaders   = lazyPhrases(responseHeaderWords + ",yes no,y n,compliant,compliance,compliance status,implemented,ja nej,uppfylls,ja nein,erfüllt,oui non,conforme,conformité,sí no,cumple,sim não")
	noteHeaders     = lazyPhrases("comment,comments,vendor statement,supplier statement,provider statement,note,notes,remark,remarks,explanation,justification,rationale,evidence,details,additional information,implementation description," +
		"supporting information,kommentar,kommentarer,anmärkning,motivering,förklaring,bevis,underlag,kommentare,bemerkung,bemerkungen,anmerkung,anmerkungen,erläuterung,begründung,nachweis," +
		"commentaire,commentaires,remarque,remarques,justificatif,justification,précisions,preuve,comentario,comentarios,observaciones,justificación,evidencia,comentário,comentários,observação,observações,justificação,justificativa,evidência,evidências")
	evidenceHeaders    = lazyPhrases("evidence,bevis,underlag,nachweis,preuve,justificatif,evidencia,evidência,evidências")
	explanationHeaders = lazyPhrases("how is it implemented,how implemented,how do you comply")
	questionHeaders    = lazyPhrases("question,questions,requirement,requirements,control specification,control description,control objective,control,criterion,criteria,description,item," +
		"fråga,frågor,krav,frage,fragen,anforderung,anforderungen,exigence,exigences,pregunta,preguntas,requisito,requisitos,pergunta,perguntas,exigência")
)

// headerWords returns the words of a header, without the ending of a possessive, as in "customer's". Exporting programs
// join words with underscores, as in "question_id".
func headerWords(header string) []string {
	return foldedWords(possessivePattern().ReplaceAllString(strings.ReplaceAll(header, "_", " "), "$1$2 "))
}

// possessivePattern matches "customer's" and "customers'".
var possessivePattern = pattern.Lazy(`(\pL)['’]s\b|(\pL)s['’](?:\s|$)`)

func headerRole(header string) columnRole {
	head, _, _ := strings.Cut(header, "(")
	w := headerWords(head)
	if len(w) <= maxHeaderWords {
		w = headerWords(header)
	}
	switch {
	case len(w) == 0 || header[0] == '[' || len(w) > 2*maxHeaderWords || len(headerWords(head)) > maxHeaderWords || endsLikeQuestion(header) || len(w) > 3 && header[len(header)-1] == '.':
		return noRole
	case len(headerChoices(header)) > 1:
		return answerRole
	case len(w) > 1 && questionWords().in(w[len(w)-1:]) && askers().in(w[:len(w)-1]): // such as "Consensus assessment question"
		return questionRole
	case otherHeaders().in(w), scalePattern().MatchString(header), yesNoHeader().in(w) && otherQuestionHeaders(w):
		return otherRole
	case yesNoHeader().in(w):
		return answerRole
	case len(w) <= 3 && idHeaders().in(w[len(w)-1:]):
		return idRole
	case noteHeaders().in(w[len(w)-1:]) || explanationHeaders().in(w): // such as "Compliance comments"
		return noteRole
	case otherQuestionHeaders(w) && !noteHeaders().in(w) && !questionHeaders().in(w):
		return otherRole
	case answerHeaders().in(w):
		return answerRole
	case noteHeaders().in(w):
		return noteRole
	case questionHeaders().in(w):
		return questionRole
	case len(w) == 1 && isMisspelt(w[0], noteHeaders()):
		return noteRole
	case len(w) == 1 && isMisspelt(w[0], answerHeaders()):
		return answerRole
	}
	return noRole
}

// headerChoices returns the answers that a header lists, such as "Compliant / Partially / Not compliant".
func headerChoices(header string) []string {
	if choices, ok := formOf(header); ok {
		return choices
	}
	return nil
}

// scalePattern matches the scale in the header of a rating column, such as "Compliance (1-5)".
var scalePattern = pattern.Lazy(`\(\s*\d\s*(?:-|–|to|till|bis|à)\s*\d+\s*\)`)

// minMisspeltLetters is the minimum length of a header word in which a wrong letter is tolerated. A shorter word that
// differs by a letter is another word.
const minMisspeltLetters = 8

// isMisspelt reports whether a word differs from a correct word by one letter that was added, omitted or replaced.
func isMisspelt(word string, right phrases) bool {
	return slices.ContainsFunc(right, func(p []string) bool {
		if len(p) > 1 || len(p[0]) < minMisspeltLetters || p[0][0] != word[0] {
			return false
		}
		shorter := min(len(word), len(p[0]))
		before := 0
		for before < shorter && word[before] == p[0][before] {
			before++
		}
		after := 0
		for after < shorter-before && word[len(word)-1-after] == p[0][len(p[0])-1-after] {
			after++
		}
		return max(len(word), len(p[0]))-before-after == 1
	})
}

// Headers of columns in which "yes" does not answer the row's question and could mean the opposite, such as "Exception
// (Yes/No)".
var (
	otherSubjects = lazyPhrases("non compliant,noncompliant,not compliant,non compliance,noncompliance,not implemented,not met,exception,exceptions,exempt,exemption,gap,gaps,deviation,deviations,finding,findings,issue,issues,risk,risks," +
		"in scope,scope,applicability,mandatory,required,approved,available,attached,uppfylls ej,uppfylls inte,avvikelse,avvikelser,undantag,brist,brister,omfattas,obligatorisk,obligatoriskt," +
		"nicht erfüllt,abweichung,abweichungen,ausnahme,ausnahmen,risiko,non conforme,non conformité,écart,écarts,risque,no conforme,no cumple,desviación,excepción,riesgo")
	applicabilityHeaders = lazyPhrases("applicable(),tillämplig,tillämpligt,anwendbar,aplicable")
	notApplicable        = lazyPhrases("not applicable(),ej tillämpligt,inte tillämpligt,nicht anwendbar,non applicable(),no aplicable") // a header with "not applicable" lists it as one of the possible answers
)

func otherQuestionHeaders(header []string) bool {
	return otherSubjects().in(header) || applicabilityHeaders().in(header) && !notApplicable().in(header)
}

// endsLikeQuestion reports whether text ends with a question mark and is not a short header such as "Yes/No?".
func endsLikeQuestion(s string) bool {
	return len(s) > 0 && s[len(s)-1] == '?' && !answerHeaders().in(foldedWords(s)) && len(foldedWords(s)) > 3
}

// headerRoles returns the roles of the columns if a row is a header, or nil. A header has an answer or comment column
// and a column with another role, or is a section heading beside a word for answers. A row with a question number is
// not a header; "ISO 27001" is not a question number. Only columns for which mayTick is true can be tick columns.
func headerRoles(texts map[int]string, mayTick func(column int) bool) map[int]columnRole {
	roles := map[int]columnRole{}
	kinds := map[columnRole]int{}
	ticks := tickColumns(texts, mayTick)
	short, asked := 0, 0
	for column, text := range texts {
		r := headerRole(text)
		if ticks[column] {
			r = tickRole
		}
		if endsLikeQuestion(text) { // such as "Is the control implemented?" beside other headers
			asked++
			r = headerRole(strings.TrimRight(text, "? "))
		}
		if r != idRole && isNumbered(text) && !strings.Contains(text, " ") || boxPattern().MatchString(text) {
			return nil
		}
		if r != noRole {
			roles[column] = r
		}
		if r != noRole && r != otherRole {
			kinds[r]++
		}
		if n := len(foldedWords(text)); n <= maxHeaderWords {
			short++
		}
	}
	dropEarlierYears(texts, roles, kinds)
	switch {
	case asked > 0 && (asked > 1 || kinds[idRole] == 0 || kinds[questionRole] == 0 || kinds[noteRole] == 0):
		return nil
	case kinds[answerRole]+kinds[noteRole]+kinds[tickRole] == 0, short*2 < len(texts), len(texts) == 1:
		return nil
	case len(kinds) == 1 && (kinds[tickRole] > 0 || !isSectionHeader(texts, roles)):
		return nil
	}
	return roles
}

var yearPattern = pattern.Lazy(`\b20\d\d\b`)

// dropEarlierYears assigns otherRole to the columns of all years except the last, such as "2025 answer" beside
// "2026 answer".
func dropEarlierYears(texts map[int]string, roles map[int]columnRole, kinds map[columnRole]int) {
	last := ""
	for column := range roles {
		last = max(last, yearPattern().FindString(texts[column]))
	}
	for column, r := range roles {
		if year := yearPattern().FindString(texts[column]); year != "" && year < last && r != otherRole {
			roles[column] = otherRole
			kinds[r]--
		}
	}
}

// listRoles returns the roles of the columns if a row is the header of a list of questions that still lacks an answer
// column.
func listRoles(texts map[int]string) map[int]columnRole {
	roles, isList := map[int]columnRole{}, false
	for column, text := range texts {
		roles[column] = headerRole(text)
		isList = isList || roles[column] == questionRole && !ambiguousHeaders().in(headerWords(text))
		if looksLikeQuestion(text) || len(foldedWords(text)) > maxHeaderWords {
			return nil
		}
	}
	if !isList {
		return nil
	}
	return roles
}

// tickColumns returns the columns of a header that each stand for one answer, such as "Yes" and "No".
func tickColumns(texts map[int]string, mayTick func(column int) bool) map[int]bool {
	columns := map[int]bool{}
	var values []string
	for column, text := range texts {
		if verdictOf(text) != handbook.NoVerdict && mayTick(column) {
			columns[column] = true
			values = append(values, text)
		}
	}
	if !isVerdictList(values) {
		return nil
	}
	return columns
}

// dividedAnswers returns the roles of the columns if a row below a header divides its column for answers, as in "Yes",
// "No" and "N/A" below "Answer", or nil. Columns below "Answer" that do not stand for one answer each are left alone.
func dividedAnswers(above, texts map[int]string, mayTick func(column int) bool) map[int]columnRole {
	roles, ticks := map[int]columnRole{}, tickColumns(texts, mayTick)
	isDivided := len(above) > 0 && len(ticks) > 0
	for column, text := range texts {
		roles[column] = headerRole(text)
		switch {
		case ticks[column]:
			roles[column] = tickRole
		case headerRole(above[column]) == questionRole, above[column] != "" && roles[column] == noRole && headerRole(above[column]) != answerRole:
			return nil
		case roles[column] == noRole:
			roles[column] = otherRole
		}
		isDivided = isDivided || headerRole(above[column]) == answerRole && texts[column+1] != "" && above[column+1] == "" && (roles[column] != answerRole || headerChoices(text) != nil)
	}
	if !isDivided {
		return nil
	}
	return roles
}

// isSectionHeader reports whether a row is a section heading beside words such as "Answer".
func isSectionHeader(texts map[int]string, roles map[int]columnRole) bool {
	for column := range roles {
		if len(foldedWords(texts[column])) > 2 {
			return false
		}
	}
	return len(texts) <= len(roles)+1
}

// isNumbered reports whether text is a question number, such as IAM-14.1, or a list of them.
func isNumbered(text string) bool {
	text, _, _ = strings.Cut(text, ",")
	return idPattern().MatchString(strings.TrimSpace(text)) && strings.ContainsAny(text, "0123456789")
}

var yesNoHeader = lazyPhrases("yes no,y n,caiq answer,ja nej,ja nein,oui non,sí no,sim não")

// ambiguousHeaders suggest questions only if the sheet has cells for answers. Otherwise it may be a list of assets.
var ambiguousHeaders = lazyPhrases("description,item")

// idPattern matches ids of questions, such as IAM-14.1, AI-G1, A.1.2, 7 and Q12.
var idPattern = pattern.Lazy(`^[\p{L}]{0,8}[-._ #/]?(?:[\p{L}]{1,8}[-._]?)?\d+(?:[-._]\w+)*\.?\*?$`)
