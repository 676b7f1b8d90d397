package search

import "testing"

func TestStem(t *testing.T) {
	s := newStemmer()
	for _, c := range []struct {
		words []string
		same  bool
	}{
		{[]string{"administer", "administering", "administered"}, true},
		{[]string{"encrypt", "encrypts", "encrypted", "encrypting"}, true},
		{[]string{"policy", "policies"}, true},
		{[]string{"policy", "police"}, false},
		{[]string{"authorise", "authorize", "authorised", "authorizing"}, true},
		{[]string{"organisation", "organizations"}, true},
		{[]string{"behaviour", "behavior"}, true},
		{[]string{"centre", "center", "centres"}, true},
		{[]string{"27001", "27002"}, false},
		{[]string{"four", "for"}, false},
	} {
		for _, w := range c.words[1:] {
			if same := s.stem(w) == s.stem(c.words[0]); same != c.same {
				t.Errorf("%s and %s: same stem is %v (%s, %s)", c.words[0], w, same, s.stem(c.words[0]), s.stem(w))
			}
		}
	}
}

func TestNamesAreNotStemmed(t *testing.T) {
	s := newStemmer()
	for _, w := range []string{"is", "2fas", "nis2", "åren", "пароли"} {
		if got := s.stem(w); got != w {
			t.Errorf("%s became %s", w, got)
		}
	}
}
