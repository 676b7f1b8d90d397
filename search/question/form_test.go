package question

import (
	"slices"
	"testing"

	"trustbook/search/analysis"
)

// Three or more participles in a row belong to the form; two do not, and neither do participles that are not in a row.
func TestParticipleRuns(t *testing.T) {
	for text, want := range map[string]string{
		"Policies are established, documented, approved and maintained here":        "Policies are [established, documented, approved and maintained] here",
		"defined/documented\u00a0/ tested; reviewed":                                "[defined/documented\u00a0/ tested]; reviewed",
		"Is it reviewed and updated?":                                               "Is it reviewed and updated?",
		"reviewed, but updated and tested":                                          "reviewed, but updated and tested",
		"documented, and applied, or followed by ödocumented, tested and evaluated": "[documented, and applied, or followed] by ödocumented, tested and evaluated",
		"tested, updated, assessed":                                                 "[tested, updated, assessed]",
		"":                                                                          "",
	} {
		if got := marked(text, participleRuns(text)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// marked puts spans of text in brackets.
func marked(text string, spans []analysis.Span) string {
	for _, s := range slices.Backward(spans) {
		text = text[:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:]
	}
	return text
}
