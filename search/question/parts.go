package question

import (
	"strings"

	"trustbook/handbook/pattern"
	"trustbook/search/analysis"
)

// maxQuestions is the maximum number of questions into which a query is divided. The last question includes all
// remaining text.
const maxQuestions = 6

// partBreakPattern matches where a question may end and the next begin: after a question mark, at a line break, before
// a numbered or bulleted item, and at "and".
var partBreakPattern = pattern.Lazy(`[?？][)"”’']*\s+|[\r\n]+|\s[•·▪‣*–]\s+|(?:^|\s)\(?(?:\d{1,2}|[a-h])[.)]\s+|(?i:\s*[,;]?\s(?:and|och)\s+)`)

// itemMarkPattern matches the number or bullet of a question.
var itemMarkPattern = pattern.Lazy(`^\s*(?:[•·▪‣*–]|\(?(?:\d{1,2}|[a-h])[.)])\s+`)

var questionOpeners = pattern.WordSet(`
are can could did do does has have how is may must shall should was were what when where which who whom whose will would
hur vad vem vilka vilken vilket var nar varfor finns har ar far kan ska gor maste
`)

// anaphorWords are words that refer to something said before.
var anaphorWords = pattern.WordSet("he her his it its she such that their them these they this those den denna detta det dessa dem sadan")

// followUps are first words of sentences that continue the previous question.
var followUps = pattern.WordSet("comment explain if please why om varfor")

// Split returns the questions in text if there are several, and otherwise nil.
func Split(text string) []string {
	if strings.Count(text, "?")+strings.Count(text, "？")+strings.Count(text, "\n") == 0 && !strings.ContainsAny(text, "•·▪‣") {
		return nil
	}
	var parts []string
	from := 0
	for _, m := range partBreakPattern().FindAllStringIndex(text, -1) {
		before, after := strings.TrimSpace(text[from:m[1]]), text[m[1]:]
		if mark := strings.TrimSpace(text[m[0]:m[1]]); !strings.HasPrefix(mark, "?") && !strings.HasPrefix(mark, "？") {
			before = strings.TrimSpace(text[from:m[0]])
			if isPlainAnd(text[m[0]:m[1]]) && !(opensQuestion(before) && opensQuestion(after)) {
				continue
			}
		}
		if before != "" {
			parts = append(parts, before)
		}
		from = m[1]
	}
	parts = append(parts, strings.TrimSpace(text[from:]))
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p[len(itemMarkPattern().FindString(p)):])
	}
	if parts = joinFollowUps(parts); len(parts) < 2 {
		return nil
	}
	return parts
}

// isPlainAnd reports whether a break is only an "and". Usually "and" joins words, not questions.
func isPlainAnd(mark string) bool {
	word := strings.Trim(strings.TrimSpace(mark), ",; ")
	return strings.EqualFold(word, "and") || strings.EqualFold(word, "och")
}

func opensQuestion(text string) bool { return questionOpeners()[FirstWord(text)] }

// joinFollowUps appends each part that cannot be understood alone to the part before it.
func joinFollowUps(parts []string) []string {
	var out []string
	for _, p := range parts {
		switch n := len(out); {
		case p == "":
		case n > 0 && (n == maxQuestions || !standsAlone(p)):
			out[n-1] += " " + p
		case n == 1 && !standsAlone(out[0]):
			out[0] += " " + p
		default:
			out = append(out, p)
		}
	}
	return out
}

// standsAlone reports whether text is a complete question. If text refers to something said before, it must have more
// than one topic word.
func standsAlone(text string) bool {
	if followUps()[FirstWord(text)] || !opensQuestion(text) && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "？") {
		return false
	}
	return hasOwnTopic(text, false)
}

// hasOwnTopic reports whether text has a topic of its own. If text refers to something said before, it needs two topic
// words, or just one if enough is true.
func hasOwnTopic(text string, enough bool) bool {
	topics, refers := 0, false
	for _, t := range analysis.Tokenize(text) {
		refers = refers || anaphorWords()[t.Word]
		if IsPlainTopic(t.Word) {
			topics++
		}
	}
	return topics > 1 || topics == 1 && (enough || !refers)
}

// IsPlainTopic reports whether word may be a topic in any handbook, because it is in none of the word lists.
func IsPlainTopic(word string) bool {
	return len(word) > 1 && !analysis.IsStopWord(word) && !analysis.SwedishStopWords()[word] && !analysis.CommonWords()[word] && !analysis.FormalWords()[word]
}
