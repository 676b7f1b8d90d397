package questionnaire

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"trustbook/handbook"
	"trustbook/ui/workbook"
)

// Decision is a person's decision on a question.
type Decision struct {
	Open    bool   `json:"open,omitempty"`    // the question is left open
	Draft   bool   `json:"draft,omitempty"`   // the answer has been changed but not accepted
	Entry   string `json:"entry,omitempty"`   // id of the entry used as the answer; "" for none
	Verdict string `json:"verdict,omitempty"` // as it will be written
	Text    string `json:"text,omitempty"`    // text for the comment slot
	Offer   string `json:"offer,omitempty"`   // digest of what the entry offered when the answer was accepted
	Changed bool   `json:"changed,omitempty"` // a draft, because the entry offers something else since the answer was accepted
	Written bool   `json:"written,omitempty"` // a copy contains the accepted answer
}

func (d Decision) isAccepted() bool { return !d.Open && !d.Draft }

// Decisions maps the places of questions ([Question.Where]) to decisions.
type Decisions map[string]Decision

// AsWritten returns a copy of d in which every accepted answer is marked as written.
func (d Decisions) AsWritten() Decisions {
	out := maps.Clone(d)
	for key, one := range out {
		one.Written = one.isAccepted()
		out[key] = one
	}
	return out
}

// Review is a questionnaire under review.
type Review struct {
	Questions []Question
	Proposals []Proposal
	Decisions Decisions

	lookUp func(*Question) []Offer
	drafts map[int]draftAnswer
}

// draftAnswer is an answer that has not been accepted yet.
type draftAnswer struct {
	offer   int
	verdict string
	text    string
}

// NewReview starts a review, or continues one if there are earlier decisions. lookUp returns the offers for a question
// that already has an answer. It is called only when that question is shown.
func NewReview(questions []Question, proposals []Proposal, made Decisions, lookUp func(*Question) []Offer) *Review {
	r := &Review{Questions: questions, Proposals: proposals, Decisions: Decisions{}, lookUp: lookUp, drafts: map[int]draftAnswer{}}
	for i := range questions {
		d, ok := made[questions[i].Where]
		if !ok || !r.allows(i, d.Verdict) {
			continue
		}
		r.Decisions[questions[i].Where] = d
		if !d.Open || d.Entry+d.Verdict+d.Text != "" {
			r.drafts[i] = draftAnswer{r.offerOf(i, d.Entry), d.Verdict, d.Text}
		}
		if d.isAccepted() && d.Offer != "" && d.Offer != r.offerDigest(i, r.drafts[i].offer) {
			r.replaceOutdated(i, d)
		}
	}
	return r
}

// allows reports whether a verdict may be written as an answer to a question.
func (r *Review) allows(i int, verdict string) bool {
	s := r.Questions[i].verdictSlot()
	return verdict == "" || !s.HasList || slices.Contains(s.Choices, verdict)
}

// Proposal returns the proposal for a question.
func (r *Review) Proposal(i int) Proposal {
	p := &r.Proposals[i]
	if p.Readiness == ReadinessFilled && p.Offers == nil && r.lookUp != nil {
		p.Offers = append([]Offer{}, r.lookUp(&r.Questions[i])...) // not nil even if it is empty, so that the question is looked up only once
	}
	return *p
}

// offerOf returns the index of an entry among the offers, or -1.
func (r *Review) offerOf(i int, id string) int {
	return slices.IndexFunc(r.Proposal(i).Offers, func(o Offer) bool { return o.Entry.ID == id })
}

// Draft returns the current answer to a question: the index of its offer (or -1), the verdict and the text.
func (r *Review) Draft(i int) (offer int, verdict, text string) {
	d, ok := r.drafts[i]
	if !ok {
		d = r.firstDraft(i)
	}
	return d.offer, d.verdict, d.text
}

// firstDraft returns the initial draft of a question: its first offer, or nothing if no entry answers the question.
func (r *Review) firstDraft(i int) draftAnswer {
	p := r.Proposal(i)
	if len(p.Offers) == 0 || p.Readiness == ReadinessNoEntry {
		return draftAnswer{offer: -1}
	}
	return r.draftOf(i, 0)
}

func (r *Review) draftOf(i, offer int) draftAnswer {
	o := r.Proposal(i).Offers[offer]
	return draftAnswer{offer, r.Questions[i].VerdictValue(o.Verdict, o.Entry), o.Text}
}

// ChooseOffer makes an offer the draft. It returns false if there is no such offer.
func (r *Review) ChooseOffer(i, offer int) bool {
	if offer < 0 || offer >= len(r.Proposal(i).Offers) {
		return false
	}
	r.change(i, r.draftOf(i, offer))
	return true
}

// change makes d the draft and stores it with the decisions, so that no input is lost. The user has to accept the
// draft, even if another answer was accepted before.
func (r *Review) change(i int, d draftAnswer) {
	r.drafts[i] = d
	if d == r.firstDraft(i) {
		delete(r.Decisions, r.Questions[i].Where)
		return
	}
	kept := r.decisionOf(i, d)
	kept.Draft = true
	r.Decisions[r.Questions[i].Where] = kept
}

func (r *Review) decisionOf(i int, d draftAnswer) Decision {
	out := Decision{Verdict: d.verdict, Text: d.text, Offer: r.offerDigest(i, d.offer)}
	if d.offer >= 0 {
		out.Entry = r.Proposal(i).Offers[d.offer].Entry.ID
	}
	return out
}

// HasOwnText reports whether the user has changed the text of the draft.
func (r *Review) HasOwnText(i int) bool {
	offer, _, text := r.Draft(i)
	return text != "" && (offer < 0 || text != r.Proposal(i).Offers[offer].Text)
}

// SetVerdict changes the verdict of the draft, or clears it if it is already v. It returns an error if the question's
// list has no value for the verdict.
func (r *Review) SetVerdict(i int, v handbook.Verdict) error {
	offer, old, text := r.Draft(i)
	value := r.verdictValue(i, v)
	if value == "" {
		return fmt.Errorf("the list of this cell has no value for %q: %s", v.Label(), strings.Join(r.Questions[i].verdictSlot().Choices, ", "))
	}
	if value == old {
		value = ""
	}
	r.change(i, draftAnswer{offer, value, text})
	return nil
}

// AllowsVerdict reports whether [Review.SetVerdict] accepts a verdict.
func (r *Review) AllowsVerdict(i int, v handbook.Verdict) bool { return r.verdictValue(i, v) != "" }

// verdictValue returns the text to write into the cell for a verdict, or "" if the cell's list has no value for it.
func (r *Review) verdictValue(i int, v handbook.Verdict) string {
	var e *handbook.Entry
	if offer, _, _ := r.Draft(i); offer >= 0 {
		e = r.Proposal(i).Offers[offer].Entry
	}
	return r.Questions[i].VerdictValue(v, e)
}

// SetText changes the text of the draft.
func (r *Review) SetText(i int, text string) {
	offer, verdict, _ := r.Draft(i)
	r.change(i, draftAnswer{offer, verdict, text})
}

// ErrNothingToWrite means that an answer has neither a verdict nor text.
var ErrNothingToWrite = errors.New("the answer has neither a verdict nor text")

// Accept accepts the draft as the answer.
func (r *Review) Accept(i int) error {
	offer, verdict, text := r.Draft(i)
	cells := r.Questions[i].Fill(i, verdict, text)
	if len(cells) == 0 {
		return ErrNothingToWrite
	}
	for _, c := range cells {
		if n := workbook.UTF16Units(c.Text); n > workbook.MaxCellLength {
			return fmt.Errorf("the text has %d characters, but a cell can hold only %d", n, workbook.MaxCellLength)
		}
	}
	r.Decisions[r.Questions[i].Where] = r.decisionOf(i, draftAnswer{offer, verdict, text})
	return nil
}

// LeaveOpen leaves a question open or, if it has been decided, undoes the decision. An edited answer stays a draft. If
// the entry has changed, its current answer becomes the draft.
func (r *Review) LeaveOpen(i int) {
	key := r.Questions[i].Where
	if r.IsOutdated(i) {
		if offer, _, _ := r.Draft(i); !r.ChooseOffer(i, offer) {
			r.change(i, r.firstDraft(i))
		}
		return
	}
	_, decided := r.Decided(i)
	offer, verdict, text := r.Draft(i)
	r.change(i, draftAnswer{offer, verdict, text})
	if !decided {
		d := r.Decisions[key]
		d.Open, d.Draft = true, false
		r.Decisions[key] = d
	}
}

// Decided returns the decision on a question.
func (r *Review) Decided(i int) (Decision, bool) {
	d, ok := r.Decisions[r.Questions[i].Where]
	return d, ok && !d.Draft
}

// IsEdited reports whether the answer to a question has been edited but not accepted.
func (r *Review) IsEdited(i int) bool { return r.Decisions[r.Questions[i].Where].Draft }

// Drafts returns the questions whose answers are edited or outdated, but not accepted.
func (r *Review) Drafts() (edited, outdated []int) {
	for i := range r.Questions {
		switch {
		case r.IsOutdated(i):
			outdated = append(outdated, i)
		case r.IsEdited(i):
			edited = append(edited, i)
		}
	}
	return edited, outdated
}

// Cells returns the texts of all accepted answers.
func (r *Review) Cells() []CellText {
	var out []CellText
	for i := range r.Questions {
		if d, ok := r.Decided(i); ok && !d.Open {
			out = append(out, r.Questions[i].Fill(i, d.Verdict, d.Text)...)
		}
	}
	return out
}

// Accepted returns the number of accepted answers.
func (r *Review) Accepted() int {
	n := 0
	for _, d := range r.Decisions {
		if d.isAccepted() {
			n++
		}
	}
	return n
}

// Unwritten returns the number of accepted answers that are not yet in a copy.
func (r *Review) Unwritten() int {
	n := 0
	for _, d := range r.Decisions {
		if d.isAccepted() && !d.Written {
			n++
		}
	}
	return n
}

// CountUndecided counts the questions that have neither a decision nor an edited answer, by readiness.
func (r *Review) CountUndecided() map[Readiness]int {
	out := map[Readiness]int{}
	for i, p := range r.Proposals {
		d, touched := r.Decisions[r.Questions[i].Where]
		switch {
		case d.Open:
			out[ReadinessNoEntry]++
		case !touched:
			out[p.Readiness]++
		}
	}
	return out
}
