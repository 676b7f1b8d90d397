package cli

import (
	"strings"
	"time"

	"trustbook/handbook/quote"
	"trustbook/handbook/sanitize"
	"trustbook/search"
	"trustbook/ui/export"
)

type resultJSON struct {
	Schema    int            `json:"schema"`
	Query     string         `json:"query"`
	Corrected string         `json:"corrected"`
	NoAnswer  bool           `json:"no_answer"`           // the hits only share words with the query
	Unknown   []string       `json:"unknown,omitempty"`   // unknown filters, which were searched for as words
	Unquoted  []string       `json:"unquoted,omitempty"`  // quoted phrases that no entry contains, so their words were searched for separately
	Questions []questionJSON `json:"questions,omitempty"` // the questions, if the query contains several
	Missing   []string       `json:"missing,omitempty"`   // words of the query that no entry contains
	Hits      []hitJSON      `json:"hits"`
}

type hitJSON struct {
	Rank       int      `json:"rank"` // from 1
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Lang       string   `json:"lang,omitempty"` // language of the entry, if the handbook states it
	Status     string   `json:"status"`
	Caution    string   `json:"caution"` // reason why the entry may not be valid
	Question   string   `json:"question"`
	Answer     string   `json:"answer"`
	Category   string   `json:"category"`
	Kind       string   `json:"kind"`
	Frameworks []string `json:"frameworks"`
	Section    string   `json:"section"` // heading of the section with the answer
	Score      float64  `json:"score"`   // comparable only within the results of one query
	Confidence string   `json:"confidence"`
	Why        string   `json:"why"`
	Snippet    string   `json:"snippet"`
	Missing    []string `json:"missing"`              // words of the query that the entry does not mention
	DiffersBy  string   `json:"differs_by,omitempty"` // word that makes the entry answer a different question
	Asked      string   `json:"asked,omitempty"`      // the question that the entry answers, if the query contains several
}

type questionJSON struct {
	Question string `json:"question"`
	NoAnswer bool   `json:"no_answer"`
}

func (s *searchRun) writeJSON(r search.Result) error {
	out := resultJSON{Schema: export.SchemaVersion, Query: r.Query, Corrected: r.Corrected, NoAnswer: r.NoAnswer || len(r.Hits) == 0, Missing: r.Unmatched, Hits: []hitJSON{}}
	out.Unquoted = r.Unquoted
	for _, p := range r.Parts {
		out.Questions = append(out.Questions, questionJSON{p.Question, p.NoAnswer})
	}
	for _, c := range r.Filters {
		if !c.Known {
			out.Unknown = append(out.Unknown, c.Label)
		}
	}
	for i := range r.Hits {
		out.Hits = append(out.Hits, newHitJSON(i+1, r.Hits[i], s.now()))
	}
	return sanitize.WriteJSON(s.out, out, "")
}

func newHitJSON(rank int, h search.Hit, now time.Time) hitJSON {
	e := h.Entry
	section := ""
	if h.Section < len(e.Sections) {
		section = e.Sections[h.Section].Heading
	}
	return hitJSON{
		Rank: rank, ID: e.ID, Title: e.Title, Lang: e.Metadata.Lang, Status: e.Metadata.Status, Caution: quote.Caution(e, now), Question: e.Question, Answer: string(h.CertainVerdict()),
		Category: e.Category, Kind: string(e.Kind), Frameworks: append([]string{}, e.Frameworks...),
		Section: section, Score: h.Score, Confidence: h.Confidence.String(),
		Why: strings.Join(h.Reasons, "; "), Snippet: quote.Passage(e, h.Passage), Missing: append([]string{}, h.Missing...), DiffersBy: h.DiffersBy, Asked: h.ForQuestion,
	}
}
