package answer

import (
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

// actionKind groups questions that need the same action from the user. The title shows a count for each kind, and the
// list can be limited to one kind.
type actionKind struct {
	name string // "" for all questions
	n    int
}

// kindsOf returns the kinds that have questions, plus the kind that the list is limited to.
func kindsOf(r *questionnaire.Review, shown string) []actionKind {
	left := r.CountUndecided()
	edited, outdated := r.Drafts()
	var out []actionKind
	for _, k := range []actionKind{
		{phrases.ReviewReady, left[questionnaire.ReadinessReady]},
		{phrases.ReviewToLookAt, left[questionnaire.ReadinessNeedsLook]},
		{phrases.ReviewOpen, left[questionnaire.ReadinessNoEntry]},
		{phrases.ReviewEdited, len(edited)},
		{phrases.ReviewOutdated, len(outdated)},
		{phrases.ReviewAccepted, r.Accepted()},
	} {
		if k.n > 0 || k.name == shown {
			out = append(out, k)
		}
	}
	return out
}

// kindOf returns the kind of a question, or "" if the customer's file already had an answer or the user left the
// question open.
func kindOf(r *questionnaire.Review, i int) string {
	d, decided := r.Decided(i)
	switch {
	case d.Open:
		return ""
	case decided:
		return phrases.ReviewAccepted
	case r.IsOutdated(i):
		return phrases.ReviewOutdated
	case r.IsEdited(i):
		return phrases.ReviewEdited
	}
	switch r.Proposals[i].Readiness {
	case questionnaire.ReadinessReady:
		return phrases.ReviewReady
	case questionnaire.ReadinessNeedsLook:
		return phrases.ReviewToLookAt
	case questionnaire.ReadinessNoEntry:
		return phrases.ReviewOpen
	}
	return ""
}

// nextKind returns the kind to show after the current one. The kinds form a cycle in which "" (all questions) comes
// after the last kind.
func nextKind(r *questionnaire.Review, shown string) string {
	all := append([]actionKind{{}}, kindsOf(r, shown)...)
	for i, k := range all {
		if k.name == shown {
			return all[(i+1)%len(all)].name
		}
	}
	return ""
}
