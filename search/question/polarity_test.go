package question

import (
	"strings"
	"testing"
)

// Every cue distinguishes a question from the same question without it, and none belongs to two kinds.
func TestEveryCueMatters(t *testing.T) {
	const question = "Do administrators use MFA?"
	for _, phrases := range polarityWords().phrases {
		for _, p := range phrases {
			if p.kind == 0 {
				continue
			}
			text := "Do administrators use MFA " + strings.Join(p.words, " ") + "?"
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
