package embed

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"

	"go.yaml.in/yaml/v4"
)

// The ledger lists every fact that the shipped entries state. A fact is stated if the entry has one alternative from
// each of its groups. These tests ensure that no fact is lost. Reviewers and wording_test.go ensure that nothing is
// added.

type ledger struct {
	Categories []ledgerCategory
	Tags       []string
	Entries    []ledgerEntry
}

type ledgerCategory struct{ ID, Label, Suggestion string }

type ledgerEntry struct {
	ID, Title, Question, Kind, Category string
	Order                               int
	Tags, Aliases                       []string
	Facts                               []fact
}

type fact struct {
	Fact        string
	MustContain []string   `yaml:"must_contain"`
	AllOf       [][]string `yaml:"all_of"`
}

// ledgerFacts is the number of facts in the ledger, so that a test fails if only a part of it is read.
const ledgerFacts = 126

// answerIsYes is the fact that the verdict states.
const answerIsYes = "answer is yes"

func readLedger(t *testing.T) ledger { return readLedgerFile(t, "testdata/facts.yaml") }

func readLedgerFile(t *testing.T, name string) ledger {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var l ledger
	if err := yaml.Unmarshal(data, &l); err != nil {
		t.Fatal(err)
	}
	return l
}

// groups returns all groups of the fact. The entry needs one alternative of each.
func (f fact) groups() [][]string {
	return append([][]string{f.MustContain}, f.AllOf...)
}

// missingGroup is a group of a fact from which an entry has no alternative.
type missingGroup struct {
	fact  string
	group []string
}

func (f missingGroup) String() string { return fmt.Sprintf("%s: none of %q", f.fact, f.group) }

// missingGroups returns the groups that are missing in a folded text.
func missingGroups(facts []fact, text string) []missingGroup {
	var missing []missingGroup
	for _, f := range facts {
		for _, group := range f.groups() {
			if len(occurrences(text, group)) == 0 {
				missing = append(missing, missingGroup{f.Fact, group})
			}
		}
	}
	return missing
}

func states(text string, f fact) bool { return len(missingGroups([]fact{f}, text)) == 0 }

// fold makes case, white space and hyphens compare equal. It does not trim, because the
// ledger relies on the space at the end of "US ".
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if strings.ContainsRune(" \t\r\n-", r) {
			r = ' '
		}
		if r != ' ' || !strings.HasSuffix(b.String(), " ") {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// span is a half-open range of bytes.
type span struct{ start, end int }

func (s span) overlaps(other span) bool { return s.start < other.end && other.start < s.end }

// occurrences returns all places of the alternatives in a folded text.
func occurrences(text string, alternatives []string) []span {
	var found []span
	for _, a := range alternatives {
		a = fold(a)
		for at := 0; ; at++ {
			i := strings.Index(text[at:], a)
			if i < 0 {
				break
			}
			at += i
			found = append(found, span{at, at + len(a)})
		}
	}
	return found
}

// answerText returns the text that answers a question: verdict, question, summary and body, folded. It omits the title,
// so that no fact depends on the title alone.
func answerText(e *handbook.Entry) string {
	return fold(strings.Join([]string{e.LabelOf(e.Answer), e.Question, e.Summary, e.Text()}, "\n"))
}

func TestLedgerIsComplete(t *testing.T) {
	count := 0
	for _, e := range readLedger(t).Entries {
		for _, f := range e.Facts {
			count++
			if slices.ContainsFunc(f.groups(), func(g []string) bool { return len(g) == 0 }) {
				t.Errorf("%s: %q has an empty group", e.ID, f.Fact)
			}
		}
	}
	if count != ledgerFacts {
		t.Errorf("the ledger has %d facts, want %d", count, ledgerFacts)
	}
}

func TestEveryFactIsStated(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readLedger(t).Entries {
		for _, missing := range missingGroups(want.Facts, answerText(entry(t, h, want.ID))) {
			t.Errorf("%s: %v", want.ID, missing)
		}
	}
}

// neededTwice are facts that the body has to repeat: a link has the title of its entry, and hardware-based MFA is
// required as well.
var neededTwice = []string{
	"about: security is certified",
	"mfa-production-admin: that access requires multi-factor authentication",
}

// The body is shown right below the summary and continues from it, so it must not repeat the facts of the summary.
func TestBodyDoesNotRepeatSummary(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readLedger(t).Entries {
		checkStatedOnce(t, entry(t, h, want.ID), want.Facts)
	}
}

func checkStatedOnce(t *testing.T, e *handbook.Entry, facts []fact) {
	t.Helper()
	summary, body := fold(e.Summary), fold(e.Text())
	for _, f := range facts {
		twice := states(summary, f) && states(body, f)
		if id := e.ID + ": " + f.Fact; twice != slices.Contains(neededTwice, id) {
			t.Errorf("%s: stated in both summary and body is %v", id, twice)
		}
	}
}

func TestVerdictsMatchLedger(t *testing.T) {
	h := loadHandbook(t)
	for _, want := range readLedger(t).Entries {
		verdict := handbook.NoVerdict
		if slices.ContainsFunc(want.Facts, func(f fact) bool { return f.Fact == answerIsYes }) {
			verdict = handbook.Yes
		}
		if got := entry(t, h, want.ID).Answer; got != verdict {
			t.Errorf("%s: the answer is %q, want %q", want.ID, got, verdict)
		}
	}
}

// The tests of the ledger must be able to fail. This test removes each group of each fact from its entry. Only that
// fact must be reported, except for facts that overlap the removed words.
func TestMissingFactsAreDetected(t *testing.T) {
	h := loadHandbook(t)
	facts := 0
	for _, e := range readLedger(t).Entries {
		text := answerText(entry(t, h, e.ID))
		facts += len(e.Facts)
		if len(missingGroups(e.Facts, text)) > 0 {
			t.Errorf("%s lacks a fact to begin with", e.ID)
			continue
		}
		for _, f := range e.Facts {
			for _, group := range f.groups() {
				checkDetected(t, e, text, missingGroup{f.Fact, group})
			}
		}
	}
	if facts != ledgerFacts {
		t.Errorf("tried %d facts, want %d", facts, ledgerFacts)
	}
}

func checkDetected(t *testing.T, e ledgerEntry, text string, taken missingGroup) {
	t.Helper()
	gaps := occurrences(text, taken.group)
	noticed := false
	for _, got := range missingGroups(e.Facts, blank(text, gaps)) {
		if got.fact == taken.fact && slices.Equal(got.group, taken.group) {
			noticed = true
		} else if !anyOverlap(occurrences(text, got.group), gaps) {
			t.Errorf("%s: without %q, %v is reported too", e.ID, taken.group, got)
		}
	}
	if !noticed {
		t.Errorf("%s: not reported: %v", e.ID, taken)
	}
}

// blank overwrites the gaps with a character that is in no alternative, so that the words
// around them do not form new matches.
func blank(text string, gaps []span) string {
	b := []byte(text)
	for _, g := range gaps {
		for i := g.start; i < g.end; i++ {
			b[i] = '#'
		}
	}
	return string(b)
}

func anyOverlap(a, b []span) bool {
	return slices.ContainsFunc(a, func(x span) bool { return slices.ContainsFunc(b, x.overlaps) })
}
