package answer

import (
	"trustbook/ui/phrases"
	"trustbook/ui/questionnaire"
)

// kind is what has to be done about a question. The title counts the questions of each kind, and the list can
// show those of one.
type kind struct {
	name string // "" for all questions
	n    int
}

// kindsOf returns the kinds of questions that there are, and the one that is shown.
func kindsOf(r *questionnaire.Review, shown string) []kind {
	left := r.Left()
	var out []kind
	for _, k := range []kind{
		{phrases.ReviewReady, left[questionnaire.ReadinessReady]},
		{phrases.ReviewToLookAt, left[questionnaire.ReadinessLook]},
		{phrases.ReviewOpen, left[questionnaire.ReadinessNoEntry]},
		{phrases.Edited, len(r.Edited())},
		{phrases.ReviewAccepted, r.Accepted()},
	} {
		if k.n > 0 || k.name == shown {
			out = append(out, k)
		}
	}
	return out
}

// kindOf returns the name of the kind of a question; "" for one that is answered already or left open.
func kindOf(r *questionnaire.Review, i int) string {
	d, decided := r.Decided(i)
	switch {
	case d.Open:
		return ""
	case decided:
		return phrases.ReviewAccepted
	case r.IsEdited(i):
		return phrases.Edited
	}
	switch r.Proposals[i].Readiness {
	case questionnaire.ReadinessReady:
		return phrases.ReviewReady
	case questionnaire.ReadinessLook:
		return phrases.ReviewToLookAt
	case questionnaire.ReadinessNoEntry:
		return phrases.ReviewOpen
	}
	return ""
}

// nextKind returns the kind after the one that is shown. All questions follow the last one, and the first one
// follows all questions.
func nextKind(r *questionnaire.Review, shown string) string {
	all := append([]kind{{}}, kindsOf(r, shown)...)
	for i, k := range all {
		if k.name == shown {
			return all[(i+1)%len(all)].name
		}
	}
	return ""
}
