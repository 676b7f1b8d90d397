package search

import (
	"slices"
	"testing"

	"trustbook/handbook"
)

// The form of a question affects neither its answer nor the confidence.
func TestFormIsNotTopic(t *testing.T) {
	ix := New(shippedHandbook(t))
	const question = "Do you require MFA for admins?"
	want := ix.Search(question, Options{})
	if want.Confidence != High {
		t.Fatalf("%s: %s confidence", question, want.Confidence)
	}
	for _, query := range []string{
		"Q12: " + question,
		"12) " + question,
		"3.1. " + question,
		"(4) " + question,
		"IAM-14.1 " + question,
		"A&A-02.1: " + question,
		"Question: " + question,
		question + " Y/N",
		question + " (Yes / No)",
		question + " Yes / No / N/A. Please describe.",
		question + " If so, please provide details.",
		question + " (Select all that apply)",
		question + " Evidence:",
		"Hi there! " + question + " Kind regards, Anna",
		"Dear Security Team,\n" + question + "\n\nThank you,\nJo",
		"Q: \"" + question + "\"",
	} {
		got := ix.Search(query, Options{})
		if ids(got) != ids(want) || got.Confidence != want.Confidence || len(got.Hits[0].Missing) > 0 {
			t.Errorf("%s: got %s", query, summarize(got))
		}
	}
}

// Text that looks like a form is kept if it is the topic.
func TestTopicIsNotForm(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, query := range []string{"12", "Q12:", "yes/no", "please describe", "n/a", "NIS-2 Directive and us", "ISO-27001 certificate of the company", "27001: what is it", "are such assets encrypted", "hi do you have bread and butter. Also milk", "thanks to redundancy there is bread", "backups for examples of it"} {
		if got := ix.stripForm(query); got != query {
			t.Errorf("%q becomes %q", query, got)
		}
	}
	h := handbookWith("One | Bread.", "Two | Butter.")
	h.Entries[1].Controls = []handbook.Control{{Set: "x", Ref: "IAM-14.1"}}
	r := New(h).Search("IAM-14.1 Do you have bread?", Options{})
	if firstID(r) != "b" || !slices.Contains(r.Hits[0].Reasons, "it lists control IAM-14.1") {
		t.Errorf("a leading control is not looked up: %s", summarize(r))
	}
}

// Quotation marks in a pasted question are not operators.
func TestUnquoted(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, unquoted := range map[string][]string{
		`Is access given on a "need to know" basis only?`: {"need to know"},
		`Is access given by "least privilege"`:            nil,
		`"Once you have access`:                           nil,
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || r.NoAnswer || !slices.Equal(r.Unquoted, unquoted) {
			t.Errorf("%s: unquoted %q, %s", query, r.Unquoted, summarize(r))
		}
	}
}
