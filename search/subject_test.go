package search

import (
	"slices"
	"strings"
	"testing"
)

// An entry that contains a word of the query only as a part of something else is not a certain answer.
func TestPartsAreNotTheWhole(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]struct {
		high    bool
		differs string
	}{
		"Is SSH access allowed?":                          {false, "allowed"},
		"Are SSH keys revoked when people leave?":         {true, ""},
		"briefly describe your encryption routines":       {false, ""},
		"Are computers of staff encrypted?":               {true, ""},
		"background checks for customers":                 {false, "customers"},
		"do you run background checks on customers":       {false, "customers"},
		"Are staff with access to customer data checked?": {true, ""},
		"can staff use their own laptop":                  {false, "own laptop"},
		"what is your address":                            {false, ""},
		"Can customers select data residency?":            {false, "customers"},
		"Is VPN required for remote access?":              {false, ""},
		"Is automatic screen locking mandatory?":          {true, ""},
		"is traffic between us and you encrypted":         {false, ""},
		"does everybody in the company see customer data": {false, ""},
		"Are company devices encrypted by staff?":         {true, ""},
		"Hur lång tid tar det att få ett program godkänt": {false, ""},
		"Are firewalls deployed?":                         {false, ""},
		"Do you require multi-factor authentication?":     {false, ""},
		"Is MFA required to administer production?":       {true, ""},
		"How do you secure the application?":              {false, ""},
		"förvaras data utanför Sverige":                   {false, "utanför"},
		"förvaras kunddata i Sverige":                     {true, ""},
	} {
		r := ix.Search(query, Options{})
		if high := r.Confidence == High; high != want.high || r.Hits[0].DiffersBy != want.differs {
			t.Errorf("%s: differs by %q: %s", query, r.Hits[0].DiffersBy, summarize(r))
		}
	}
}

// An entry does not answer a question about this very moment by describing the general case.
func TestMoments(t *testing.T) {
	shipped := New(shippedHandbook(t))
	for query, none := range map[string]bool{"outage": false, "is there an outage right now": true, "är det driftstopp just nu": true, "are you hiring": true, "hiring": false, "is everything doubled": false, "is redundancy built in today": false} {
		if r := shipped.Search(query, Options{}); r.NoAnswer != none {
			t.Errorf("%s: %s", query, summarize(r))
		}
	}
}

// A word that names what a question asks for is named as missing, even if it is often not a topic.
func TestUnusualTopics(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{
		"Who is responsible for information security?": "Who is responsible", "BYOD": "BYOD",
	} {
		r := ix.Search(query, Options{})
		if h := r.Hits[0]; !slices.Equal(h.Missing, []string{want}) || h.Confidence == High || len(h.Synonyms) > 0 {
			t.Errorf("%s: lacks %q: %s", query, h.Missing, summarize(r))
		}
	}
}

// A word that an entry mentions in passing is a fair match for the word alone, but not an answer to a question about
// it.
func TestWordOfAnotherSubject(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]Confidence{"api ": Medium, "is there an api": Low, "vpn ": High} {
		if r := ix.Search(query, Options{}); r.Confidence != want {
			t.Errorf("%s: want %s: %s", query, want, summarize(r))
		}
	}
}

// The sentence shown is the one about what was asked.
func TestSentenceAboutTheWord(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, want := range map[string]string{"vpn": "VPN: for", "do you use vpn": "VPN: for", "are smartphones encrypted": "Encryption and screen lock", "borttappad telefon": "Encryption and screen lock"} {
		if r := ix.Search(query, Options{}); !strings.HasPrefix(r.Hits[0].Passage, want) {
			t.Errorf("%s: %q", query, r.Hits[0].Passage)
		}
	}
}

// No hit is more certain than the one before it.
func TestLabelsFollowTheOrder(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	tuning, held := questions(t, "customers.txt")
	for _, q := range append(tuning, held...) {
		most := High
		for _, h := range ix.Search(q.Q, Options{}).Hits {
			if h.Entry.Derived.Generated || h.Entry.Metadata.Lang != "" {
				continue
			}
			if h.Confidence > most {
				t.Errorf("%s: %s is %s below a hit that is %s", q.Q, h.Entry.ID, h.Confidence, most)
			}
			most = min(most, h.Confidence)
		}
	}
}

// Without a verdict, a negation that readers do not see is named too.
func TestNegationsAreNamed(t *testing.T) {
	ix := New(handbookWith("Access to production | All access to production uses a VPN.", "Keys | Keys are never kept in code.", "Tokens | Tokens are allowed for login.", "Food | Bread."))
	for query, want := range map[string]string{
		"access to production with a VPN":              "",
		"access to production without VPN":             "without",
		"produktion utan VPN":                          "utan",
		"is access to production without delay by VPN": "",
		"Access to production uses a VPN: yes or no?":  "",
		"are keys never in code":                       "",
		"are keys not kept in code":                    "",
		"are tokens enough for login":                  "enough",
		"are tokens allowed for login":                 "",
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || r.Hits[0].DiffersBy != want || want != "" && r.Confidence == High {
			t.Errorf("%s: want %q: %s", query, want, summarize(r))
		}
	}
}
