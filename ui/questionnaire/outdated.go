package questionnaire

import (
	"cmp"
	"strings"

	"trustbook/handbook"
)

// IsOutdated reports whether an entry has changed since the answer to a question was accepted.
func (r *Review) IsOutdated(i int) bool { return r.Decisions[r.Questions[i].Where].Changed }

// replaceOutdated makes an accepted answer a draft, because its entry offers something else now. Unless the user edited
// the answer, the draft is what the entry offers now.
func (r *Review) replaceOutdated(i int, d Decision) {
	draft := r.drafts[i]
	if draft.offer >= 0 && digestOf(draft) == d.Offer {
		draft = r.draftOf(i, draft.offer)
	}
	r.drafts[i] = draft
	d = r.decisionOf(i, draft)
	d.Draft, d.Changed = true, true
	r.Decisions[r.Questions[i].Where] = d
}

// offerDigest returns a digest of what an offer says, or "" if there is no such offer.
func (r *Review) offerDigest(i, offer int) string {
	if offer < 0 {
		return ""
	}
	return digestOf(r.draftOf(i, offer))
}

// digestOf returns a digest of an answer without its source, which changes with every edition of the handbook.
func digestOf(d draftAnswer) string {
	text, _ := cutSource(d.text)
	return Digest([]byte(d.verdict + "\n" + text))
}

// CutSource splits the draft into its answer and the source at its end, which may be from an earlier edition of the
// handbook.
func (r *Review) CutSource(i int) (answer, source string) {
	_, _, text := r.Draft(i)
	return cutSource(text)
}

func cutSource(text string) (answer, source string) {
	at := -1
	for _, word := range handbook.SourceLabels() {
		at = max(at, strings.LastIndex(text, "["+word+": "))
	}
	if at < 0 || !strings.HasSuffix(text, "]") {
		return text, ""
	}
	return strings.TrimSpace(text[:at]), text[at:]
}

// Lacking returns the cells of accepted answers whose verdict stays empty, and of those that are only a verdict.
func (r *Review) Lacking(decisions Decisions) (verdicts, sources []string) {
	for i := range r.Questions {
		q := &r.Questions[i]
		d, ok := decisions[q.Where]
		switch {
		case !ok || d.Draft || d.Open:
		case d.Text == "":
			sources = append(sources, cmp.Or(q.Answer.Name, q.Note.Name))
		case q.LacksVerdict(q.Fill(i, d.Verdict, d.Text)):
			verdicts = append(verdicts, q.Answer.Name)
		}
	}
	return verdicts, sources
}
