package embed

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// The ledger warns of what a rewording could easily add. These are the words
// it would be added with; keywords may hold them, what is shown may not.
var forbidden = []string{
	// products and vendors
	"YubiKey", "Yubico", "Intune", "CrowdStrike", "Defender", "Jamf", "Okta", "Entra", "HashiCorp",
	"OpenStack", "Kubernetes", "AES", "BitLocker", "1Password",
	// certificates and laws that are not mentioned
	"SOC 2", "SOC2", "PCI", "PCI DSS", "C5", "ENS", "TISAX", "HIPAA", "FedRAMP", "GDPR", "Schrems", "FISA", "2024/2690",
	// intervals and figures that are not given
	"quarterly", "quarter", "monthly", "weekly", "biannual", "half-yearly", "every six months", "hours",
	"minutes", "days", "99.9", "99.99", "SLA", "percent", "%", "characters long", "founded", "since",
	// mechanisms that are not described
	"break-glass", "emergency", "reference check", "drug test", "credit score", "credit check",
	"allow-list", "allowlist", "whitelist", "PAM", "just-in-time", "session recording", "jump host",
	"bastion", "BYOD", "private device", "vault", "fallback", "backup", "sanction", "report",
	"availability zone", "exit fee", "migration", "certificate number", "Stockholm", "only ever", "processed in",
}

// forbiddenIn are words that other entries may well use.
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

// holds says whether a text has a word or phrase, as a whole. Letters and digits
// on either side make it another word.
func holds(text, word string) bool {
	edge := `(^|[^\pL\pN])`
	return regexp.MustCompile(edge + regexp.QuoteMeta(fold(word)) + `($|[^\pL\pN])`).MatchString(fold(text))
}

// page is all that a reader is shown of an entry's own words.
func page(e *handbook.Entry) string {
	return strings.Join([]string{e.Title, e.Question, e.Summary, e.Text()}, "\n")
}

func TestNothingIsAdded(t *testing.T) {
	for _, e := range load(t).Entries {
		for _, word := range slices.Concat(forbidden, forbiddenIn[e.ID]) {
			if holds(page(e), word) {
				t.Errorf("%s says %q, which the ledger does not", e.ID, word)
			}
		}
	}
}

func TestCategoriesAddNothing(t *testing.T) {
	for _, c := range load(t).Categories {
		for _, word := range forbidden {
			if holds(c.Title+"\n"+c.Description, word) {
				t.Errorf("category %s says %q, which the ledger does not", c.ID, word)
			}
		}
	}
}

func TestForbiddenWordsAreNoticed(t *testing.T) {
	h := load(t)
	for id, words := range forbiddenIn {
		text := page(entry(t, h, id))
		for _, word := range slices.Concat(forbidden, words) {
			if !holds(text+" "+word+".", word) {
				t.Errorf("%s: %q goes unnoticed", id, word)
			}
		}
	}
}

func TestKeywordsHoldTheLedgersAliases(t *testing.T) {
	h := load(t)
	for _, want := range readLedger(t).Entries {
		for _, alias := range want.Aliases {
			if !slices.Contains(entry(t, h, want.ID).Keywords, alias) {
				t.Errorf("%s lacks the keyword %q", want.ID, alias)
			}
		}
	}
}

func TestAcronymsAreThoseInUse(t *testing.T) {
	h := load(t)
	var all strings.Builder
	for _, e := range h.Entries {
		all.WriteString(page(e) + "\n" + strings.Join(e.Frameworks, " ") + "\n")
	}
	for short, long := range h.Acronyms {
		if long == "" || !holds(all.String(), short) {
			t.Errorf("%q (%s) is in no text", short, long)
		}
	}
}

// group are the phrases of a synonym, folded.
func group(s handbook.Synonym) []string {
	var out []string
	for _, phrase := range slices.Concat(s.From, s.To) {
		out = append(out, fold(phrase))
	}
	return out
}

func TestSynonymsAreGroups(t *testing.T) {
	for _, s := range load(t).Synonyms {
		g := group(s)
		slices.Sort(g)
		if len(g) < 2 || len(slices.Compact(slices.Clone(g))) != len(g) {
			t.Errorf("%q is no group of different phrases", g)
		}
	}
}

// apart are phrases that a reader would be misled by if one stood for the other.
var apart = [][2]string{
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

func TestDifferentThingsAreKeptApart(t *testing.T) {
	for _, s := range load(t).Synonyms {
		if len(s.From) > 0 {
			continue // one-way: its targets need not be equal
		}
		for _, pair := range apart {
			if g := group(s); slices.Contains(g, fold(pair[0])) && slices.Contains(g, fold(pair[1])) {
				t.Errorf("%q makes %q and %q the same", g, pair[0], pair[1])
			}
		}
	}
}

// A synonym for what no text speaks of finds nothing, and is read at every start.
func TestSynonymsLeadToTexts(t *testing.T) {
	h := load(t)
	var all strings.Builder
	for _, e := range h.Entries {
		all.WriteString(page(e) + "\n" + strings.Join(slices.Concat(e.Keywords, e.Frameworks), "\n") + "\n")
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
			t.Errorf("%q leads to %d phrases of the texts", s, found)
		}
	}
}

// A short word that is also a common one would join every query to its group.
func TestNoSynonymIsAnEverydayWord(t *testing.T) {
	everyday := strings.Fields(`us it is can may key keys data security screen right rights user users
		customer access people machine program reach kept often country`)
	for _, s := range load(t).Synonyms {
		from := s.From
		if len(from) == 0 {
			from = s.To
		}
		for _, phrase := range from {
			if slices.Contains(everyday, fold(phrase)) {
				t.Errorf("%q in %q is too common a word", phrase, s)
			}
		}
	}
}
