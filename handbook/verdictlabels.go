package handbook

// LabelOf returns a verdict as readers of the entry see it; "" for NoVerdict. If the entry is in
// several languages, the verdict is in its language, because it is part of the answer.
func (e *Entry) LabelOf(v Verdict) string {
	if len(e.languages) > 0 {
		for _, labels := range verdictLabels {
			if SameLanguage(labels.lang, e.Metadata.Lang) && v.Label() != "" {
				return labels.of[v]
			}
		}
	}
	return v.Label()
}

var englishVerdicts = map[Verdict]string{Yes: "Yes", No: "No", Partly: "Partly", NA: "Not applicable"}

var verdictLabels = []struct {
	lang string
	of   map[Verdict]string
}{
	{"sv", map[Verdict]string{Yes: "Ja", No: "Nej", Partly: "Delvis", NA: "Ej tillämpligt"}},
	{"da", map[Verdict]string{Yes: "Ja", No: "Nej", Partly: "Delvist", NA: "Ikke relevant"}},
	{"no", map[Verdict]string{Yes: "Ja", No: "Nei", Partly: "Delvis", NA: "Ikke relevant"}},
	{"de", map[Verdict]string{Yes: "Ja", No: "Nein", Partly: "Teilweise", NA: "Nicht anwendbar"}},
	{"nl", map[Verdict]string{Yes: "Ja", No: "Nee", Partly: "Gedeeltelijk", NA: "Niet van toepassing"}},
	{"fi", map[Verdict]string{Yes: "Kyllä", No: "Ei", Partly: "Osittain", NA: "Ei sovellu"}},
}
