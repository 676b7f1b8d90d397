package question

import (
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// A long question often also explains who is asking and why. Such context is not the topic.

// minContextBytes is the minimum length in bytes of a query in which such context is looked for.
const minContextBytes = 120

// requestPattern matches requests that are not questions. indirectQuestionPattern matches the beginning of an indirect
// question: "our auditor wants to know whether". legalPattern matches the laws that something should comply with.
// contextOpenersPattern matches the beginning of a clause that only gives the reason for a question.
var (
	requestPattern          = pattern.Lazy(`(?i)\b(?:please|kindly|confirm|describe|elaborate|explain|indicate|list|outline|provide|specify|state|we\s+(?:ask|need|require|request|want|wish|would\s+like)|ange|beskriv|beskriva|bekräfta|redogör|ber\s+(?:vi|er))\b|(?:^|\s)önskar\b`)
	indirectQuestionPattern = pattern.Lazy(`(?i)\b(?:ask(?:s|ed|ing)?|know|tell\s+(?:me|us)|wonder(?:s|ed|ing)?|undrar|undrade|veta|frågar|asked\s+for\s+(?:an?\s+)?\pL+\s+on|interested\s+in|concerned\s+(?:about|with))\s+(?:about|how|if|what|when|where|whether|which|who|hur|huruvida|när|om|vad|var|vem|vilka|vilken|vilket)\b`)
	legalPattern            = pattern.Lazy(`(?i)\b(?:consistent\s+with|according\s+to|in\s+(?:accordance|compliance|line)\s+with|(?:as|if|to\s+the\s+extent|where|when)\s+(?:is\s+|legally\s+)*(?:allowed|permitted|required)\s+(?:by|under)|i\s+enlighet\s+med|enligt)\s+(?:all\s+|any\s+|the\s+)*(?:applicable|relevant|local|national|law|laws|legislation|gällande|tillämplig|tillämpliga|lag|lagen)\b[^?.;:()]*|\bwhere\s+(?:legally\s+(?:allowed|permitted)|(?:allowed|permitted)\s+by\s+law)`)
	contextOpenersPattern   = pattern.Lazy(`(?i)^\s*(?:according\s+to|as\s+(?:a|part)\b|considering|for\s+the\s+purposes?\s+of|given|in\s+(?:accordance|connection|line)\s+with|in\s+the\s+context\s+of|on\s+behalf\s+of|pursuant\s+to|with\s+(?:reference|regard|respect)\s+to|within\s+the\s+(?:framework|scope)\s+of|inom\s+ramen|med\s+(?:anledning|hänvisning|stöd)|i\s+enlighet\s+med|som\s+(?:ett\s+led|en\s+del))\b`)
)

// ContextParts returns the parts of a query that count as little as formal words: laws to comply with and, in a long
// query, the reason for asking. The reason is a clause before a request, or a sentence that asks nothing in a query that
// also asks something. Examples are no such part: what is asked includes them.
func ContextParts(text string) []analysis.Span {
	var out []analysis.Span
	for _, m := range legalPattern().FindAllStringIndex(text, -1) {
		if m[0] > 0 {
			out = append(out, analysis.Span{Start: m[0], End: m[1]})
		}
	}
	if len(text) < minContextBytes {
		return out
	}
	laws, asked := out, false
	direct := asksDirectly(text)
	for from, to := range Sentences(text) {
		sentence := text[from:to]
		if question := indirectQuestionPattern().FindStringIndex(sentence); question != nil {
			if direct {
				question[1] = len(sentence)
			}
			out, asked = append(out, analysis.Span{Start: from, End: from + question[1]}), true
			continue
		}
		request, isQuestion := requestPattern().FindStringIndex(sentence), strings.ContainsAny(sentence, "?？")
		switch {
		case request == nil && !isQuestion:
			out = append(out, analysis.Span{Start: from, End: to})
			continue
		case !hasOwnTopic(sentence, request == nil): // such as "Could you help us?"
			continue
		}
		asked = true
		if end := strings.IndexByte(sentence, ','); contextOpenersPattern().MatchString(sentence) {
			if request != nil && (end < 0 || request[0] < end) {
				end = request[0]
			}
			out = append(out, analysis.Span{Start: from, End: from + max(0, end)})
		}
	}
	if !asked {
		return laws
	}
	return out
}

// asksDirectly reports whether one of the sentences in text is a direct question with a topic. If so, an indirect
// question only gives the reason for asking.
func asksDirectly(text string) bool {
	for from, to := range Sentences(text) {
		sentence := text[from:to]
		if strings.ContainsAny(sentence, "?？") && indirectQuestionPattern().FindStringIndex(sentence) == nil && hasOwnTopic(sentence, true) {
			return true
		}
	}
	return false
}
