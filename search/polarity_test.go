package search

import (
	"strings"
	"testing"

	"trustbook/handbook"
)

// Every cue distinguishes a question from the same question without it, and none belongs to two kinds.
func TestEveryCueMatters(t *testing.T) {
	const question = "Do administrators use MFA?"
	for _, phrases := range polarityWords().phrases {
		for _, p := range phrases {
			if p.kind == 0 {
				continue
			}
			text := "Do administrators " + strings.Join(p.words, " ") + " use MFA?"
			if got := PolarityOf(text); got&p.kind == 0 || got == PolarityOf(question) {
				t.Errorf("%q has the kinds %b, want %b among them", text, got, p.kind)
			}
		}
	}
}

// Replacing a cue by a synonym from its group does not change a question.
func TestCuesOfAGroupMeanTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"never", "not"},
		{"without", "never"},
		{"all", "every"},
		{"only", "exclusively"},
		{"cleartext", "plain text"},
		{"prohibited", "forbidden"},
		{"shared", "generic"},
		{"breach", "incident"},
		{"lacks", "missing"},
		{"outside", "abroad"},
		{"byod", "personal devices"},
		{"unless", "except"},
		{"legacy", "outdated"},
		{"former", "terminated"},
		{"at least", "minimum"},
	} {
		if a, b := "Is it "+pair[0]+" so?", "Is it "+pair[1]+" so?"; PolarityOf(a) != PolarityOf(b) {
			t.Errorf("%q and %q are asked the same way round", a, b)
		}
	}
}

func TestIsNegationOf(t *testing.T) {
	for _, c := range []struct {
		question, sentence string
		want               bool
	}{
		{"Is data stored abroad?", "Data is never stored abroad.", true},
		{"Is any data stored abroad?", "No data is stored abroad.", true},
		{"Is data stored abroad?", "Data is stored abroad.", false},
		{"Is data never stored abroad?", "Data is never stored abroad.", false},
		{"Is data stored abroad?", "Data is not stored.", false},
		{"Is all data encrypted?", "Data is not encrypted.", false},
		{"Is data encrypted?", "Legacy data is not encrypted.", false},
	} {
		if got := PolarityOf(c.sentence).IsNegationOf(PolarityOf(c.question)); got != c.want {
			t.Errorf("%q, %q: %v", c.question, c.sentence, got)
		}
	}
}

func TestPolarity(t *testing.T) {
	for _, pair := range [][2]string{
		{"Do you encrypt data?", "Is data encrypted?"},
		{"Is any password in plain text?", "Are any passwords stored unencrypted?"},
		{"Haben Sie keine Ausnahmen?", "Gibt es keine Ausnahme?"},
	} {
		if PolarityOf(pair[0]) != PolarityOf(pair[1]) {
			t.Errorf("%q and %q are asked the same way round", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Is data encrypted?", "Is data not encrypted?"},
		{"Is data encrypted?", "Is data kept unencrypted?"},
		{"Are personal devices allowed?", "Are personal devices prohibited?"},
		{"Do users have accounts of their own?", "Do users have shared accounts?"},
		{"Do administrators use MFA?", "Do all administrators use MFA?"},
		{"Lagras lösenord?", "Lagras inga lösenord?"},
		{"Les données sont-elles chiffrées ?", "Les données ne sont-elles jamais chiffrées ?"},
	} {
		if PolarityOf(pair[0]) == PolarityOf(pair[1]) {
			t.Errorf("%q and %q are not asked the same way round", pair[0], pair[1])
		}
	}
}

// A "yes" to the question of an entry does not answer a question that reverses it or asks about more.
func TestVerdictsAnswerTheirOwnQuestion(t *testing.T) {
	h := handbookWith("MFA for administrators | All administrators of production use MFA.", "Storage outside Sweden | No data is stored outside Sweden.", "Food | Bread.", "Rooms | Chairs.")
	h.Entries[0].Question, h.Entries[0].Answer = "Is MFA required for administrators?", handbook.Yes
	h.Entries[1].Question, h.Entries[1].Answer = "Is data stored outside Sweden?", handbook.No
	ix := New(h)
	for query, want := range map[string]string{
		"Is MFA required for administrators?":                "",
		"mfa administrators":                                 "",
		"Is any MFA required for administrators?":            "",
		"Can administrators of production work without MFA?": "without",
		"is mfa optional":                                    "optional",
		"Is MFA required for all administrators?":            "all",
		"Är MFA frivilligt?":                                 "frivilligt",
		"is mfa not used by administrators":                  "not",
		"data stored outside Sweden":                         "",
		"is data stored in Sweden":                           "outside",
		"MFA for administrators":                             "",
	} {
		r := ix.Search(query, Options{})
		if len(r.Hits) == 0 || r.Hits[0].DiffersBy != want {
			t.Errorf("%s: %s", query, summarize(r))
			continue
		}
		if v := r.Hits[0].CertainVerdict(); want != "" && v != handbook.NoVerdict {
			t.Errorf("%s: the verdict is %s", query, v)
		}
	}
}

// A verdict answers the question of its entry, and not any question that shares some of its words.
func TestVerdictOfAnotherQuestion(t *testing.T) {
	ix := New(shippedHandbook(t))
	for query, verdict := range map[string]bool{
		"can your staff read our data":                            false,
		"can staff see customer data":                             false,
		"kan personal se kunddata":                                false,
		"who administers production":                              false,
		"do new employees get access before the background check": false,
		"do background checks happen after hiring":                false,
		"do you screen staff":                                     true,
		"are new hires checked":                                   true,
		"vetting":                                                 true,
		"görs bakgrundskontroller av personal":                    true,
		"is production access protected with two factor":          true,
	} {
		r := ix.Search(query, Options{})
		if got := r.Hits[0].CertainVerdict() != handbook.NoVerdict; got != verdict || !verdict && r.Confidence == High {
			t.Errorf("%s: verdict %t, differs by %q: %s", query, got, r.Hits[0].DiffersBy, summarize(r))
		}
	}
}

// A subject that the query does not name is named as a whole, even in scripts whose words overlap.
func TestSubjectIsNamedWhole(t *testing.T) {
	e := &handbook.Entry{ID: "a", Answer: handbook.Yes, Sections: []handbook.Section{{Text: "Everyone is asked."}}}
	for title, want := range map[string]string{"Background checks on staff": "Background checks", "多要素認証 for staff": "多要素認証"} {
		e.Title = title
		ix := New(handbook.New(handbook.Parts{Entries: []*handbook.Entry{e}}))
		q := ix.subjectOf(e)
		if len(q.title) != 1 || title[q.title[0].Start:q.title[0].End] != want {
			t.Errorf("%s: %v", title, q.title)
		}
	}
}
