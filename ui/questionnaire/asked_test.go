package questionnaire

import (
	"os"
	"testing"

	"trustbook/embed"
	"trustbook/handbook/load"
)

const reviewPage = "id: review\ntitle: Access governance\nquestion: How is access controlled?\nsummary: Rights are reviewed regularly, and taken away when employment ends.\n" +
	"also_asked:\n  - Are access rights reviewed regularly?\n  - How quickly is access revoked upon termination?\n  - Are background checks performed on all employees?\n  - Are all laptops encrypted?\n---\n\nText.\n"

// A question is answered unattended only if the entry answers it, but regardless of its wording.
func TestWordingsOfAuthors(t *testing.T) {
	p := proposerOf(handbookOf(t, reviewPage, mfaPage))
	for question, want := range map[string]string{
		"Are access rights reviewed regularly?":                                     "review",
		"Does the vendor regularly review access rights? Yes / No / N/A":            "review",
		"Are access rights (e.g. of employees who leave) reviewed regularly?":       "", // what is asked includes the example
		"Are access rights reviewed regularly (including contractors)?":             "",
		"Are access rights reviewed regularly, such as those of contractors?":       "",
		"Are access rights reviewed regularly as required by law?":                  "", // a claim
		"Are access rights reviewed regularly if required by law?":                  "review",
		"Is it documented that: Are access rights reviewed regularly?":              "",
		"Does your IT vendor review access rights regularly?":                       "", // another supplier
		"Can the vendor review access rights regularly?":                            "review",
		"Are access rights reviewed?":                                               "review", // a wider question
		"How is access controlled?":                                                 "review",
		"Is access controlled?":                                                     "review", // an explanation answers it
		"Explain your access governance.":                                           "review",
		"Does the vendor have access governance?":                                   "", // a title is not a statement
		"How quickly do you revoke access upon termination?":                        "review",
		"Are background checks performed on all personnel, where permitted by law?": "review", // by synonym
		"Do administrators use multi-factor authentication (MFA)?":                  "mfa",

		"Are access rights reviewed quarterly?":                                        "", // the entry does not state this
		"How often are access rights reviewed?":                                        "",
		"Who reviews access rights regularly?":                                         "",
		"Are access rights not reviewed regularly?":                                    "",
		"Are access rights to vendor systems reviewed regularly?":                      "",
		"Are access rights reviewed regularly, and how often?":                         "",
		"Please attach a copy of the procedure: are access rights reviewed regularly?": "",
		"Is access revoked upon termination?":                                          "", // asks only for a time
		"Are background checks performed on employees?":                                "", // "all" changes what a yes means
		"Are background checks performed on all contractors?":                          "", // a one-way synonym
		"Are all laptops and phones encrypted?":                                        "",
		"Is the list of access rights reviewed regularly?":                             "",
		"Are procedures for access rights reviewed regularly?":                         "",
		"Are access rights reviewed regularly (i.e. by managers)?":                     "",
		"Have they been reviewed regularly?":                                           "", // refers to another question
		"Are these access rights reviewed regularly?":                                  "",
		"How quickly can vendor access be revoked upon termination?":                   "", // another company's access
		"Access governance":          "", // a heading is not a question
		"Access Governance Reviewed": "",
		"Reviewed access rights":     "",
		"Are administrators and guests using multi-factor authentication?": "", // a word beside a phrase is not part of it
		"Access?":                                            "",       // too short to be understood
		"Can review access rights regularly":                 "",       // a permission
		"Access rights reviewed regularly":                   "review", // a requirement
		"Are access rights properly reviewed regularly?":     "review",
		"Do administrators use multi-factor authentication?": "mfa", // a phrase, of which one word is also found alone
		"Are all laptops?":                                   "",

		"[Law 9 Art. 9]: Are access rights reviewed regularly?":                        "review",
		"Are access rights reviewed on a regular basis?":                               "review",
		"Are access rights reviewed regularly in your organization?":                   "review",
		"Are access rights reviewed regularly across your organization?":               "", // means everywhere
		"Are access rights reviewed regularly in your company's branches?":             "",
		"How do you manage access revocation upon termination?":                        "", // asks how, not how quickly
		"How do you handle how access is controlled?":                                  "review",
		"How do you handle access?":                                                    "",
		"Do administrators use MFA or equivalent?":                                     "mfa",
		"Do administrators use MFA or equivalent for visitors?":                        "",
		"Access rights: are access rights reviewed regularly?":                         "review",
		"How do you manage how permissions are controlled?":                            "",
		"Doors: are access rights reviewed regularly?":                                 "", // about something else
		"Are access rights reviewed regularly and laptops encrypted?":                  "",
		"Are access rights reviewed regularly and background checks on all employees?": "review", // both
		"": "",
	} {
		got := ""
		if e := p.asked(question); e != nil {
			got = e.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

// An entry that only answers a yes/no question does not answer a question about how it is done.
func TestTitlesOfYesOrNo(t *testing.T) {
	p := proposerOf(handbookOf(t, "id: sub\ntitle: Sub-processors\nquestion: Do you use sub-processors?\nanswer: yes\nsummary: Three.\n---\n",
		"id: keys\ntitle: Key rotation\nquestion: What rules apply to key rotation?\nsummary: Keys are rotated.\n---\n"))
	for question, want := range map[string]string{"How do you manage sub-processors?": "", "Do you use sub-processors?": "sub", "How is key rotation handled?": "keys"} {
		got := ""
		if e := p.asked(question); e != nil {
			got = e.ID
		}
		if got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

// A question that several entries answer needs review.
func TestWordingsOfSeveralEntries(t *testing.T) {
	p := proposerOf(handbookOf(t, mfaPage, "id: other\ntitle: Other\nsummary: S.\nalso_asked: ['Do administrators use MFA?']\n---\n"))
	if e := p.asked("Do administrators use MFA?"); e != nil {
		t.Error(e.ID)
	}
}

// Every wording in the built-in entries is answered by its entry, unattended. With TRUSTBOOK_FULL, as in CI, all are
// tested, otherwise every eighth.
func TestShippedWordings(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "sv"} {
		h := h.ForLanguage(lang)
		p := proposerOf(h)
		n := 0
		for _, e := range h.Entries {
			for i, question := range e.AlsoAsked {
				n++
				if os.Getenv("TRUSTBOOK_FULL") == "" && i%8 > 0 {
					continue
				}
				got := p.Propose(&Question{Text: question, Answer: Slot{Name: "C2"}, Note: Slot{Name: "D2"}})
				if got.Readiness != ReadinessReady || got.Offers[0].Entry != e {
					t.Errorf("%s: %s is %v because %q", e.ID, question, got.Readiness, got.Why)
				}
			}
		}
		if lang == "en" && n < 300 {
			t.Errorf("only %d wordings", n)
		}
	}
}

// A word that no entry contains is neither cut into parts, as "sub" and "contractors", nor completed.
func TestUnknownWordsAreAnsweredByNoEntry(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	p := proposerOf(h)
	for _, question := range []string{
		"Do you use subcontractors?", "Do you have subcontractors?", "Which subcontractors do you use?", "Are you subject to subcontractors?",
		"Do you use subcontractors in the US?", "Do you use a secrets manager?", "Do you do background checks yourself?", "Are background checks performed in-house?", "Använder ni underleverantörer?",
	} {
		if e := p.asked(question); e != nil {
			t.Errorf("%s: %s", question, e.ID)
		}
	}
	if p.asked("All administrative access to production requires multi-factor authentication.") == nil {
		t.Error("a requirement with the words of the summary is not answered")
	}
}

func TestCutsNumbers(t *testing.T) {
	for text, want := range map[string][2]string{
		"1. Is it so?":                {"1", "Is it so?"},
		"1.2.3 Is it so?":             {"1.2.3", "Is it so?"},
		"Q12: Is it so?":              {"Q12", "Is it so?"},
		"Q: is it so?":                {"", "is it so?"},
		"**Question 3:** Is it so?":   {"3", "Is it so?"},
		"IAM-14.1 Is it so?":          {"IAM-14.1", "Is it so?"},
		"(3) is it so?":               {"3", "is it so?"},
		"a) is it so?":                {"a", "is it so?"},
		"[CC6.1] Is it so?":           {"CC6.1", "Is it so?"},
		"2 copies are kept":           {"", "2 copies are kept"},
		"24/7 support?":               {"", "24/7 support?"},
		"A policy is in place":        {"", "A policy is in place"},
		"I am sure":                   {"", "I am sure"},
		"ISO 27001 Certification?":    {"", "ISO 27001 Certification?"},
		"U.S. data is kept apart":     {"", "U.S. data is kept apart"},
		"3 – Is it so?":               {"3", "Is it so?"},
		"12. Has documented controls": {"12", "Has documented controls"},
	} {
		if number, question := cutNumber(text); number != want[0] || question != want[1] {
			t.Errorf("%s: %q, %q", text, number, question)
		}
	}
}

func TestWithoutForm(t *testing.T) {
	for question, want := range map[string]string{
		"Is multi-factor authentication (MFA) used?":             "Is multi-factor authentication used?",
		"Is a password (PIN) used?":                              "Is a password (PIN) used?",
		"Are rights reviewed (e.g., quarterly)?":                 "Are rights reviewed (e.g., quarterly)?",
		"Is the vendor contract signed, where permitted by law?": "Is the vendor contract signed?",
		"Is data encrypted? Yes / No / N/A":                      "Is data encrypted? ",
		"Is MFA used? (Select all that apply)":                   "Is MFA used? ",
		"Is vendor access logged?":                               "Is vendor access logged?",
	} {
		if got := withoutForm(question); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}
