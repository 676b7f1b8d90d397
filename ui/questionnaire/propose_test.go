package questionnaire

import (
	"strings"
	"testing"
	"time"

	"trustbook/handbook"
	"trustbook/search"
	"trustbook/ui/workbook"
)

const mfaPage = "id: mfa\ntitle: MFA for administrators\nquestion: Do administrators use MFA?\nanswer: yes\nversion: 2.1\nsummary: Administrators use multi-factor authentication.\n---\n\nEvery sign-in to production asks for a second factor.\n"

// result returns a search result for e with the given properties.
func result(e *handbook.Entry, confidence search.Confidence, passage string, missing ...string) search.Result {
	return search.Result{Confidence: confidence, Hits: []search.Hit{{Entry: e, Confidence: confidence, Passage: passage, Missing: missing}}}
}

// free returns a question with a free-text answer, and listed one with a list.
func free(text string) *Question {
	return &Question{Text: text, Answer: Slot{Name: "C2"}, Note: Slot{Name: "D2"}}
}

func under(headings string) *Question {
	q := free("Do administrators use MFA?")
	q.Under = headings
	return q
}

func listed(choices ...string) *Question {
	return &Question{Text: "Do administrators use MFA?", Answer: Slot{Name: "C2", HasList: true, Choices: choices}, Note: Slot{Name: "D2"}}
}

// The rules for writing answers without review.
func TestUnattended(t *testing.T) {
	h := handbookOf(t, mfaPage)
	p := proposerOf(h)
	e := h.Entry("mfa")
	comment := "Administrators use multi-factor authentication. [Source: MFA for administrators, Test, version 2.1, edition " + strings.TrimPrefix(h.Digest, "h1:")[:8] + "]"
	strong := result(e, search.High, e.Summary)
	draft := *e
	draft.Metadata.Status = "draft"
	secret := *e
	secret.Metadata.Classification = "confidential"
	suggestion := result(e, search.High, e.Summary)
	suggestion.Hits[0].Suggestion = true
	hidden := free("Do administrators use MFA?")
	hidden.Hidden = true
	listing := *e
	listing.Summary, listing.Markdown = "", "We do:\n\n- for administrators\n- For suppliers.\n"
	alone := listed("Oui", "Non")
	alone.Note = Slot{}
	unknownAlone := listed("1", "2")
	unknownAlone.Note = Slot{}
	for name, c := range map[string]struct {
		question     *Question
		result       search.Result
		verdict, why string // the written verdict, or why nothing is written
	}{
		"verdict and comment":           {free("Do administrators use MFA?"), strong, "Yes", ""},
		"the customer's words":          {listed("Ja", "Nej", "Ej tillämpligt"), strong, "Ja", ""},
		"no value in the list":          {listed("1", "2", "3"), strong, "", ""},
		"list that is computed":         {listed(), strong, "", ""},
		"verdict without a comment":     {alone, strong, "Oui", ""},
		"neither value nor comment":     {unknownAlone, strong, "", "the list of the cell has no value"},
		"medium":                        {free("Do administrators use MFA?"), result(e, search.Medium, e.Summary), "", "the match is not strong"},
		"no answer":                     {free("Do administrators use MFA?"), search.Result{NoAnswer: true, Hits: strong.Hits}, "", "no entry answers the question"},
		"nothing found":                 {free("Do administrators use MFA?"), search.Result{}, "", "no entry answers the question"},
		"negated question":              {free("Are there administrators who do not use MFA?"), strong, "", ""},
		"inverted question":             {free("Are administrators exempted from MFA?"), strong, "", ""},
		"asked about all":               {free("Do all administrators use MFA?"), strong, "", ""},
		"open question":                 {free("How do administrators sign in?"), strong, "", ""},
		"a word that the entry lacks":   {free("Do administrators use MFA?"), result(e, search.High, e.Summary, "customers"), "", "does not mention: customers"},
		"a word that no entry has":      {free("Do administrators use MFA?"), search.Result{Hits: strong.Hits, Unmatched: []string{"zebra"}}, "", "does not mention: zebra"},
		"a correction":                  {free("Do administrators use MFA?"), search.Result{Hits: strong.Hits, Corrected: "do"}, "", "word of the question was corrected"},
		"a suggestion":                  {free("Do administrators use MFA?"), suggestion, "", "word of the question was corrected"},
		"a number that the entry lacks": {free("Do administrators use MFA within 24 hours?"), strong, "", "a number"},
		"an amount":                     {free("How many administrators use MFA?"), strong, "", "an amount"},
		"a part of a sentence":          {free("Do administrators use MFA?"), result(e, search.High, "or a security key."), "", "part of a sentence"},
		"an introduction to a list":     {free("Do administrators use MFA?"), result(e, search.High, "They use one of these:"), "", "part of a sentence"},
		"one of several items":          {free("Do administrators use MFA?"), result(&listing, search.High, "For suppliers."), "", "part of a sentence"},
		"a value that claims more":      {listed("Yes - tested annually", "Yes - not tested", "No"), strong, "", ""},
		"a draft":                       {free("Do administrators use MFA?"), result(&draft, search.High, e.Summary), "", "raft"},
		"confidential":                  {free("Do administrators use MFA?"), result(&secret, search.High, e.Summary), "", "classified as confidential"},
		"a number of an example":        {free("Do administrators use MFA (e.g. FIDO2)?"), strong, "", "a number"},
		"choices after the question":    {free("Do administrators use MFA (yes/no)?"), strong, "Yes", ""},
		"a section about doors":         {under("Physical security"), strong, "", "the section is about something else"},
		"a section about the product":   {under("3. Application security"), strong, "", "the section is about something else"},
		"a section about other people":  {under("Subcontractors"), strong, "", "the section is about something else"},
		"any other section":             {under("Access control"), strong, "Yes", ""},
		"a value that is no verdict":    {listed("Pending", "Done"), strong, "", ""},
		"a hidden row":                  {hidden, strong, "", "the row of the question is hidden"},
	} {
		t.Run(name, func(t *testing.T) {
			got := p.propose(c.question, c.result, nil)
			cells := UnattendedCells([]Question{*c.question}, []Proposal{got})
			if (got.Readiness == ReadinessReady) != (c.why == "") || !strings.Contains(got.Why, c.why) {
				t.Fatalf("it is %v because %q, want %q", got.Readiness, got.Why, c.why)
			}
			verdict, text := "", ""
			for _, cell := range cells {
				switch {
				case strings.Contains(cell.Text, "[Source: "):
					text = cell.Text
				default:
					verdict = cell.Text
				}
			}
			want := comment
			if c.why != "" || c.question.Note.Name == "" {
				want = ""
			}
			if verdict != c.verdict || text != want {
				t.Errorf("wrote %q and %q, want %q and %q", verdict, text, c.verdict, want)
			}
		})
	}
}

func TestTextSaysNothingTwice(t *testing.T) {
	h := handbookOf(t, mfaPage)
	e, p := h.Entry("mfa"), proposerOf(h)
	for _, passage := range []string{"", e.Summary, "multi-factor authentication", e.Summary + " It is hardware."} {
		if got := p.Text(e, passage); strings.Count(got, "multi-factor") != 1 || !strings.HasPrefix(got, e.Summary) {
			t.Errorf("%q gives %q", passage, got)
		}
	}
}

// A question that has an answer is looked up only when it is opened, and only once.
func TestAnsweredIsLookedUpLate(t *testing.T) {
	h := handbookOf(t, mfaPage)
	q := free("Do administrators use MFA?")
	q.Note.Value = "See our policy."
	p := &Proposer{Handbook: h} // without an index, a lookup would panic
	got := p.Propose(q)
	if got.Readiness != ReadinessFilled || got.Why != "the file already has an answer" {
		t.Fatalf("it is %v because %q", got.Readiness, got.Why)
	}
	p.Index = search.New(h)
	looked := 0
	r := NewReview([]Question{*q}, []Proposal{got}, nil, func(q *Question) []Offer { looked++; return p.Offers(q) })
	if looked > 0 {
		t.Error("it was looked up before anybody looked at it")
	}
	for range 2 {
		if offer, verdict, _ := r.Draft(0); offer != 0 || verdict != "Yes" {
			t.Errorf("offers %d with verdict %q", offer, verdict)
		}
	}
	if looked != 1 {
		t.Errorf("looked up %d times", looked)
	}
}

// The verdicts offered for review.
func TestOfferedVerdicts(t *testing.T) {
	h := handbookOf(t, mfaPage, "id: secrets\ntitle: Secrets\nsummary: Secrets are stored under protection.\n---\n\nPasswords are never stored in plaintext.\n")
	mfa, secrets := h.Entry("mfa"), h.Entry("secrets")
	for question, c := range map[string]struct {
		hit  search.Hit
		want handbook.Verdict
		sure bool
	}{
		"Do administrators use MFA?":             {search.Hit{Entry: mfa, Confidence: search.Medium}, handbook.Yes, true},
		"Is MFA not used by administrators?":     {search.Hit{Entry: mfa, Confidence: search.High}, handbook.NoVerdict, false},
		"Is any password stored in plaintext?":   {search.Hit{Entry: secrets, Confidence: search.Medium, Passage: "Passwords are never stored in plaintext."}, handbook.No, false},
		"Is no password stored in plaintext?":    {search.Hit{Entry: secrets, Confidence: search.Medium, Passage: "Passwords are never stored in plaintext."}, handbook.NoVerdict, false},
		"Are passwords stored under protection?": {search.Hit{Entry: secrets, Confidence: search.High, Passage: "Secrets are stored under protection."}, handbook.NoVerdict, false},
		"Are secrets rotated?":                   {search.Hit{Entry: secrets, Confidence: search.Medium, Passage: "Secrets are stored under protection."}, handbook.NoVerdict, false},
		"Where are secrets stored?":              {search.Hit{Entry: secrets, Confidence: search.High, Passage: "Secrets are stored under protection."}, handbook.NoVerdict, false},
		"Do customers use MFA?":                  {search.Hit{Entry: mfa, Confidence: search.High, Missing: []string{"customers"}}, handbook.NoVerdict, false},
		"Do administrators employ MFA?":          {search.Hit{Entry: mfa, Confidence: search.High, Suggestion: true}, handbook.NoVerdict, false},
	} {
		if v, sure := verdictFromHit(question, &c.hit); v != c.want || sure != c.sure {
			t.Errorf("%s: %q %v, want %q %v", question, v, sure, c.want, c.sure)
		}
	}
}

func TestVocabulary(t *testing.T) {
	for list, want := range map[string][4]string{ // yes, no, partly, not applicable
		"Yes|No|N/A":                         {"Yes", "No", "", "N/A"},
		"Ja|Nej":                             {"Ja", "Nej", "", ""},
		"Ja|Nein|Teilweise|Nicht zutreffend": {"Ja", "Nein", "Teilweise", "Nicht zutreffend"},
		"Oui|Non|Partiellement|Sans objet":   {"Oui", "Non", "Partiellement", "Sans objet"},
		"Sí|No|Parcial|No aplica":            {"Sí", "No", "Parcial", "No aplica"},
		"Compliant|Partially compliant|Non-compliant|Not applicable": {"Compliant", "Non-compliant", "Partially compliant", "Not applicable"},
		"Uppfylls|Uppfylls delvis|Uppfylls ej|Ej tillämpligt":        {"Uppfylls", "Uppfylls ej", "", "Ej tillämpligt"},
		"No|Yes, some of them|Yes, most of them":                     {"", "No", "", ""},
		"Yes - documented|No":                                        {"Yes - documented", "No", "", ""},
		"Yes (gap)|No (compliant)":                                   {"", "No (compliant)", "", ""},
		"Y|N":                                                        {"Y", "N", "", ""},
		"1|2|3":                                                      {"", "", "", ""},
		"0 - No|1 - Partially|2 - Yes":                               {"2 - Yes", "0 - No", "1 - Partially", ""},
		" YES |no ":                                                  {" YES ", "no ", "", ""},
		"Yes|yes|No":                                                 {"", "No", "", ""},
	} {
		choices := strings.Split(list, "|")
		s := Slot{HasList: true, Choices: choices}
		for i, v := range []handbook.Verdict{handbook.Yes, handbook.No, handbook.Partly, handbook.NA} {
			if list == "No|Yes, some of them|Yes, most of them" && i == 0 {
				want[0] = ""
			}
			if got := s.VerdictValue(v); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", list, v, got, want[i])
			}
		}
	}
}

// A verdict is in the language of the text after it, however it was set.
func TestVerdictIsInTheLanguageOfTheEntry(t *testing.T) {
	h := handbookOf(t, "lang: en\n"+mfaPage, "id: mfa\nlang: sv\ntitle: MFA\nquestion: Krävs MFA?\nsummary: MFA krävs.\n---\n\nAlltid.\n")
	q := free("Krävs MFA?")
	for lang, want := range map[string][2]string{"en": {"Yes", "Partly"}, "sv": {"Ja", "Delvis"}} {
		e := h.Entry("mfa").InLanguage(lang)
		if got := q.VerdictValue(e.Answer, e); got != want[0] {
			t.Errorf("%s: %q", lang, got)
		}
		r := NewReview([]Question{*q}, []Proposal{{Readiness: ReadinessReady, Offers: []Offer{{Entry: e, Verdict: e.Answer, Sure: true, Text: e.Summary}}}}, nil, nil)
		if cells := UnattendedCells(r.Questions, r.Proposals); len(cells) != 2 || cells[0].Text != want[0] || cells[1].Text != e.Summary {
			t.Errorf("%s: %+v", lang, cells)
		}
		for _, v := range []handbook.Verdict{handbook.Yes, handbook.Partly} { // setting the same verdict again clears it
			if err := r.SetVerdict(0, v); err != nil {
				t.Error(err)
			}
		}
		if _, verdict, _ := r.Draft(0); verdict != want[1] {
			t.Errorf("%s: %q", lang, verdict)
		}
		if got := listed("Oui", "Non").VerdictValue(handbook.Yes, e); got != "Oui" {
			t.Errorf("%s: %q in a list", lang, got)
		}
	}
}

func TestPolarQuestions(t *testing.T) {
	for text, want := range map[string]bool{
		"Do you encrypt data?": true, "For customers without SSO, do you support MFA?": true, "Har ni en policy?": true, "Krävs MFA?": true, "Genomgår personalen bakgrundskontroll?": true, "Disposez-vous d'un plan ?": true,
		"Les données sont-elles chiffrées ?": true, "Is there a plan": true,
		"How do you encrypt data?": false, "Describe your plan.": false, "Data shall be encrypted.": false, "Vilka leverantörer har ni?": false, "Name of the supplier": false,
	} {
		if got := isPolar(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Text too long for a cell is cut after a sentence, with a mark, and keeps its citation.
func TestFit(t *testing.T) {
	const citation = "[Source: A, H, version 1, edition abcdefgh]"
	sentence := "One sentence of the answer \U0001f600. "
	long := strings.Repeat(sentence, 2000)
	got := FitAnswer(long, citation)
	if n := workbook.UTF16Units(got); n > workbook.MaxCellLength || n < workbook.MaxCellLength-100 {
		t.Errorf("%d characters", n)
	}
	if !strings.HasSuffix(got, "\U0001f600. […] "+citation) {
		t.Errorf("ends in %q", got[len(got)-80:])
	}
	if got := FitAnswer("Short.", citation); got != "Short. "+citation {
		t.Error(got)
	}
}

// The id of a published control finds the entries that list it, which then need review.
func TestControlsAreLookedUp(t *testing.T) {
	h := handbookOf(t, "id: keys\ntitle: Keys\ncontrols: [ccm:CEK-03]\nsummary: Keys are kept in a safe.\n---\n\nText.\n", mfaPage)
	p := proposerOf(h)
	got := p.Propose(&Question{ID: "CEK-03", Text: "Zxqv wvut?", Answer: Slot{Name: "C2"}})
	if got.Readiness != ReadinessNeedsLook || len(got.Offers) != 1 || got.Offers[0].Entry.ID != "keys" {
		t.Errorf("%+v", got)
	}
	if got := p.Propose(&Question{ID: "3", Text: "Zxqv wvut?", Answer: Slot{Name: "C2"}}); got.Readiness != ReadinessNoEntry {
		t.Errorf("%+v", got)
	}
}

// A strong match is not enough, because its words may be there for another reason.
func TestAStrongMatchNeedsAPerson(t *testing.T) {
	p := proposerOf(handbookOf(t, "id: mobile\ntitle: Mobile device policy\nsummary: A policy and supporting security measures address the risks of using mobile devices.\nkeywords: [phone]\n---\n", mfaPage))
	for question, want := range map[string]Readiness{
		"Do you provide phone support?":                                     ReadinessNoEntry,
		"Is every sign-in to production asked for a second factor?":         ReadinessNeedsLook,
		"Do administrators use multi-factor authentication (MFA)?":          ReadinessReady,
		"Do administrators use MFA?":                                        ReadinessReady,
		"Do administrators use MFA for the vendor portal?":                  ReadinessNeedsLook,
		"Do your administrators or your suppliers' administrators use MFA?": ReadinessNeedsLook,
	} {
		if got := p.Propose(free(question)); got.Readiness != want || (got.Why == "") != (want == ReadinessReady) {
			t.Errorf("%s: %v because %q, want %v", question, got.Readiness, got.Why, want)
		}
	}
}

// A translation without a summary has no matching passage, and its language may share words with English. A citation
// alone is not an answer, unless a verdict is written too.
func TestAnEntryWithoutTextNeedsAPerson(t *testing.T) {
	page := "id: mfa\nkind: faq\ntitle: MFA for administrators\nquestion: Do administrators use MFA?\nanswer: yes\nalso_asked: [Describe MFA for administrators.]\n---\n"
	p := proposerOf(handbookOf(t, page))
	for question, want := range map[string]Readiness{"Do administrators use MFA?": ReadinessReady, "Describe MFA for administrators.": ReadinessNeedsLook} {
		if got := p.Propose(free(question)); got.Readiness != want {
			t.Errorf("%s %v because %q", question, got.Readiness, got.Why)
		}
	}
}

func TestKeepsTheLanguageThatHasAnAnswer(t *testing.T) {
	h := handbookOf(t, "lang: de\nid: mfa\ntitle: MFA für Administratoren\nquestion: Was ist MFA für Administratoren?\nsummary: Administratoren nutzen zwei Faktoren.\n---\n\nImmer.\n",
		"id: mfa\nlang: en\ntitle: MFA for administrators\nsummary: Two factors.\n---\n\nAlways.\n",
		"lang: de\nid: vpn\ntitle: VPN Tunnel\n---\n\nVPN Tunnel gibt es hier.\n",
		"id: vpn\nlang: en\ntitle: VPN tunnels\n---\n\nThere are VPN tunnels.\n")
	p := proposerOf(h)
	for question, want := range map[string]string{
		"Was ist MFA für Administratoren?": "Administratoren nutzen zwei Faktoren.",
		"What is MFA?":                     "Two factors.",
		"Which VPN Tunnel?":                "VPN Tunnel gibt es hier.",
	} {
		if got := p.Propose(free(question)); len(got.Offers) == 0 || !strings.HasPrefix(got.Offers[0].Text, want) {
			t.Errorf("%s: %+v", question, got)
		}
	}
}

// A question is answered in its own language, regardless of the language of the open handbook.
func TestAnswersInTheLanguageOfTheQuestion(t *testing.T) {
	h := handbookOf(t, "lang: en\n"+mfaPage, "id: mfa\nlang: sv\ntitle: MFA\nquestion: Använder administratörer MFA?\nsummary: Administratörer använder flerfaktorsautentisering.\n---\n\nAlltid.\n")
	for _, lang := range []string{"en", "sv"} {
		p := proposerOf(h.ForLanguage(lang))
		for question, want := range map[string][2]string{
			"Do administrators use MFA?":       {"Yes", "Administrators use multi-factor authentication."},
			"Har administratörer MFA?":         {"Ja", "Administratörer använder flerfaktorsautentisering."},
			"Är administratörer med MFA?":      {"Ja", "Administratörer använder flerfaktorsautentisering."},
			"Hur använder administratörer MFA": {"", "Administratörer använder flerfaktorsautentisering."},
		} {
			got := p.Propose(free(question))
			if len(got.Offers) == 0 || !strings.HasPrefix(got.Offers[0].Text, want[1]) {
				t.Errorf("%s in %s: %+v", question, lang, got)
				continue
			}
			for _, c := range UnattendedCells([]Question{*free(question)}, []Proposal{got}) {
				if !c.Note && c.Text != want[0] && !strings.HasPrefix(c.Text, want[1]) {
					t.Errorf("%s in %s: wrote %q", question, lang, c.Text)
				}
			}
		}
	}
}

// In a Swedish questionnaire, a question whose beginning does not identify the language is Swedish too. Listed wordings
// count in every language in which the handbook can be opened.
func TestAnswersInTheLanguageOfTheQuestionnaire(t *testing.T) {
	h := handbookOf(t, "lang: en\n"+mfaPage, "id: mfa\nlang: sv\ntitle: MFA\nquestion: Använder administratörer MFA?\nsummary: Administratörer använder flerfaktorsautentisering.\n---\n\nAlltid.\n")
	q, err := Open([]byte("Fråga,Svar\nHar administratörer MFA?,\nAnvänder administratörer MFA?,\nAdministratörer och MFA?,\n"), "q.csv", SheetChoice{})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "sv"} {
		p := proposerOf(h.ForLanguage(lang))
		for i := range q.Questions {
			got := p.Propose(&q.Questions[i])
			if len(got.Offers) == 0 || !strings.HasPrefix(got.Offers[0].Text, "Administratörer använder") || !strings.Contains(got.Offers[0].Text, "[Källa: ") || i == 1 && got.Readiness != ReadinessReady {
				t.Errorf("%s in %s: %+v", q.Questions[i].Text, lang, got)
			}
		}
	}
}

// The citation names the handbook, the entry and the date, and identifies the wording.
func TestCitation(t *testing.T) {
	day := func(text string) time.Time { d, _ := time.Parse(time.DateOnly, text); return d }
	for want, c := range map[string]struct {
		e       handbook.Entry
		version string
	}{
		"[Source: MFA, Handbook, edition abcdefgh]":                                {handbook.Entry{Title: "MFA"}, ""},
		"[Source: MFA, Handbook, edition 3 (abcdefgh)]":                            {handbook.Entry{Title: "MFA"}, "3"},
		"[Source: P-1 MFA, Handbook, version 2, 2026-05-04, edition 3 (abcdefgh)]": {handbook.Entry{Title: "MFA", Number: "P-1", Metadata: handbook.Metadata{Version: "2", Effective: day("2026-01-01"), Reviewed: day("2026-05-04")}}, "3"},
	} {
		p := Proposer{Handbook: handbook.New(handbook.Parts{Title: "Handbook", Version: c.version, Digest: "h1:abcdefghijkl"})}
		if got := p.Citation(&c.e); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// "Systems that are not reachable" denies nothing, but "it is not stored" does.
func TestOnlyAMainClauseDenies(t *testing.T) {
	for passage, want := range map[string]handbook.Verdict{
		"VPN: for systems that are not reachable via the proxy": handbook.NoVerdict,
		"Keys are not stored in code, which is checked":         handbook.No,
	} {
		h := search.Hit{Entry: &handbook.Entry{}, Confidence: search.High, Passage: passage}
		if got, sure := verdictFromHit("Is it stored in code?", &h); got != want || sure {
			t.Errorf("%s: %q, sure %t", passage, got, sure)
		}
	}
}
