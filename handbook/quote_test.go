package handbook

import "testing"

func TestQuoteEndsWithItsSource(t *testing.T) {
	e := &Entry{
		ID: "mfa", Title: "MFA", Question: "Is MFA required?", Answer: Yes, Summary: "Everywhere.",
		Markdown: "First.\n\n## More\n\n- Second,\n  and *so* on.\n- Third.\n  1. nested\n  2. again\n\n> Quoted [words](a.md).\n",
	}
	if n := len(e.Blocks()); n != 4 {
		t.Errorf("%d blocks, want 4: %q", n, e.Blocks())
	}
	h := &Handbook{Title: "Example handbook", Version: "1.2"}
	want := "Is MFA required?\n\nYes. Everywhere.\n\nFirst.\n\nMore\n\n- Second, and so on.\n- Third.\n  1. nested\n  2. again\n\nQuoted words.\n\nSource: MFA (mfa), Example handbook, edition 1.2\n"
	if got := h.Quote(e); got != want {
		t.Errorf("Quote:\n%s\nwant:\n%s", got, want)
	}
	bare := &Entry{ID: "a", Title: "A"}
	if got, want := (&Handbook{Title: "H"}).Quote(bare), "A\n\nSource: A (a), H\n"; got != want {
		t.Errorf("Quote of a bare text: %q, want %q", got, want)
	}
}

func TestLead(t *testing.T) {
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
			t.Errorf("Lead of %q %q = %q, want %q", tt.answer, tt.summary, got, tt.want)
		}
		if got := e.WithVerdict("Another sentence."); got != "Another sentence." {
			t.Errorf("Say of another sentence = %q", got)
		}
		if got := e.WithVerdict(tt.summary); got != tt.want {
			t.Errorf("Say of the summary = %q, want %q", got, tt.want)
		}
	}
}
