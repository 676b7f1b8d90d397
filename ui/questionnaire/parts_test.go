package questionnaire

import "testing"

const backupsPage = "id: backups\ntitle: Backups\nquestion: Are backups made?\nanswer: yes\nsummary: Backups are made every day with AES-256, and restores are tested every year.\n" +
	"also_asked: ['Are backups tested?', 'Are backups tested annually?', 'How often are backups made?', 'Are backups encrypted?', 'Do you test the plan for emergencies?', 'Are users trained?']\n---\n\nText.\n"

// A question with two parts is answered by an entry that answers both, a question about a number by an entry whose
// author lists it, and a question about means by a summary that names them.
func TestPartsOfAQuestion(t *testing.T) {
	p := proposerOf(handbookOf(t, backupsPage, "id: keys\ntitle: Keys\nquestion: Are keys rotated?\nsummary: Keys are never kept with TLS 1.2 alone.\nalso_asked: ['Are keys kept?', 'Do you have a SOC 2 report?', 'Do you have an incident response plan?', 'Do you have a change management process?', 'Do you have a vendor risk management program?']\n---\n\nText.\n"))
	for question, want := range map[string]string{
		"Are backups made, and are they tested annually?":  "backups",
		"Are backups made? Are they tested annually?":      "backups",
		"Are there backups that are tested annually?":      "backups",
		"Do you make backups that are tested annually?":    "backups",
		"Do you make backups that are tested quarterly?":   "",
		"Do you make backups, and are they tested abroad?": "",
		"Are backups made regularly? How often?":           "backups",
		"Are backups tested? How often?":                   "", // only how often they are made
		"Are backups made? Are keys rotated?":              "", // two entries
		"Are backups made and users trained?":              "backups",
		"Do you test the plan for emergencies?":            "backups",
		"Do you test the plan and emergencies?":            "", // two things
		"Are backups made? Please attach the plan.":        "",
		"How often are backups made?":                      "backups",
		"How often do you run backups?":                    "backups",
		"Are backups tested at least annually?":            "backups",
		"Are backups tested at least quarterly?":           "",
		"Are backups made using AES-256 or equivalent?":    "backups",
		"Are backups made using AES-512?":                  "",
		"Are backups made with tapes?":                     "",
		"Are keys kept with TLS 1.2?":                      "", // the summary denies it
		"Do you have a SOC 2 report?":                      "keys",
		"Do you have a Security Operations Center (SOC)?":  "", // something else, of which only the abbreviation is a synonym
		"Do you have an incident response plan?":           "keys",
		"Do you have an incident response team?":           "", // the search matches a plan
		"Do you have a change management process?":         "keys",
		"How are emergency changes performed?":             "", // about only one kind of change
		"Do you have an emergency change process?":         "",
		"Do you have a vendor risk management programme?":  "keys",
		"Are vendor risks managed?":                        "keys",
		"Are software vendor risks managed?":               "", // "program" means software elsewhere
		"Are user accounts trained?":                       "backups",
		"Backups made?":                                    "",
		"Backups encrypted?":                               "backups",
		"Backups?":                                         "",
	} {
		got := p.Propose(&Question{Text: question, Answer: Slot{Name: "C2"}, Note: Slot{Name: "D2"}})
		id := ""
		if got.Readiness == ReadinessReady {
			id = got.Offers[0].Entry.ID
		}
		if id != want {
			t.Errorf("%s: %q because %q, want %q", question, id, got.Why, want)
		}
	}
}
