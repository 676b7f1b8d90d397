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

// The ledger lists every fact that the shipped texts state. A fact holds when
// each of its groups has one alternative in the text. These tests say that no
// fact is lost; what must not be added is for reviewers, and words_test.go.

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

// ledgerFacts is how many facts the ledger holds, so that a ledger read only
// in part cannot pass for a whole one.
const ledgerFacts = 126

// answerIsYes is the one fact that the verdict states rather than the text.
const answerIsYes = "answer is yes"

func readLedger(t *testing.T) ledger {
	t.Helper()
	data, err := os.ReadFile("testdata/facts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var l ledger
	if err := yaml.Unmarshal(data, &l); err != nil {
		t.Fatal(err)
	}
	return l
}

// groups are all that a fact asks for: one alternative of each.
func (f fact) groups() [][]string {
	return append([][]string{f.MustContain}, f.AllOf...)
}

// finding is a group of a fact that a text does not satisfy.
type finding struct {
	fact  string
	group []string
}

func (f finding) String() string { return fmt.Sprintf("%s: none of %q", f.fact, f.group) }

// unsatisfied gives what is missing in a folded text.
func unsatisfied(facts []fact, text string) []finding {
	var missing []finding
	for _, f := range facts {
		for _, group := range f.groups() {
			if len(occurrences(text, group)) == 0 {
				missing = append(missing, finding{f.Fact, group})
			}
		}
	}
	return missing
}

func states(text string, f fact) bool { return len(unsatisfied([]fact{f}, text)) == 0 }

// fold makes case, white space and hyphens compare alike. It does not trim:
// the ledger's "US " ends in a space for a reason.
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

// span is a piece of a text: from the first byte up to the second.
type span struct{ start, end int }

func (s span) overlaps(other span) bool { return s.start < other.end && other.start < s.end }

// occurrences are all places where an alternative stands in a folded text.
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

// shown is what answers a reader: verdict, question, summary and body. The
// title is left out, so that no fact hangs on it alone.
func shown(e *handbook.Entry) string {
	return fold(strings.Join([]string{e.Answer.Label(), e.Question, e.Summary, e.Text()}, "\n"))
}

func TestLedgerIsWhole(t *testing.T) {
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
		t.Errorf("the ledger holds %d facts, want %d", count, ledgerFacts)
	}
}

func TestEveryFactIsStated(t *testing.T) {
	h := load(t)
	for _, want := range readLedger(t).Entries {
		for _, missing := range unsatisfied(want.Facts, shown(entry(t, h, want.ID))) {
			t.Errorf("%s: %v", want.ID, missing)
		}
	}
}

// neededTwice are facts whose words the body cannot do without: a link is
// called what its entry is called, and hardware-based MFA is a must as well.
var neededTwice = []string{
	"about: security is certified",
	"mfa-production-admin: that access requires multi-factor authentication",
}

// The body stands right below the summary, and so continues from it: told
// twice, a fact is padding to whoever reads both.
func TestBodyContinuesFromTheSummary(t *testing.T) {
	h := load(t)
	for _, want := range readLedger(t).Entries {
		e := entry(t, h, want.ID)
		summary, body := fold(e.Summary), fold(e.Text())
		for _, f := range want.Facts {
			twice := states(summary, f) && states(body, f)
			if id := e.ID + ": " + f.Fact; twice != slices.Contains(neededTwice, id) {
				t.Errorf("%s: said by both summary and body is %v", id, twice)
			}
		}
	}
}

func TestVerdictIsTheLedgers(t *testing.T) {
	h := load(t)
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

// A check that cannot fail proves nothing. So every group of every fact is
// taken out of its text in turn, and the check has to name that fact, and no
// other that has not lost words to the same gaps.
func TestEveryMissingFactIsNoticed(t *testing.T) {
	h := load(t)
	facts := 0
	for _, e := range readLedger(t).Entries {
		text := shown(entry(t, h, e.ID))
		facts += len(e.Facts)
		if len(unsatisfied(e.Facts, text)) > 0 {
			t.Errorf("%s lacks a fact already, so nothing can be shown on it", e.ID)
			continue
		}
		for _, f := range e.Facts {
			for _, group := range f.groups() {
				checkNoticed(t, e, text, finding{f.Fact, group})
			}
		}
	}
	if facts != ledgerFacts {
		t.Errorf("tried %d facts, want %d", facts, ledgerFacts)
	}
}

func checkNoticed(t *testing.T, e ledgerEntry, text string, taken finding) {
	t.Helper()
	gaps := occurrences(text, taken.group)
	noticed := false
	for _, got := range unsatisfied(e.Facts, blank(text, gaps)) {
		if got.fact == taken.fact && slices.Equal(got.group, taken.group) {
			noticed = true
		} else if !anyOverlap(occurrences(text, got.group), gaps) {
			t.Errorf("%s: without %q the check also reports %v", e.ID, taken.group, got)
		}
	}
	if !noticed {
		t.Errorf("%s: the check does not notice that %v", e.ID, taken)
	}
}

// blank puts a character that no alternative holds over each gap, so that the
// words left and right of it do not join to new ones.
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
