package questionnaire

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/workbook"
)

// reviewOf starts a review of two questions, one of which is answered by an entry.
func reviewOf(t *testing.T, made Decisions) *Review {
	t.Helper()
	h := handbookOf(t, mfaPage)
	p := proposerOf(h)
	questions := []Question{*listed("Ja", "Nej"), *free("What colour is it?")}
	questions[0].Where, questions[1].Where = "first", "second"
	e := h.Entry("mfa")
	return NewReview(questions, []Proposal{p.propose(&questions[0], result(e, search.High, e.Summary), nil), p.propose(&questions[1], search.Result{NoAnswer: true, Hits: []search.Hit{{Entry: e}}}, nil)}, made, nil)
}

func TestReview(t *testing.T) {
	r := reviewOf(t, nil)
	if err := r.Accept(0); err != nil {
		t.Fatal(err)
	}
	if err := r.Accept(1); err != ErrNothingToWrite { //nolint:errorlint // it is returned as it is
		t.Error(err)
	}
	cells := r.Cells()
	if len(cells) != 2 || cells[0].Text != "Ja" || !strings.Contains(cells[1].Text, "[Source: MFA") {
		t.Errorf("%+v", cells)
	}
	if err := r.SetVerdict(0, handbook.Partly); err == nil || !strings.Contains(err.Error(), "Ja, Nej") {
		t.Error(err)
	}
	if err := r.SetVerdict(1, handbook.Partly); err != nil {
		t.Error(err)
	}
	r.SetText(1, "It is red.")
	if err := r.Accept(1); err != nil || r.Accepted() != 2 {
		t.Errorf("%v, %d accepted", err, r.Accepted())
	}
	if d, _ := r.Decided(1); d.Verdict != "Partly" || d.Text != "It is red." || d.Entry != "" {
		t.Errorf("%+v", d)
	}
	r.LeaveOpen(1)
	if _, decided := r.Decided(1); decided {
		t.Error("the decision was not taken back")
	}
	r.LeaveOpen(1)
	if n := r.CountUndecided(); r.Accepted() != 1 || n[ReadinessNoEntry] != 1 || len(r.Cells()) != 2 {
		t.Errorf("%v, %d accepted", n, r.Accepted())
	}
	if !r.ChooseOffer(1, 0) || r.ChooseOffer(1, 1) || r.ChooseOffer(1, -1) {
		t.Error("the wrong offers can be chosen")
	}
	r.SetText(1, strings.Repeat("a", workbook.MaxCellLength+1))
	if err := r.Accept(1); err == nil {
		t.Error("accepted a text that no cell holds")
	}
}

func TestTheSameVerdictTwiceIsNone(t *testing.T) {
	r := reviewOf(t, nil)
	for _, want := range []string{"", "Ja", "Nej", ""} {
		v := handbook.Yes
		if want == "Nej" || want == "" && len(r.drafts) > 0 && r.drafts[0].verdict == "Nej" {
			v = handbook.No
		}
		if err := r.SetVerdict(0, v); err != nil {
			t.Fatal(err)
		}
		if _, verdict, _ := r.Draft(0); verdict != want {
			t.Errorf("%q, want %q", verdict, want)
		}
	}
}

// Decisions are stored only for files with the same contents.
func TestDecisionsAreStored(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	s := NewStore(folder, []byte("a file"))
	if d, err := s.Load(); err != nil || d != nil {
		t.Errorf("%v %v", d, err)
	}
	r := reviewOf(t, nil)
	r.SetText(0, "Edited.")
	if err := r.Accept(0); err != nil {
		t.Fatal(err)
	}
	r.LeaveOpen(1)
	if err := s.Save(r.Decisions); err != nil {
		t.Fatal(err)
	}
	made, err := NewStore(folder, []byte("a file")).Load()
	if err != nil || !reflect.DeepEqual(made, r.Decisions) {
		t.Errorf("%v %+v, want %+v", err, made, r.Decisions)
	}
	if next := reviewOf(t, made); next.Accepted() != 1 || next.Cells()[1].Text != "Edited." {
		t.Errorf("%+v", next.Cells())
	}
	if d, err := NewStore(folder, []byte("a changed file")).Load(); err != nil || d != nil {
		t.Errorf("%v %v", d, err)
	}
	s.Copy = Copy{"a-answered.csv", Digest([]byte("its contents"))}
	if err := s.Save(r.Decisions.AsWritten()); err != nil {
		t.Fatal(err)
	}
	next := NewStore(folder, []byte("a file"))
	made, err = next.Load()
	if r := reviewOf(t, made); err != nil || next.Copy != s.Copy || r.Accepted() != 1 || r.Unwritten() != 0 || !r.Decisions[r.Questions[1].Where].Open {
		t.Errorf("%v %+v %+v", err, next.Copy, made)
	}
}

// A changed answer is stored unaltered, is not written, and survives leaving the question open and returning to it.
func TestAChangedAnswerIsADraft(t *testing.T) {
	r := reviewOf(t, nil)
	answer, source := r.CutSource(0)
	if source == "" || strings.Contains(answer, "[Source") {
		t.Errorf("%q and %q", answer, source)
	}
	r.SetText(0, "Edited.")
	if answer, source = r.CutSource(0); answer != "Edited." || source != "" || !r.HasOwnText(0) || r.HasOwnText(1) {
		t.Errorf("%q and %q", answer, source)
	}
	r.SetText(0, "Ändrat. [Källa: MFA, en tidigare utgåva]")
	if answer, source = r.CutSource(0); answer != "Ändrat." || source != "[Källa: MFA, en tidigare utgåva]" {
		t.Errorf("%q and %q", answer, source)
	}
	r.SetText(0, "Edited. [Source: MFA, an earlier edition]")
	if answer, source = r.CutSource(0); answer != "Edited." || source != "[Source: MFA, an earlier edition]" {
		t.Errorf("%q and %q", answer, source)
	}
	r.SetText(0, "Edited.")
	for _, open := range []bool{false, true, false} {
		next := reviewOf(t, r.Decisions)
		if _, _, text := next.Draft(0); text != "Edited." || len(next.Cells()) > 0 || next.Accepted() > 0 || (len(next.drafts) > 0 && next.IsEdited(0)) == open {
			t.Errorf("%q, %+v", text, next.Decisions)
		}
		if n := next.CountUndecided(); n[ReadinessReady] > 0 || (n[ReadinessNoEntry] == 2) != open {
			t.Errorf("left %v", n)
		}
		r.LeaveOpen(0)
	}
	if r.ChooseOffer(0, 0); reviewOf(t, r.Decisions).IsEdited(0) {
		t.Error("an answer as it was offered counts as edited")
	}
	r.LeaveOpen(0)
	if _, _, text := reviewOf(t, r.Decisions).Draft(0); text == "" {
		t.Error("a question that was left open has lost its answer")
	}
}

// A stored verdict that the list does not offer is not used, and a damaged or newer file is an error.
func TestStoredDecisionsAreChecked(t *testing.T) {
	if r := reviewOf(t, Decisions{"first": {Verdict: "Yes", Text: "x"}, "gone": {Text: "y"}}); r.Accepted() != 0 {
		t.Errorf("%+v", r.Decisions)
	}
	folder := t.TempDir()
	s := NewStore(folder, []byte("a file"))
	for _, data := range []string{`{"schema": 2}`, `{`} {
		if err := os.WriteFile(filepath.Join(folder, s.name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Load(); err == nil {
			t.Errorf("%s was read", data)
		}
	}
}
