package questionnaire

import (
	"fmt"
	"strings"
	"testing"
)

func TestHeaderRole(t *testing.T) {
	for want, headers := range map[columnRole][]string{
		questionRole: {"Question", "Questions", "Requirement", "Control", "Control Specification", "Fråga", "Krav", "Frage", "Anforderung", "Exigence", "Pregunta", "Item", "Security question", "Question (please read)", "Consensus Assessment Question", "Customer question", "Kundens fråga"},
		answerRole:   {"Answer", "Response", "Supplier response", "Vendor's answer", "Yes/No", "Y/N", "Compliant", "Compliance status", "Svar", "Ja/Nej", "Antwort", "Réponse", "Respuesta", "Sí/No", "CSP Answer (Yes/No/NA)", "Implemented", "Yes / No / N/A", "Yes / No / Not applicable"},
		noteRole:     {"Comment", "Comments", "Notes", "Additional Information", "Evidence", "Explanation", "Kommentar", "Bemerkung", "Commentaires", "Observaciones", "Supporting information", "How is it implemented", "Compliance comments", "Answer notes", "Answer / Evidence", "Comments and exceptions", "Explanation (required if no)", "Vendor statement", "Implementation description"},
		idRole:       {"ID", "#", "No", "Nr.", "Question ID", "Ref", "Control ID", "Reference", "Numero"},
		otherRole: {
			"Analyst Notes", "Reviewer comments", "Guidance", "Example answer", "Score", "Expected answer", "Risk flag", "Response options", "Instructions", "Maturity", "Date of answer", "Internal notes", "Type", "Beispiel",
			"Non-compliant (Y/N)", "Exception? (Yes/No)", "Risk accepted (Yes/No)", "In scope (Yes/No/NA)", "Evidence available (Y/N)", "Applicable (Yes/No)", "Gap (Yes / No / Not applicable())", "Not compliant", "Undantag (Ja/Nej)", "Exception", "In scope", "Deviation", "Customer comment", "Kundens kommentar", "Customer's comment", "Your customers’ comments", "Auditor’s notes", "Assessors' response", "Reviewers comments", "CUSTOMER_COMMENTS", "Intern kommentar", "Granskarens anmärkning", "Comments (internal use only)",
			"Previous answer", "Previous question", "Answer from last year", "Prior response", "Svar förra året", "Vendor compliance (1-5)", "Compliance (0 to 3)",
		},
		noRole: {
			"", "Access", "Month", "Owner", "Do you have a documented question policy?", "Answer all questions in this sheet before you send it back to us.", "Please answer all the questions.",
			"The answer is taken from the sheet with the details about the supplier",
		},
	} {
		for _, h := range headers {
			if got := headerRole(cleanLine(h)); got != want {
				t.Errorf("%q: %d, want %d", h, got, want)
			}
		}
	}
}

// rowOf returns the cells of a row that are not empty, by column.
func rowOf(cells ...string) map[int]string {
	out := map[int]string{}
	for i, c := range cells {
		if c != "" {
			out[i+1] = c
		}
	}
	return out
}

func TestHeaderRows(t *testing.T) {
	for name, c := range map[string]struct {
		row  map[int]string
		want string // roles by column; "" if it is not a header
	}{
		"question and answer":          {rowOf("Question", "Answer"), "map[1:2 2:3]"},
		"id, question, comment":        {rowOf("ID", "Question", "Comments"), "map[1:1 2:2 3:4]"},
		"others stay":                  {rowOf("Domain", "Question", "Answer", "Analyst Notes"), "map[2:2 3:3 4:6]"},
		"a section with its answers":   {rowOf("Documentation", "", "Answer"), "map[3:3]"},
		"only an answer":               {rowOf("Answer"), ""},
		"a column for a standard":      {rowOf("No.", "Question", "ISO 27001", "Evidence"), "map[1:1 2:2 4:4]"},
		"no column for answers":        {rowOf("ID", "Question", "Owner"), ""},
		"a question is no header":      {rowOf("Question", "Do you log all access?", "Answer"), ""},
		"a numbered row is none":       {rowOf("IAM-01.1", "Question", "Answer"), ""},
		"long texts":                   {rowOf("Answer", "This is a sentence of more than six words", "And this is yet another one of these"), ""},
		"a title beside comments":      {rowOf("Access to our systems and data", "Who may have it", "Comments"), ""},
		"answers of two years":         {rowOf("Question", "2025 answer", "2025 comment", "2026 answer", "Comment 2026"), "map[1:2 2:6 3:6 4:3 5:4]"},
		"two columns of one role":      {rowOf("Answer", "Response"), "map[1:3 2:3]"},
		"answers and their comments":   {rowOf("", "Answer", "Comments"), "map[2:3 3:4]"},
		"empty":                        {rowOf(), ""},
		"a row of data with one match": {rowOf("1", "Compliance", "Yes"), ""},
	} {
		roles := headerRoles(c.row, func(int) bool { return true })
		got := fmt.Sprint(roles)
		if roles == nil {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestNumbersOfQuestions(t *testing.T) {
	for text, want := range map[string]bool{
		"1": true, "1.": true, "1.2.3": true, "Q12": true, "IAM-14.1": true, "A.1.2": true, "A&A-01": false, "CEK-03*": true, "ISO 27": true, "GV_1": true, "#7": true, "§3": false, "12-a": true, "Å1": true, "AI-G1": true,
		"": false, "A": false, "Yes": false, "1 question": false, "Question 1 of 2": false, "TLS 1.2 or later": false, "2026-01-31 10:00": false, "1.2 Do you?": false,
	} {
		if got := isNumbered(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// A column has the role that at least half of its headers suggest.
func TestVotes(t *testing.T) {
	v := roleVotes{}
	for _, r := range []map[int]columnRole{{1: answerRole, 2: noteRole, 3: answerRole}, {1: answerRole, 2: noteRole}, {1: noteRole, 3: noteRole}, {2: answerRole, 1: answerRole}} {
		v.add(rowOf("a", "b", "c"), r)
	}
	if got := fmt.Sprint(v.roles()); got != fmt.Sprint(map[int]columnRole{1: answerRole, 2: noteRole}) {
		t.Error(got)
	}
}

// The kind of a file depends on its name if that is known, and otherwise on its contents.
func TestKindsOfFiles(t *testing.T) {
	const csv, markdown, object = "Question,Answer\nDo you log?,\n", "- Do you log?\n", `{"question": "Do you log?"}`
	for _, c := range []struct{ name, text, want string }{
		{"", csv, "A2"},
		{"q.csv", csv, "A2"},
		{"Q.CSV", csv, "A2"},
		{"q.tsv", strings.ReplaceAll(csv, ",", "\t"), "A2"},
		{"", strings.ReplaceAll(csv, ",", ";"), "A2"},
		{"", markdown, "line 1"},
		{"q.md", markdown, "line 1"},
		{"q.txt", markdown, "line 1"},
		{"q.unknown", markdown, "line 1"},
		{"", object, "question 1"},
		{"q.json", object, "question 1"},
		{"q.txt", object, "question 1"},
		{"", "\ufeff \n" + object, "question 1"},
		{"", "[\n" + object + "]", "question 1"},
		{"", `["Do you log?"]`, "question 1"},
		{"q.md", "[Do you](x) log?\n", ""},
	} {
		q, err := Open([]byte(c.text), c.name, SheetChoice{})
		if c.want == "" {
			if err == nil && strings.HasPrefix(q.Questions[0].Where, "question") {
				t.Errorf("%s %q: was read as JSON", c.name, c.text)
			}
			continue
		}
		if want := strings.Replace(c.want, "A2", "row 2", 1); err != nil || len(q.Questions) != 1 || q.Questions[0].Where != want {
			t.Errorf("%s %q: %v, want %s", c.name, c.text, err, want)
		}
	}
	for name, text := range map[string]string{"q.xlsx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "q.json": "{", "": "PK\x03\x04"} {
		if _, err := Open([]byte(text), name, SheetChoice{}); err == nil {
			t.Errorf("%s %q was read", name, text)
		}
	}
}

// JSON with comments and joined strings, as in VSAQ, and with mistakes.
func TestJSONWithComments(t *testing.T) {
	for text, want := range map[string]string{
		`["a"]`:                      `["a"]`,
		`["a" + "b"]`:                `[     "ab"]`,
		"[\"a\" +\n \"b\"+\"c\"]":    `[         "abc"]`,
		`["a\"b" + "c"]`:             `[     "a\"bc"]`,
		`["a\\" + "c"]`:              `[     "a\\c"]`,
		"[1] // end":                 "[1]       ",
		"// start\n[1]":              "         [1]",
		"[1, /* two, */ 3]":          "[1,            3]",
		`["// no", "/* comment */"]`: `["// no", "/* comment */"]`,
		"[1] /* open":                "[1]        ",
		`["open`:                     `["open`,
		`["a" + `:                    `["a" + `,
		`"\`:                         `"\`,
		"\ufeff[]":                   "   []",
		"":                           "",
	} {
		if got, _ := withoutComments([]byte(text)); string(got) != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"", "{", `{"a":}`, `["a" + ]`, "/* open", strings.Repeat("[", 20_000), "nul"} {
		if _, err := fromJSON([]byte(text)); err == nil || !strings.Contains(err.Error(), "not valid JSON") {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

func TestJSONItems(t *testing.T) {
	for _, c := range [][2]string{ // JSON, and id: question (choices)
		{`{"question": "Logs", "id": "a"}`, "a: Logs ()"},
		{`{"type": "yesno", "text": "Logs", "id": 7}`, "7: Logs (yes no)"},
		{`{"type": "radiogroup", "text": "Logs", "choices": ["a", {"k": "<b>b</b>"}]}`, ": Logs (a b)"},
		{`{"label": "Do you log?", "options": ["x"]}`, ": Do you log? (x)"},
		{`{"label": "Logs"}`, ""},
		{`{"type": "tip", "text": "Do you log?"}`, ""},
		{`{"type": "line", "text": ""}`, ""},
		{`[{"type": "info", "text": "Which?"}, {"type": "checkgroup", "choices": ["a"]}]`, ": Which? (a)"},
		{`{"a": {"b": [{"question": "Deep"}]}}`, ": Deep ()"},
		{`{"q": "Do you log?"}`, ""},
		{`{"list": ["Do you log?", "No question", 7, null]}`, ": Do you log? ()"},
		{`{"question": "&lt;b&gt; &amp; \u001b[31m red"}`, ": <b> & [31m red ()"},
		{`{"question": "12"}`, ""},
		{`7`, ""},
	} {
		text, want := c[0], c[1]
		q, err := fromJSON([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, x := range q.Questions {
			if strings.Contains(x.Text, "\x1b") {
				t.Errorf("%s: %q", text, x.Text)
			}
			got = append(got, fmt.Sprintf("%s: %s (%s)", x.ID, x.Text, strings.Join(x.Answer.Choices, " ")))
		}
		if s := strings.Join(got, "; "); s != want && !strings.Contains(text, "u001b") {
			t.Errorf("%s: %q, want %q", text, s, want)
		}
	}
}

// A Markdown copy differs from the file only in the answers, each of which is below or beside its question.
func TestMarkdownCopies(t *testing.T) {
	for text, want := range map[string]string{
		"1. Do you log?\n":                             "1. Do you log?\n\n   A.\n",
		"1. Do you log?":                               "1. Do you log?\n\n   A.",
		"- Do you log?\n- Is it kept?\n":               "- Do you log?\n\n  A.\n\n- Is it kept?\n\n  A.\n",
		"  * Do you log?\n":                            "  * Do you log?\n\n    A.\n",
		"## Do you log?\n\nText.\n":                    "## Do you log?\n\nA.\n\nText.\n",
		"Do you log?\n\nText.\n":                       "Do you log?\n\nA.\n\nText.\n",
		"- [ ] Do you log?\n":                          "- [ ] Do you log?\n\n  A.\n",
		"|Question|Answer|\n|-|-|\n|Do you log?||\n":   "|Question|Answer|\n|-|-|\n|Do you log?| A. |\n",
		"Question | Answer\n-|-\nDo you log? | |\n":    "Question | Answer\n-|-\nDo you log? | A. |\n",
		"```\nDo you log?\n```\n\nDo you keep it?\n":   "```\nDo you log?\n```\n\nDo you keep it?\n\nA.\n",
		"~~~\nDo you log?\n~~~\n\n1. Is it kept?\n":    "~~~\nDo you log?\n~~~\n\n1. Is it kept?\n\n   A.\n",
		"1. Do you log,\n   and keep it?\n2. Is it?\n": "1. Do you log,\n   and keep it?\n\n   A.\n\n2. Is it?\n\n   A.\n",
	} {
		q := fromMarkdown([]byte(text))
		var cells []CellText
		for i := range q.Questions {
			cells = append(cells, CellText{Question: i, Text: "A."})
		}
		var out strings.Builder
		if err := q.Write(&out, cells); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
