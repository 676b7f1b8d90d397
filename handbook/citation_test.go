package handbook

import "testing"

func TestShortAnswer(t *testing.T) {
	for _, tt := range []struct {
		answer        Verdict
		summary, want string
	}{
		{NoVerdict, "", ""},
		{NoVerdict, "A sentence.", "A sentence."},
		{No, "", "No."},
		{Partly, "It depends.", "Partly. It depends."},
		{NA, "", "Not applicable."},
	} {
		e := &Entry{Answer: tt.answer, Summary: tt.summary}
		if got := e.ShortAnswer(); got != tt.want {
			t.Errorf("the short answer of %q %q = %q, want %q", tt.answer, tt.summary, got, tt.want)
		}
		if got := e.PrependVerdict("Another sentence."); got != "Another sentence." {
			t.Errorf("another sentence with its verdict = %q", got)
		}
		if got := e.PrependVerdict(tt.summary); got != tt.want {
			t.Errorf("the summary with its verdict = %q, want %q", got, tt.want)
		}
	}
}

func TestSummaryRepeatedInTheBodyIsShownOnce(t *testing.T) {
	for text, want := range map[string]string{
		"Logs are kept for a year.\nThen they go.": "", "Logs are kept for a year. Always.": "", "Logs are kept for a year": "",
		"Logs are kept for a yearly report.": "Logs are kept for a year.", "We log. Logs are kept for a year.": "Logs are kept for a year.", "": "Logs are kept for a year.",
	} {
		e := &Entry{Summary: "Logs are kept for a year.", Sections: []Section{{Text: text}}}
		if got := e.Lead(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if got := e.LeadAnswer(); got != want {
			t.Errorf("%q: got answer %q, want %q", text, got, want)
		}
	}
	e := &Entry{Answer: Yes, Summary: "Logs are kept.", Sections: []Section{{Text: "Logs are kept."}}}
	if got := e.LeadAnswer(); got != "Yes. Logs are kept." {
		t.Errorf("a verdict lost its sentence: %q", got)
	}
}
