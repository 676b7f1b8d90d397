package questionnaire

import (
	"strings"
	"testing"

	"trustbook/handbook"
)

// An answer that was accepted for an earlier wording of its entry has to be accepted again.
func TestChangedEntries(t *testing.T) {
	const page = "id: shared\ntitle: Shared accounts\nquestion: Are shared accounts allowed?\nanswer: no\nsummary: Everyone has an account.\n---\n"
	review := func(made Decisions, page string) *Review {
		p := proposerOf(handbookOf(t, page, "id: b\ntitle: B\nsummary: "+page[4:9]+".\n---\n"))
		q := free("Are shared accounts allowed?")
		q.Where = "row 2"
		return NewReview([]Question{*q}, []Proposal{p.Propose(q)}, made, p.Offers)
	}
	accepted := func(edit func(*Review)) Decisions {
		r := review(nil, page)
		edit(r)
		if err := r.Accept(0); err != nil {
			t.Fatal(err)
		}
		return r.Decisions.AsWritten()
	}
	turned := strings.NewReplacer("no\n", "yes\n", "Everyone has", "Teams share").Replace(page)
	for name, c := range map[string]struct {
		edit          func(*Review)
		page          string
		outdated      bool
		verdict, text string
	}{
		"the same":                 {func(*Review) {}, page, false, "No", "Everyone has an account."},
		"another edition":          {func(*Review) {}, page + "\nText.\n", false, "No", "Everyone has an account."},
		"another answer":           {func(*Review) {}, turned, true, "Yes", "Teams share an account."},
		"edited, the same":         {func(r *Review) { r.SetText(0, "Mine.") }, page, false, "No", "Mine."},
		"edited, another answer":   {func(r *Review) { r.SetText(0, "Mine.") }, turned, true, "No", "Mine."},
		"the entry is gone":        {func(*Review) {}, mfaPage, true, "No", "Everyone has an account."},
		"another verdict, changed": {func(r *Review) { _ = r.SetVerdict(0, handbook.NA) }, turned, true, "Not applicable", "Everyone has an account."},
	} {
		r := review(accepted(c.edit), c.page)
		_, verdict, text := r.Draft(0)
		if r.IsOutdated(0) != c.outdated || verdict != c.verdict || !strings.HasPrefix(text, c.text) {
			t.Errorf("%s: %v, %s, %s", name, r.IsOutdated(0), verdict, text)
		}
		if n := len(r.Cells()); (n == 0) != c.outdated || r.CountUndecided()[ReadinessReady] > 0 {
			t.Errorf("%s: %d cells, %v left", name, n, r.CountUndecided())
		}
		if r = review(r.Decisions, c.page); r.IsOutdated(0) != c.outdated {
			t.Errorf("%s: not stored", name)
		}
		if !c.outdated {
			continue
		}
		if r.LeaveOpen(0); r.IsOutdated(0) || r.IsEdited(0) {
			t.Errorf("%s: still a draft", name)
		}
		if _, verdict, _ := r.Draft(0); c.page == turned && verdict != "Yes" {
			t.Errorf("%s: undone to %s", name, verdict)
		}
		if r = review(accepted(c.edit), turned); r.Accept(0) != nil || r.IsOutdated(0) || r.Accepted() != 1 {
			t.Errorf("%s: not accepted again", name)
		}
	}
}
