package questionnaire

import (
	"fmt"
	"testing"

	"trustbook/embed"
	"trustbook/handbook"
	"trustbook/handbook/load"
	"trustbook/search"
)

// pagesOf returns a page for each question.
func pagesOf(questions ...string) (pages []string) {
	for i, q := range questions {
		pages = append(pages, fmt.Sprintf("id: e%d\ntitle: Entry %d\nquestion: %q\nanswer: yes\nsummary: It is so.\n---\n", i, i, q))
	}
	return pages
}

// Questions with the same words are not the same if another does it, or to another.
func TestWhoDoesWhatToWhom(t *testing.T) {
	for known, c := range map[string]struct{ same, other []string }{
		"Do you notify customers of security incidents?": {
			[]string{"Are customers notified of security incidents?", "Does the supplier notify customers of security incidents?", "Are customers notified by you of security incidents?", "Do you notify your customers about security incidents?", "Must you notify customers of security incidents?", "You notify customers of security incidents"},
			[]string{"Are security incidents at customers notified?", "Do you notify security incidents at customers?", "Do customers notify you of security incidents?", "Must customers notify you of security incidents?", "Are you notified by customers of security incidents?", "Are security incidents notified by customers?", "Are you notified of security incidents by customers?", "How do customers notify you of security incidents?", "Do customers notify the supplier of security incidents?", "Should customers notify your company of security incidents?", "Can customers notify of security incidents?", "Are customers notifying you of security incidents?", "Customers notify you of security incidents", "Do your suppliers notify customers of security incidents?", "Do you notify customers of their security incidents?", "Do suppliers notify customers of security incidents?", "Do suppliers' customers notify of security incidents?"},
		},
		"Do you use subprocessors outside the EU?": {
			[]string{"Does the vendor use subprocessors outside the EU?", "Are subprocessors outside the EU used?", "Are you using subprocessors outside the EU?", "Do you have subprocessors outside the EU?"},
			[]string{"Are you a subprocessor outside the EU?", "Is your company a subprocessor outside the EU?", "Is the supplier a subprocessor outside the EU?", "Do subprocessors outside the EU use you?", "Are you used by subprocessors outside the EU?"},
		},
		"Are penetration tests done by a third party every year?": {
			[]string{"Does a third party perform penetration tests every year?", "Are penetration tests performed by third parties every year?", "Are penetration tests done by a third party annually?"},
			[]string{"Are penetration tests done on a third party every year?", "Are penetration tests done for a third party every year?", "Do you perform penetration tests on third parties every year?", "Are penetration tests of third parties done every year?"},
		},
		"Do employees receive security awareness training?": {
			[]string{"Do your employees receive security awareness training?", "Is security awareness training received by employees?", "Do the supplier's employees receive security awareness training?"},
			[]string{"Do suppliers' employees receive security awareness training?", "Do vendors’ employees receive security awareness training?", "Do your suppliers' employees receive security awareness training?", "Do your vendor's employees receive security awareness training?", "Is security awareness training received from employees?", "Do suppliers receive employees' security awareness training?", "Do our employees receive security awareness training?"},
		},
		"Do you share data with customers?": {
			[]string{"Is data shared with customers?", "Is data shared by you with customers?", "Do you share data to customers?"},
			[]string{"Do customers share data with you?", "Is data shared by customers?", "Is customer data shared?", "Do you share customer data?", "Do you share customers' data?", "Is data from customers shared?", "Is data shared with you?", "Is data shared with you by customers?"},
		},
		"Do administrators use MFA?": {
			[]string{"Is MFA used by administrators?", "Is MFA required for administrators?", "Do you require MFA for administrators?", "Must administrators use MFA?"},
			[]string{"Do we use MFA, administrators?", "Do our administrators use MFA?", "Do administrators at our company use MFA?", "Is MFA used by administrators of our organisation?", "Do administrators of ours use MFA?", "Is MFA used by administrators at us?", "Administrators of our company use MFA"},
		},
		"Is data transferred from customers to suppliers?": {
			[]string{"Do you transfer data from customers to suppliers?"},
			[]string{"Is data transferred from suppliers to customers?", "Is data transferred between customers and suppliers?", "Do customers transfer data to suppliers?", "Is data transferred to customers by suppliers?"},
		},
		"Is MFA required for administrators?": {
			[]string{"Do administrators use MFA?", "Must administrators use MFA?", "Do you require MFA for administrators?"},
			[]string{"Are administrators required for MFA?", "Is an administrator required for MFA?", "Are administrators needed for MFA?"},
		},
		"Is MFA required for administrative access to production?": {
			[]string{"Is MFA required for administrator access to production?"},
			[]string{"Is production required for administrative access with MFA?"},
		},
		"Is data stored in Sweden?": {
			[]string{"Is our data stored in Sweden?"},
			[]string{"Is data stored in Sweden by our company?", "Is data stored in Sweden by us?", "Is data of our production stored in Sweden?"},
		},
		"Lagras data i Sverige?": {
			[]string{"Lagras vår data i Sverige?", "Lagras våra data i Sverige?"},
			[]string{"Lagras data i Sverige hos oss?", "Lagras data i Sverige av vårt företag?", "Lagrar vår personal data i Sverige?"},
		},
		"Are employees vetted before employment?": {
			[]string{"Are employees vetted prior to employment?", "Do you vet employees before employment?"},
			[]string{"Are employees employed before vetting?"},
		},
		"Do you have security certifications?": {
			[]string{"Does the supplier have security certifications?"},
			[]string{"Do you require security certifications?", "Does your company require security certifications?"},
		},
		"Krävs MFA för administratörer?": {
			nil,
			[]string{"Krävs administratörer för MFA?"},
		},
		"Is access revoked when employees leave?": {
			[]string{"Do you revoke access when employees leave?"},
			[]string{"Do employees leave when access is revoked?", "Is access revoked when employees are on leave?", "Is access revoked when employees take leave?"},
		},
		"Do you use EDR or antivirus?": {
			[]string{"Are EDR or antivirus used?"},
			[]string{"Do you use antivirus?", "Do you use antivirus and EDR?"},
		},
		"Are backups taken every day?": {
			[]string{"Are backups taken daily?", "Are backups taken each day?", "Are daily backups taken?"},
			[]string{"Are backups taken weekly?", "Are backups taken hourly?", "Are backups taken every other day?", "Are backups taken every hour?"},
		},
		"Are logs reviewed monthly?": {
			[]string{"Are logs reviewed every month?"},
			[]string{"Are logs reviewed every week?", "Are logs reviewed quarterly?"},
		},
		"Are you certified to ISO 27001?": {
			[]string{"Is the supplier certified to ISO 27001?"},
			[]string{"Do we certify you to ISO 27001?"},
		},
		"Meddelar ni kunder om incidenter?": {
			[]string{"Meddelar ni era kunder om incidenter?"},
			[]string{"Meddelar kunder er om incidenter?", "Måste kunder meddela er om incidenter?", "Meddelas ni om incidenter av kunder?", "Hur meddelar kunder er om incidenter?"},
		},
	} {
		p := proposerOf(handbookOf(t, pagesOf(known)...))
		for _, question := range c.same {
			if p.asked(question) == nil {
				t.Errorf("%s: not %s", question, known)
			}
		}
		for _, question := range c.other {
			if p.asked(question) != nil {
				t.Errorf("%s: %s", question, known)
			}
		}
	}
}

// Neither the screen nor the unattended mode takes a question about something else for the one that an entry answers.
func TestOthersDoOtherThings(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	p := proposerOf(h)
	for question, same := range map[string]bool{
		"Are employees background checked?": true, "Is MFA required for administrators?": true, "Are administrators required to use MFA?": true, "Krävs MFA för administratörer?": true, "Genomgår personalen bakgrundskontroll?": true,
		"do employers get background checked": false, "do candidates check the company": false, "does production administer MFA": false, "are customers background checked": false,
		"can customers require background checks of staff": false, "do auditors get certified": false, "Are employees required for background checks?": false, "Is Sweden stored in customer data?": false,
		"Is employment ended when access is revoked?": false, "protected from remote work": false, "stored with source code": false, "Are secrets stored with source code?": false, "stored with EU": false,
		"Is data stored with EU?": false, "employees performing background checks": false, "Are employees with access to customer data performing background checks?": false,
		"kontrolleras kunder": false, "Krävs administratörer för MFA?": false, "Is privileged access required for MFA?": false,
		"Is source code stored with secrets?": false, "Do hardware security keys require sensitive access?": false,
	} {
		r := p.Index.Search(question, search.Options{})
		isSure := r.Confidence == search.High || r.Hits[0].CertainVerdict() != handbook.NoVerdict
		isReady := p.Propose(free(question)).Readiness == ReadinessReady
		if isSure != same || isReady != same {
			t.Errorf("%s: on the screen %v, unattended %v", question, isSure, isReady)
		}
	}
}

// A question that is worded as an entry lists it is answered by that entry, in the language of the wording.
func TestListedInSwedish(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	p := proposerOf(h)
	for _, e := range h.OtherLanguages() {
		for _, question := range e.AlsoAsked {
			got := p.Propose(free(question))
			if got.Readiness != ReadinessReady || got.Offers[0].Entry != e {
				t.Errorf("%s: %s because %q", question, got.Readiness, got.Why)
			}
		}
	}
}

// A requirement does not say its language by how it begins, but by its words.
func TestLanguageOfRequirements(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	p := proposerOf(h)
	for requirement, lang := range map[string]string{"Customer data shall be stored in Sweden.": "en", "Customer data is stored in Sweden.": "en", "Kunddata ska lagras i Sverige.": "sv", "Bärbara datorer ska vara krypterade.": "sv"} {
		if got := p.Propose(free(requirement)); got.Readiness != ReadinessReady || got.Offers[0].Entry.Metadata.Lang != lang {
			t.Errorf("%s: %s because %q, in %s", requirement, got.Readiness, got.Why, got.Offers[0].Entry.Metadata.Lang)
		}
	}
	for _, mixed := range []string{"Är ni ISO 27001-certified and audited regularly?", "Är ni ISO 27001-certifierade and audited regularly?"} {
		if got := p.Propose(free(mixed)); got.Readiness == ReadinessReady { // the Swedish text answers only the first half
			t.Errorf("%s: %s", mixed, got.Offers[0].Text)
		}
	}
}

// Words in brackets belong to what is asked, unless they only say how to answer.
func TestBracketsAreAsked(t *testing.T) {
	h, err := load.Handbook(embed.FS())
	if err != nil {
		t.Fatal(err)
	}
	p := proposerOf(h)
	english := []string{"Is MFA required for administrators", "Is customer data stored in Sweden", "Are staff background-checked"}
	swedish := []string{"Krävs MFA för administratörer", "Genomgår personalen bakgrundskontroll"}
	for _, c := range []struct {
		questions, brackets []string
		ready               bool
	}{
		{append(swedish, english...), []string{"(Y/N)", "(yes/no)", "(ja/nej)", "(please describe)", "(select one)"}, true},
		{english, []string{"(including third parties)", "(including backups)", "(incl. backups)", "(e.g. suppliers)", "(such as contractors)", "(for example exceptions)"}, false},
		{swedish, []string{"(inkl. konsulter)", "(inklusive säkerhetskopior)", "(till exempel underleverantörer)", "(t.ex. underleverantörer)"}, false},
	} {
		for _, question := range c.questions {
			for _, bracket := range c.brackets {
				asked := question + " " + bracket + "?"
				got := p.Propose(free(asked))
				if (got.Readiness == ReadinessReady) != c.ready || !c.ready && got.Offers[0].Confidence == search.High {
					t.Errorf("%s: %s because %q, %v", asked, got.Readiness, got.Why, got.Offers[0].Confidence)
				}
			}
		}
	}
}
