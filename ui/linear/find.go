package linear

import (
	"fmt"
	"strings"

	"trustbook/search"
)

// page is how many answers are shown at a time: as many as can be kept in mind
// while they are read out.
const page = 5

// search answers a question.
func (s *session) search(query string) { s.results(query, 0, page) }

// more goes on with the answers to the last question, whatever was read since.
func (s *session) more(int) {
	if s.shown >= s.total {
		s.close()
		s.reply.say("There are no more answers.")
		return
	}
	s.results(s.query, s.shown, s.shown+page)
}

// results shows the answers to a question after the first from, up to to.
func (s *session) results(query string, from, to int) {
	r := s.index.Search(query, search.Options{Limit: to})
	s.list(func() { s.results(query, 0, to) })
	if from == 0 {
		s.understood(r)
	}
	if r.NoAnswer || len(r.Hits) == 0 {
		s.nothing(r.Near)
		return
	}
	s.query, s.shown, s.total = query, len(r.Hits), r.Total
	if from == 0 {
		s.reply.say("%s", found(r))
	}
	for i, h := range r.Hits {
		s.hit(h, i >= from)
	}
	if left := s.total - s.shown; left > 0 {
		s.reply.blank()
		s.reply.say("m for more: %d left.", left)
	}
}

// found is how many texts were found, and how.
func found(r search.Result) string {
	count := plural(r.Total, "text") + " found"
	if r.Guess {
		return count + " by letters alone, so this is a guess."
	}
	if r.Total > len(r.Hits) {
		return fmt.Sprintf("%s, the best %d:", count, len(r.Hits))
	}
	return count + ":"
}

// understood says what was made of a question where that is not what was typed.
func (s *session) understood(r search.Result) {
	if r.Corrected != "" {
		s.reply.say("Read as: %s", r.Corrected)
	}
	for _, c := range r.Chips {
		if c.Known {
			s.reply.say("Only: %s", c.Label)
		} else {
			s.reply.say("There is no filter %s; its text is searched for as words.", c.Label)
		}
	}
	if len(r.Missing) > 0 {
		s.reply.say("In no text: %s", strings.Join(r.Missing, ", "))
	}
}

// hit offers an answer: its title, what it says, and why it was found. One that
// was shown before keeps its number and is not said again.
func (s *session) hit(h search.Hit, say bool) {
	if !say {
		s.offers = append(s.offers, s.text(h.Entry))
		return
	}
	s.reply.blank()
	s.offer(s.text(h.Entry))
	indent := below(len(s.offers))
	s.reply.hang(indent, h.Entry.Say(h.Passage))
	s.reply.hang(indent, why(h))
}

// why is how sure an answer is, and what it was found by where that can be said.
func why(h search.Hit) string {
	if len(h.Reasons) == 0 {
		return matchWords[h.Confidence]
	}
	return matchWords[h.Confidence] + ": " + strings.Join(h.Reasons, ", ")
}

// matchWords say how sure an answer is, in the words of the screen.
var matchWords = map[search.Confidence]string{
	search.High:   "Strong match",
	search.Medium: "Fair match",
	search.Low:    "Weak match",
}

// nothing says that no text answers, and offers what is near.
func (s *session) nothing(near search.Near) {
	s.reply.say("No text here answers that.")
	if len(near.Words) > 0 {
		s.reply.blank()
		s.reply.say("The nearest words:")
	}
	for _, w := range near.Words {
		label := fmt.Sprintf("%s, in %s", w.Word, plural(w.Count, "text"))
		s.offer(choice{label: label, pick: func() { s.search(w.Word) }})
	}
	if len(near.Topics) > 0 {
		s.reply.blank()
		s.reply.say("The nearest topics:")
	}
	for _, e := range near.Topics {
		s.offer(s.text(e))
	}
}
