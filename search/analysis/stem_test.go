package analysis

import "testing"

func TestStem(t *testing.T) {
	s := NewStemmer()
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
			if same := s.Stem(w) == s.Stem(c.words[0]); same != c.same {
				t.Errorf("%s and %s: same stem is %v (%s, %s)", c.words[0], w, same, s.Stem(c.words[0]), s.Stem(w))
			}
		}
	}
}

// The stemmer alone would wrongly join or separate these words.
func TestStemFamilies(t *testing.T) {
	s := NewStemmer()
	for _, apart := range [][]string{
		{"international", "internal", "intern"},
		{"terminal", "terminate", "term"},
		{"customs", "customer"},
		{"informal", "information"},
		{"authority", "authorize", "author"},
		{"important", "import"},
		{"executive", "execute"},
		{"objective", "object"},
		{"positive", "position"},
		{"emergency", "emerge"},
		{"publication", "public", "publicity"},
		{"organ", "organization"},
		{"several", "severe"},
		{"accessory", "access"},
		{"account", "accounting", "accountable"},
		{"applicant", "application"},
		{"certificate", "certification"},
		{"container", "contain"},
		{"customer", "customize"},
		{"department", "departing"},
		{"designate", "design"},
		{"directive", "direct"},
		{"engineer", "engine"},
		{"experiment", "experience"},
		{"federation", "federal"},
		{"government", "governance"},
		{"identical", "identity", "identify"},
		{"information", "inform"},
		{"officer", "office"},
		{"parental", "parent"},
		{"production", "product", "productivity", "produce"},
		{"response", "responsibility"},
		{"screening", "screen"},
		{"severance", "severe"},
		{"subscription", "subscript"},
		{"successive", "success"},
		{"transition", "transit"},
		{"university", "universal"},
	} {
		seen := map[string]string{}
		for _, w := range apart {
			if other, ok := seen[s.Stem(w)]; ok {
				t.Errorf("%s and %s have the stem %s", other, w, s.Stem(w))
			}
			seen[s.Stem(w)] = w
		}
	}
	for _, together := range [][]string{
		{"employee", "employment", "employed", "employees"},
		{"trainee", "training", "trained"},
		{"analysis", "analyse", "analyze"},
		{"auditor", "audit"},
		{"automatic", "automated", "automation"},
		{"certified", "certification"},
		{"classified", "classification"},
		{"comply", "compliance", "compliant"},
		{"cryptography", "cryptographic"},
		{"defense", "defence", "defend"},
		{"destroy", "destruction"},
		{"disclose", "disclosure"},
		{"failure", "failed"},
		{"finances", "financial"},
		{"forgot", "forgotten"},
		{"hacker", "hacked"},
		{"identify", "identification"},
		{"keep", "kept"},
		{"lose", "lost", "loss"},
		{"notify", "notification"},
		{"owned", "ownership"},
		{"programme", "program", "programs"},
		{"recover", "recovery"},
		{"register", "registration"},
		{"regulation", "regulatory"},
		{"respond", "response"},
		{"retain", "retention"},
		{"scanner", "scanning"},
		{"screening", "screened"},
		{"stored", "storage"},
		{"stolen", "steal"},
		{"subscriber", "subscription"},
		{"supervisor", "supervision"},
		{"suspicious", "suspect"},
		{"transmission", "transmitted"},
		{"verify", "verification"},
		{"withdrawn", "withdrawal"},
		{"customer", "customers"},
		{"authorization", "authorized", "authorise"},
		{"2", "two"},
		{"90", "ninety"},
		{"2nd", "second"},
		{"3rd", "third"},
	} {
		for _, w := range together[1:] {
			if s.Stem(w) != s.Stem(together[0]) {
				t.Errorf("%s has the stem %s, %s has %s", together[0], s.Stem(together[0]), w, s.Stem(w))
			}
		}
	}
}

func TestNamesAreNotStemmed(t *testing.T) {
	s := NewStemmer()
	for _, w := range []string{"is", "2fas", "nis2", "åren", "пароли"} {
		if got := s.Stem(w); got != w {
			t.Errorf("%s became %s", w, got)
		}
	}
}

// Every word is in only one family.
func TestStemFamiliesAreDisjoint(t *testing.T) {
	seen := map[string]bool{}
	for _, words := range familyOf() {
		for _, w := range words {
			if seen[w] {
				t.Errorf("%s is in two families", w)
			}
			seen[w] = true
		}
	}
}
