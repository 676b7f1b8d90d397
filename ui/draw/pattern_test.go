package draw

import "testing"

// A search in an entry ignores case and accents as a query does, unless it has a capital letter.
func TestPatternFolds(t *testing.T) {
	for _, c := range []struct {
		query, text string
		found       bool
	}{
		{"isn't", "It isn’t so.", true},
		{"isnt", "It isnt so.", true},
		{"cafe", "In the Café.", true},
		{"cafe", "In the Cafe\u0301.", true},
		{"café", "In the cafe.", true},
		{"re-use", "Reuse of keys.", true},
		{"re-use", "Re‑use of keys.", true},
		{"Cafe", "In the Café.", false},
		{"a.b", "axb", false},
		{"(x)", "f(x)", true},
	} {
		if got := Pattern(c.query).MatchString(c.text); got != c.found {
			t.Errorf("%q in %q: %v", c.query, c.text, got)
		}
	}
}
