package questionnaire

import (
	"testing"

	"trustbook/handbook"
)

const (
	productionPage = "id: mfa\ntitle: MFA for production administration\nquestion: Does administering production require MFA?\nanswer: yes\nsummary: All administrative access to production requires multi-factor authentication.\nalso_asked: ['Is MFA required for administering?', 'Is MFA required for administrative access?', 'Is TOTP required for administering?', 'Do all staff have their own key?']\n---\n\nHardware-based MFA is mandatory. Time-based one-time passwords (TOTP) are supported too.\n"
	checksPage     = "id: checks\ntitle: Background checks on staff\nquestion: Are staff background-checked?\nanswer: yes\nsummary: Every candidate is checked before employment; for some roles the check is repeated annually.\nkeywords: [criminal record]\n---\n\nThe checks are made with a partner.\n"
)

// A statement in the body of an entry, or about a part of its subject, is not a "yes" to a question about it, because
// the verdict answers the entry's own question.
func TestVerdictAnswersTheQuestionOfTheEntryOnly(t *testing.T) {
	p := proposerOf(handbookOf(t, productionPage, checksPage))
	for question, want := range map[string]handbook.Verdict{
		"Does administering production require MFA?":                          handbook.Yes,
		"Do you require MFA for production administration?":                   handbook.Yes,
		"Multi-factor authentication is required to administer production":    handbook.Yes,       // a requirement
		"Is multi-factor authentication required to administer production?":   handbook.Yes,       // by a phrase
		"Can administering production require MFA?":                           handbook.NoVerdict, // a possibility
		"Administration of production without MFA":                            handbook.NoVerdict,
		"Multi-factor authentication for production administration":           handbook.NoVerdict, // the title of a requirement
		"Is MFA required for administering?":                                  handbook.Yes,       // wider, but listed by the author
		"Is MFA required for administrative access?":                          handbook.Yes,       // listed, and in the summary
		"Is TOTP required for administering?":                                 handbook.NoVerdict, // listed, but only in the body
		"Do all staff have their own key?":                                    handbook.NoVerdict, // listed, but about something else
		"Are staff background-checked?":                                       handbook.Yes,
		"Do you perform background checks on your staff?":                     handbook.Yes,
		"Does administering production require MFA or is a password enough?":  handbook.NoVerdict,
		"Does administering production require MFA via TOTP?":                 handbook.NoVerdict,
		"Does administering production require hardware-based MFA?":           handbook.NoVerdict,
		"Is there documented evidence of MFA for production administration?":  handbook.NoVerdict,
		"Do you require MFA?":                                                 handbook.NoVerdict,
		"Does administering anything require MFA?":                            handbook.NoVerdict,
		"Is MFA voluntary for production administration?":                     handbook.NoVerdict,
		"Are staff background-checked annually?":                              handbook.NoVerdict,
		"Are staff background-checked before employment?":                     handbook.NoVerdict,
		"Are staff background-checked after employment?":                      handbook.NoVerdict,
		"Are some staff background-checked?":                                  handbook.NoVerdict,
		"Are staff of your suppliers background-checked?":                     handbook.NoVerdict,
		"Will staff be background-checked?":                                   handbook.NoVerdict,
		"If there is a breach, does administering production require MFA?":    handbook.NoVerdict,
		"Are your staff background-checked, and is there no criminal record?": handbook.NoVerdict,
	} {
		q := free(question)
		got := p.Propose(q)
		if len(got.Offers) == 0 {
			t.Errorf("%s: nothing is offered", question)
			continue
		}
		if o := got.Offers[0]; o.Verdict != want || o.Sure != (want != handbook.NoVerdict) {
			t.Errorf("%s: %q from %s, sure: %v; want %q", question, o.Verdict, o.Entry.ID, o.Sure, want)
		}
		for _, c := range UnattendedCells([]Question{*q}, []Proposal{got}) {
			if want == handbook.NoVerdict && !c.Note {
				t.Errorf("%s: wrote %q", question, c.Text)
			}
		}
	}
}
