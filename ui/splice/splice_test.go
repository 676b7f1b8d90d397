package splice

import "testing"

func TestApply(t *testing.T) {
	for want, edits := range map[string][]Edit{
		"0123456789":  nil,
		"a0123456789": {{0, 0, "a"}},
		"012ab3456c":  {{7, 10, "c"}, {3, 3, "a"}, {3, 3, "b"}}, // edits in any order; insertions keep their order
		"01a56789":    {{2, 5, "a"}, {3, 4, "b"}},               // the second one overlaps
		"01a56b9":     {{2, 5, "a"}, {4, 6, "x"}, {7, 9, "b"}},
		"0a9":         {{1, 9, "a"}, {-1, 0, "x"}, {5, 3, "x"}, {9, 11, "x"}},
	} {
		if got := string(Apply([]byte("0123456789"), edits)); got != want {
			t.Errorf("%v: %q, want %q", edits, got, want)
		}
	}
}
