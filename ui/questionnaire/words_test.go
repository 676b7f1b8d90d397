package questionnaire

import (
	"slices"
	"strings"
	"testing"

	"trustbook/handbook"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "",
		"  ":                     "",
		"Yes / No":               "yes|no",
		"N/A":                    "n|a",
		"Don't":                  "dont",
		"Don’t":                  "dont",
		"Réf.":                   "ref",
		"Re\u0301f.":             "ref",
		"GRÖSSE größe":           "grosse|grose",
		"Ångström":               "angstrom",
		"question_type":          "question_type",
		"# ID-7":                 "#|id|7",
		"multi-factor":           "multi|factor",
		"e.g. this":              "e|g|this",
		"«Oui»":                  "oui",
		"データ":                    "テータ",
		"12 месяцев":             "12|месяцев",
		"a\tb\nc\u00a0d":         "a|b|c|d",
		"control\u200bcharacter": "control|character",
	} {
		if got := strings.Join(foldedWords(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPhrases(t *testing.T) {
	p := newPhrases("not applicable(),N/A,nein")
	for text, want := range map[string]bool{
		"Not applicable": true, "It is not applicable here": true, "n/a": true, "NEIN": true,
		"": false, "not": false, "applicable": false, "not really applicable": false, "na": false, "neinsager": false, "cannot applicable": false,
	} {
		if got := p.in(foldedWords(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestLetters(t *testing.T) {
	for text, want := range map[string]int{"": 0, "1.2": 0, "a1 b": 2, "åäö": 3, "漢字": 2, "…": 0} {
		if got := countLetters(text); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}

func TestLooksLikeQuestion(t *testing.T) {
	for text, want := range map[string]bool{
		"Do you log?": true, "Logs are kept?": true, "Logs are kept? *": true, "(Are logs kept?)": true, "“Are logs kept?”": true, "Les journaux sont gardés ?": true, "日志保留吗？": true, "Logs supported? (Syslog or JSON)": true, "Logs available? Y/N": true, "Logs kept? Yes / No / N/A": true,
		"Describe your logs": true, "Please list all logs": true, "Beskriv era loggar": true, "Bitte nennen Sie die Logs": true, "Veuillez décrire les journaux": true, "Indique los registros": true,
		"Is logging on": true, "Har ni loggar": true, "Haben Sie Logs": true,
		"": false, "?": true, "Describe": false, "Logs": false, "Access control": false, "The logs are kept.": false, "Isolation of logs": false, "What for? Logs. (See below)": true, "Logs? We have them.": false, "Logs? (Yes) they are there": false, "Whatever is logged": false, "1.2": false, "Description of logs": false,
	} {
		if got := looksLikeQuestion(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Each value of a list expresses one verdict, in any language.
func TestTheVocabularyIsUnambiguous(t *testing.T) {
	meanings := map[string][]handbook.Verdict{}
	for verdict, names := range verdictWordings() {
		for _, name := range names {
			if len(name) == 0 {
				t.Errorf("%v has an empty name", verdict)
			}
			key := strings.Join(name, " ")
			if !slices.Contains(meanings[key], verdict) {
				meanings[key] = append(meanings[key], verdict)
			}
		}
	}
	for name, verdicts := range meanings {
		if len(verdicts) != 1 {
			t.Errorf("%q means %v", name, verdicts)
		}
		if got := verdictOf(strings.ToUpper(name)); got != verdicts[0] {
			t.Errorf("%q is %v, want %v", name, got, verdicts[0])
		}
	}
}

func TestVerdictOf(t *testing.T) {
	for value, want := range map[string]handbook.Verdict{
		"Yes": handbook.Yes, "YES.": handbook.Yes, "Fully compliant": handbook.Yes, "Fulfilled": handbook.Yes, "Completely in place": handbook.Yes, "Uppfylls": handbook.Yes, "SI": handbook.Yes, "sí": handbook.Yes, "O": handbook.Yes,
		"no": handbook.No, "Non-compliant": handbook.No, "Not compliant": handbook.No, "Not fulfilled": handbook.No, "Not in place": handbook.No, "No cumple": handbook.No, "Ej uppfyllt": handbook.No, "Nicht erfüllt": handbook.No, "non conforme": handbook.No, "Uppfylls ej": handbook.No,
		"2 - Yes": handbook.Yes, "0: not met": handbook.No, "10 Yes": handbook.NoVerdict,
		"Partially": handbook.Partly, "Partly fulfilled": handbook.Partly, "Delvis uppfyllt": handbook.Partly, "Partially in place": handbook.Partly, "Teilweise erfüllt": handbook.Partly, "Delvis": handbook.Partly,
		"N/A": handbook.NA, "NA": handbook.NA, "n.a.": handbook.NA, "Ej tillämpligt": handbook.NA, "Entfällt": handbook.NA,
		"": handbook.NoVerdict, "Yes No": handbook.NoVerdict, "Yes, partially": handbook.NoVerdict, "Planned": handbook.NoVerdict, "1": handbook.NoVerdict, "Not yes": handbook.NoVerdict, "Not": handbook.NoVerdict, "Fully": handbook.NoVerdict, "Select": handbook.NoVerdict, "none": handbook.NoVerdict, "Unknown": handbook.NoVerdict,
	} {
		if got := verdictOf(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

// A value with words after the verdict expresses it only if they do not restrict it.
func TestRestrictedValuesAreNotVerdicts(t *testing.T) {
	for list, want := range map[string][2]string{ // yes and no
		"Yes - documented|No":                         {"Yes - documented", "No"},
		"Yes (all)|No (none of them)":                 {"Yes (all)", "No (none of them)"},
		"Yes, partially|No":                           {"", "No"},
		"Yes, for some systems|No":                    {"", "No"},
		"Yes, with exceptions|No":                     {"", "No"},
		"Yes - in progress|No":                        {"", "No"},
		"Yes (limited)|No":                            {"", "No"},
		"Yes|No, but planned":                         {"Yes", ""},
		"Yes|No - not applicable":                     {"Yes", ""},
		"Yes|No (N/A)":                                {"Yes", ""},
		"Yes|No: compensating control":                {"Yes", ""},
		"Yes|Yes, partially|No|No, planned":           {"Yes", "No"},
		"Ja, delvis|Nej, planeras":                    {"", ""},
		"Ja, teilweise|Nein, geplant":                 {"", ""},
		"Ja (vollständig)|Nein":                       {"Ja (vollständig)", "Nein"},
		"Oui, en partie|Oui, totalement|Non":          {"Oui, totalement", "Non"},
		"Ja, zum Teil|Nein":                           {"", "Nein"},
		"Oui, sauf pour les tests|Non":                {"", "Non"},
		"Sí, parcialmente|No":                         {"", "No"},
		"Yes/No":                                      {"", ""},
		"Yes or no|No":                                {"", "No"},
		"Yes - no exceptions|No":                      {"", "No"}, // needs review
		"Not compliant - planned|Compliant":           {"Compliant", ""},
		"Implemented: yes|Not implemented: no action": {"", ""},
	} {
		s := Slot{HasList: true, Choices: strings.Split(list, "|")}
		for i, v := range []handbook.Verdict{handbook.Yes, handbook.No} {
			if got := s.VerdictValue(v); got != want[i] {
				t.Errorf("%s: %s is %q, want %q", list, v, got, want[i])
			}
		}
	}
}

func TestCutSeparator(t *testing.T) {
	for value, want := range map[string][2]string{
		"Yes - documented": {"Yes ", "- documented"}, "Yes, always": {"Yes", ", always"}, "Yes (all)": {"Yes ", "(all)"}, "Yes – all": {"Yes ", "– all"}, "Yes: a; b": {"Yes", ": a; b"},
		"Yes": {"", ""}, "": {"", ""}, "- Yes": {"", "- Yes"},
	} {
		head, rest, ok := cutSeparator(value)
		if head != want[0] || rest != want[1] || ok != (want != [2]string{}) {
			t.Errorf("%q: %q %q %v", value, head, rest, ok)
		}
	}
}
