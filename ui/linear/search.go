package linear

import (
	"fmt"
	"slices"
	"strings"

	"trustbook/handbook/quote"
	"trustbook/search"
	"trustbook/ui/gaps"
	"trustbook/ui/phrases"
)

// answersPerPage is the number of answers shown at a time, unless the terminal has too few rows. It is small enough to
// remember all answers when they are read aloud.
const answersPerPage = 5

func (c *conversation) search(query string) { c.showResults(query, 0, answersPerPage) }

// showMore shows further answers to the last question, or further rows of the last list, even if the user has read
// entries since. An open entry stays open, because the list has not changed.
func (c *conversation) showMore(int) {
	switch {
	case len(c.rest) > 0:
		c.showPaged(c.rest)
	case c.shown >= c.total:
		c.reply.say(phrases.LinearNothingMore)
	default:
		open, related := c.open, c.related
		c.showResults(c.query, c.shown, c.shown+answersPerPage)
		c.open, c.related = open, related
	}
}

// showResults shows a range of the answers to a question.
func (c *conversation) showResults(query string, from, to int) {
	r := c.Index.Search(query, search.Options{Limit: to, Predicates: c.Predicates()})
	c.startList(func() { c.showResults(query, 0, to) })
	if from == 0 {
		c.explainQuery(r)
	}
	c.Gaps.QuestionTyped(query, gaps.IsAnswered(r))
	switch {
	case r.FilterOnly && len(r.Hits) == 0:
		c.reply.say(phrases.NoFilterMatch)
		return
	case r.NoAnswer || len(r.Hits) == 0:
		c.found = r // a copy of a related entry needs the caution
		c.suggest(r.Suggestions)
		return
	}
	c.query, c.found, c.shown, c.total = query, r, len(r.Hits), r.Total
	intro := len(c.reply.rows)
	for i := range r.Hits {
		rows, choices := len(c.reply.rows), len(c.choices)
		if c.showHit(r.Hits[i], i >= from); i > from && len(c.reply.rows) > c.options.pageRows() {
			c.reply.rows, c.choices, c.shown = c.reply.rows[:rows], c.choices[:choices], i
			break
		}
	}
	if from == 0 {
		answers := slices.Clone(c.reply.rows[intro:])
		c.reply.rows = c.reply.rows[:intro]
		c.reply.say("%s", resultCount(r, c.shown))
		c.reply.rows = append(c.reply.rows, answers...)
	}
	if left := c.total - c.shown; left > 0 {
		c.reply.blank()
		c.sayMore(left)
	}
}

// resultCount describes how many entries were found, with what kind of match, and how many of them are shown.
func resultCount(r search.Result, shown int) string {
	count := phrases.CountEntries(r.Total) + phrases.LinearFound
	if r.FuzzyOnly {
		return count + phrases.LinearByLetters
	}
	if r.Total > shown {
		return fmt.Sprintf(phrases.LinearTheBest, count, shown)
	}
	return count + ":"
}

// explainQuery explains how a question was understood, if not as typed.
func (c *conversation) explainQuery(r search.Result) {
	if r.Corrected != "" {
		c.reply.say("%s: %s", phrases.Capitalize(phrases.CorrectedIntro(r.IsSuggestion())), r.Corrected)
	}
	for _, chip := range r.Filters {
		if chip.Known {
			c.reply.say(phrases.LinearOnly, chip.Label)
		} else {
			c.reply.say(phrases.LinearNoFilter, chip.Label)
		}
	}
	if len(r.Unquoted) > 0 {
		c.reply.say("%s.", phrases.Capitalize(phrases.ExactPhraseNotFound(r.Unquoted)))
	}
	if len(r.Parts) > 0 {
		c.reply.say("%s.", phrases.Capitalize(phrases.SeveralQuestions(len(r.Parts), r.Unanswered())))
	}
	if len(r.Unmatched) > 0 {
		c.reply.say(phrases.LinearNotInAnyEntry, strings.Join(r.Unmatched, ", "))
	}
}

// showHit offers an answer: its title, its text, and why it matched. If visible is false, it only assigns a number to
// the answer, because an earlier reply has printed it.
func (c *conversation) showHit(h search.Hit, visible bool) {
	if !visible {
		c.choices = append(c.choices, c.entryChoice(h.Entry))
		return
	}
	c.reply.blank()
	c.printChoice(c.entryChoice(h.Entry))
	margin := choiceIndent(len(c.choices))
	c.reply.printHanging(margin, quote.Caution(h.Entry, c.Now()))
	c.reply.printHanging(margin, quote.Passage(h.Entry, h.Answer()))
	c.reply.printHanging(margin, c.reply.theme.TransliteratePhrase(matchReason(h)))
	switch {
	case len(h.Missing) > 0:
		c.reply.printHanging(margin, phrases.Capitalize(phrases.NotMentioned(h.Missing)))
	case h.DiffersBy != "":
		c.reply.printHanging(margin, c.reply.theme.TransliteratePhrase(phrases.Capitalize(phrases.DifferentQuestion(h.DiffersBy))))
	}
}

// matchReason describes the certainty of an answer and why it matched.
func matchReason(h search.Hit) string {
	match := phrases.Capitalize(phrases.MatchStrength(h.Confidence.String()))
	if len(h.Reasons) == 0 {
		return match
	}
	return match + ": " + strings.Join(h.Reasons, "; ")
}

// suggest reports that no entry answers the question, and offers similar words and entries.
func (c *conversation) suggest(near search.Suggestions) {
	c.reply.say("%s", phrases.NoAnswerFor(near))
	if len(near.Words) > 0 {
		c.reply.blank()
		c.reply.say("%s:", phrases.SuggestedWords(near))
	}
	for _, w := range near.Words {
		label := fmt.Sprintf(phrases.LinearWordIn, w.Word, phrases.CountEntries(w.Count))
		c.printChoice(choice{label: label, pick: func() { c.search(w.Query) }})
	}
	if len(near.Entries) > 0 {
		c.reply.blank()
		c.reply.say("%s:", phrases.SuggestedEntries(near))
	}
	for _, e := range near.Entries {
		c.printChoice(c.entryChoice(e))
	}
}
