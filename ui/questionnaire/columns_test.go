package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// layouts are sheets with the pitfalls of public questionnaires, in our own words.
var layouts = map[string]struct {
	sheet sheetOf
	want  Columns
	texts []string // texts of the questions
}{
	"header in row 2, as in catalogues of controls": {
		sheetOf{rows: [][]string{
			{"CLOUD QUESTIONNAIRE", "v4"},
			{"Question ID", "Question", "CSP Answer (Yes/No/NA)", "Control Ownership", "CSP Implementation Description (Optional/Recommended)", "CSC Responsibilities", "Control Specification"},
			{"IAM-01.1", "Are access policies established?", "", "", "", "", "Establish, document and approve policies for access."},
			{"IAM-01.2", "Are they reviewed each year?", "", "", "", "", "Establish, document and approve policies for access."},
			{"IAM-02.1", "Are strong passwords required?", "", "", "", "", "Establish policies for strong passwords."},
		}, lists: map[string]string{"C3:C5": "Yes,No,NA"}},
		Columns{1, 2, 3, 5},
		[]string{"Are access policies established?", "Are they reviewed each year?", "Are strong passwords required?"},
	},
	"Portuguese, with words in capitals": {
		sheetOf{rows: [][]string{
			{"", "Pergunta", "A sua resposta\n(SIM / NÃO)", "Definição / Critério Legal"},
			{"", "A empresa tem um plano de continuidade?", "NÃO", "Critério financeiro, cumulativo com o outro"},
			{"", "São feitas cópias de segurança?", "", "Decreto-Lei"},
		}, lists: map[string]string{"C2:C3": "SIM,NÃO"}},
		Columns{0, 2, 3, 0},
		[]string{"A empresa tem um plano de continuidade?", "São feitas cópias de segurança?"},
	},
	"a header that asks": {
		sheetOf{rows: [][]string{
			{"Statement of Applicability"},
			{"Control No.", "Control", "Is the control implemented or not?", "Reason", "Comment"},
			{"5.1", "Policies", "", "", ""},
			{"5.2", "Roles and responsibilities", "", "", ""},
		}},
		Columns{1, 2, 3, 5},
		[]string{"Policies", "Roles and responsibilities"},
	},
	"a number that only one row asks about": {
		sheetOf{rows: [][]string{
			{"Ref", "Requirement", "Comment"},
			{"1.1", "Passwords are at least twelve letters long"},
			{"1.2", "Sessions end when their user says so"},
			{"1.3", "Access to the system is logged at all times"},
			{"1.4", "Keys are kept apart from the data they protect"},
			{"1.5", "Changes are approved by somebody else"},
			{"1.6", "Errors do not tell what is inside the system"},
			{"1.7", "Files of users are checked before they are kept"},
			{"1.8", "Libraries are kept up to date all the time"},
			{"1.9", "Secrets are never part of the code itself"},
			{"1.10", "Backups are kept in a second place"},
			{"", "Which of these does a third party check?"},
		}},
		Columns{1, 2, 0, 3},
		[]string{"Passwords are at least twelve letters long", "Sessions end when their user says so", "Access to the system is logged at all times", "Keys are kept apart from the data they protect", "Changes are approved by somebody else", "Errors do not tell what is inside the system", "Files of users are checked before they are kept", "Libraries are kept up to date all the time", "Secrets are never part of the code itself", "Backups are kept in a second place", "Which of these does a third party check?"},
	},
	"a misspelt header": {
		sheetOf{rows: [][]string{
			{"Frage", "Bewertung", "Bermerkung"},
			{"Gibt es eine Leitlinie?", "", ""},
			{"Werden Zugriffe überprüft?", "", ""},
		}},
		Columns{0, 1, 0, 3},
		[]string{"Gibt es eine Leitlinie?", "Werden Zugriffe überprüft?"},
	},
	"questions are formulas without a header, which repeats with every section": {
		sheetOf{rows: [][]string{
			{"=Supplier response - organisation", "", "", "", "=Version 4"},
			{"=1. Complete this sheet and the applicable questions in each of the others."},
			{"=General information", "", "Answer"},
			{"GNRL-01", "=Name of the supplier", "="},
			{"=Documentation", "", "Answer", "Additional Information", "Guidance", "Analyst Notes"},
			{"DOCU-01", "=Do you have a business continuity plan?", "", "", "=Please attach the plan that you have tested.", "="},
			{"DOCU-02", "=Do you have a diagram of your architecture?", "", "", "=", "="},
			{"=Assessment of third parties", "", "Answer", "Additional Information", "Guidance", "Analyst Notes"},
			{"THRD-01", "=Describe how you assess suppliers.", "", "", "=", "="},
		}, lists: map[string]string{"C6:C7": "Yes,No"}},
		Columns{1, 2, 3, 4},
		[]string{"Do you have a business continuity plan?", "Do you have a diagram of your architecture?", "Describe how you assess suppliers."},
	},
	"requirements instead of questions, scores instead of answers": {
		sheetOf{rows: [][]string{
			{"Self-assessment", "", "=2026"},
			{"Category", "Subcategory", "Assurance level", "Requirement", "Documentation Score", "Implementation Score", "Category Maturity Score", "Comments and/or additional information"},
			{"Context: the circumstances of the organisation are understood", "GV-01: The mission is understood and informs risk management", "Basic", "The mission shall be established and communicated.", "1", "1", "=1", ""},
			{"", "", "Basic", "Legal requirements shall be identified and managed.", "1", "1", "=1", ""},
			{"", "", "Key", "Suppliers shall be recorded in an inventory.", "1", "1", "=1", ""},
		}, lists: map[string]string{"E3:F5": "1,2,3,4,5", "C3:C5": "Basic,Key"}, merged: []string{"A3:A5", "B3:B5"}},
		Columns{0, 4, 0, 8},
		[]string{"The mission shall be established and communicated.", "Legal requirements shall be identified and managed.", "Suppliers shall be recorded in an inventory."},
	},
	"titles of a catalogue with a number and the list of the column": {
		sheetOf{rows: [][]string{
			{"#", "Verification requirement", "Answer", "Comment"},
			{"V1", "Architecture and design"},
			{"1.1", "All components are identified and are known to be needed"},
			{"1.2", "[deleted, duplicate of 1.1]"},
			{"V2", "Authentication requirements"},
			{"2.1", "Passwords are at least twelve letters long"},
			{"V3", "Is each session ended after some time?"},
			{"3.1", "Sessions end when their user says so"},
			{"", "Prepared by:"},
		}, lists: map[string]string{"C2:C9": "Yes,No"}},
		Columns{1, 2, 3, 4},
		[]string{"All components are identified and are known to be needed", "Passwords are at least twelve letters long", "Is each session ended after some time?", "Sessions end when their user says so"},
	},
	"headings without a number and the list of the column": {
		sheetOf{rows: [][]string{
			{"Ref", "Requirement", "Response", "Comments"},
			{"", "Governance"},
			{"", "Access control"},
			{"A-1", "Multi-factor authentication"},
			{"A-2", "Least privilege"},
			{"", "Every administrator has an account of his own"},
			{"", "Data"},
			{"D-1", "Encryption"},
			{"", "Key management"}, // D-1 too
			{"D-2", "Backups"},
			{"D-3", "Restore tests"},
			{"D-4", "Retention"},
		}, lists: map[string]string{"C2:C12": "Yes,No"}, merged: []string{"A8:A9"}},
		Columns{1, 2, 3, 4},
		[]string{"Multi-factor authentication", "Least privilege", "Every administrator has an account of his own", "Encryption", "Key management", "Backups", "Restore tests", "Retention"},
	},
	"a drop-down list from the header to below the questions": {
		sheetOf{rows: [][]string{
			{"Question", "", "Y/N", "Notes"},
			{"Do you log access?"},
			{"Are logs kept for a year?"},
			{"Total:"},
			{"Role", "Name", "", "Date"},
		}, lists: map[string]string{"C1:C20": "Y,N"}},
		Columns{0, 1, 3, 4},
		[]string{"Do you log access?", "Are logs kept for a year?"},
	},
	"drop-down lists of a register above the questions": {
		sheetOf{
			rows:  append(append([][]string{{"Service", "Requirement", "Owner", "Fulfilled", "Notes"}, {"Mail", "Hosted service"}}, repeatRows(12, "", "Is service %d reviewed each year?")...), []string{"", "Is the list complete?"}),
			lists: map[string]string{"D2:D2": "Yes,No"},
		},
		Columns{0, 2, 0, 5},
		append(numbered(12, "Is service %d reviewed each year?"), "Is the list complete?"),
	},
	"a list with yes and no that asks for exceptions": {
		sheetOf{rows: [][]string{
			{"#", "Question", "Exception", "Customer comment", "Answer", "Comment"},
			{"1", "Is MFA required?"},
			{"2", "Are accounts reviewed?"},
		}, lists: map[string]string{"C2:C3": "Yes,No"}},
		Columns{1, 2, 5, 6},
		[]string{"Is MFA required?", "Are accounts reviewed?"},
	},
	"two answers: the verdict and its explanation": {
		sheetOf{rows: [][]string{
			{"#", "Domain", "Question", "Response", "Yes/No/N/A", "Risk Flag", "Notes / Evidence Required", "Score"},
			{"1", "Access", "Is MFA required?", "", "", "", "Policy", "0"},
			{"2", "Access", "Are accounts reviewed?", "", "", "", "Log", "0"},
		}},
		Columns{1, 3, 5, 4},
		[]string{"Is MFA required?", "Are accounts reviewed?"},
	},
	"guidance below each question": {
		sheetOf{rows: [][]string{
			{"", "Instructions"},
			{"", "Mark each question with yes or no as it applies to you, and add information."},
			{"", "Strategy", "", "", "Yes/No", "", "", "Interview Notes", "Rating"},
			{"", "SM1", "Is there a security programme in place?", "", "", "", "", "", "=0"},
			{"", "", "Guidance:", "The programme is documented and accessible to staff."},
			{"", "", "Guidance:", "The programme has been used in recent projects."},
			{"", "SM2", "Are developers aware of plans for the programme?", "", "", "", "", "", "=0"},
			{"", "", "Guidance:", "The goals are documented and accessible to the staff."},
		}, lists: map[string]string{"E4 E7": "Yes,No"}, merged: []string{"H4:H6"}},
		Columns{2, 3, 5, 8},
		[]string{"Is there a security programme in place?", "Are developers aware of plans for the programme?"},
	},
	"Swedish, with headings of sections among the questions": {
		sheetOf{rows: [][]string{
			{"Leverantörsbedömning"},
			{"Nr", "Fråga", "Svar", "Kommentar"},
			{"", "Åtkomst"},
			{"1.1", "Har ni flerfaktorsautentisering för administratörer?"},
			{"1.2", "Hur ofta granskas behörigheter?"},
			{"", "Hantering av incidenter och kontinuitet i verksamheten"},
			{"2.1", "Finns en plan för kontinuitet?"},
		}},
		Columns{1, 2, 3, 4},
		[]string{"Har ni flerfaktorsautentisering för administratörer?", "Hur ofta granskas behörigheter?", "Finns en plan för kontinuitet?"},
	},
	"German, the list says what is missing in the header": {
		sheetOf{rows: [][]string{
			{"Frage", "", "Bemerkung"},
			{"Haben Sie einen Datenschutzbeauftragten?"},
			{"Wie werden Daten gelöscht?"},
		}, lists: map[string]string{"B2:B3": "Ja,Nein,Teilweise"}},
		Columns{0, 1, 2, 3},
		[]string{"Haben Sie einen Datenschutzbeauftragten?", "Wie werden Daten gelöscht?"},
	},
	"statements without a header that says so, beside a list with yes and no": {
		sheetOf{rows: [][]string{
			{"ID", "Detailed Verification Requirement", "Level 1", "Tested?"},
			{"1.1", "Verify that all components of the application are known."},
			{"1.2", "Verify that no component is used that nobody maintains."},
		}, lists: map[string]string{"D2:D3": "Yes,No,N/A"}},
		Columns{1, 2, 4, 0},
		[]string{"Verify that all components of the application are known.", "Verify that no component is used that nobody maintains."},
	},
	"numbered statements under the headings of sections, with scores to their left": {
		sheetOf{rows: [][]string{
			{"", "ASSESSMENT OF SUPPLIERS"},
			{"Vendor Scoring", "A. Privacy", "Vendor Comments", "Assessor Comments"},
			{"", "1. Will accommodate an audit at short notice."},
			{"", "2. Will store all confidential data in this country."},
			{"17", "Privacy Total"},
			{"Vendor Scoring", "B. Policies", "Vendor Comments", "Assessor Comments"},
			{"", "1. Has formal policies for information security."},
		}},
		Columns{0, 2, 0, 3},
		[]string{"Will accommodate an audit at short notice.", "Will store all confidential data in this country.", "Has formal policies for information security."},
	},
	"a column for each answer": {
		sheetOf{rows: [][]string{
			{"#", "Question", "Yes", "No", "N/A", "Evidence to collect", "Comments"},
			{"1", "Is MFA required?", "", "", "", "Policy"},
			{"2", "Are accounts reviewed?", "", "", "", "Log"},
		}},
		Columns{1, 2, 3, 7},
		[]string{"Is MFA required?", "Are accounts reviewed?"},
	},
	"answers that are there already, under a header that does not say so": {
		sheetOf{rows: [][]string{
			{"ID", "Question", "Priority", "State", "Notes"},
			{"1", "Is MFA required?", "P1", "Yes - for all", ""},
			{"2", "Are accounts reviewed?", "P2", "No, but planned", ""},
		}},
		Columns{1, 2, 4, 5},
		[]string{"Is MFA required?", "Are accounts reviewed?"},
	},
	"a request beside a word of a header": {
		sheetOf{rows: [][]string{
			{"Section", "Question", "Response Options", "Comments"},
			{"Programme", "Do you have a security programme?", "1. Yes 2. No 3. Other"},
			{"", "Please provide the reports of the last two years.", "Evidence"},
			{"", "(if there are certificates) -> the certificates of your company.", "Evidence"},
			{"", "The latest report of a penetration test", "Evidence"},
		}},
		Columns{0, 2, 0, 4},
		[]string{"Do you have a security programme?", "Please provide the reports of the last two years.", "(if there are certificates) -> the certificates of your company.", "The latest report of a penetration test"},
	},
	"numbers whose row reads like a header": {
		sheetOf{rows: [][]string{
			{"Category", "Control ID", "Control Name", "Status", "Evidence needed", "Notes"},
			{"Governance", "AI-G1", "Risk governance roles are defined", "Partially Implemented", "Chart"},
			{"Governance", "AI-G2", "The life cycle of models is documented", "Not Implemented", "Plan"},
		}},
		Columns{2, 3, 4, 6},
		[]string{"Risk governance roles are defined", "The life cycle of models is documented"},
	},
	"comments to the right of evidence": {
		sheetOf{rows: [][]string{
			{"ID", "Question", "Response", "Evidence", "Evidence location", "Comments"},
			{"A-1", "Do you log access?"},
			{"A-2", "Are backups tested?"},
		}},
		Columns{1, 2, 3, 6},
		[]string{"Do you log access?", "Are backups tested?"},
	},
	"numbers in the text, of short statements too, and totals": {
		sheetOf{rows: [][]string{
			{"", "A. Architecture of the whole company", "Comments"},
			{"5", "1. Maintains a firewall."},
			{"5", "2.Performs background checks for everybody with access."},
			{"", "Total of the architecture of the whole company"},
			{"", "B. Identity and access management", "Comments"},
			{"5", "1. Reviews access rights every year."},
		}},
		Columns{0, 2, 0, 3},
		[]string{"Maintains a firewall.", "2.Performs background checks for everybody with access.", "Reviews access rights every year."},
	},
	"places to fill in that look like headers, and several numbers in a row": {
		sheetOf{rows: [][]string{
			{"Clause", "Requirement", "Evidence needed", "Compliant (C, P, N)", "Document"},
			{"4.1", "Determine the scope of the system", "Scope", "C / P / N", "[Check Yes/No]"},
			{"4.2, 4.3", "Understand the needs of interested parties", "List", "C / P / N", "[Check Yes/No]"},
			{"5.1", "Show leadership and commitment", "Minutes", "C / P / N", "[Check Yes/No]"},
		}},
		Columns{1, 2, 4, 0},
		[]string{"Determine the scope of the system", "Understand the needs of interested parties", "Show leadership and commitment"},
	},
	"only a list of questions": {
		sheetOf{rows: [][]string{{"Do you log access?"}, {"Are backups tested?"}, {"How is data deleted?"}}},
		Columns{0, 1, 2, 0},
		[]string{"Do you log access?", "Are backups tested?", "How is data deleted?"},
	},
	"French, a title that reads like a header": {
		sheetOf{rows: [][]string{
			{"Questionnaire de réponse du fournisseur", "", "v1"},
			{"Réf", "Question", "Réponse", "Commentaires"},
			{"S-1", "Disposez-vous d'une politique de sécurité ?"},
			{"S-2", "Les données sont-elles chiffrées ?"},
		}},
		Columns{1, 2, 3, 4},
		[]string{"Disposez-vous d'une politique de sécurité ?", "Les données sont-elles chiffrées ?"},
	},
	"answers to the left": {
		sheetOf{
			rows:  [][]string{{"Antwort", "Frage", "Bemerkung"}, {"", "Werden Daten verschlüsselt?"}, {"", "Gibt es eine Richtlinie?"}},
			lists: map[string]string{"A2:A3": "Ja,Nein,Teilweise"},
		},
		Columns{0, 2, 1, 3},
		[]string{"Werden Daten verschlüsselt?", "Gibt es eine Richtlinie?"},
	},
}

func TestFindsTheQuestions(t *testing.T) {
	for name, c := range layouts {
		t.Run(name, func(t *testing.T) {
			c.sheet.name = "Sheet"
			q := mustOpen(t, workbookOf(t, c.sheet), "q.xlsx")
			var texts []string
			for _, x := range q.Questions {
				texts = append(texts, x.Text)
			}
			if !slices.Equal(texts, c.texts) {
				t.Errorf("questions %q, want %q", texts, c.texts)
			}
			if got := q.Sheets[0].Columns; got != c.want {
				t.Errorf("columns %+v, want %+v\n%s", got, c.want, strings.Join(q.Sheets[0].Why, "\n"))
			}
		})
	}
}

// Sheets without questions have none, nor do sheets for people other than the supplier.
func TestInventsNoQuestions(t *testing.T) {
	for name, c := range map[string]struct {
		sheet sheetOf
		want  string
	}{
		"figures":                 {sheetOf{rows: [][]string{{"Month", "Amount"}, {"May", "1"}, {"June", "2"}}}, "no column has questions"},
		"long texts":              {sheetOf{rows: [][]string{{"Resource", "Name", "Compliant"}, {"/subscriptions/of/some/provider/and/others", "a", "Fail"}, {"/subscriptions/of/another/provider/and/more", "b", ""}}}, "no column has questions"},
		"a register of suppliers": {sheetOf{rows: [][]string{{"Supplier", "Which of our data does it have?", "Report of an auditor on file?"}, {"A", "Names", "Yes"}, {"B", "None", "No"}}}, "no column for answers"},
		"no answers":              {sheetOf{rows: [][]string{{"Question", "Owner"}, {"Do you encrypt data at rest?", ""}}}, "no column for answers"},
		"a register":              {sheetOf{rows: [][]string{{"ID", "Description", "Owner", "Notes"}, {"R-1", "Signed agreements with customers", "Legal", ""}, {"R-2", "Checks of people before they start", "HR", ""}}}, "no column has questions"},
		"evaluation":              {sheetOf{rows: [][]string{{"ID", "Question", "Answer", "Comments"}, {"A-1", "Do you encrypt data?", "=Yes", ""}, {"A-2", "Do you log access?", "=No", ""}}}, "the answers in column C are computed"},
		"hidden":                  {sheetOf{hidden: true, rows: [][]string{{"Question", "Answer"}, {"Do you encrypt data?", ""}}}, "hidden"},
		"definitions":             {sheetOf{rows: [][]string{{"id", "question_type", "question_choices"}, {"A1", "unique", "Yes No"}, {"A2", "text", ""}}}, "no column has questions"},
		"not applicable":          {sheetOf{rows: [][]string{{"ID", "Objectives", "Risks", "State"}, {"1.1", "Identify what is public", "N/A", "open"}, {"1.2", "Review what is public", "A5", "open"}, {"1.3", "Explain what is public", "N/A", "open"}, {"1.4", "Detail what is public", "N/A", "open"}}}, "no column for answers"},
		"merged":                  {sheetOf{rows: [][]string{{"Question", "Answer"}, {"Please read these instructions before you begin.", ""}}, merged: []string{"A2:B2"}}, "A2"},
	} {
		t.Run(name, func(t *testing.T) {
			c.sheet.name = "Sheet"
			q, err := Open(workbookOf(t, c.sheet), "q.xlsx", SheetChoice{})
			if err != ErrNoQuestions || len(q.Questions) != 0 || !strings.Contains(q.Sheets[0].Problem, c.want) { //nolint:errorlint // it is returned as it is
				t.Errorf("%v %+v", err, q.Sheets)
			}
		})
	}
}

// An answer column has no boxes, and a column with yes and no need not be for answers.
func TestOtherColumnsWithVerdicts(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		answer int
		places int // number of questions whose answer can be written
	}{
		"answers of yes and no":    {"Control,Implemented,Tested,Comment\nAccess control,Yes,No,a\nChange control,Yes,No,b\nAre all administrators reviewed?,,,\n", 2, 1},
		"answers that vary":        {"Control,In use,Known,Comment\nAccess control,Yes,No,a\nChange control,No,Yes,b\nAre all administrators reviewed?,,,\n", 2, 0},
		"what is mandatory":        {"Question,Mandatory\nDo you log?,Yes\nDo you test?,Yes\nDo you scan?,No\nDo you patch?,\n", 3, 4},
		"what nobody knows":        {"Question,Flagged,Notes\nDo you log?,Y,\nDo you test?,Y,\nDo you scan?,N,\nDo you patch?,,\n", 2, 0},
		"answers without a header": {"Do you log?,Yes\nDo you test?,Yes\nDo you scan?,No\nDo you patch?,\n", 2, 1},
	} {
		q := mustOpen(t, []byte(c.file), "q.csv")
		places := 0
		for i := range q.Questions {
			if s := q.Questions[i].Answer; s.Name != "" && s.Value == "" {
				places++
			}
		}
		if s := q.Sheets[0]; s.Columns.Answer != c.answer || places != c.places {
			t.Errorf("%s: %d places, %+v", name, places, s)
		}
	}
}

// If the boxes of a question have a list, the mark comes from the list. A list without a mark cannot be ticked.
func TestTicksWithAListGetItsMark(t *testing.T) {
	for list, want := range map[string]string{"✓": "✓", "-,x": "x", "maybe,sure": ""} {
		q := mustOpen(t, workbookOf(t, sheetOf{rows: [][]string{{"Question", "Yes", "No", "Comments"}, {"Is MFA required?"}}, lists: map[string]string{"B2:C2": list}}), "q.xlsx")
		cells := q.Questions[0].Fill(0, "No", "A text.")
		got := ""
		for _, c := range cells {
			for _, placed := range q.Questions[0].Answer.fillForm(c) {
				if !c.Note {
					got = placed.Text
				}
			}
		}
		if got != want {
			t.Errorf("%s: %q", list, got)
		}
	}
}

// A column for one answer is still one of several, even if the user names it.
func TestNamedColumnOfBoxes(t *testing.T) {
	q, err := Open([]byte("Question,Yes,No\nDo you log?,,\n"), "q.csv", SheetChoice{Columns: Columns{Answer: 2}})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := q.Write(&out, q.Questions[0].Fill(0, "No", "A text.")); err != nil || out.String() != "Question,Yes,No\nDo you log?,,\"X\"\n" {
		t.Errorf("%v %s", err, out.String())
	}
}

// numbered returns n numbered texts.
func numbered(n int, format string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf(format, i+1)
	}
	return out
}

// repeatRows returns n rows with the given first cell and a numbered text.
func repeatRows(n int, first, format string) [][]string {
	var out [][]string
	for _, text := range numbered(n, format) {
		out = append(out, []string{first, text})
	}
	return out
}

// The example in a register of actions is not a question.
func TestExampleOfARegister(t *testing.T) {
	q, err := Open(workbookOf(t, sheetOf{name: "Actions", rows: [][]string{{"Action", "Action description", "Notes"}, {"ACT-1", "Review the policy every year and update it", ""}}, lists: map[string]string{"C2:C9": "Yes,No"}}), "q.xlsx", SheetChoice{})
	if err == nil {
		t.Errorf("%+v", q.Questions)
	}
}

func TestColumnsCanBeNamed(t *testing.T) {
	data := workbookOf(t, sheetOf{name: "One", rows: [][]string{{"x"}}}, sheetOf{name: "Two", hidden: true, rows: [][]string{{"Topic", "Reply here", "Ours"}, {"Encryption of all data that is stored", "", ""}}})
	q, err := Open(data, "q.xlsx", SheetChoice{Sheet: "Two", Columns: Columns{Question: 1, Answer: 3}})
	if err != nil || len(q.Questions) != 1 || q.Questions[0].Answer.Name != "C2" {
		t.Fatalf("%v %+v", err, q)
	}
	if _, err := Open(data, "q.xlsx", SheetChoice{Sheet: "Three"}); err == nil || !strings.Contains(err.Error(), "One, Two") {
		t.Error(err)
	}
}

// The cell for an answer cannot be found if commas inside text have shifted the fields of its row.
func TestSplitTextsAreRefused(t *testing.T) {
	_, err := Open([]byte("id,question,answer\n1,Do you encrypt data?,\n2,Do you encrypt laptops, phones and disks?,\n"), "q.csv", SheetChoice{})
	if err == nil || err.Error() != "more fields than in the header: line 3" {
		t.Error(err)
	}
	if got := (SplitRowsError{[]int{1, 2, 3, 4, 5, 6, 7}}).Error(); !strings.HasSuffix(got, "lines 1, 2, 3, 4, 5 and 2 more") {
		t.Error(got)
	}
}

// The header of a list of questions identifies its columns, and other flags in it are not answers.
func TestHeaderOfAListOfQuestions(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want []string
	}{
		"a flag of yes and no": {"question_id,category,question,response_required\nA-1,Keys,Do you rotate keys?,Yes\nA-2,Access,Is access logged?,Yes\n", []string{"Do you rotate keys?", "Is access logged?"}},
		"requests":             {"id,question\n1,Evidence of the last test of backups\n2,Population of the changes of this year\n", []string{"Evidence of the last test of backups", "Population of the changes of this year"}},
		"one column":           {"Question\nMFA everywhere\nDo you encrypt laptops?\nLogs\n", []string{"MFA everywhere", "Do you encrypt laptops?", "Logs"}},
		"one, without header":  {"Remote work\nDo you encrypt laptops?\n", []string{"Remote work", "Do you encrypt laptops?"}},
	} {
		q := mustOpen(t, []byte(c.file), "q.csv")
		if got := texts(q); !slices.Equal(got, c.want) || slices.ContainsFunc(q.Questions, func(q Question) bool { return q.IsAnswered() }) {
			t.Errorf("%s: %q %+v", name, got, q.Questions)
		}
	}
}

// A question in a hidden row is found, but nothing is written there without review. A protected sheet is reported.
func TestHiddenRowsAndProtectedSheets(t *testing.T) {
	q := mustOpen(t, workbookOf(t, sheetOf{name: "One", hiddenRow: 2, protected: true, rows: [][]string{
		{"ID", "Question", "Answer"}, {"1", "Do administrators use MFA?"}, {"2", "Do administrators use MFA?"},
	}}), "q.xlsx")
	p := proposerOf(handbookOf(t, mfaPage))
	var proposals []Proposal
	for i := range q.Questions {
		proposals = append(proposals, p.Propose(&q.Questions[i]))
	}
	if len(proposals) != 2 || proposals[0].Why != "the row of the question is hidden" || proposals[1].Readiness != ReadinessReady {
		t.Errorf("%+v", proposals)
	}
	if cells := UnattendedCells(q.Questions, proposals); len(cells) != 1 || cells[0].Question != 1 {
		t.Errorf("%+v", cells)
	}
	if !q.Sheets[0].Protected {
		t.Error("the sheet is not said to be protected")
	}
}

// If a CSV file gets an answer column, every row has as many fields as the header.
func TestNewColumnIsInEveryRow(t *testing.T) {
	for before, want := range map[string]string{
		"ID;Question\n1;Do you log access?\n2;Do you test?\n;\n3;Do you scan?\n": "ID;Question;\"Answer\"\n1;Do you log access?;\n2;Do you test?;\"Yes.\"\n;;\n3;Do you scan?;\n",
		"Do you log access?\nDo you test?\nDo you scan?\n":                       "Do you log access?,\nDo you test?,\"Yes.\"\nDo you scan?,\n",
	} {
		q := mustOpen(t, []byte(before), "q.csv")
		var out strings.Builder
		if err := q.Write(&out, q.Questions[1].Fill(1, "Yes", "")); err != nil || out.String() != want {
			t.Errorf("%v\n%s", err, out.String())
		}
	}
}
