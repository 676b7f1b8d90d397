package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook/pattern"
)

// Pasted text, such as a cell of a questionnaire or a message, may contain several questions. One ranking for the words
// of all questions would answer none of them well, so each question is searched for separately.

// QuestionPart is one of several questions in a query.
type QuestionPart struct {
	Question string
	NoAnswer bool
}

// maxQuestions is the maximum number of questions into which a query is divided. The last one includes everything after
// it.
const maxQuestions = 6

// partBreak matches where a question may end and the next begin: after a question mark, at a line break, before a
// numbered or bulleted item, and at "and".
var partBreak = pattern.Lazy(`[?？][)"”’']*\s+|[\r\n]+|\s[•·▪‣*–]\s+|(?:^|\s)\(?(?:\d{1,2}|[a-h])[.)]\s+|(?i:\s*[,;]?\s(?:and|och)\s+)`)

// itemMark matches the number or bullet of a question.
var itemMark = pattern.Lazy(`^\s*(?:[•·▪‣*–]|\(?(?:\d{1,2}|[a-h])[.)])\s+`)

var questionOpeners = pattern.WordSet(`
are can could did do does has have how is may must shall should was were what when where which who whom whose will would
hur vad vem vilka vilken vilket var nar varfor finns har ar far kan ska gor maste
`)

// anaphors are words that refer to something said before.
var anaphors = pattern.WordSet("he her his it its she such that their them these they this those den denna detta det dessa dem sadan")

// followUps are first words of sentences that continue the previous question.
var followUps = pattern.WordSet("comment explain if please why om varfor")

// questionsIn returns the questions in text if there are several, and otherwise nil.
func questionsIn(text string) []string {
	if strings.Count(text, "?")+strings.Count(text, "？")+strings.Count(text, "\n") == 0 && !strings.ContainsAny(text, "•·▪‣") {
		return nil
	}
	var parts []string
	from := 0
	for _, m := range partBreak().FindAllStringIndex(text, -1) {
		before, after := strings.TrimSpace(text[from:m[1]]), text[m[1]:]
		if mark := strings.TrimSpace(text[m[0]:m[1]]); !strings.HasPrefix(mark, "?") && !strings.HasPrefix(mark, "？") {
			before = strings.TrimSpace(text[from:m[0]])
			if isJoin(text[m[0]:m[1]]) && !(opensQuestion(before) && opensQuestion(after)) {
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
		parts[i] = strings.TrimSpace(p[len(itemMark().FindString(p)):])
	}
	if parts = joinFollowUps(parts); len(parts) < 2 {
		return nil
	}
	return parts
}

// isJoin reports whether a break is only an "and", which usually joins words, not questions.
func isJoin(mark string) bool {
	word := strings.Trim(strings.TrimSpace(mark), ",; ")
	return strings.EqualFold(word, "and") || strings.EqualFold(word, "och")
}

func opensQuestion(text string) bool { return questionOpeners()[firstWord(text)] }

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

// standsAlone reports whether text is a complete question. If it refers to something said before, it must have more
// than one topic word.
func standsAlone(text string) bool {
	if followUps()[firstWord(text)] || !opensQuestion(text) && !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, "？") {
		return false
	}
	return hasOwnTopic(text, false)
}

// hasOwnTopic reports whether text has a topic of its own. If it refers to something said before, it needs two topic
// words, or one if enough is true.
func hasOwnTopic(text string, enough bool) bool {
	topics, refers := 0, false
	for _, t := range tokenize(text) {
		refers = refers || anaphors()[t.word]
		if isPlainTopic(t.word) {
			topics++
		}
	}
	return topics > 1 || topics == 1 && (enough || !refers)
}

// isPlainTopic reports whether word may be a topic in any handbook, because it is in none of the word lists.
func isPlainTopic(word string) bool {
	return len(word) > 1 && !isStopWord(word) && !swedishStopWords()[word] && !commonWords()[word] && !formalWords()[word]
}

// searchParts searches for each question separately. The best hit of each question comes first, then the second-best
// of each, and so on. Each entry is listed once. If one of the questions has no certain answer, no hit is certain.
func (ix *Index) searchParts(text string, parts []string, opt Options) Result {
	r := Result{Query: text, NoAnswer: true}
	results := make([]Result, len(parts))
	for i, p := range parts {
		results[i] = ix.searchAll(p, opt)
		in := &results[i]
		none := in.NoAnswer || len(in.Hits) == 0 && in.Total == 0
		r.Parts = append(r.Parts, QuestionPart{p, none})
		r.Unmatched = append(r.Unmatched, in.Unmatched...)
		r.Unquoted = append(r.Unquoted, in.Unquoted...)
		switch {
		case none && len(r.Suggestions.Entries)+len(r.Suggestions.Words) == 0:
			r.Suggestions = in.Suggestions
		case !none && r.NoAnswer:
			r.NoAnswer, r.Confidence, r.best, r.FuzzyOnly = false, in.Confidence, in.best, in.FuzzyOnly
		}
		r.addCounts(in)
	}
	r.interleaveHits(results, opt.Limit)
	if slices.ContainsFunc(results, func(in Result) bool { return in.Confidence != High }) {
		r.capConfidence()
	}
	return r
}

// capConfidence lowers High confidence to Medium, because an entry that answers one of several questions does not
// answer the others.
func (r *Result) capConfidence() {
	r.Confidence, r.best.Confidence = min(r.Confidence, Medium), min(r.best.Confidence, Medium)
	for i := range r.Hits {
		r.Hits[i].Confidence = min(r.Hits[i].Confidence, Medium)
	}
}

// addCounts adds the matchers of in, and replaces the counts by those of in if their total is higher. It does not add
// the counts up, because many entries are found for several questions.
func (r *Result) addCounts(in *Result) {
	switch {
	case in.matcher == nil:
	case r.matcher == nil:
		r.matcher = in.matcher
	default:
		r.also = append(r.also, in.matcher)
	}
	r.also = append(r.also, in.also...)
	if r.Total <= in.Total {
		r.Total, r.Counts, r.SetCounts, r.found = in.Total, in.Counts, in.SetCounts, in.found
	}
}

// interleaveHits merges the hits of several questions by rank. Hits of questions without an answer come last.
func (r *Result) interleaveHits(results []Result, limit int) {
	listed := EntrySet{}
	for _, none := range []bool{false, true} {
		for rank := 0; ; rank++ {
			more := false
			for i := range results {
				if r.Parts[i].NoAnswer != none || rank >= len(results[i].Hits) {
					continue
				}
				more = true
				h := results[i].Hits[rank]
				if listed[h.Entry] {
					continue
				}
				listed[h.Entry] = true
				h.ForQuestion = r.Parts[i].Question
				h.Reasons = append([]string{"found for “" + h.ForQuestion + "”"}, h.Reasons...)
				r.Hits = append(r.Hits, h)
			}
			if !more {
				break
			}
		}
	}
	if limit > 0 {
		r.Hits = r.Hits[:min(limit, len(r.Hits))]
	}
	r.Total = max(r.Total, len(r.Hits))
}

// Unanswered returns the questions that no entry answers, if the query contains several questions.
func (r *Result) Unanswered() []string {
	var out []string
	for _, p := range r.Parts {
		if p.NoAnswer {
			out = append(out, p.Question)
		}
	}
	return out
}

// wholeWord extends s so that it covers whole words.
func wholeWord(text string, s Span) Span {
	for s.Start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:s.Start])
		if classOf(r) != classLetter && !unicode.Is(unicode.M, r) {
			break
		}
		s.Start -= size
	}
	for s.End < len(text) {
		r, size := utf8.DecodeRuneInString(text[s.End:])
		if classOf(r) != classLetter && !unicode.Is(unicode.M, r) {
			break
		}
		s.End += size
	}
	return s
}
