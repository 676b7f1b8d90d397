package questionnaire

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"trustbook/embed"
	"trustbook/handbook/load"
)

// An end-to-end test of a sheet of 51 questions with the built-in handbook: all questions are found, the entry that
// answers is offered first, and every answer written unattended comes from it. The 19 questions without an answer stay
// empty.
func TestASheetOfQuestions(t *testing.T) {
	data, err := os.ReadFile("testdata/review.csv")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadFile("testdata/review-entries.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for line := range strings.Lines(string(entries)) {
		fields := strings.Fields(line)
		want[fields[0]] = fields[1:]
	}
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	q, p := mustOpen(t, data, "review.csv"), proposerOf(h)
	if got := q.Sheets[0].Columns; got != (Columns{1, 2, 3, 4}) || len(q.Questions) != 51 {
		t.Fatalf("%d questions, %+v", len(q.Questions), got)
	}
	var proposals []Proposal
	written, first := 0, 0
	for i := range q.Questions {
		x := &q.Questions[i]
		got := p.Propose(x)
		proposals = append(proposals, got)
		isRight := len(got.Offers) > 0 && slices.Contains(want[x.ID], got.Offers[0].Entry.ID)
		if got.Readiness == ReadinessReady {
			written++
			if !isRight {
				t.Errorf("%s %s would be answered with %s", x.ID, x.Text, got.Offers[0].Entry.ID)
			}
		}
		if isRight {
			first++
		}
	}
	if written < 18 || first*100 < len(want)*85 {
		t.Errorf("%d are written, %d of %d have the right entry first", written, first, len(want))
	}
	var out bytes.Buffer
	if err := q.Write(&out, UnattendedCells(q.Questions, proposals)); err != nil {
		t.Fatal(err)
	}
	before, after := strings.Split(string(data), "\n"), strings.Split(out.String(), "\n")
	changed := 0
	for i := range before {
		if before[i] != after[i] {
			changed++
			if !strings.HasPrefix(after[i], strings.TrimRight(before[i], ",")) || !strings.Contains(after[i], "[Source: ") {
				t.Errorf("%s became %s", before[i], after[i])
			}
		}
	}
	if changed != written || len(before) != len(after) {
		t.Errorf("%d of %d rows changed", changed, written)
	}
}

// Short rows are questions if something is said about each, such as the services that it is for. Headings are alone in
// their rows.
func TestShortRowsWithDetails(t *testing.T) {
	sheet := sheetOf{name: "Cloud", rows: [][]string{
		{"Requirement", "Service", "Vendor response", "Comments"},
		{"Access"},
		{"MFA supported", "SaaS, IaaS"},
		{"Which protocols for single sign-on do you support?", "SaaS"},
		{"Own accounts for administrators", "IaaS"},
		{"Data"},
		{"Encryption at rest", "SaaS, IaaS"},
		{"Backups in another region", "IaaS"},
		{"Export as CSV", "SaaS"},
		{"Deletion after the contract", "SaaS, IaaS"},
		{"Logs", "SaaS, IaaS"},
	}}
	want := []string{
		"MFA supported", "Which protocols for single sign-on do you support?", "Own accounts for administrators", "Encryption at rest",
		"Backups in another region", "Export as CSV", "Deletion after the contract", "Logs",
	}
	if got := texts(mustOpen(t, workbookOf(t, sheet), "q.xlsx")); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	register := sheetOf{name: "Findings", rows: [][]string{
		{"ID", "Gap", "Compensating control", "Notes"},
		{"F-1", "No MFA", "The customer enforces MFA before the launch", ""},
		{"F-2", "No masking", "No production data is used in tests until then", ""},
	}}
	if q, err := Open(workbookOf(t, register), "q.xlsx", SheetChoice{}); err == nil {
		t.Errorf("a register has questions: %q", texts(q))
	}
}
