package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// slots are all kinds of slots for an answer or a comment.
var slots = map[string]Slot{
	"none":     {},
	"free":     {Name: "C2"},
	"list":     {Name: "C2", HasList: true, Choices: []string{"Yes", "No"}},
	"yes/no":   {Name: "C2", Header: "Yes / No"},
	"response": {Name: "C2", Header: "Vendor response"},
	"status":   {Name: "C2", Header: "Compliance status"},
	"boxes":    {Name: "C2", Choices: []string{"Yes", "No"}, Form: "[ ] Yes [ ] No"},
	"computed": {Name: "C2", HasList: true},
}

func TestFill(t *testing.T) {
	const polar, open, statement = "Do you log access?", "How do you log access?", "Access to systems is logged."
	for name, c := range map[string]struct {
		text, answer, note, verdict, comment string
		want                                 string // as answer|comment
	}{
		"verdict and comment":                 {polar, "free", "free", "Yes", "A text.", "Yes|A text."},
		"no verdict for a polar question":     {polar, "free", "free", "", "A text.", "|A text."},
		"no comment":                          {polar, "free", "free", "Yes", "", "Yes|"},
		"an explanation goes into the answer": {open, "free", "free", "", "A text.", "A text.|"},
		"how something is so is a comment":    {statement, "free", "free", "", "A text.", "|A text."},
		"a yes or no does not explain":        {open, "yes/no", "free", "", "A text.", "|A text."},
		"nor does a box to tick":              {open, "boxes", "free", "", "A text.", "|A text."},
		"a response without a verdict":        {polar, "response", "free", "", "A text.", "A text.|"},
		"a response with a verdict":           {polar, "response", "free", "Yes", "A text.", "Yes|A text."},
		"a status without a verdict":          {polar, "status", "free", "", "A text.", "|A text."},
		"yes or no alone":                     {open, "yes/no", "none", "", "A text.", "A text.|"},
		"a verdict on an open question":       {open, "free", "free", "Yes", "A text.", "Yes|A text."},
		"one place":                           {polar, "free", "none", "Yes", "A text.", "Yes. A text.|"},
		"one place, no verdict":               {open, "free", "none", "", "A text.", "A text.|"},
		"one place, no verdict on polar":      {polar, "free", "none", "", "A text.", "A text.|"},
		"one place, verdict only":             {polar, "free", "none", "Yes", "", "Yes.|"},
		"comment only":                        {polar, "none", "free", "Yes", "A text.", "|Yes. A text."},
		"comment only, no verdict":            {polar, "none", "free", "", "A text.", "|A text."},
		"list and comment":                    {polar, "list", "free", "Yes", "A text.", "Yes|A text."},
		"list, no verdict":                    {polar, "list", "free", "", "A text.", "|A text."},
		"list, a value that it lacks":         {polar, "list", "free", "Partly", "A text.", "|A text."},
		"list alone":                          {polar, "list", "none", "Yes", "A text.", "Yes|"},
		"list alone, no verdict":              {polar, "list", "none", "", "A text.", "|"},
		"computed list":                       {polar, "computed", "free", "Yes", "A text.", "|A text."},
		"computed list alone":                 {polar, "computed", "none", "Yes", "A text.", "|"},
		"comments from a list":                {polar, "list", "list", "Yes", "A text.", "Yes|"},
		"comments from a list, free answer":   {polar, "free", "list", "Yes", "A text.", "Yes. A text.|"},
		"comments from a list, explanation":   {open, "free", "list", "", "A text.", "A text.|"},
		"only a comment from a list":          {polar, "none", "list", "Yes", "A text.", "|Yes"},
		"only a comment from another list":    {polar, "none", "list", "Ja", "A text.", "|"},
		"nothing":                             {polar, "free", "free", "", "", "|"},
		"no place":                            {polar, "none", "none", "Yes", "A text.", "|"},
	} {
		q := Question{Text: c.text, Answer: slots[c.answer], Note: slots[c.note]}
		var got [2]string
		for _, cell := range q.Fill(7, c.verdict, c.comment) {
			if cell.Question != 7 {
				t.Errorf("%s: question %d", name, cell.Question)
			}
			got[map[bool]int{false: 0, true: 1}[cell.Note]] = cell.Text
		}
		if s := got[0] + "|" + got[1]; s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}

// Whatever slots a question has, only values from its lists are written, only into slots, and into each slot only once.
func TestFillKeepsToTheSlots(t *testing.T) {
	for answer, a := range slots {
		for note, n := range slots {
			for _, text := range []string{"Do you log access?", "Describe it."} {
				for _, verdict := range []string{"", "Yes", "Ja", "Not applicable"} {
					for _, comment := range []string{"", "A text.", "Yes"} {
						q := Question{Text: text, Answer: a, Note: n}
						seen := map[bool]bool{}
						for _, c := range q.Fill(0, verdict, comment) {
							s := q.Slot(c)
							if s.Name == "" || c.Text == "" || seen[c.Note] || s.HasList && !slices.Contains(s.Choices, c.Text) {
								t.Errorf("answer %s, comment %s: %q with %q and %q wrote %+v", answer, note, text, verdict, comment, c)
							}
							seen[c.Note] = true
						}
					}
				}
			}
		}
	}
}

// Text without a verdict stays with its own question if there is a single place for everything.
func TestATextWithoutAVerdictStaysWithItsQuestion(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"q.md":  {"1. Do you encrypt?\n2. Do you log?\n", "1. Do you encrypt?\n2. Do you log?\n\n   A text.\n"},
		"q.csv": {"id,question,answer\n1,Do you encrypt?,\n2,Do you log?,\n", "id,question,answer\n1,Do you encrypt?,\n2,Do you log?,\"A text.\"\n"},
	} {
		q := mustOpen(t, []byte(c.text), name)
		var out strings.Builder
		if err := q.Write(&out, q.Questions[1].Fill(1, "", "A text.")); err != nil || out.String() != c.want {
			t.Errorf("%s: %v %q, want %q", name, err, out.String(), c.want)
		}
	}
}

// A draft is either accepted and written unchanged, or not accepted.
func TestAcceptsOnlyWhatIsWritten(t *testing.T) {
	for answer, a := range slots {
		for note, n := range slots {
			q := Question{Where: "k", Text: "Do you log access?", Answer: a, Note: n}
			r := NewReview([]Question{q}, []Proposal{{}}, nil, nil)
			r.SetText(0, "A text.")
			err := r.Accept(0)
			if cells := r.Cells(); (err == nil) != (len(cells) > 0) {
				t.Errorf("answer %s, comment %s: %v, wrote %+v", answer, note, err, cells)
			}
		}
	}
}

// The verdict goes into the answer slot, or into the comment if there is no other slot.
func TestVerdictValue(t *testing.T) {
	for name, c := range map[string]struct{ answer, note, want string }{
		"free":              {"free", "free", "Yes"},
		"list":              {"list", "free", "Yes"},
		"computed":          {"computed", "free", ""},
		"comment":           {"none", "free", "Yes"},
		"comment from list": {"none", "list", "Yes"},
		"computed comment":  {"none", "computed", ""},
	} {
		q := Question{Answer: slots[c.answer], Note: slots[c.note]}
		if got := q.VerdictValue(handbook.Yes, nil); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		want := map[bool]string{true: "Not applicable"}[c.answer == "free" || c.answer == "none" && c.note == "free"]
		if got := q.VerdictValue(handbook.NA, nil); got != want {
			t.Errorf("%s: not applicable is %q, want %q", name, got, want)
		}
		if got := q.VerdictValue(handbook.NoVerdict, nil); got != "" {
			t.Errorf("%s: no verdict is %q", name, got)
		}
	}
}

func TestIsAnswered(t *testing.T) {
	for _, c := range []struct {
		answer, note string
		want         bool
	}{{"", "", false}, {"Yes", "", true}, {"", "See policy.", true}, {"Yes", "See policy.", true}} {
		q := Question{Answer: Slot{Value: c.answer}, Note: Slot{Value: c.note}}
		if q.IsAnswered() != c.want {
			t.Errorf("%+v: %v", c, q.IsAnswered())
		}
	}
}

func TestCountAndUnattended(t *testing.T) {
	questions, proposals := []Question{}, []Proposal{}
	for i, r := range []Readiness{ReadinessReady, ReadinessNeedsLook, ReadinessNoEntry, ReadinessFilled, ReadinessReady, ReadinessNeedsLook} {
		questions = append(questions, Question{Text: "Do you log access?", Answer: slots["free"], Note: slots["free"]})
		proposals = append(proposals, Proposal{Readiness: r, Offers: []Offer{{Verdict: handbook.No, Sure: i == 0, Text: fmt.Sprint("text ", i)}}})
	}
	n := CountByReadiness(proposals)
	for r, want := range map[Readiness]int{ReadinessReady: 2, ReadinessNeedsLook: 2, ReadinessNoEntry: 1, ReadinessFilled: 1} {
		if n[r] != want {
			t.Errorf("%v: %d, want %d", r, n[r], want)
		}
	}
	want := []CellText{{Question: 0, Note: false, Text: "No", verdict: "No"}, {Question: 0, Note: true, Text: "text 0"}, {Question: 4, Note: true, Text: "text 4"}}
	if got := UnattendedCells(questions, proposals); !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A header that asks for yes or no gets no other verdict without a person's decision.
func TestHeadersForYesOrNo(t *testing.T) {
	for header, want := range map[string]string{"Compliant": "Partly", "Compliant (Yes/No)": "", "Compliant (Yes/No/Partly)": "Partly", "Ja/Nej": ""} {
		q := Question{Answer: Slot{Name: "C2", Header: header}}
		if got := verdictValue(&q, Offer{Entry: &handbook.Entry{}, Verdict: handbook.Partly, Sure: true}); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
}
