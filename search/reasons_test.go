package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

func reasonsHandbook() *handbook.Handbook {
	h := handbookWith(
		"Signing in | Multi-factor authentication is required for production.",
		"Password rules | Passwords are long.",
		"Lost computers | A lost computer is wiped.",
		"Other matters | Nothing to see.",
	)
	h.Entries[0].FormerIDs = []string{"two-factor"}
	h.Entries[0].Controls = []handbook.Control{{Set: "iso", Ref: "8.5"}}
	h.Entries[1].Keywords = []string{"secret word"}
	h.Entries[1].Question = "How long are passwords?"
	h.Synonyms = []handbook.Synonym{
		{To: []string{"multi-factor", "multi-factor authentication", "2FA"}},
		{To: []string{"computer", "laptop"}},
		{From: []string{"keepass"}, To: []string{"secret word"}},
	}
	return h
}

func TestReasons(t *testing.T) {
	ix := New(reasonsHandbook())
	for _, c := range []struct{ query, want string }{
		{"signing in", `a ["the title or question is the same" "the title matches"]`},
		{"how long are passwords", `b ["the title or question is the same" "the title matches"]`},
		{"two-factor", `a ["a former id is two-factor"]`},
		{"8.5", `a ["it lists control 8.5"]`},
		{"8.5 production", `a ["it lists control 8.5"]`},
		{"production", `a []`},
		{"signing", `a ["the title matches"]`},
		{"2fa", `a ["“2fa” is a synonym of “multi-factor authentication”"]`},
		{"laptop ", `c ["“laptop” is a synonym of “computer”"]`},
		{"lost laptop ", `c ["the title matches" "“laptop” is a synonym of “computer”"]`},
		{"lost computer ", `c ["the title matches"]`},
		{"keepass ", `b ["a search for “keepass” also finds “secret word”"]`},
		{"secret ", `b ["“secret” is one of its search words, but not in its text"]`},
		{"computers ", `c ["the title matches"]`},
		{"prodcution ", `a ["“prodcution” is read as “production”"]`},
		{"lsot laptpo ", `c ["the title matches" "“lsot” is read as “lost”" "“laptpo” is a synonym of “computer”"]`},
		{"sgnngi", `a ["its title or id has these letters in this order"]`},
	} {
		r := ix.Search(c.query, Options{Limit: 1})
		if len(r.Hits) == 0 {
			t.Errorf("%s: nothing", c.query)
			continue
		}
		if got := fmt.Sprintf("%s %q", firstID(r), r.Hits[0].Reasons); got != c.want {
			t.Errorf("%s: got %s, want %s", c.query, got, c.want)
		}
	}
}

func TestReasonsAreDistinct(t *testing.T) {
	skipShort(t)
	ix := New(shippedHandbook(t))
	tuning, held := questions(t, "answerable.txt")
	for _, q := range append(tuning, held...) {
		for _, h := range ix.Search(q.Q, Options{}).Hits {
			seen := map[string]bool{}
			for _, r := range h.Reasons {
				if seen[r] || strings.TrimSpace(r) != r || r == "" {
					t.Errorf("%s: %s has reasons %q", q.Q, h.Entry.ID, h.Reasons)
				}
				seen[r] = true
			}
		}
	}
}

// TestFirstHitIsStableWhileTyping types queries key by key.
func TestFirstHitIsStableWhileTyping(t *testing.T) {
	ix := New(shippedHandbook(t))
	for _, c := range []struct {
		query string
		from  int // characters from which on the answer has to be first
		want  []string
	}{
		{"background check", 5, []string{"background-checks"}},
		{"soverignty", 4, []string{"digital-sovereignty"}},
		{"remote work", 3, []string{"remote-work-production-access"}},
		{"criminal check", 5, []string{"background-checks"}},
		{"certified", 4, []string{"certified-security"}},
		{"jurisdiction", 4, []string{"digital-sovereignty"}},
		{"redundancy", 5, []string{"high-availability"}},
		{"vendor lock-in", 5, []string{"no-vendor-lock-in"}},
		{"mobile device", 3, []string{"mobile-device-policy"}},
		{"21.2.j", 6, []string{"privileged-access", "secret-handling", "mfa-production-admin", "access-governance", "remote-work-production-access", "device-protection"}},
	} {
		for n := c.from; n <= len(c.query); n++ {
			if r := ix.Search(c.query[:n], Options{}); !slices.Contains(c.want, firstID(r)) {
				t.Errorf("%q: got %s, want one of %v", c.query[:n], summarize(r), c.want)
			}
		}
	}
}

// TestReferenceFormats writes references in many formats and looks up each of them, alone and among other words.
func TestReferenceFormats(t *testing.T) {
	h := handbook.New(handbook.Parts{NoSynonyms: true})
	var refs []string
	for family := range 4 {
		for n := 1; n <= 25; n++ {
			id := fmt.Sprintf("%s-%d", []string{"ac", "au", "cm", "ia"}[family], n)
			refs = append(refs, id, fmt.Sprintf("%s(%d)", id, n%7+1))
		}
	}
	for a := 5; a <= 18; a += 3 {
		for b := 1; b <= 3; b++ {
			refs = append(refs, fmt.Sprintf("A.%d.%d", a, b), fmt.Sprintf("A.%d.%d.%d", a, b, b), fmt.Sprintf("%d.%d", a, 10*b), fmt.Sprintf("%d.2.%c", a, 'a'+b))
		}
	}
	for i, ref := range refs {
		h.Entries = append(h.Entries, &handbook.Entry{ID: fmt.Sprint("entry", i), Title: "Control", Controls: []handbook.Control{{Set: "set", Ref: ref}}})
	}
	ix := New(h)
	for i, ref := range refs {
		for _, query := range []string{ref, strings.ToUpper(ref), strings.ReplaceAll(ref, ".", " "), "control " + ref, "set:" + ref} {
			r := ix.Search(query, Options{Limit: 3})
			if len(r.Hits) == 0 || r.Hits[0].Entry != h.Entries[i] || r.Hits[0].Score < float64(tierRef)*tierStep {
				t.Fatalf("%q: got %s, want %s", query, summarize(r), h.Entries[i].ID)
			}
			if len(r.Hits) > 1 && r.Hits[1].Score >= float64(tierRef)*tierStep {
				t.Fatalf("%q also finds %s", query, r.Hits[1].Entry.Controls)
			}
		}
	}
}

func TestResolveName(t *testing.T) {
	labels := []string{"NIS2", "ISO 27001", "ISO 27017", "Cloud Act"}
	for value, want := range map[string]string{
		"nis2": "NIS2", "NIS": "NIS2", "n": "NIS2", "iso": "ISO 27001", "iso27017": "ISO 27017", "iso-27017": "ISO 27017", "cloudact": "Cloud Act", "clôud": "Cloud Act",
		"": "", "  ": "", "pci": "", "27001": "",
	} {
		if got, ok := ResolveName(value, labels); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v", value, got, ok)
		}
	}
}

func TestFeaturesToConfidence(t *testing.T) {
	sure := hitFeatures{coverage: 1, passage: 1, title: 1, margin: 1, strength: 6, topicWords: 3, hasTopic: true, holdsTopic: true, direct: true, specific: true, typed: true}
	lacking, oneWay, narrow, half, aside, begun := sure, sure, sure, sure, sure, sure
	lacking.missing, oneWay.oneWay, narrow.margin = true, true, .1
	half.margin, half.title, aside.oneWay, aside.direct, begun.typed = .1, .5, true, false, false
	poor := hitFeatures{coverage: .2, margin: .1, strength: .3, topicWords: 3}
	for name, c := range map[string]struct {
		signs hitFeatures
		want  Confidence
	}{
		"everything matches":                  {sure, High},
		"a topic word is not mentioned":       {lacking, Medium},
		"found by a synonym in one direction": {oneWay, Medium},
		"hardly ahead of the next":            {half, Medium},
		"only the first letters are typed":    {begun, Medium},
		"hardly anything matches":             {poor, Low},
		"a name":                              {hitFeatures{tier: tierRef}, High},
		"a title":                             {hitFeatures{tier: tierTitle}, High},
		"the beginning of a name":             {hitFeatures{tier: tierRefPrefix}, Medium},
		"half matches, and ahead of the rest": {hitFeatures{coverage: .7, passage: .7, title: .5, margin: .2, strength: 3, topicWords: 2, hasTopic: true, holdsTopic: true, direct: true}, Medium},
		"the whole title, and hardly ahead":   {narrow, High},
		"led to by one direction alone":       {aside, Low},
	} {
		if got := c.signs.confidence(); got != c.want {
			t.Errorf("%s: %s, want %s (log-odds %.2f)", name, got, c.want, c.signs.logOdds())
		}
	}
	if !poor.isNoAnswer() {
		t.Errorf("log-odds of a poor hit: %.2f", poor.logOdds())
	}
}
