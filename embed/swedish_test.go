package embed

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

// The Swedish entries state the facts of the same ledger in their own words.

func readSwedishLedger(t *testing.T) []ledgerEntry {
	t.Helper()
	return readLedgerFile(t, "testdata/facts.sv.yaml").Entries
}

func swedishEntry(t *testing.T, h *handbook.Handbook, id string) *handbook.Entry {
	t.Helper()
	e := entry(t, h, id).InLanguage("sv")
	if e.Metadata.Lang != "sv" {
		t.Fatalf("%s is not in Swedish", id)
	}
	return e
}

func TestSwedishLedgerHasTheSameFacts(t *testing.T) {
	swedish := readSwedishLedger(t)
	count := 0
	for i, e := range readLedger(t).Entries {
		if i >= len(swedish) || swedish[i].ID != e.ID {
			t.Fatalf("entry %d is not %s", i, e.ID)
		}
		for j, f := range e.Facts {
			if j >= len(swedish[i].Facts) || swedish[i].Facts[j].Fact != f.Fact {
				t.Fatalf("%s: fact %d is not %q", e.ID, j, f.Fact)
			}
			if slices.ContainsFunc(swedish[i].Facts[j].groups(), func(g []string) bool { return len(g) == 0 }) {
				t.Errorf("%s: %q has an empty group", e.ID, f.Fact)
			}
			count++
		}
		if len(swedish[i].Facts) != len(e.Facts) {
			t.Errorf("%s has facts that the ledger does not have", e.ID)
		}
	}
	if count != ledgerFacts {
		t.Errorf("%d facts, want %d", count, ledgerFacts)
	}
}

func TestEveryFactIsStatedInSwedish(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readSwedishLedger(t) {
		for _, missing := range missingGroups(want.Facts, answerText(swedishEntry(t, h, want.ID))) {
			t.Errorf("%s: %v", want.ID, missing)
		}
	}
}

func TestMissingFactsAreDetectedInSwedish(t *testing.T) {
	h := loadHandbook(t)
	for _, e := range readSwedishLedger(t) {
		text := answerText(swedishEntry(t, h, e.ID))
		for _, f := range e.Facts {
			for _, group := range f.groups() {
				checkDetected(t, e, text, missingGroup{f.Fact, group})
			}
		}
	}
}

func TestSwedishBodyDoesNotRepeatSummary(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readSwedishLedger(t) {
		checkStatedOnce(t, swedishEntry(t, h, want.ID), want.Facts)
	}
}

// forbiddenSwedish contains Swedish words for claims that are easily added by mistake. The words in forbidden are
// checked too.
var forbiddenSwedish = []string{
	"kvartalsvis", "kvartal", "månadsvis", "månad", "varje vecka", "halvårsvis", "timmar", "minuter", "dagar", "procent", "grundat", "sedan",
	"nödkonto", "nödåtkomst", "referenstagning", "drogtest", "kreditprövning", "kreditupplysning", "vitlista", "hoppserver", "egen enhet",
	"egna enheter", "privat enhet", "valv", "lösenordsvalv", "reservlösning", "reserv", "säkerhetskopia", "påföljd", "rapportera",
	"tillgänglighetszon", "migrering", "certifikatsnummer", "behandlas", "behandlas bara", "Schrems", "dataskyddsförordningen", "belastningsregistret",
	"SLA", "OpenStack", "Kubernetes", "Stockholm", "incident", "jour",
}

var forbiddenInSwedish = map[string][]string{
	"certified-security":            {"gäller till", "omfattning"},
	"digital-sovereignty":           {"överföring", "garanti", "garanterar", "skyddat mot"},
	"data-stays-in-sweden":          {"alltid", "aldrig", "endast", "bara", "orter"},
	"device-protection":             {"XDR", "mobiltelefon"},
	"mobile-device-policy":          {"EDR"},
	"background-checks":             {"all personal", "alla medarbetare", "alla anställda", "utkontrakterat", "kredit"},
	"user-permission-lifecycle":     {"timme", "dag", "årligen", "varje år"},
	"access-governance":             {"årligen", "varje år", "all åtkomst"},
	"employment-end-or-change":      {"år", "för alltid", "tills vidare"},
	"secret-handling":               {"någonstans", "längd", "årligen", "regelbundet"},
	"user-secret-duties":            {"längd", "måste rapportera", "disciplinär"},
	"software-installation":         {"lista", "begäran", "godkännandeprocess", "verktyg", "administratörsrättigheter"},
	"mfa-production-admin":          {"reserv", "YubiKey", "alternativ"},
	"remote-work-production-access": {"nödsituation", "endast vid", "jour"},
}

func TestSwedishEntriesHaveNoForbiddenWords(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readSwedishLedger(t) {
		text := visibleText(swedishEntry(t, h, want.ID))
		for _, word := range slices.Concat(forbidden, forbiddenSwedish, forbiddenInSwedish[want.ID]) {
			if containsWord(text, word) {
				t.Errorf("%s says %q, which is not in the ledger", want.ID, word)
			}
			if !containsWord(text+" "+word+".", word) {
				t.Errorf("%s: %q is not detected", want.ID, word)
			}
		}
	}
}

// swedishEntries returns the entries in Swedish without the generated glossary.
func swedishEntries(t *testing.T) []*handbook.Entry {
	t.Helper()
	all := slices.Clone(loadHandbook(t).Translations)
	return slices.DeleteFunc(all, func(e *handbook.Entry) bool { return e.Derived.Generated })
}

func TestSwedishSummariesCanBeReadAloud(t *testing.T) {
	sentence := regexp.MustCompile(`^[A-ZÅÄÖ][^.!?]*\.$`)
	for _, e := range swedishEntries(t) {
		if !sentence.MatchString(e.Summary) || len(e.Summary) > 170 || strings.HasPrefix(e.Summary, "Ja") {
			t.Errorf("%s: %q (%d) is not a valid summary", e.ID, e.Summary, len(e.Summary))
		}
	}
}

// A translation records only the digest of its original, and the digest is current.
func TestTranslationDigestsAreCurrent(t *testing.T) {
	translations := swedishEntries(t)
	if n := len(loadHandbook(t).Entries); len(translations) != n {
		t.Errorf("%d translations of %d entries", len(translations), n)
	}
	for _, e := range translations {
		want := handbook.Metadata{Lang: "sv", SourceDigest: e.Original().SourceDigest()}
		if !reflect.DeepEqual(e.Metadata, want) || e.IsBehindOriginal() {
			t.Errorf("%s has the metadata %+v, want %+v", e.ID, e.Metadata, want)
		}
		if o := e.Original(); e.Title == o.Title || (e.Question == "") != (o.Question == "") || len(e.Sections) != len(o.Sections) || len(e.Links) != len(o.Links) || len(e.Keywords) < 8 {
			t.Errorf("%s does not correspond to its original", e.ID)
		}
	}
}

func TestSwedishLinksLeadToSwedishEntries(t *testing.T) {
	for _, e := range swedishEntries(t) {
		for i, link := range e.Links {
			if !strings.HasSuffix(link.Target, ".sv.md") || link.Entry != e.Original().Links[i].Entry {
				t.Errorf("%s:%d: %q does not lead where the original leads", e.Path, link.Line, link.Target)
			}
		}
	}
}

func TestManifestIsInSwedish(t *testing.T) {
	h := loadHandbook(t)
	sv := h.ForLanguage("sv")
	if sv.Title == h.Title || sv.Paths[0].Title == h.Paths[0].Title {
		t.Errorf("%q %q", sv.Title, sv.Paths[0].Title)
	}
	for i, c := range sv.Categories {
		if was := h.Categories[i]; !was.Derived && (c.Title == was.Title || c.Description == was.Description) {
			t.Errorf("category %s is not translated", c.ID)
		}
		for _, word := range slices.Concat(forbidden, forbiddenSwedish) {
			if containsWord(c.Title+"\n"+c.Description, word) {
				t.Errorf("category %s says %q, which is not in the ledger", c.ID, word)
			}
		}
	}
	for short := range h.Words[0].Acronyms {
		if h.Acronyms[short] == "" {
			t.Errorf("%q is no acronym of the handbook", short)
		}
	}
}
