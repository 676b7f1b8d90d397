package quote_test

import (
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/handbook/body"
	"trustbook/handbook/quote"
)

// A document may have thousands of characters, which is too much for a chat.
func TestExcerptOfALongEntryIsAParagraph(t *testing.T) {
	const text = "\n What you get.  Some leave too. \n\n## Family\n\n- A family  grows. All ~~parental~~ leave is taken early.\n- Ask [first](https://example.org).\n"
	sections := body.Parse(text, body.Options{Line: 1}).Sections
	leave := &handbook.Entry{ID: "leave", Title: "Leave", Markdown: text, Sections: sections}
	short := &handbook.Entry{ID: "mfa", Title: "MFA", Summary: "Everywhere.", Markdown: text, Sections: sections}
	glossary := &handbook.Entry{ID: "glossary", Title: "Glossary", Summary: "Terms.", Derived: handbook.DerivedFields{Generated: true}, Markdown: text, Sections: sections}
	h := handbook.New(handbook.Parts{Title: "H"})
	for _, c := range []struct {
		e       *handbook.Entry
		passage string
		section int
		want    string
		what    string
	}{
		{leave, "All leave is taken early.", 1, "Leave\n\nFamily\n\nA family grows. All ~~parental~~ leave is taken early.\n\nSource: Leave (leave), H\n", "the paragraph"},
		{leave, "Ask first.", 1, "Leave\n\nFamily\n\nAsk first (https://example.org).\n\nSource: Leave (leave), H\n", "the paragraph"},
		{leave, "All leave is taken early. Ask first.", 1, "Leave\n\nFamily\n\nAsk first (https://example.org).\n\nSource: Leave (leave), H\n", "the paragraph"},
		{leave, "", 0, "Leave\n\nWhat you get. Some leave too.\n\nSource: Leave (leave), H\n", "the paragraph"},
		{leave, "Not in that section.", 1, "Leave\n\nWhat you get. Some leave too.\n\nSource: Leave (leave), H\n", "the paragraph"},
		{short, "Everywhere.", 0, quote.SearchMatch{}.Text(h, short, time.Now()), "the answer"},
		{glossary, "", 0, "Glossary\n\nWhat you get. Some leave too.\n\nSource: Glossary (glossary), H\n", "the paragraph"},
		{&handbook.Entry{ID: "a", Title: "A"}, "", 0, "A\n\nSource: A (a), H\n", quote.WholeEntryLabel},
	} {
		found := quote.SearchMatch{Passage: c.passage, Section: c.section}
		if got, what := found.Excerpt(h, c.e, time.Now()); got != c.want || what != c.what {
			t.Errorf("%s: %s:\n%s\nwant %s:\n%s", c.e.ID, what, got, c.what, c.want)
		}
	}
}
