package quote_test

import (
	"strings"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
)

func TestTextEndsWithItsSource(t *testing.T) {
	e := &handbook.Entry{
		ID: "mfa", Title: "MFA", Question: "Is MFA required?", Answer: handbook.Yes, Summary: "Everywhere.",
		Markdown: "First.\n\n## More\n\n- Second,\n  and *so* on.\n- Third.\n  1. nested\n  2. again\n\n> Quoted [words](a.md).\n",
	}
	if n := len(body.PlainBlocks(e)); n != 4 {
		t.Errorf("%d blocks, want 4: %q", n, body.PlainBlocks(e))
	}
	h := handbook.New(handbook.Parts{Title: "Example handbook", Version: "1.2"})
	want := "Is MFA required?\n\nYes. Everywhere.\n\nFirst.\n\nMore\n\n- Second, and so on.\n- Third.\n  1. nested\n  2. again\n\n> Quoted words.\n\nSource: MFA (mfa), Example handbook, edition 1.2\n"
	if got := (quote.SearchMatch{}).Text(h, e, time.Now()); got != want {
		t.Errorf("Text:\n%s\nwant:\n%s", got, want)
	}
	bare := &handbook.Entry{ID: "a", Title: "A"}
	if got, want := (quote.SearchMatch{}).Text(handbook.New(handbook.Parts{Title: "H"}), bare, time.Now()), "A\n\nSource: A (a), H\n"; got != want {
		t.Errorf("Text of an empty entry: %q, want %q", got, want)
	}
}

// A title that is the question, as in an imported list, is not repeated.
func TestAQuestionInTheTitleIsQuotedOnce(t *testing.T) {
	e := &handbook.Entry{ID: "a", Title: "Is data encrypted?", Question: "Is data encrypted?", Answer: handbook.Yes}
	h := handbook.New(handbook.Parts{Entries: []*handbook.Entry{e}})
	for _, text := range []string{quote.PrintablePage(h, e, time.Time{}), quote.Markdown(h, e, time.Time{})} {
		before, _, _ := strings.Cut(text, "Source")
		if n := strings.Count(before, "Is data encrypted?"); n != 1 {
			t.Errorf("%d times:\n%s", n, text)
		}
	}
}
