package questionnaire

import (
	"testing"

	"trustbook/handbook"
)

// The headings above a question identify its topic, in all formats with headings.
func TestHeadingsAboveAQuestion(t *testing.T) {
	book := workbookOf(t, sheetOf{name: "Sites", rows: [][]string{
		{"Supplier questionnaire"},
		{"Id", "Question", "Answer", "Comment"},
		{"Physical security"},
		{"P-1", "How is access controlled?"},
		{"Identities"},
		{"I-1", "Is access reviewed?"},
		{"I-2", "Is MFA required?"},
	}, lists: map[string]string{"C4:C4": "Yes,No", "C6:C7": "Yes,No"}})
	md := "# Sites\n\n## Physical security\n\n### Doors\n\n- How is access controlled?\n\n## Identities\n\n| Question | Answer |\n|---|---|\n| Is access reviewed? | |\n| Is MFA required? | |\n"
	csv := "Id,Domain,Question,Answer,Comment\nP-1,Physical security,How is access controlled?,,\nI-1,Identities,Is access reviewed?,,\nI-2,Identities,Is MFA required?,,\n"
	json := `{"title": "Sites", "Physical security": [{"question": "How is access controlled?"}], "more": {"name": "Identities", "items": ["Is access reviewed?", {"text": "Is MFA required?"}]}}`
	for name, want := range map[string][3]string{
		"q.csv":  {"Domain Physical security", "Domain Identities", "Domain Identities"},
		"q.json": {"Sites Physical security", "Sites more Identities items", "Sites more Identities items Is MFA required?"},
		"q.xlsx": {"Sites Physical security", "Sites Identities", "Sites Identities"},
		"q.md":   {"Sites Physical security Doors", "Sites Identities", "Sites Identities"},
	} {
		data := map[string][]byte{"q.xlsx": book, "q.md": []byte(md), "q.csv": []byte(csv), "q.json": []byte(json)}[name]
		q := mustOpen(t, data, name)
		if len(q.Questions) != len(want) {
			t.Fatalf("%s: %q", name, texts(q))
		}
		for i := range want {
			if got := q.Questions[i].Under; got != want[i] {
				t.Errorf("%s: %q is under %q, want %q", name, q.Questions[i].Text, got, want[i])
			}
		}
	}
}

// A list can have a single value that is not a verdict. That value does not express a missing verdict.
func TestNoVerdictHasNoValue(t *testing.T) {
	q := listed("Yes", "No", "Pending")
	if got := q.VerdictValue(handbook.NoVerdict, nil); got != "" {
		t.Errorf("%q", got)
	}
	p := Proposal{Readiness: ReadinessNeedsLook, Offers: []Offer{{Entry: &handbook.Entry{ID: "x"}, Text: "A text."}}}
	if _, verdict, _ := NewReview([]Question{*q}, []Proposal{p}, nil, nil).Draft(0); verdict != "" {
		t.Errorf("the draft begins with %q", verdict)
	}
}
