package session

import "testing"

func TestASummaryThatTheBodyRepeatsIsComparedOnce(t *testing.T) {
	for wording, want := range map[string]string{
		"It is lit.\n\nIt is lit. Always.\n":                 "It is lit. Always.\n",
		"Is it lit?\n\nIt is lit.\n\nIt is lit\n\nAlways.\n": "Is it lit?\n\nIt is lit\n\nAlways.\n",
		"Yes. It is lit.\n\nIt is lit.\n":                    "Yes. It is lit.\n\nIt is lit.\n",
		"A\n\nB\n\nC\n\nC\n":                                 "A\n\nB\n\nC\n\nC\n",
		"\n\nIt is lit.\n":                                   "\n\nIt is lit.\n",
		"":                                                   "",
	} {
		if got := withoutRepeatedSummary(wording); got != want {
			t.Errorf("%q becomes %q, want %q", wording, got, want)
		}
	}
}
