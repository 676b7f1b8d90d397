package search

import "slices"

// Pasted text, such as a cell of a questionnaire or a message, may contain several questions. A single ranking for the
// words of all questions would answer no question well, so each question is searched for separately.

// searchParts searches for each question separately. The best hits of all questions come first, then the second-best
// hits, and so on. Each entry is listed once. Unless every question has a certain answer, no hit is certain.
func (ix *Index) searchParts(text string, parts []string, opt Options) Result {
	r := Result{Query: text, NoAnswer: true}
	results := make([]Result, len(parts))
	opt.FewWithoutAnswer = false // another part may have an answer
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

// addCounts adds the matchers of another result. If the other result has a higher total, addCounts takes over its
// counts. It does not add up the counts, because many entries are found for several questions.
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
