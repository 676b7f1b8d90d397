package search

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

func synonymHandbook(groups ...handbook.Synonym) *handbook.Handbook {
	h := handbookWith(
		"Signing in | Multi-factor authentication is required.",
		"Devices | A computer that is lost or stolen is wiped.",
		"Tokens | Everyone has a hardware token.",
		"Cooking | Bread and butter.",
	)
	h.Synonyms = groups
	return h
}

func TestSynonyms(t *testing.T) {
	ix := New(synonymHandbook(
		handbook.Synonym{To: []string{"multi-factor authentication", "MFA", "2FA", "two-step login"}},
		handbook.Synonym{To: []string{"computer", "laptop"}},
		handbook.Synonym{From: []string{"yubikey", "physical key"}, To: []string{"hardware token"}},
	))
	for _, c := range []struct{ query, hits, reason string }{
		{"mfa", "a", "“mfa” is a synonym of “multi-factor authentication”"},
		{"2fa", "a", "“2fa” is a synonym of “multi-factor authentication”"},
		{"two-step login", "a", "“two step login” is a synonym of “multi-factor authentication”"},
		{"two step log", "a", "“two step log” is a synonym of “multi-factor authentication”"}, // unfinished
		{"two-stpe login", "a", ""},
		{"lapt", "b", "“lapt” is a synonym of “computer”"},
		{"laptpo", "b", "“laptpo” is a synonym of “computer”"}, // misspelt
		{"laptops", "b", "“laptops” is a synonym of “computer”"},
		{"yubikey", "c", "a search for “yubikey” also finds “hardware token”"},
		{"physical key", "c", "a search for “physical key” also finds “hardware token”"},
		{"step", "", ""}, // a part of a phrase is not a synonym
	} {
		r := ix.Search(c.query, Options{})
		if ids(r) != c.hits {
			t.Errorf("%s: got %q, want %q", c.query, ids(r), c.hits)
		} else if c.reason != "" && !slices.Contains(r.Hits[0].Reasons, c.reason) {
			t.Errorf("%s: reasons %q lack %q", c.query, r.Hits[0].Reasons, c.reason)
		}
	}
}

func TestOneWaySynonyms(t *testing.T) {
	h := synonymHandbook(handbook.Synonym{From: []string{"yubikey"}, To: []string{"hardware token"}})
	h.Entries[3].Sections[0].Text = "A yubikey is a kind of bread."
	ix := New(h)
	if r := ix.Search("hardware token", Options{}); ids(r) != "c" {
		t.Errorf("a one-way group works both ways: %s", summarize(r))
	}
	if r := ix.Search("yubikey", Options{}); ids(r) != "d c" {
		t.Errorf("the word itself must come first: %s", summarize(r))
	}
}

func TestLongestPhraseWins(t *testing.T) {
	h := synonymHandbook(handbook.Synonym{To: []string{"app", "bread"}}, handbook.Synonym{From: []string{"authenticator app"}, To: []string{"hardware token"}})
	if r := New(h).Search("authenticator app", Options{}); strings.Contains(ids(r), "d") {
		t.Errorf("an authenticator app must not find apps: %s", summarize(r))
	}
}

func TestAcronymsAreSynonyms(t *testing.T) {
	h := synonymHandbook()
	h.Acronyms = map[string]string{"MFA": "multi-factor authentication"}
	if r := New(h).Search("mfa", Options{}); ids(r) != "a" {
		t.Errorf("got %q", ids(r))
	}
}

func TestBuiltInSynonyms(t *testing.T) {
	h := synonymHandbook()
	h.NoSynonyms = false
	if r := New(h).Search("2fa", Options{}); ids(r) != "a" {
		t.Errorf("general synonyms are not used: %q", ids(r))
	}
	h.NoSynonyms = true
	if r := New(h).Search("2fa", Options{}); ids(r) != "" {
		t.Errorf("general synonyms are not switched off: %q", ids(r))
	}
}

// General synonyms do not apply to words inside a phrase of the handbook.
func TestHandbookPhraseHidesGeneralSynonymsInside(t *testing.T) {
	h := handbookWith("Leaving | There is no vendor lock-in.", "Buying | Every vendor is assessed.", "Phones | An approved vendor list of phones.")
	h.NoSynonyms = false
	if got := ids(New(h).Search("subcontractor", Options{})); len(got) != len("a b c") {
		t.Errorf("without own phrases: %q", got)
	}
	h.Synonyms = []handbook.Synonym{{To: []string{"vendor lock-in", "lock-in"}}, {To: []string{"approved vendor list", "allow list"}}}
	for query, want := range map[string]string{"subcontractor": "b", "lockin": "a", "allow list": "c"} {
		if got := ids(New(h).Search(query, Options{})); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	if got := ids(New(h).Search("vendor", Options{})); len(got) != len("a b c") {
		t.Errorf("the word itself: %q", got)
	}
}

func TestHyphensAndSpaces(t *testing.T) {
	ix := New(handbookWith("One | Multi-factor authentication and vendor lock-in.", "Two | A login to ISO 27001 over WiFi.", "Three | Something else."))
	for query, want := range map[string]string{
		"multifactor": "a", "multi factor": "a", "lockin": "a", "lock-in": "a", "log in": "b", "log-in": "b", "iso27001": "b", "wi-fi": "b",
	} {
		if r := New(ix.Handbook).Search(query, Options{}); firstID(r) != want {
			t.Errorf("%s: got %q, want %s", query, ids(r), want)
		}
	}
}
