package embed

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"trustbook/handbook"
)

// forbidden contains words for claims that the ledger warns about, because they are easily added by mistake. Only
// keywords may contain these words, because keywords are not shown.
var forbidden = []string{
	// products and vendors
	"YubiKey", "Yubico", "Intune", "CrowdStrike", "Defender", "Jamf", "Okta", "Entra", "HashiCorp",
	"OpenStack", "Kubernetes", "AES", "BitLocker", "1Password",
	// certificates and laws that the source does not mention
	"SOC 2", "SOC2", "PCI", "PCI DSS", "C5", "ENS", "TISAX", "HIPAA", "FedRAMP", "GDPR", "Schrems", "FISA", "2024/2690",
	// intervals and figures that the source does not give
	"quarterly", "quarter", "monthly", "weekly", "biannual", "half-yearly", "every six months", "hours",
	"minutes", "days", "99.9", "99.99", "SLA", "percent", "%", "characters long", "founded", "since",
	// mechanisms that the source does not describe
	"break-glass", "emergency", "reference check", "drug test", "credit score", "credit check",
	"allow-list", "allowlist", "whitelist", "PAM", "just-in-time", "session recording", "jump host",
	"bastion", "BYOD", "private device", "vault", "fallback", "backup", "sanction", "report",
	"availability zone", "exit fee", "migration", "certificate number", "Stockholm", "only ever", "processed in",
}

// forbiddenIn contains words that are forbidden only in some entries.
var forbiddenIn = map[string][]string{
	"certified-security":            {"2013", "2022", "2015", "2019", "valid", "scope", "expire"},
	"digital-sovereignty":           {"transfer", "guarantee", "lawful", "immune"},
	"data-stays-in-sweden":          {"processed", "always", "never", "sites"},
	"device-protection":             {"XDR", "mobile phone"},
	"mobile-device-policy":          {"EDR", "personal device"},
	"background-checks":             {"all staff", "all employees", "every employee", "outsourced", "credit"},
	"user-permission-lifecycle":     {"hour", "day", "yearly", "annually"},
	"access-governance":             {"yearly", "annually", "all access"},
	"employment-end-or-change":      {"year", "years", "forever", "indefinitely"},
	"secret-handling":               {"anywhere", "length", "yearly", "regularly"},
	"user-secret-duties":            {"length", "must report", "disciplinary"},
	"software-installation":         {"list", "request", "approval", "tool", "administrator rights"},
	"remote-work-production-access": {"administrators may", "on-call", "incident"},
}

// containsWord reports whether a text contains a whole word or phrase.
func containsWord(text, word string) bool {
	text, word = fold(text), fold(word)
	isEdge := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N) }
	for from := 0; ; from++ {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		from += at
		before, _ := utf8.DecodeLastRuneInString(text[:from])
		after, _ := utf8.DecodeRuneInString(text[from+len(word):])
		if isEdge(before) && isEdge(after) {
			return true
		}
	}
}

// visibleText returns the text of an entry that readers see.
func visibleText(e *handbook.Entry) string {
	return strings.Join([]string{e.Title, e.Question, e.Summary, e.Text()}, "\n")
}

func TestEntriesHaveNoForbiddenWords(t *testing.T) {
	for _, e := range loadHandbook(t).Entries {
		text := visibleText(e)
		for _, word := range slices.Concat(forbidden, forbiddenIn[e.ID]) {
			if containsWord(text, word) {
				t.Errorf("%s says %q, which is not in the ledger", e.ID, word)
			}
		}
	}
}

func TestCategoriesHaveNoForbiddenWords(t *testing.T) {
	for _, c := range loadHandbook(t).Categories {
		for _, word := range forbidden {
			if containsWord(c.Title+"\n"+c.Description, word) {
				t.Errorf("category %s says %q, which is not in the ledger", c.ID, word)
			}
		}
	}
}

func TestForbiddenWordsAreDetected(t *testing.T) {
	h := loadHandbook(t)
	for id, words := range forbiddenIn {
		text := visibleText(entry(t, h, id))
		for _, word := range slices.Concat(forbidden, words) {
			if !containsWord(text+" "+word+".", word) {
				t.Errorf("%s: %q is not detected", id, word)
			}
		}
	}
}

func TestKeywordsIncludeAliases(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readLedger(t).Entries {
		for _, alias := range want.Aliases {
			if !slices.Contains(entry(t, h, want.ID).Keywords, alias) {
				t.Errorf("%s lacks the keyword %q", want.ID, alias)
			}
		}
	}
}

func TestAcronymsAreUsed(t *testing.T) {
	h := loadHandbook(t)
	var all strings.Builder
	for _, e := range h.Entries {
		all.WriteString(visibleText(e) + "\n" + strings.Join(e.Frameworks, " ") + "\n")
	}
	for short, long := range h.Acronyms {
		if long == "" || !containsWord(all.String(), short) {
			t.Errorf("%q (%s) is in no entry", short, long)
		}
	}
}

// phrasesOf returns the folded phrases of a synonym group.
func phrasesOf(s handbook.Synonym) []string {
	var out []string
	for _, phrase := range slices.Concat(s.From, s.To) {
		out = append(out, fold(phrase))
	}
	return out
}

func TestSynonymGroupsAreValid(t *testing.T) {
	for _, s := range loadHandbook(t).Synonyms {
		g := phrasesOf(s)
		slices.Sort(g)
		if len(g) < 2 || len(slices.Compact(slices.Clone(g))) != len(g) {
			t.Errorf("%q is not a group of different phrases", g)
		}
	}
}

// notSynonyms contains pairs of phrases that would mislead readers if they were synonyms.
var notSynonyms = [][2]string{
	{"EDR", "XDR"},
	{"customer", "user"},
	{"customer", "employee"},
	{"client", "user"},
	{"open source", "open standards"},
	{"data protection", "privacy"},
	{"VPN", "OOB VPN"},
	{"API key", "SSH key"},
	{"computer", "mobile device"},
	{"certificate", "certification"},
	{"vendor", "supplier"},
	{"TOTP", "hardware token"},
}

func TestDifferentThingsAreNotSynonyms(t *testing.T) {
	for _, s := range loadHandbook(t).Synonyms {
		if len(s.From) > 0 {
			continue // one-way groups may have different targets
		}
		for _, pair := range notSynonyms {
			if g := phrasesOf(s); slices.Contains(g, fold(pair[0])) && slices.Contains(g, fold(pair[1])) {
				t.Errorf("%q makes synonyms of %q and %q", g, pair[0], pair[1])
			}
		}
	}
}

// A synonym for something no entry mentions has no effect and slows down every start.
func TestSynonymsOccurInEntries(t *testing.T) {
	h := loadHandbook(t)
	var all strings.Builder
	for _, e := range h.Entries {
		all.WriteString(visibleText(e) + "\n" + strings.Join(slices.Concat(e.Keywords, e.Frameworks), "\n") + "\n")
	}
	texts := fold(all.String())
	for _, s := range h.Synonyms {
		found := 0
		for _, phrase := range s.To {
			if strings.Contains(texts, fold(phrase)) {
				found++
			}
		}
		if found == 0 || len(s.From) > 0 && found < len(s.To) {
			t.Errorf("%q has %d phrases that occur in entries", s, found)
		}
	}
}

// A phrase that is also a common word would expand nearly every query.
func TestSynonymsAreNotCommonWords(t *testing.T) {
	everyday := strings.Fields(`us it is can may key keys data security screen right rights user users
		customer access people machine program reach kept often country`)
	for _, s := range loadHandbook(t).Synonyms {
		from := s.From
		if len(from) == 0 {
			from = s.To
		}
		for _, phrase := range from {
			if slices.Contains(everyday, fold(phrase)) {
				t.Errorf("%q in %q is too common", phrase, s)
			}
		}
	}
}
